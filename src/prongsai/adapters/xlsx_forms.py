"""Spreadsheets to be filled in: headings with notes, lists to choose from, rows that are there."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter

from prongsai.core.plans.cells import Cell
from prongsai.core.plans.sheets import Field, FormSheet

_UNDATED = datetime(1980, 1, 1, tzinfo=UTC)
"""What its archive says of every part: the same rows make the same bytes at any time."""
_FILLED = 1_000
"""Rows that take choices, beyond those that are there."""
_TITLE, _MESSAGE = 32, 255
"""Letters that spreadsheets show of a note beside a cell."""
_FONT = {"font_name": "TH Sarabun PSK", "font_size": 16, "valign": "top", "text_wrap": True}


def write_form(sheets: Sequence[FormSheet]) -> bytes:
    """The sheets in order: headings kept in sight, texts as texts, numbers as numbers."""
    target = io.BytesIO()
    settings = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(target, settings)
    book.set_properties({"created": _UNDATED})
    writer = _Writer(book)
    for sheet in sheets:
        writer.add(sheet)
    book.close()
    return target.getvalue()


class _Writer:
    def __init__(self, book: Any) -> None:
        self.book = book
        self.head = book.add_format({**_FONT, "bold": True, "bg_color": "#f3f1ec", "border": 1})
        self.text = book.add_format({**_FONT, "num_format": "@"})
        self.number = book.add_format({**_FONT, "num_format": "#,##0.######"})
        self.plain = book.add_format({**_FONT, "num_format": "0"})

    def add(self, sheet: FormSheet) -> None:
        page = self.book.add_worksheet(sheet.name)
        page.set_landscape()
        page.set_paper(9)  # A4
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)
        page.freeze_panes(1, 1 if len(sheet.fields) > 1 else 0)
        for column, field in enumerate(sheet.fields):
            page.set_column(column, column, field.wide, self.text if field.text else self.number)
            page.write_string(0, column, field.heading, self.head)
            if field.note:
                page.write_comment(0, column, field.note, {"x_scale": 2})
            if not sheet.answers:
                self._validation(page, field, (1, column), (len(sheet.rows) + _FILLED, column))
        for number, row in enumerate(sheet.rows, 1):
            for column, cell in enumerate(row):
                self._cell(page, (number, column), cell)
        for number, field in enumerate(sheet.answers, 1):
            self._validation(page, field, (number, 1), (number, 1))

    def _validation(
        self, page: Any, field: Field, first: tuple[int, int], last: tuple[int, int]
    ) -> None:
        """A list to choose from, or a word on what to fill in; nothing is forbidden to type."""
        rule: dict[str, object] = {"validate": "any"}
        if field.choices:
            rule = {"validate": "list", "source": list(field.choices), "error_type": "warning"}
        elif field.chosen_from:
            sheet, rows = field.chosen_from
            source = f"='{sheet}'!$A$2:$A${rows + 1}"
            rule = {"validate": "list", "source": source, "error_type": "warning"}
        if field.note:
            rule |= {"input_title": field.heading[:_TITLE], "input_message": field.note[:_MESSAGE]}
        if len(rule) > 1:
            page.data_validation(*first, *last, rule)

    def _cell(self, page: Any, place: tuple[int, int], cell: Cell) -> None:
        if cell is None:
            return
        if isinstance(cell, Decimal):
            page.write_number(*place, cell, self.number)
        elif isinstance(cell, int):
            page.write_number(*place, cell, self.plain)
        else:
            page.write_string(*place, cell, self.text)
