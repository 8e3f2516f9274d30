"""Every sheet of a spreadsheet as texts at their places, with what is merged."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from python_calamine import CalamineError, CalamineWorkbook

from prongsai.adapters.xlsx_reading.looking_over import Limits, look_over
from prongsai.core.terms.problem import Place, refuse

_ROOM = Limits(cells=1_000_000, bytes=100_000_000)
_LETTERS = 26
Range = tuple[int, str]


@dataclass(frozen=True, slots=True)
class MarkedSheet:
    """A sheet: its rows from the first on, and the last row and name of each merged range."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    merged: tuple[Range, ...]


def read_marked(content: bytes, name: str) -> tuple[MarkedSheet, ...]:
    """All sheets, hidden ones too; refuses error cells and what cannot be read whole."""
    look_over(io.BytesIO(content), _ROOM)
    try:
        return tuple(_sheets(CalamineWorkbook.from_filelike(io.BytesIO(content))))
    except (CalamineError, OSError, ValueError) as error:
        raise refuse(
            "file-unreadable", Place(file=name), why=str(error).partition("\n")[0]
        ) from error


def _sheets(book: CalamineWorkbook) -> Iterator[MarkedSheet]:
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        rows = sheet.to_python(skip_empty_area=False)
        said = tuple(tuple(map(_said, row)) for row in rows)
        yield MarkedSheet(name, said, tuple(map(_range, sheet.merged_cell_ranges or ())))


def _said(cell: object) -> str:
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else format(Decimal(repr(cell)), "f")
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    return str(cell)


def _range(corners: tuple[tuple[int, int], tuple[int, int]]) -> Range:
    (top, left), (bottom, right) = corners
    return bottom + 1, f"{_column(left)}{top + 1}:{_column(right)}{bottom + 1}"


def _column(place: int) -> str:
    name = ""
    while place >= 0:
        place, letter = divmod(place, _LETTERS)
        name = chr(ord("A") + letter) + name
        place -= 1
    return name
