"""Sheets ready to be written: headings, notes, what may be chosen, and the rows that are there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import zip_longest
from typing import NamedTuple

Cell = str | int | Decimal | None
Rows = tuple[tuple[Cell, ...], ...]
_NARROW, _WIDE = 10, 45


class Listed(NamedTuple):
    """A column of another sheet whose cells may be chosen, from its second row on."""

    sheet: str
    rows: int
    column: int = 0


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a sheet: how it is headed, what is said of it, what may be filled in."""

    heading: str
    note: str = ""
    """Said at the heading and beside a cell that is filled in."""
    hint: str = ""
    """Said beside such a cell only."""
    wide: int = 20
    text: bool = True
    """Whether its cells are texts, whatever is typed: codes and dates stay as they are."""
    needed: bool = False
    choices: tuple[str, ...] = ()
    chosen_from: Listed | None = None
    strict: bool = False
    """Whether nothing but a choice may be typed."""
    most: int | None = None
    """The highest whole number from one up, where nothing else may be typed."""


@dataclass(frozen=True, slots=True)
class FormSheet:
    """A sheet to be filled in, or to be read."""

    name: str
    fields: tuple[Field, ...]
    rows: Rows = ()
    answers: tuple[Field, ...] = ()
    """Where each row asks another thing: what may be filled in its second cell."""


@dataclass(frozen=True, slots=True)
class NoteSheet:
    """A sheet that explains: a title, then lines; a line of one cell runs on over its page."""

    name: str
    rows: Sequence[Sequence[str]]
    wide: Sequence[int]


def lists_of(
    name: str, lists: Mapping[str, Sequence[str]]
) -> tuple[FormSheet, Mapping[str, Listed]]:
    """A sheet of words to choose from, a list beside the other, and where each of them stands."""
    fields = tuple(Field(heading, wide=28) for heading in lists)
    rows = tuple(zip_longest(*lists.values()))
    places = {
        heading: Listed(name, len(words), column)
        for column, (heading, words) in enumerate(lists.items())
    }
    return FormSheet(name, fields, rows), places


def wide_for(cells: Sequence[Cell]) -> int:
    """A width that the longest line has room in, as far as a screen has."""
    lines = (line for cell in cells if cell is not None for line in str(cell).split("\n"))
    return max(_NARROW, min(2 + max(map(len, lines), default=0), _WIDE))
