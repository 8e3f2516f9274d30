"""Spreadsheets out."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from itertools import zip_longest

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


def write_book(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    """Several sheets to be worked on: headings kept in sight, long texts wrapped."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"created": _UNDATED})
    heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for name, rows in sheets.items():
        page = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                _write(page, number, column, cell, wrapped if number else heading)
        for column, width in enumerate(map(_width, zip_longest(*rows, fillvalue=""))):
            page.set_column(column, column, width)
        page.freeze_panes(1, 1)
    book.close()
    return target.getvalue()


def _width(cells: Iterable[object]) -> int:
    """As wide as the longest line, within what a screen has room for."""
    lines = (line for cell in cells for line in str(cell or "").split("\n"))
    return max(10, min(2 + max(map(len, lines), default=0), _WIDEST - 15))


def _write(
    page: xlsxwriter.worksheet.Worksheet, row: int, column: int, cell: object, style: object
) -> None:
    if cell is None:
        page.write_blank(row, column, None, style)
    elif isinstance(cell, int | Decimal) and not isinstance(cell, bool):
        page.write_number(row, column, cell, style)
    else:
        page.write_string(row, column, str(cell), style)
