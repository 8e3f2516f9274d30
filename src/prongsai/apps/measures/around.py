"""The measures about one result, of whatever years, for whoever looks over that result."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import JSONObject

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments import pinned
from prongsai.apps.due.sources import Found, as_row, columns
from prongsai.apps.measures import bridge, queries
from prongsai.apps.measures.models import Measure, MeasureYear, Report
from prongsai.core.criteria.pack import Pack
from prongsai.core.follow_up.year_file import YearFile

_MEASURE = (
    "code", "year", "title", "title_en", "indicators", "items", "topics", "units", "everyone",
    "joint", "begins", "due", "cycle", "status", "plan", "project",
)  # fmt: skip
_YEAR = ("year", "answers", "pack", "pack_hash", "assumed", "assumed_hash")


@dataclass(frozen=True, slots=True)
class Held:
    """A year's measures with what was reported on them."""

    file: YearFile
    pack: Pack
    """Whose codes they name."""
    answers: int | None
    """Year of the result they answer, where that is known."""
    keys: Mapping[str, str]
    """What addresses call a measure, by its code."""
    projects: Mapping[str, tuple[str, str]]
    """Keys of plan and project, of measures that were made of one."""


def around(agency: Agency, result: int, years: Iterable[MeasureYear] | None = None) -> list[Held]:
    """Measures that answer the result of a year, and those of that year itself: four statements.

    `years` are all that the agency has, where whoever asks has them already.
    """
    known = years_of(agency) if years is None else years
    years = [each for each in known if _concerns(each, result)]
    named = [each.year for each in years]
    rows = list(queries.rows_of(agency).filter(year__in=named).order_by("place", "pk"))
    reports = Report.objects.filter(measure__in=[row.pk for row in rows]).select_related("measure")
    units = queries.units_of(agency)
    return [_held(each, rows, list(reports), units, agency.name) for each in years]


def years_of(agency: Any) -> QuerySet[MeasureYear]:
    """Every year with measures, the first one first."""
    return MeasureYear.objects.filter(agency_id=agency.pk).order_by("year")


def _concerns(year: MeasureYear, result: int) -> bool:
    about = year.year - 1 if year.answers is None else year.answers
    return result in (about, year.year)


def _held(
    year: MeasureYear, rows: Iterable[Measure], reports: Iterable[Report], units: bridge.Units,
    name: str,
) -> Held:  # fmt: skip
    own = [row for row in rows if row.year == year.year]
    told = [each for each in reports if each.measure.year == year.year]
    return Held(
        file=bridge.year_file(year, own, told, units, name),
        pack=pinned.scorer_of(year).pack,
        answers=year.answers,
        keys={row.code: row.key for row in own},
        projects={row.code: (row.plan, row.project) for row in own if row.plan},
    )


# --- Among what else is asked for in one statement -----------------------------------------------


def asked(agency: Any, result: QuerySet[Any, Any]) -> list[QuerySet[Any, Any]]:
    """Rows of which `found` makes the same, without what was reported.

    `result` asks for the year of the result; only measures about it are brought along.
    """
    years = years_of(agency)
    unsaid = years.annotate(about=F("year") - 1).filter(answers=None, about__in=result)
    concerned = years.filter(
        Q(answers__in=result) | Q(year__in=result) | Q(pk__in=unsaid.values("pk"))
    )
    measures = queries.rows_of(agency).filter(year__in=concerned.order_by().values("year"))
    return [columns("sight_measure", measures, *_MEASURE), columns("sight_year", years, *_YEAR)]


def found(rows: Found, result: int, units: bridge.Units = bridge.Units(())) -> list[Held]:  # noqa: B008 - frozen
    """What `asked` found about a result; years whose rules nobody has any more are left out."""
    years = [as_row(MeasureYear, row) for row in rows["sight_year"]]
    measures = [as_row(Measure, row) for row in rows["sight_measure"]]
    concerned = [each for each in years if _concerns(each, result) and pinned.known(each)]
    return [_held(each, measures, (), units, "") for each in concerned]


def counted(agency: Any, years: Sequence[int]) -> QuerySet[Any, Any]:
    """How many measures of these years have each status, as one more part of a statement."""
    rows = queries.rows_of(agency).filter(year__in=years)
    grouped = rows.order_by().values("status").annotate(n=Count("pk"))
    return columns("measures", grouped, counted=JSONObject(status="status", n="n"))


def reports_counted(agency: Any, year: int) -> QuerySet[Any, Any]:
    """How many reports of a year there are in each state."""
    rows = Report.objects.filter(
        measure__agency_id=agency.pk, measure__year=year, measure__removed_at=None
    )
    grouped = rows.order_by().values("state").annotate(n=Count("pk"))
    return columns("reports", grouped, counted=JSONObject(state="state", n="n"))
