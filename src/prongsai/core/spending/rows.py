"""A year as rows of sheets, and rows of sheets as a year: which field stands in which column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from prongsai.core.plans.rows import Line as Row
from prongsai.core.spending.year import (
    QUARTERS,
    Change,
    Entry,
    Four,
    Line,
    Progress,
    SpendingYear,
    month_in,
)

Rows = dict[str, list[dict[str, object]]]
Lines = Mapping[str, Sequence[Row]]
_LINE = (
    "key", "title", "program", "work", "kind", "source", "unit", "budget", "begins", "ends",
    "output",
)  # fmt: skip
_ENTRY = ("key", "line", "amount", "says", "by", "corrects")
_PROGRESS = ("line", "percent", "done", "problems", "suggestions")
_BEHIND = {"in": 1, "out": -1}


def rows_of(year: SpendingYear) -> Rows:
    """Every sheet's rows."""
    return {
        "cover": [{"agency": year.agency, "year": year.year}],
        "lines": [_line_row(each) for each in year.lines],
        "changes": [_change_row(each) for each in year.changes],
        "entries": [
            {**_plain(each, _ENTRY), "month": str(each.month.month)} for each in year.entries
        ],
        "progress": [
            {**_plain(each, _PROGRESS), "quarter": str(each.quarter)} for each in year.progress
        ],
    }


def _plain(value: object, names: Sequence[str]) -> dict[str, object]:
    return {name: getattr(value, name) for name in names}


def _line_row(line: Line) -> dict[str, object]:
    targets = {f"q{each}": line.targets[each - 1] for each in QUARTERS}
    work = {f"w{each}": line.work_targets[each - 1] for each in QUARTERS}
    return {**_plain(line, _LINE), **targets, **work}


def _change_row(change: Change) -> dict[str, object]:
    """The amount stands without its sign, which way it went in a word."""
    way = "out" if change.amount < 0 else "in"
    return {**_plain(change, ("line", "day", "reason")), "way": way, "amount": abs(change.amount)}


@dataclass(slots=True)
class Assembled:
    """A year put together, and which row each part came from."""

    year: SpendingYear
    where: dict[str, tuple[str, int]] = field(default_factory=dict)


def year_of(cover: Mapping[str, Any], lines: Lines) -> Assembled:
    """Put a year together from the rows of its sheets."""
    where: dict[str, tuple[str, int]] = {}
    number: int = cover["year"]
    made = SpendingYear(
        agency=cover["agency"], year=number,
        lines=tuple(_line(each.said) for each in _noted("lines", lines, where)),
        changes=tuple(_change(each.said) for each in _noted("changes", lines, where)),
        entries=tuple(_entry(each, number) for each in _noted("entries", lines, where)),
        progress=tuple(_progress(each.said) for each in _noted("progress", lines, where)),
    )  # fmt: skip
    return Assembled(made, where)


def _noted(sheet: str, lines: Lines, where: dict[str, tuple[str, int]]) -> Iterator[Row]:
    """Rows of a sheet, each remembered by the path of what it becomes."""
    for place, line in enumerate(lines.get(sheet, ())):
        where[f"{sheet}/{place}"] = (sheet, line.row)
        yield line


def _line(said: Mapping[str, Any]) -> Line:
    told = {name: said[name] for name in _LINE if name in said}
    return Line(**told, targets=_four(said, "q"), work_targets=_four(said, "w"))


def _four(said: Mapping[str, Any], letter: str) -> Four:
    one, two, three, four = (said.get(f"{letter}{each}") for each in QUARTERS)
    return one, two, three, four


def _change(said: Mapping[str, Any]) -> Change:
    amount: Decimal = said["amount"] * _BEHIND[said["way"]]
    told = {name: said[name] for name in ("line", "day", "reason") if name in said}
    return Change(**told, amount=amount)


def _entry(row: Row, year: int) -> Entry:
    """One without a code is called by its row."""
    said = row.said
    told = {name: said[name] for name in _ENTRY if name in said}
    return Entry(**{"key": f"row-{row.row}", **told}, month=month_in(year, int(said["month"])))


def _progress(said: Mapping[str, Any]) -> Progress:
    told = {name: said[name] for name in _PROGRESS if name in said}
    return Progress(**told, quarter=int(said["quarter"]))
