"""Counts of a fiscal year by month, subject, way in and unit; none is said, few are hidden."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.rules import shelf
from prongsai.apps.cases import bridge
from prongsai.apps.cases.fields import said
from prongsai.apps.cases.models import Case, Event
from prongsai.apps.circulars.bridge import Units
from prongsai.apps.look.words import language, phrase
from prongsai.core.cases.statistics import Counts, monthly, public_split
from prongsai.core.cases.year_figures import SHOWN, Filed, Stretch, YearFigures, figures_of, parts
from prongsai.core.cases.year_figures import Part as Split
from prongsai.core.privacy.monthly import TOTAL, publish
from prongsai.core.privacy.policy import Policy
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.terms.dates import Month as CalendarMonth
from prongsai.core.terms.dates import Style, shown_date
from prongsai.core.terms.fiscal_year import FiscalYear

POLICY = Policy()


@dataclass(frozen=True, slots=True)
class Span:
    """The year, a half or a month with what happened in it; none of one that has not come yet."""

    name: str
    first: dt.date
    counts: Counts | None
    restated: tuple[tuple[str, object, object], ...] = ()
    """Figures that were told otherwise when it ended: name, then, now."""

    @property
    def median(self) -> str:
        return days_said(self.counts.median_days) if self.counts else ""


@dataclass(frozen=True, slots=True)
class Part:
    """A subject, a way in or a unit; a number that would tell of few is None."""

    name: str
    figures: tuple[int | None, ...]
    """In the order of `SHOWN`."""
    median: str

    @property
    def received(self) -> int | None:
        return self.figures[SHOWN.index("received")]


@dataclass(frozen=True, slots=True)
class Grid:
    """Cases received by month and subject, with a row of sums; a number of few is None."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int | None, ...]], ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """All of a year."""

    year: FiscalYear
    whole: Counts
    halves: tuple[Span, ...]
    """Each half, then the year."""
    months: tuple[Span, ...]
    grid: Grid | None
    """None where months of few cases would hide the sums of the year."""
    categories: tuple[Part, ...]
    channels: tuple[Part, ...]
    units: tuple[Part, ...]
    outcomes: tuple[tuple[str, int | None], ...]
    rated: int
    mean: str
    """Mean mark, where enough have rated that none of them shows."""
    causes: tuple[tuple[str, int | None], ...] = ()

    @property
    def median(self) -> str:
        return days_said(self.whole.median_days)

    @property
    def restated(self) -> list[Span]:
        return [each for each in self.months if each.restated]

    @property
    def hides(self) -> bool:
        shown = [number for part in (*self.categories, *self.channels, *self.units)
                 for number in part.figures]  # fmt: skip
        return None in [*shown, *(number for _, number in (*self.outcomes, *self.causes))]


def days_said(days: Fraction | None) -> str:
    """Days as people write them; it is a whole number or half way between two."""
    if days is None:
        return ""
    return f"{days.numerator // days.denominator}{'.5' if days.denominator > 1 else ''}"


def counted(agency: Agency, procedure: str, year: FiscalYear, now: dt.datetime) -> YearFigures:
    """What everybody who tells of a year tells: two statements."""
    return counted_all(agency, (procedure,), year, now)[procedure]


def complaints() -> Procedure:
    """The procedure by which complaints that everybody of the office may read are counted."""
    return shelf().procedures["general-complaint"]


def counted_all(
    agency: Agency, procedures: Collection[str], year: FiscalYear, now: dt.datetime
) -> dict[str, YearFigures]:
    """The same of several: two statements for all of them."""
    cases = list(_cases(agency, procedures, year))
    logs: dict[str, list[Filed]] = {each: [] for each in procedures}
    for case, filed in zip(cases, _logs(cases), strict=True):
        logs[case.procedure].append(filed)
    days = bridge.working_days()
    return {key: figures_of(own, year, now, days) for key, own in logs.items()}


def of_year(
    agency: Agency, procedure: Procedure, year: FiscalYear, now: dt.datetime, units: Units
) -> Figures:
    """Read from the logs as they are known now: two statements."""
    cases = list(_cases(agency, (procedure.key,), year))
    found = figures_of(_logs(cases), year, now, bridge.working_days())
    rated, mean = _marks(cases, year)
    whole = Span(phrase("figures.whole"), year.first, found.total)
    subjects = {key: said(each.name) for key, each in procedure.categories.items()}
    categories = _parts(found, "category", subjects)
    grid: Grid | None = _grid(procedure, found.months)
    return Figures(
        year=year, whole=found.total,
        halves=(*(_span(each, said(each.period.label)) for each in found.halves), whole),
        months=tuple(_span(each, _month(each)) for each in found.months),
        grid=grid if grid and _goes_with(grid, categories) else None, categories=categories,
        channels=_parts(found, "channel", channels_of(procedure)),
        units=_parts(found, "unit", {"": phrase("case.no_unit"), **units.names}, known=False),
        outcomes=_outcomes(procedure, found.total), causes=_causes(procedure, found),
        rated=rated, mean=mean,
    )  # fmt: skip


def channels_of(procedure: Procedure) -> dict[str, str]:
    return {each.value: phrase(f"case.channel_{each.value}") for each in procedure.channels}


def _month(each: Stretch) -> str:
    return shown_date(CalendarMonth.of(each.period.first), Style.SHORT, language())


def _span(each: Stretch, name: str) -> Span:
    changes = tuple(
        (phrase(f"figures.{one.figure}"), one.published, one.now)
        for one in each.restated if one.figure in SHOWN
    )  # fmt: skip
    return Span(name, each.period.first, each.counts, changes)


def _goes_with(grid: Grid, categories: Sequence[Part]) -> bool:
    """Whether both hide the same sums: two tables that hide different ones tell each other."""
    return grid.rows[-1][1] == tuple(each.received for each in categories)


def _cases(agency: Agency, procedures: Collection[str], year: FiscalYear) -> Iterator[Case]:
    """What came by the end of the year, and was not over before it."""
    rows = Case.objects.filter(agency_id=agency.pk, procedure__in=procedures)
    return rows.filter(brought__lte=year.last).exclude(closed__lt=year.first).iterator()


def _logs(cases: Sequence[Case]) -> list[Filed]:
    """Without what is kept apart: no count needs it."""
    rows: dict[int, list[Event]] = {each.pk: [] for each in cases}
    for first in range(0, len(cases), _AT_ONCE):
        some = [each.pk for each in cases[first : first + _AT_ONCE]]
        for event in Event.objects.filter(case__in=some).order_by("case", "number"):
            rows[event.case_id].append(event)
    return [(bridge.text_of(each.version), bridge.log_of(rows[each.pk], ())) for each in cases]


_AT_ONCE = 5000


def _grid(procedure: Procedure, months: Sequence[Stretch]) -> Grid:
    received = {each.period.first.isoformat(): each.rows for each in months}
    shown = publish(monthly(procedure, [each.period for each in months], received), POLICY)
    keys = list(procedure.categories)
    names = [*((each.period.first.isoformat(), _month(each)) for each in months), (TOTAL, "")]
    rows = tuple(
        (name or phrase("figures.sum"), tuple(shown.cells[month, key] for key in keys))
        for month, name in names
    )
    return Grid(tuple(said(procedure.categories[key].name) for key in keys), rows)


def _parts(
    found: YearFigures, name: str, names: Mapping[str, str], *, known: bool = True
) -> tuple[Part, ...]:
    """Each with its figures; what would tell of a few people is hidden beside the totals."""
    shown = parts(
        found.whole.rows, lambda each: getattr(each, name), names if known else (), POLICY
    )
    return tuple(_part(each, names.get(each.key, each.key)) for each in shown)


def _part(each: Split, name: str) -> Part:
    return Part(name, tuple(each.figures[one] for one in SHOWN), days_said(each.median_days))


def _outcomes(procedure: Procedure, total: Counts) -> tuple[tuple[str, int | None], ...]:
    shown = public_split({key: total.outcomes.get(key, 0) for key in procedure.outcomes}, POLICY)
    return tuple((said(each.name), shown[key]) for key, each in procedure.outcomes.items())


def _causes(procedure: Procedure, found: YearFigures) -> tuple[tuple[str, int | None], ...]:
    """Of what was finished; those without a cause stand beside, as all of them add up."""
    names = causes_of(procedure)
    if not names:
        return ()
    told = found.causes
    numbers = {key: told.get(key, 0) for key in names}
    numbers[""] = found.total.finished - sum(numbers.values())
    shown = public_split(numbers, POLICY)
    return tuple((names.get(key) or phrase("figures.no_cause"), shown[key]) for key in numbers)


def causes_of(procedure: Procedure) -> dict[str, str]:
    """Why there was something to complain of, by key; nothing where a procedure does not ask."""
    asked = procedure.fields.get("cause")
    return {key: said(each) for key, each in asked.choices.items()} if asked else {}


def _marks(cases: Sequence[Case], year: FiscalYear) -> tuple[int, str]:
    marks = [each.rating for each in cases
             if each.rating is not None and year.first <= each.brought <= year.last]  # fmt: skip
    if len(marks) < POLICY.threshold:
        return len(marks), ""
    hundredths = (sum(marks) * 200 + len(marks)) // (2 * len(marks))
    return len(marks), f"{hundredths // 100}.{hundredths % 100:02}"
