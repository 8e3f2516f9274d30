"""Workbooks to be filled in: headings with notes, words to choose from, rows that are there."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from prongsai.core.sheets.forms import Cell, Field, FormSheet, NoteSheet

_UNDATED = datetime(1980, 1, 1, tzinfo=UTC)
"""What its archive says of every part: the same rows make the same bytes at any time."""
_FILLED = 1_000
"""Rows that take choices, beyond those that are there."""
_TITLE, _MESSAGE, _LISTED = 32, 255, 255
"""Letters that spreadsheets show of a note beside a cell, and keep of a list within one."""
_A4 = 9
_FONT = {"font_name": "TH Sarabun PSK", "font_size": 16, "valign": "top", "text_wrap": True}
_HEAD = {**_FONT, "bold": True, "border": 1}


def write_form(sheets: Sequence[FormSheet | NoteSheet]) -> bytes:
    """The sheets in order: headings kept in sight, texts as texts, numbers as numbers."""
    target = io.BytesIO()
    settings = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(target, settings)
    book.set_properties({"created": _UNDATED})
    writer = _Writer(book)
    for sheet in sheets:
        if isinstance(sheet, NoteSheet):
            writer.explain(sheet)
        else:
            writer.add(sheet)
    book.close()
    return target.getvalue()


class _Writer:
    def __init__(self, book: Any) -> None:
        self.book = book
        self.head = book.add_format({**_HEAD, "bg_color": "#f3f1ec"})
        self.needed = book.add_format({**_HEAD, "bg_color": "#e2ddd1", "border": 2})
        self.text = book.add_format({**_FONT, "num_format": "@"})
        self.number = book.add_format({**_FONT, "num_format": "#,##0.######"})
        self.plain = book.add_format({**_FONT, "num_format": "0"})
        self.alone = book.add_format({**_FONT, "text_wrap": False})
        self.title = book.add_format({**_FONT, "text_wrap": False, "bold": True, "font_size": 20})

    def _page(self, name: str) -> Any:
        page = self.book.add_worksheet(name)
        page.set_landscape()
        page.set_paper(_A4)
        page.fit_to_pages(1, 0)
        return page

    def explain(self, sheet: NoteSheet) -> None:
        page = self._page(sheet.name)
        page.hide_gridlines(2)
        for column, wide in enumerate(sheet.wide):
            page.set_column(column, column, wide)
        for number, row in enumerate(sheet.rows):
            look = self.alone if len(row) == 1 else self.text
            for column, said in enumerate(row):
                page.write_string(number, column, said, look if number else self.title)

    def add(self, sheet: FormSheet) -> None:
        page = self._page(sheet.name)
        page.repeat_rows(0)
        page.freeze_panes(1, 1 if len(sheet.fields) > 1 else 0)
        for column, field in enumerate(sheet.fields):
            page.set_column(column, column, field.wide, self.text if field.text else self.number)
            page.write_string(0, column, field.heading, self.needed if field.needed else self.head)
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
        """What may be filled in, and a word on it; only a strict field forbids to type another."""
        rule: dict[str, object] = _rule(field)
        said = field.note or field.hint
        if said:
            rule |= {"input_title": field.heading[:_TITLE], "input_message": said[:_MESSAGE]}
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


def _rule(field: Field) -> dict[str, object]:
    source: object = None
    if field.chosen_from:
        sheet, rows, column = field.chosen_from
        letter, name = xl_col_to_name(column), sheet.replace("'", "''")
        source = f"='{name}'!${letter}$2:${letter}${rows + 1}"
    elif field.choices and len(",".join(field.choices)) <= _LISTED:
        source = list(field.choices)
    if source:
        kind = "stop" if field.strict else "warning"
        return {"validate": "list", "source": source, "error_type": kind}
    if field.most is not None:
        most = field.most
        return {"validate": "integer", "criteria": "between", "minimum": 1, "maximum": most}
    return {"validate": "any"}
