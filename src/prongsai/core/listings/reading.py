"""A table as an office keeps it: headings recognised, cells read, totals held against rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from prongsai.core.listings.frame import Holds, Listing, ListingColumn
from prongsai.core.terms.problem import Place, Problem
from prongsai.core.terms.thai import look_alike, tidy

Rows = Sequence[Sequence[str]]
Cell = str | int
LONGEST, MOST_DIGITS = 1000, 12
_HEAD_WITHIN = 20
_TOTALS = ("รวม", "ยอดรวม", "total")
_FIGURES = {
    Holds.COUNT: re.compile(r"\d{1,3}(,\d{3})+|\d+"),
    Holds.NUMBER: re.compile(r"(\d{1,3}(,\d{3})+|\d+)(\.\d+)?"),
    Holds.MONEY: re.compile(r"(\d{1,3}(,\d{3})+|\d+)(\.\d{1,2})?"),
}


@dataclass(frozen=True, slots=True)
class Layout:
    """Which row holds the headings, and which column means what."""

    head: int
    headings: Sequence[str]
    columns: Mapping[str, int]
    """Places by key of the column."""

    @property
    def unknown(self) -> list[str]:
        """Headings that nobody recognised; their columns are passed over."""
        known = set(self.columns.values())
        return [said for place, said in enumerate(self.headings) if said and place not in known]

    def heading(self, column: ListingColumn) -> str:
        """What the table calls a column; its own name where it has none such."""
        place = self.columns.get(column.key)
        return column.name.th if place is None else self.headings[place]


def lay_out(rows: Rows, listing: Listing) -> Layout:
    """Find the headings in whichever of the first rows they stand."""
    meant = {
        look_alike(said): column.key
        for column in listing.columns.values()
        for said in (column.name.th, column.name.en, column.key, *column.also)
    }
    within = [[tidy(each) for each in row] for row in rows[:_HEAD_WITHIN]]
    known = [sum(look_alike(each) in meant for each in row) for row in within]
    head = known.index(max(known)) if known else 0
    headings = within[head] if within else []
    columns: dict[str, int] = {}
    for place, said in enumerate(headings):
        if key := meant.get(look_alike(said)):
            columns.setdefault(key, place)
    return Layout(head, headings, columns)


@dataclass(slots=True)
class Found:
    """The rows of a table by key of the column, and what can't be read in them."""

    layout: Layout
    rows: list[dict[str, Cell]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read(rows: Rows, listing: Listing) -> Found:
    """Every row below the headings; without a column that is needed nothing is read."""
    layout = lay_out(rows, listing)
    found = Found(layout)
    found.problems.extend(
        Problem("listing-no-column", {"column": each.name.th})
        for each in listing.columns.values()
        if each.needed and each.key not in layout.columns
    )
    if not found.problems:
        for place in range(layout.head + 1, len(rows)):
            _read_row(place + 1, rows[place], listing, found)
        if not found.rows and not found.problems:
            found.problems.append(Problem("listing-no-rows"))
    return found


def _read_row(number: int, row: Sequence[str], listing: Listing, found: Found) -> None:
    places = found.layout.columns.items()
    cells = {key: tidy(row[place]) if place < len(row) else "" for key, place in places}
    if not any(cells.values()):
        return
    if _is_total(row):
        found.problems.extend(_totals(number, cells, listing, found))
        return
    said: dict[str, Cell] = {}
    for key, text in cells.items():
        column = listing.columns[key]
        value = _value(text, column)
        if isinstance(value, Problem):
            found.problems.append(_placed(value, number, column, found.layout))
        elif value != "":
            said[key] = value
    found.rows.append(said)


def _is_total(row: Sequence[str]) -> bool:
    first = next((look_alike(each) for each in row if each.strip()), "")
    return first in _TOTALS


def _totals(
    number: int, cells: Mapping[str, str], listing: Listing, found: Found
) -> Iterator[Problem]:
    for key, text in cells.items():
        column = listing.columns[key]
        if column.holds is not Holds.COUNT or not text:
            continue
        added = sum(int(each.get(key, 0)) for each in found.rows)
        if _value(text, column) != added:
            wrong = Problem("listing-total", {"said": text, "added": f"{added:,}"})
            yield _placed(wrong, number, column, found.layout)


def _placed(problem: Problem, row: int, column: ListingColumn, layout: Layout) -> Problem:
    place = Place(row=row, column=layout.heading(column))
    return Problem(problem.code, problem.facts, place)


def _value(text: str, column: ListingColumn) -> Cell | Problem:
    """The value of a cell, or what is wrong with it; a blank one is an empty text."""
    if not text:
        return Problem("listing-cell-empty") if column.needed else ""
    if column.holds is Holds.CHOICE:
        return _chosen(text, column)
    if column.holds is Holds.TEXT:
        long = len(text) > LONGEST
        return Problem("listing-cell-long", {"most": str(LONGEST)}) if long else text
    plain = text.replace(",", "")
    if not _FIGURES[column.holds].fullmatch(text) or len(plain) > MOST_DIGITS:
        code = "listing-cell-count" if column.holds is Holds.COUNT else "listing-cell-number"
        return Problem(code, {"text": text[:80]})
    if column.holds is Holds.COUNT:
        return int(plain)
    return f"{Decimal(plain):.2f}" if column.holds is Holds.MONEY else plain


def _chosen(text: str, column: ListingColumn) -> Cell | Problem:
    said = look_alike(text)
    for key, each in column.choices.items():
        if said in (look_alike(name) for name in (key, each.name.th, each.name.en, *each.also)):
            return key
    return Problem("listing-cell-choice", {"text": text[:80]})
