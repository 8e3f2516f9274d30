"""A sheet as it stands in a file: the texts of its cells, and which of them are merged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_LETTERS = 26


def letters_of(column: int) -> str:
    """What spreadsheets call a column, counted from one.

    >>> letters_of(28)
    'AB'
    """
    letters = ""
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


@dataclass(frozen=True, slots=True)
class Merged:
    """Cells that were made one: its corners, rows and columns counted from one."""

    top: int
    left: int
    bottom: int
    right: int

    def __str__(self) -> str:
        """As spreadsheets write it: `A3:A5`."""
        first, last = letters_of(self.left), letters_of(self.right)
        return f"{first}{self.top}:{last}{self.bottom}"


@dataclass(frozen=True, slots=True)
class RawSheet:
    """One sheet, from its first row and column on."""

    name: str
    rows: Sequence[Sequence[str]]
    merged: tuple[Merged, ...] = ()
