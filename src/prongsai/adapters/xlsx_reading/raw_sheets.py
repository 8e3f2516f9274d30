"""Every sheet of a filled form: rows as text, merged cells; errors in cells are refused."""

from __future__ import annotations

import io
from collections.abc import Iterator

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from prongsai.adapters.xlsx_reading.looking_over import SMALL, look_over
from prongsai.core.plans.sheet_reading import RawSheet
from prongsai.core.terms.problem import refuse

_LETTERS = 26


def raw_sheets(content: bytes) -> list[RawSheet]:
    """The sheets in the order of the file."""
    look_over(io.BytesIO(content), SMALL)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return [_raw(name, book.get_sheet_by_name(name)) for name in book.sheet_names]
    except (CalamineError, OSError, ValueError) as error:
        raise refuse("file-unreadable", why=str(error).partition("\n")[0]) from error


def _raw(name: str, sheet: CalamineSheet) -> RawSheet:
    cells = sheet.to_python(skip_empty_area=False) if sheet.height else []
    rows = [[_said(cell) for cell in row] for row in cells]
    return RawSheet(name, rows, tuple(_merged(sheet)))


def _said(cell: object) -> str:
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else format(cell, ".15g")
    return str(cell).strip()


def _merged(sheet: CalamineSheet) -> Iterator[tuple[int, str]]:
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        yield top + 1, f"{_column(left)}{top + 1}:{_column(right)}{bottom + 1}"


def _column(place: int) -> str:
    """The letters of a column by its place from 0."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters
