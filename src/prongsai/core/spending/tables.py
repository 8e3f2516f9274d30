"""The published tables of a year: the plan, its first six months, its result; rows add up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from prongsai.core.spending.standing import Standing, Sums, standings, total
from prongsai.core.spending.template import SpendingTable, SpendingTemplate
from prongsai.core.spending.year import HALF, WHOLE, Progress, SpendingYear
from prongsai.core.terms.dates import Style, shown_date, shown_range
from prongsai.core.terms.numbers import half_up

PLAN, HALF_YEAR, ANNUAL = "plan", "half_year", "annual"
QUARTER = {PLAN: WHOLE, HALF_YEAR: HALF, ANNUAL: WHOLE}
"""Until which quarter a table counts."""
MONEY = frozenset({
    "original", "changed", "present", "target", "spent", "left", "q1", "q2", "q3", "q4",
})  # fmt: skip
PERCENT = frozenset({"share", "percent"})
Value = str | int | Decimal | None


@dataclass(frozen=True, slots=True)
class Made:
    """A table with its rows, and the row of totals below them."""

    table: SpendingTable
    rows: tuple[tuple[Value, ...], ...]
    totals: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    place: int
    found: Standing
    progress: Progress
    quarter: int
    words: Mapping[str, Mapping[str, str]]


def made(year: SpendingYear, kind: str, template: SpendingTemplate) -> Made:
    """One of the tables."""
    table, quarter, found = template.tables[kind], QUARTER[kind], standings(year)
    said = _said_by(year.progress, quarter)
    words = {
        name: {key: each.th for key, each in of.items()} for name, of in template.words.items()
    }
    rows = tuple(
        tuple(
            _cell(key, _Row(place, each, said.get(each.line.key, _nothing(each)), quarter, words))
            for key in table.columns
        )
        for place, each in enumerate(found, 1)
    )
    return Made(table, rows, _totals(table, total(found), quarter))


def _nothing(found: Standing) -> Progress:
    return Progress(line=found.line.key, quarter=WHOLE)


def _said_by(progress: Iterable[Progress], quarter: int) -> dict[str, Progress]:
    """The latest word on each line until the end of a quarter."""
    until = (each for each in progress if each.quarter <= quarter)
    return {each.line: each for each in sorted(until, key=lambda each: each.quarter)}


def _totals(table: SpendingTable, sums: Sums, quarter: int) -> tuple[Value, ...]:
    """Money and its share; everything else has no total."""
    found: list[Value] = []
    for key in table.columns:
        if key in _SUMS:
            found.append(_SUMS[key](sums, quarter))
        else:
            found.append(percent(sums.share(quarter)) if key == "share" else None)
    return tuple(found)


def percent(share: Fraction | None) -> Decimal | None:
    """Per cent with two places, or nothing."""
    return None if share is None else half_up(share * 100, 2)


_SUMS: Mapping[str, Callable[[Sums, int], Decimal]] = {
    "original": lambda sums, _: sums.original,
    "changed": lambda sums, _: sums.added - sums.taken,
    "present": lambda sums, _: sums.present,
    "target": lambda sums, quarter: sums.planned_by(quarter),
    "spent": lambda sums, quarter: sums.spent_by(quarter),
    "left": lambda sums, quarter: sums.present - sums.spent_by(quarter),
    "q1": lambda sums, _: sums.targets[0],
    "q2": lambda sums, _: sums.targets[1],
    "q3": lambda sums, _: sums.targets[2],
    "q4": lambda sums, _: sums.targets[3],
}  # fmt: skip


def _cell(key: str, row: _Row) -> Value:
    line, sums = row.found.line, row.found.sums
    if key == "place":
        return row.place
    if key in _SUMS:
        unfunded = line.budget is None and sums == Sums()
        return None if unfunded else _SUMS[key](sums, row.quarter)
    if key == "share":
        return percent(sums.share(row.quarter))
    if key == "period":
        return period(line.begins, line.ends)
    if key in ("percent", "done", "problems", "suggestions"):
        said: Value = getattr(row.progress, key)
        return as_typed(said) if isinstance(said, Decimal) else said
    value: str = getattr(line, key)
    return row.words.get(key, {}).get(value, value)


def as_typed(value: Decimal) -> Decimal:
    """Without the places that a database adds: 50, not 50.000."""
    return Decimal(f"{value.normalize():f}")


def period(begins: dt.date | None, ends: dt.date | None) -> str:
    """From when to when, as far as it is known."""
    if begins and ends:
        return shown_range(begins, ends, Style.SHORT)
    known = begins or ends
    return shown_date(known, Style.SHORT) if known else ""
