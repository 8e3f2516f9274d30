"""Spreadsheets out."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from decimal import Decimal

import xlsxwriter

_WIDEST = 60
_UNDATED = datetime(1980, 1, 1, tzinfo=UTC)
"""What its archive says of every part: the same rows make the same bytes at any time."""


def write_xlsx(sheet: str, rows: Iterable[Sequence[object]]) -> bytes:
    """Rows as one sheet: first row bold and kept in sight, numbers as numbers, text as text."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"created": _UNDATED})
    page = book.add_worksheet(sheet)
    heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    widths: dict[int, int] = {}
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            _write(page, number, column, cell, heading if number == 0 else None)
            widths[column] = max(widths.get(column, 8), min(len(str(cell or "")) + 2, _WIDEST))
    for column, width in widths.items():
        page.set_column(column, column, width)
    page.freeze_panes(1, 1)
    book.close()
    return target.getvalue()


def _write(
    page: xlsxwriter.worksheet.Worksheet, row: int, column: int, cell: object, style: object
) -> None:
    if cell is None:
        page.write_blank(row, column, None, style)
    elif isinstance(cell, int | Decimal) and not isinstance(cell, bool):
        page.write_number(row, column, cell, style)
    else:
        page.write_string(row, column, str(cell), style)
