"""Finding papers and what is in the registers, in a constant number of statements."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from prongsai.apps.assessments.queries import results_of
from prongsai.apps.papers.kinds import KINDS
from prongsai.apps.papers.models import Letterhead, Paper, Series
from prongsai.core.access.roles import Role
from prongsai.core.papers.life import State

MOST = 20
"""Papers that a search shows."""
GOING = (State.DRAFT, State.NUMBERED, State.PRINTED)
STAGES: Mapping[str, Q] = {
    "going": Q(state__in=GOING),
    "signed": Q(state__in=(State.SIGNED, State.PUBLISHED)),
    "ready": Q(ready_at__isnull=False, state=State.SIGNED),
    "withdrawn": Q(state=State.WITHDRAWN),
}
"""What a list of papers is narrowed to, by the word in its address."""


READERS = frozenset(
    {Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE, Role.INTERNAL_AUDITOR}
)
"""Those who read papers before they are signed: whoever works on them, and the auditor."""
_FOR_ALL = ~Q(scan="") | Q(elsewhere=True)


@dataclass(frozen=True, slots=True)
class Page:
    """Some papers, and the row before which the next page begins."""

    papers: Sequence[Paper]
    more: int | None


def paper_of(agency: Any, key: str) -> Paper | None:
    """One paper of an agency."""
    rows = Paper.objects.select_related("agency", "replaced_by", "renews")
    rows = rows.defer("given", "replaced_by__given", "renews__given")
    return rows.filter(agency_id=agency.pk, key=key).first()


def reads_drafts(roles: Collection[Role]) -> bool:
    """Whether whoever has these roles reads papers before they are signed."""
    return not READERS.isdisjoint(roles)


def may_read(paper: Paper, by: str, roles: Collection[Role]) -> bool:
    """Orders and memos are about people: until they are signed, not everybody reads them."""
    return paper.for_all or reads_drafts(roles) or by in {paper.made_by, *paper.written_by}


def may_have_files(
    agency: str,
    key: str,
    by: str,
    roles: Collection[Role],
    day: dt.date,  # noqa: ARG001 - what files ask every owner
) -> bool:
    """The same of its files; a paper that is no more has none."""
    paper = Paper.objects.filter(agency__key=agency, key=key).first()
    return paper is not None and may_read(paper, by, roles)


def listed(
    agency: Any, stage: str, kind: str, before: int | None, size: int, *, drafts: bool = True
) -> Page:
    """Papers of an agency, the newest first; without drafts those that everybody there reads."""
    rows = Paper.objects.filter(STAGES.get(stage, Q()), agency_id=agency.pk)
    rows = rows if drafts else rows.filter(_FOR_ALL)
    rows = rows.filter(kind=kind) if kind else rows
    rows = rows.filter(pk__lt=before) if before is not None else rows
    found = list(rows.order_by("-pk")[: size + 1])
    return Page(found[:size], found[size - 1].pk if len(found) > size else None)


def shown_versions(agency: Any) -> dict[int, int]:
    """The version of each year's result that readers are shown."""
    return {each.assessment.year: each.version for each in results_of(agency)}


def made_of(agency: Any, year: int) -> Sequence[Paper]:
    """Papers about the result of a year that are in use, the newest first."""
    rows = Paper.objects.filter(agency_id=agency.pk, of_year=year)
    return list(rows.exclude(state=State.WITHDRAWN).order_by("-pk"))


def given_of(agency: Any, of: str, *, drafts: bool = True) -> Sequence[Paper]:
    """Papers in use that were made of what another app names so, or of a part of it; newest first.

    `measures:2569` finds those of `measures:2569:h1` too, and none of `measures:25691`.
    """
    rows = Paper.objects.filter(Q(of=of) | Q(of__startswith=f"{of}:"), agency_id=agency.pk)
    rows = rows if drafts else rows.filter(_FOR_ALL)
    return list(rows.exclude(state=State.WITHDRAWN).order_by("-pk"))


def by_keys(agency: Any, keys: Iterable[str]) -> dict[str, Paper]:
    """Papers of an agency by key, as others name them; one statement, none where none is named."""
    wanted = {each for each in keys if each}
    if not wanted:
        return {}
    rows = Paper.objects.filter(agency_id=agency.pk, key__in=wanted)
    return {each.key: each for each in rows}


def renewals(paper: Paper) -> Sequence[Paper]:
    """What was made anew of a paper and is in use, the newest first."""
    rows = Paper.objects.filter(renews=paper).exclude(state=State.WITHDRAWN)
    return list(rows.order_by("-pk"))


def could_replace(paper: Paper) -> Sequence[Paper]:
    """Later papers of the same register or kind that are numbered or dated."""
    same = Q(kind=paper.kind) | (Q(series=paper.series) if paper.series else Q())
    rows = Paper.objects.filter(same, agency_id=paper.agency_id, pk__gt=paper.pk)
    return list(rows.exclude(state=State.WITHDRAWN).order_by("-pk")[:MOST])


def ready_to_publish(agency: Any) -> Sequence[Paper]:
    """Signed papers that somebody marked as ready and that may go out, oldest first."""
    public = [key for key, kind in KINDS.items() if kind.public]
    rows = Paper.objects.filter(STAGES["ready"], agency_id=agency.pk, inside=False)
    return list(rows.filter(kind__in=public).order_by("ready_at", "pk"))


# --- The registers -------------------------------------------------------------------------------


def entries(agency: Any, series: str, year: int, words: Collection[str] = ()) -> QuerySet[Paper]:
    """What is in the register of one calendar year, by number."""
    rows = Paper.objects.filter(agency_id=agency.pk, series=series, number_year=year)
    for word in words:
        rows = rows.filter(sought__contains=word)
    return rows.select_related("replaced_by").order_by("count")


def counts(agency: Any, series: str, year: int) -> Sequence[int]:
    """Every number that was given, in order."""
    found = entries(agency, series, year).values_list("count", flat=True)
    return [count for count in found if count is not None]


def series_of(agency: Any, name: str, year: int) -> Series | None:
    return Series.objects.filter(agency_id=agency.pk, name=name, year=year).first()


def register_years(agency: Any) -> set[int]:
    """Calendar years that any register of an agency has been begun for."""
    return set(Series.objects.filter(agency_id=agency.pk).values_list("year", flat=True))


def letterhead_of(agency: Any) -> Letterhead | None:
    return Letterhead.objects.filter(agency_id=agency.pk).first()


def found(
    agencies: Collection[str], pieces: Collection[str], drafts_in: Collection[str]
) -> Sequence[Paper]:
    """Papers of these agencies whose title or number holds every word, the newest first.

    Those that are not signed yet only of agencies that are named for it.
    """
    if not agencies or not pieces:
        return []
    rows = Paper.objects.filter(agency__key__in=agencies).select_related("agency")
    rows = rows.filter(_FOR_ALL | Q(agency__key__in=drafts_in))
    for piece in pieces:
        rows = rows.filter(sought__contains=piece)
    return list(rows.order_by("-pk")[:MOST])
