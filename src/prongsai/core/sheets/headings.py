"""Which sheet is meant, in which row its headings stand, and the filled rows below them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from prongsai.core.sheets.raw import RawSheet
from prongsai.core.terms.thai import look_alike, tidy
from prongsai.core.terms.words import Words

HEAD_WITHIN = 20
"""Rows that headings are looked for in: offices like titles above their tables."""


class Named(Protocol):
    """A sheet, a column or a word as a pack describes it."""

    @property
    def key(self) -> str: ...
    @property
    def name(self) -> Words: ...
    @property
    def also(self) -> tuple[str, ...]: ...


N = TypeVar("N", bound=Named)


def ways(named: Named) -> Iterator[str]:
    """How it may be written, the usual way first; spellings that look alike are one."""
    said = (named.name.th, named.name.en, *named.also, named.key)
    return map(look_alike, said)


def meant(text: str, among: Mapping[str, N]) -> str | None:
    """The key of what a text means."""
    said = look_alike(text)
    return next((key for key, each in among.items() if said in ways(each)), None)


def called(sheets: Sequence[RawSheet], wanted: Named) -> RawSheet | None:
    """The sheet of a file that is the one wanted, by whichever of its names."""
    by_name = {look_alike(each.name): each for each in sheets}
    return next((by_name[way] for way in ways(wanted) if way in by_name), None)


@dataclass(frozen=True, slots=True)
class Headings:
    """Where the headings of a sheet stand, and which column is which."""

    row: int = 1
    """Counted from one."""
    typed: Sequence[str] = ()
    """As they stand there, tidy."""
    at: Mapping[str, int] = field(default_factory=dict)
    """The place of each column by its key, from none on."""
    over: Sequence[str] = ()
    """Those that mean nothing, or what another means already."""

    def of(self, key: str) -> str:
        """The heading of a column as it was typed."""
        return self.typed[self.at[key]]


def lay_out(raw: RawSheet, columns: Mapping[str, Named]) -> Headings:
    """The headings are the row among the first ones that has most of them."""
    means: dict[str, str] = {}
    for key, column in columns.items():
        for way in ways(column):
            means.setdefault(way, key)
    within = [[tidy(cell) for cell in row] for row in raw.rows[:HEAD_WITHIN]]
    known = [sum(look_alike(cell) in means for cell in row) for row in within]
    if not known:
        return Headings()
    row = known.index(max(known))
    at: dict[str, int] = {}
    over = []
    for place, said in enumerate(within[row]):
        key = means.get(look_alike(said), "")
        if key and key not in at:
            at[key] = place
        elif said:
            over.append(said)
    return Headings(row + 1, within[row], at, over)


@dataclass(frozen=True, slots=True)
class Row:
    """A filled row: its number, counted from one, and its texts by column."""

    number: int
    cells: Mapping[str, str]


def filled(raw: RawSheet, headings: Headings) -> Iterator[Row]:
    """The rows below the headings that say anything in a column that is known."""
    for number, row in enumerate(raw.rows[headings.row :], headings.row + 1):
        cells = {key: row[at] if at < len(row) else "" for key, at in headings.at.items()}
        if any(cell.strip() for cell in cells.values()):
            yield Row(number, cells)
