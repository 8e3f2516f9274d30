"""Every sheet of a filled form, hidden ones too: texts at their places, and what is merged."""

from __future__ import annotations

import datetime as dt
import io
from decimal import Decimal

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from prongsai.adapters.xlsx_reading.looking_over import SMALL, look_over
from prongsai.core.sheets.raw import Merged, RawSheet
from prongsai.core.terms.problem import refuse


def raw_sheets(content: bytes) -> list[RawSheet]:
    """In the order of the file; refuses error cells and what cannot be read whole."""
    look_over(io.BytesIO(content), SMALL)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return [_raw(name, book.get_sheet_by_name(name)) for name in book.sheet_names]
    except (CalamineError, OSError, ValueError) as error:
        raise refuse("file-unreadable", why=str(error).partition("\n")[0]) from error


def _raw(name: str, sheet: CalamineSheet) -> RawSheet:
    cells = sheet.to_python(skip_empty_area=False) if sheet.height else []
    merged = (
        Merged(top + 1, left + 1, bottom + 1, right + 1)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    )
    rows = [[_said(cell) for cell in row] for row in cells]
    while rows and not any(rows[-1]):  # blanks that somebody touched below the form cost time
        rows.pop()
    return RawSheet(name, rows, tuple(merged))


def _said(cell: object) -> str:
    """Numbers as they look: a spreadsheet shows fifteen figures, never a power of ten."""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else format(Decimal(f"{cell:.15g}"), "f")
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    return str(cell).replace("\0", "").strip()  # a workbook may spell it; no database keeps it
