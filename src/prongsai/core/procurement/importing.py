"""A table of purchases as offices keep or export it: headings recognised, rows read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from prongsai.core.procurement.bids import read_bid
from prongsai.core.procurement.checking import total_fault
from prongsai.core.procurement.frame import Choice, ProcurementFrame
from prongsai.core.procurement.numbers import numbers_in, read_number
from prongsai.core.procurement.tax_ids import read_tax_id
from prongsai.core.terms.date_reading import read_date
from prongsai.core.terms.money import read_money
from prongsai.core.terms.problem import Place, Problem
from prongsai.core.terms.thai import look_alike, tidy

Rows = Sequence[Sequence[str]]
AMOUNTS = ("budget", "reference_price", "agreed_price")
DAYS = ("signed", "ends")
IGNORED = "place"
LONGEST = {"title": 500, "seller": 300, "reason": 500, "contract": 120}
"""Letters that a cell may hold at most."""
_HEAD_WITHIN = 20
_TOTALS = ("รวม", "ยอดรวม", "total")


@dataclass(frozen=True, slots=True)
class Layout:
    """Which row holds the headings, and which column means what."""

    head: int
    headings: Sequence[str]
    columns: Mapping[int, str]
    """Fields by column; what is not named is passed over."""

    @property
    def unknown(self) -> list[tuple[int, str]]:
        """Columns with a heading that nobody recognised."""
        named = enumerate(self.headings)
        return [(place, said) for place, said in named if said and place not in self.columns]

    def heading(self, key: str) -> str:
        """What the table calls a field; its own key where it has no such column."""
        found = (self.headings[place] for place, each in self.columns.items() if each == key)
        return next(found, key)


def lay_out(rows: Rows, frame: ProcurementFrame, told: Mapping[int, str]) -> Layout:
    """Find the headings; `told` says what columns mean that aren't recognised."""
    meant = _meant(frame)
    within = [[tidy(each) for each in row] for row in rows[:_HEAD_WITHIN]]
    known = [sum(look_alike(each) in meant for each in row) for row in within]
    head = known.index(max(known)) if known else 0
    headings = within[head] if within else []
    columns: dict[int, str] = {}
    for place, said in enumerate(headings):
        key = told.get(place) or meant.get(look_alike(said), "")
        if key and key not in columns.values():
            columns[place] = key
    return Layout(head, headings, columns)


def _meant(frame: ProcurementFrame) -> dict[str, str]:
    """Fields by all the ways of calling them; the list's before the summary's."""
    tables = (frame.monthly_columns, frame.list_columns)
    return {
        look_alike(said): column.key
        for columns in tables
        for column in columns.values()
        for said in (column.name.th, column.name.en, column.key, *column.also)
    }


@dataclass(frozen=True, slots=True)
class Line:
    """What one row says; blank cells say nothing."""

    row: int
    said: Mapping[str, Any]


@dataclass(slots=True)
class Sheet:
    """The rows of a table, and what can't be read in them."""

    lines: list[Line] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_sheet(rows: Rows, layout: Layout, frame: ProcurementFrame) -> Sheet:
    """Every row below the headings; a row of totals is held against what stands above it."""
    sheet = Sheet()
    for place in range(layout.head + 1, len(rows)):
        cells = {
            key: rows[place][column].strip()
            for column, key in layout.columns.items()
            if column < len(rows[place]) and rows[place][column].strip()
        }
        if _is_total(rows[place]):
            sheet.problems.extend(_totals(place + 1, cells, sheet.lines, layout))
        elif cells.keys() - {IGNORED}:
            _read_line(place + 1, cells, layout, frame, sheet)
    return sheet


def _is_total(row: Sequence[str]) -> bool:
    first = next((look_alike(each) for each in row if each.strip()), "")
    return first.startswith(_TOTALS) and not any(
        isinstance(read_date(each), dt.date) for each in row
    )


def _totals(
    row: int, cells: Mapping[str, str], lines: Sequence[Line], layout: Layout
) -> Iterator[Problem]:
    for key in AMOUNTS:
        said = read_money(cells.get(key, ""))
        if said is not None:
            found = total_fault(said, [each.said.get(key) for each in lines], key)
            if found is not None:
                yield placed(found, row, layout)


def _read_line(
    row: int, cells: Mapping[str, str], layout: Layout, frame: ProcurementFrame, sheet: Sheet
) -> None:
    said: dict[str, Any] = {}
    for key, text in cells.items():
        found = _read(key, text, frame)
        if isinstance(found, Problem):
            place = Place(row=row, column=layout.heading(key))
            sheet.problems.append(replace(found, place=place))
        else:
            said[key] = found
    sheet.lines.append(Line(row, said))


def _read(key: str, text: str, frame: ProcurementFrame) -> Any:
    """The value of a cell, or what is wrong with it."""
    choices = _choices(frame)
    if key in choices:
        return _or_problem(_chosen(choices[key], text), "purchase-cell-choice", text)
    if key in AMOUNTS:
        return _or_problem(read_money(text), "purchase-cell-money", text)
    if key in DAYS:
        day = read_date(text.removesuffix(" 00:00:00"))
        return _or_problem(day if isinstance(day, dt.date) else None, "purchase-cell-day", text)
    reader = _READERS.get(key)
    return reader(text, frame) if reader else _text(key, tidy(text))


def _text(key: str, text: str) -> str | Problem:
    most = LONGEST.get(key)
    if most is None or len(text) <= most:
        return text
    return Problem("purchase-cell-long", {"most": str(most)})


def _number(text: str, frame: ProcurementFrame) -> str | Problem:
    """Alone, or the only one hidden in other text."""
    hidden = list(numbers_in(text, frame.number))
    return hidden[0] if len(hidden) == 1 else read_number(text, frame.number)


_READERS: Mapping[str, Callable[[str, ProcurementFrame], Any]] = {
    "number": _number,
    "tax_id": lambda text, frame: read_tax_id(text, frame.tax_id),
    "bids": lambda text, _: tuple(read_bid(line) for line in text.splitlines() if line.strip()),
}


def _choices(frame: ProcurementFrame) -> dict[str, Mapping[str, Choice]]:
    return {"method": frame.methods, "stage": frame.stages, "budget_kind": frame.budgets}


def _chosen(choices: Mapping[str, Choice], text: str) -> str | None:
    """The word meant; the word for “method” before it changes nothing."""
    said = look_alike(text).removeprefix("วิธี")
    for key, each in choices.items():
        names = (key, each.name.th, each.name.en, *each.also)
        if said in (look_alike(name).removeprefix("วิธี") for name in names):
            return key
    return None


def _or_problem(found: object, code: str, text: str) -> object:
    return Problem(code, {"text": text[:80]}) if found is None else found


def placed(problem: Problem, row: int, layout: Layout) -> Problem:
    """The same, where the table has it."""
    return replace(problem, place=Place(row=row, column=layout.heading(problem.place.column)))
