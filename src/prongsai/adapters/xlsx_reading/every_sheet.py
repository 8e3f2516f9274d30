"""Every sheet of a spreadsheet with all its rows, hidden ones too: for whoever must see it all."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Iterator

from python_calamine import CalamineError, CalamineWorkbook

from prongsai.adapters.xlsx_reading.looking_over import SMALL, look_over
from prongsai.core.terms.problem import Problem, Refused

_ROOM = dataclasses.replace(SMALL, errors=True)
Row = list[str]


def sheets_of(content: bytes) -> Iterator[tuple[str, list[Row]]]:
    """Names and rows as text; refuses what cannot be read whole."""
    look_over(io.BytesIO(content), _ROOM)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for name in book.sheet_names:
            cells = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            yield name, [[_said(cell) for cell in row] for row in cells]
    except (CalamineError, OSError, ValueError) as error:
        why = str(error).partition("\n")[0]
        raise Refused([Problem("file-unreadable", {"why": why})]) from error


def _said(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
