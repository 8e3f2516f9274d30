"""Where a result stands among those of other agencies of the same year and criteria."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q

from prongsai.apps.agencies.kinds import kind_name
from prongsai.apps.agencies.models import Agency
from prongsai.apps.agencies.queries import province_of
from prongsai.apps.assessments import rules
from prongsai.apps.assessments.models import Assessment, Result
from prongsai.apps.look.words import phrase


@dataclass(frozen=True, slots=True)
class Place:
    """Its place in one group, the agency itself counted."""

    group: str
    rank: int
    number: int


def places(result: Result) -> list[Place]:
    """Among all, its class, its size, its province, in one statement.

    Only approved totals by the same criteria count, and only groups that are large enough to tell.
    """
    if result.hundredths is None:
        return []
    groups = _groups(result.assessment.agency)
    counts = {f"n{at}": Count("pk", filter=here) for at, (_, here) in enumerate(groups)}
    better = Q(in_force__hundredths__gt=result.hundredths)
    above = {f"b{at}": Count("pk", filter=here & better) for at, (_, here) in enumerate(groups)}
    others = Assessment.objects.filter(
        year=result.assessment.year,
        in_force__approved=True,
        in_force__guarded=False,
        in_force__hundredths__isnull=False,
        in_force__pack=result.pack,
    ).exclude(pk=result.assessment_id)
    found = others.aggregate(**counts, **above)
    least = rules.shelf().frame(rules.SCHEME).limits.least_peers
    return [
        Place(name, found[f"b{at}"] + 1, found[f"n{at}"] + 1)
        for at, (name, _) in enumerate(groups)
        if found[f"n{at}"] >= least
    ]


def _groups(agency: Agency) -> list[tuple[str, Q]]:
    """Who is alike, as far as it is known."""
    found = [
        (phrase("peers.all"), Q(pk__isnull=False)),
        (phrase("peers.class", kind=kind_name(agency.kind)), Q(agency__kind=agency.kind)),
    ]
    if agency.size:
        found.append((phrase("peers.size", size=agency.size), Q(agency__size=agency.size)))
    if (province := province_of(agency)) is not None:
        here = Q(agency__area=province) | Q(agency__area__parent=province)
        found.append((phrase("peers.province", name=province.name), here))
    return found
