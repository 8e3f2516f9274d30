"""Counts of a fiscal year by month, subject, way in and unit; none is said, few are hidden."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Sum

from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import tallies
from prongsai.apps.cases.fields import said
from prongsai.apps.cases.models import Case
from prongsai.apps.cases.tallies import Kinds
from prongsai.apps.circulars.bridge import Units
from prongsai.apps.look.words import language, phrase
from prongsai.core.cases.statistics import (
    Counted,
    Counts,
    counts,
    monthly,
    public_split,
    split,
)
from prongsai.core.privacy.monthly import TOTAL, publish
from prongsai.core.privacy.policy import Policy
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.terms.dates import Month as CalendarMonth
from prongsai.core.terms.dates import Style, shown_date
from prongsai.core.terms.fiscal_year import FiscalYear, Period

POLICY = Policy()


@dataclass(frozen=True, slots=True)
class Month:
    """What happened in a month; none of one that has not come yet."""

    first: dt.date
    counts: Counts | None

    @property
    def name(self) -> str:
        return shown_date(CalendarMonth.of(self.first), Style.SHORT, language())


@dataclass(frozen=True, slots=True)
class Part:
    """A subject, a way in or a unit; a number that would tell of few is None."""

    name: str
    received: int | None


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
    months: tuple[Month, ...]
    grid: Grid | None
    """None where months of few cases would hide the sums of the year."""
    categories: tuple[Part, ...]
    channels: tuple[Part, ...]
    units: tuple[Part, ...]
    outcomes: tuple[Part, ...]
    rated: int
    mean: str
    """Mean mark, where enough have rated that none of them shows."""

    @property
    def median(self) -> str:
        """Days as people write them; it is a whole number or half way between two."""
        days = self.whole.median_days
        if days is None:
            return ""
        return f"{days.numerator // days.denominator}{'.5' if days.denominator > 1 else ''}"

    @property
    def hides(self) -> bool:
        return any(part.received is None for part in
                   (*self.categories, *self.channels, *self.units, *self.outcomes))  # fmt: skip


def of_year(
    agency: Agency, procedure: Procedure, year: FiscalYear, now: dt.datetime, units: Units
) -> Figures:
    """From what is kept of days that are over, and from the logs of what happened since."""
    periods = [Period(year.first, year.last, procedure.title), *year.months]
    whole, *found = tallies.counted(agency, procedure.key, periods, now)
    total = counts(whole)
    months = list(_months(periods[1:], found, now))
    came = {each: number for each, number in whole.items() if each.received}
    rated, mean = _marks(agency, procedure.key, year)
    grid: Grid | None = _grid(procedure, {month.first: rows for month, rows in months})
    channels = {
        each.value: phrase(f"case.channel_{each.value}") for each in procedure.channels
    }  # fmt: skip
    subjects = {key: said(each.name) for key, each in procedure.categories.items()}
    categories = _parts(came, "category", subjects)
    if not _goes_with(grid, categories):
        grid = None
    return Figures(
        year=year, whole=total, months=tuple(month for month, _ in months), grid=grid,
        categories=categories,
        channels=_parts(came, "channel", channels),
        units=_parts(came, "unit", {"": phrase("case.no_unit"), **units.names}, known=False),
        outcomes=tuple(_outcomes(procedure, total)), rated=rated, mean=mean,
    )  # fmt: skip


def _goes_with(grid: Grid | None, categories: Sequence[Part]) -> bool:
    """Whether both hide the same sums: two tables that hide different ones tell each other."""
    sums = grid.rows[-1][1] if grid else ()
    return sums == tuple(each.received for each in categories)


def _months(
    months: Sequence[Period], found: Sequence[Kinds], now: dt.datetime
) -> Iterator[tuple[Month, Kinds]]:
    for each, kinds in zip(months, found, strict=True):
        yield Month(each.first, None if each.first > now.date() else counts(kinds)), kinds


def _grid(procedure: Procedure, months: Mapping[dt.date, Kinds]) -> Grid:
    periods = [Period(first, first, procedure.title) for first in months]
    received = {first.isoformat(): rows for first, rows in months.items()}
    shown = publish(monthly(procedure, periods, received), POLICY)
    keys = list(procedure.categories)
    names = [*((first.isoformat(), Month(first, None).name) for first in months), (TOTAL, "")]
    rows = tuple(
        (name or phrase("figures.sum"), tuple(shown.cells[month, key] for key in keys))
        for month, name in names
    )
    return Grid(tuple(said(procedure.categories[key].name) for key in keys), rows)


def _parts(
    rows: Mapping[Counted, int], name: str, names: Mapping[str, str], *, known: bool = True
) -> tuple[Part, ...]:
    """Each with how many came; what would tell of a few people is hidden beside the total."""
    found = split(rows, lambda each: getattr(each, name), names if known else ())
    numbers = {key: each.received for key, each in found.items()}
    shown = public_split(numbers, POLICY)
    return tuple(Part(names.get(key, key), shown[key]) for key in found)


def _outcomes(procedure: Procedure, total: Counts) -> Iterator[Part]:
    shown = public_split({key: total.outcomes.get(key, 0) for key in procedure.outcomes}, POLICY)
    for key, each in procedure.outcomes.items():
        yield Part(said(each.name), shown[key])


def _marks(agency: Agency, procedure: str, year: FiscalYear) -> tuple[int, str]:
    rows = Case.objects.filter(agency_id=agency.pk, procedure=procedure, rating__isnull=False)
    rows = rows.filter(brought__range=(year.first, year.last))
    found = rows.aggregate(rated=Count("pk"), marks=Sum("rating"))
    rated, marks = found["rated"], found["marks"] or 0
    if rated < POLICY.threshold:
        return rated, ""
    hundredths = (marks * 200 + rated) // (2 * rated)
    return rated, f"{hundredths // 100}.{hundredths % 100:02}"
