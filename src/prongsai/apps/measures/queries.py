"""Reading a year's measures, in a constant number of statements."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.db.models import Q, QuerySet

from prongsai.apps.agencies.models import Agency
from prongsai.apps.agencies.queries import branches
from prongsai.apps.assessments import pinned, rules
from prongsai.apps.assessments.models import Result
from prongsai.apps.assessments.queries import results_of
from prongsai.apps.measures.bridge import Units, units_among
from prongsai.apps.measures.models import Measure, MeasureYear, OwnSuggestion, Report, Rhythm
from prongsai.core.criteria.pack import Pack
from prongsai.core.measures.measure import Status
from prongsai.core.scoring.score import Scorer

STANDING = (Status.IN_FORCE.value, Status.CLOSED.value)
"""Measures on which units report."""
MOST = 20
"""Measures that a search shows."""


def units_of(agency: Agency) -> Units:
    """The divisions of an agency: one statement."""
    return units_among(branches(agency))


def year_of(agency: Agency, year: int) -> MeasureYear | None:
    return MeasureYear.objects.filter(agency_id=agency.pk, year=year).first()


def year_or_planned(agency: Agency, year: int, results: Sequence[Result] = ()) -> MeasureYear:
    """The year, or what it would be if its first measure were written today; not stored then.

    `results` are the agency's, where whoever asks has them already.
    """
    return year_of(agency, year) or planned(agency, year, results or results_of(agency))


def planned(agency: Agency, year: int, results: Iterable[Result]) -> MeasureYear:
    """A year that answers the latest result before it, by the rules of that result."""
    before = next((each for each in results if each.assessment.year < year), None)
    pin = pinned.pin_of(before) if before else _newest(year)
    answers = before.assessment.year if before else None
    return MeasureYear(agency=agency, year=year, answers=answers, **pinned.named(pin))


def _newest(year: int) -> rules.Pin:
    """The rules of the year before where there are some, else the nearest there are."""
    known = rules.years(rules.SCHEME)
    nearest = max((each for each in known if each < year), default=known[0])
    pack = rules.latest(rules.SCHEME, nearest)
    return rules.pin(pack, rules.assumption(rules.SCHEME, nearest))


def scorer_of(year: MeasureYear) -> Scorer:
    return pinned.scorer_of(year)


def pack_of(year: MeasureYear) -> Pack:
    """The rules whose indicators and items its measures answer."""
    return scorer_of(year).pack


def years_with(agency: Agency) -> list[int]:
    """Fiscal years in which there are measures, the latest first."""
    rows = rows_of(agency).values_list("year", flat=True).distinct()
    return sorted(rows, reverse=True)


def rows_of(agency: Any) -> QuerySet[Measure]:
    """Measures that are not in the bin."""
    return Measure.objects.filter(agency_id=agency.pk, removed_at=None)


def measures_of(agency: Agency, year: int) -> list[Measure]:
    """All of a year, in printed order."""
    return list(rows_of(agency).filter(year=year).order_by("place", "pk"))


def measure_of(agency: Agency, key: str) -> Measure | None:
    return rows_of(agency).select_related("agency").filter(key=key).first()


def reports_of(measures: Iterable[Measure]) -> list[Report]:
    """Every report on these measures, in the order they came."""
    rows = Report.objects.filter(measure__in=[each.pk for each in measures])
    return list(rows.select_related("measure").order_by("pk"))


def reports_of_year(agency: Agency, year: int) -> list[Report]:
    """The same of a whole year, without naming its measures one by one."""
    rows = Report.objects.filter(
        measure__agency_id=agency.pk, measure__year=year, measure__removed_at=None
    )
    return list(rows.select_related("measure").order_by("pk"))


def rhythm_of(agency: Agency) -> Rhythm:
    """How the agency reports; as shipped where nobody set anything."""
    return Rhythm.objects.filter(agency_id=agency.pk).first() or Rhythm(agency=agency)


def own_suggestions(agency: Agency) -> list[OwnSuggestion]:
    rows = OwnSuggestion.objects.filter(agency_id=agency.pk, removed_at=None)
    return list(rows.order_by("title", "pk"))


def origin_of(agency: Agency, row: Measure) -> Measure | None:
    """The measure of the year before that this one goes on with."""
    if not row.origin_year:
        return None
    return rows_of(agency).filter(year=row.origin_year, code=row.origin_code).first()


def of_plan(agency: Agency, plan: str) -> list[Measure]:
    """What was made of projects of a plan, the latest year first; what lies in the bin too."""
    rows = Measure.objects.filter(agency_id=agency.pk, plan=plan)
    return list(rows.order_by("-year", "place"))


def drafts_of(agency: Agency, year: int) -> list[Measure]:
    """Measures of a year that are not in force yet."""
    rows = rows_of(agency).select_related("agency").filter(year=year, status=Status.DRAFT.value)
    return list(rows.order_by("place", "pk"))


def found(agencies: Collection[str], pieces: Collection[str]) -> Sequence[Measure]:
    """Measures of these agencies whose title, finding or items hold every word, newest first."""
    if not agencies or not pieces:
        return []
    holds = Q(agency__key__in=list(agencies), removed_at=None)
    for piece in pieces:
        holds &= Q(sought__contains=piece)
    rows = Measure.objects.filter(holds).select_related("agency")
    return list(rows.order_by("-year", "place")[:MOST])
