"""A workbook to fill in: headings, words to choose from, and cells that refuse others."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

_UNDATED = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)
"""What its archive says of every part: the same rows make the same bytes at any time."""
_ROOM = 500
"""Rows that cells to fill in are prepared for."""
_LINE = 24
"""Height of a line of text in points."""
Written = str | int | Decimal | None


@dataclass(frozen=True, slots=True)
class BookColumn:
    """A column: its heading, and what its cells take."""

    heading: str
    width: int
    needed: bool = False
    choices: str = ""
    """Name of the list it takes a word of."""
    most: int | None = None
    """Highest whole number from 1 up."""
    help: str = ""
    """Said beside a cell that is being filled in."""


@dataclass(frozen=True, slots=True)
class BookSheet:
    """A sheet and what stands in it already."""

    name: str
    columns: Sequence[BookColumn]
    rows: Sequence[Sequence[Written]] = ()


@dataclass(frozen=True, slots=True)
class Explained:
    """The sheet that explains: rows of text, the first a title."""

    name: str
    rows: Sequence[Sequence[str]]
    widths: Sequence[int]


def write_book(
    explained: Explained, sheets: Sequence[BookSheet], lists: Mapping[str, Sequence[str]], name: str
) -> bytes:
    """The workbook; `name` is that of the sheet with the lists."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"created": _UNDATED})
    writer = _Writer(book, name, tuple(lists))
    writer.explain(explained)
    for sheet in sheets:
        writer.sheet(sheet, lists)
    writer.lists(lists)
    book.close()
    return target.getvalue()


class _Writer:
    def __init__(self, book: Any, lists: str, names: Sequence[str]) -> None:
        look = {"font_name": "TH Sarabun PSK", "font_size": 15, "text_wrap": True, "valign": "top"}
        head = {**look, "bold": True, "border": 1, "valign": "vcenter", "align": "center"}
        self.book, self._lists, self._names = book, lists, names
        self.plain = book.add_format(look)
        self.alone = book.add_format({**look, "text_wrap": False})
        self.title = book.add_format({**look, "bold": True, "font_size": 18, "text_wrap": False})
        self.head = book.add_format({**head, "bg_color": "#f3f1ec"})
        self.needed = book.add_format({**head, "bg_color": "#e2ddd1", "border": 2})
        self.cell = book.add_format({**look, "border": 1})

    def explain(self, explained: Explained) -> None:
        page = self.book.add_worksheet(explained.name)
        for place, width in enumerate(explained.widths):
            page.set_column(place, place, width)
        for number, row in enumerate(explained.rows):
            alone = len(row) == 1  # runs on over the columns beside it
            look = self.title if not number else self.alone if alone else self.plain
            for place, said in enumerate(row):
                page.write_string(number, place, said, look)
            tall = 1 if alone else _lines(row, explained.widths)
            page.set_row(number, _LINE * tall + (_LINE if not number else 0) / 2)
        page.hide_gridlines(2)
        self._paper(page)
        page.fit_to_pages(1, 0)

    def sheet(self, sheet: BookSheet, lists: Mapping[str, Sequence[str]]) -> None:
        page = self.book.add_worksheet(sheet.name)
        for place, column in enumerate(sheet.columns):
            look = self.needed if column.needed else self.head
            page.set_column(place, place, column.width)
            page.write_string(0, place, column.heading, look)
            self._guard(page, place, column, lists)
        page.set_row(0, 2 * _LINE)
        for number, row in enumerate(sheet.rows, 1):
            page.set_row(number, _LINE * _lines(row, [each.width for each in sheet.columns]))
            for place, said in enumerate(row):
                self._write(page, number, place, said)
        page.set_print_scale(60)
        page.freeze_panes(1, 1)
        page.repeat_rows(0)
        self._paper(page)

    def _paper(self, page: Any) -> None:
        page.set_paper(9)  # A4
        page.set_landscape()

    def _write(self, page: Any, row: int, column: int, said: Written) -> None:
        if said is None:
            page.write_blank(row, column, None, self.cell)
        elif isinstance(said, str):
            page.write_string(row, column, said, self.cell)
        else:
            page.write_number(row, column, said, self.cell)

    def _guard(
        self, page: Any, place: int, column: BookColumn, lists: Mapping[str, Sequence[str]]
    ) -> None:
        rule: dict[str, Any] = {"validate": "any"}
        if column.choices:
            letter = xl_col_to_name(self._names.index(column.choices))
            last = 1 + len(lists[column.choices])
            name = self._lists.replace("'", "''")
            rule = {"validate": "list", "source": f"='{name}'!${letter}$2:${letter}${last}"}
        elif column.most is not None:
            rule = {
                "validate": "integer", "criteria": "between", "minimum": 1, "maximum": column.most,
            }  # fmt: skip
        if column.help:
            rule |= {"input_title": column.heading[:32], "input_message": column.help[:255]}
        if len(rule) > 1:
            page.data_validation(1, place, _ROOM, place, rule)

    def lists(self, lists: Mapping[str, Sequence[str]]) -> None:
        page = self.book.add_worksheet(self._lists)
        for place, (name, words) in enumerate(lists.items()):
            page.set_column(place, place, 28)
            page.write_string(0, place, name, self.head)
            for number, word in enumerate(words, 1):
                page.write_string(number, place, word, self.cell)
        self._paper(page)


def _lines(row: Sequence[Written], widths: Sequence[int]) -> int:
    """Lines that the fullest cell of a row takes."""
    return max(
        (
            sum(1 + len(line) // width for line in str(said).split("\n"))
            for said, width in zip(row, widths, strict=False)
            if said is not None
        ),
        default=1,
    )
