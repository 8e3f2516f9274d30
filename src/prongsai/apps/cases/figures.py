"""Counts of a fiscal year by month, subject, way in and unit; none is said, few are hidden."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.db.models import Count, Sum
from django.utils import timezone

from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import queries, tallies, there
from prongsai.apps.cases.fields import said
from prongsai.apps.cases.models import Case
from prongsai.apps.circulars.bridge import Units
from prongsai.apps.look.words import language, phrase
from prongsai.core.cases.statistics import Counted, Counts, monthly, public_split
from prongsai.core.cases.year_figures import SHOWN, Stretch, YearFigures, parts
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
    """What everybody who tells of a year tells."""
    return counted_all(agency, (procedure,), year, now)[procedure]


def rows_of(
    agency: Agency, procedures: Collection[str], years: Iterable[FiscalYear], now: dt.datetime
) -> dict[str, list[Counted]]:
    """How each case counted in each of some years that have begun, all asked for at once."""
    begun = [each.whole for each in years if each.first <= timezone.localtime(now).date()]
    found = tallies.counted(agency, procedures, begun, now)
    return {
        key: [row for each in found[key] for row in Counter(each.latest).elements()]
        for key in procedures
    }


def for_kpis(agency: Agency) -> Sequence[Procedure]:
    """Procedures whose cases are counted for KPIs and suggest measures, as their files say.

    What the office made itself too, and what it stopped: its cases of the year still count. One
    statement.
    """
    return [each for each in there.ever(agency).values() if each.kpis]


def counted_all(
    agency: Agency, procedures: Collection[str], year: FiscalYear, now: dt.datetime
) -> dict[str, YearFigures]:
    """The same of several: three statements for all of them, whatever is kept."""
    return tallies.years_of(agency, procedures, year, now)


def counted_years(
    agency: Agency, procedures: Collection[str], years: Sequence[FiscalYear], now: dt.datetime
) -> list[dict[str, YearFigures]]:
    """The same of several years, in as many statements."""
    return tallies.over_years(agency, procedures, years, now)


def of_topic(
    agency: Agency, topic: str, year: FiscalYear, now: dt.datetime
) -> list[tuple[Procedure, YearFigures]]:
    """What tables of disclosure tell of a year, by the procedures whose files name their topic.

    Of those taken in now, none too; and of whatever was counted, though it was stopped since.
    """
    named, taken = queries.naming(agency, topic), queries.taken_in(agency)
    found = counted_all(agency, sorted(named), year, now)
    return [(named[key], each) for key, each in found.items()
            if key in taken or not each.total.is_none]  # fmt: skip


def of_year(
    agency: Agency, procedure: Procedure, year: FiscalYear, now: dt.datetime, units: Units
) -> Figures:
    """From what is kept of days that are over, and from the logs of what happened since."""
    found = counted(agency, procedure.key, year, now)
    rated, mean = _marks(agency, procedure.key, year)
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


def _grid(procedure: Procedure, months: Sequence[Stretch]) -> Grid:
    received = {each.period.first.isoformat(): each.kinds for each in months}
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
        found.whole.kinds, lambda each: getattr(each, name), names if known else (), POLICY
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


def _marks(agency: Agency, procedure: str, year: FiscalYear) -> tuple[int, str]:
    rows = Case.objects.filter(agency_id=agency.pk, procedure=procedure, rating__isnull=False)
    rows = rows.filter(brought__range=(year.first, year.last))
    found = rows.aggregate(rated=Count("pk"), marks=Sum("rating"))
    rated, marks = found["rated"], found["marks"] or 0
    if rated < POLICY.threshold:
        return rated, ""
    hundredths = (marks * 200 + rated) // (2 * rated)
    return rated, f"{hundredths // 100}.{hundredths % 100:02}"
