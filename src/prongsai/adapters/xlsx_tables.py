"""The tables of a document as a spreadsheet: one sheet a table, numbers as numbers."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import xlsxwriter

from prongsai.core.documents.blocks import Align, Cell, Column, Figure, Table, plain
from prongsai.core.documents.document import Document, written

_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?", re.ASCII)
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_NAME, _WIDTH, _HEAD = 31, 92, 253
"""Letters of a sheet's name, letters across a page, letters above it."""
_TEXTS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
"""What somebody typed is neither reckoned nor a link."""
_ALIGNS = {Align.START: "left", Align.CENTRE: "center", Align.END: "right"}


def write_xlsx_tables(document: Document) -> bytes:
    """Every table of the document, those beside its figures among them."""
    done = written(document)
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, _TEXTS)
    noon = dt.datetime.combine(done.dated, dt.time(12))
    book.set_properties({"title": done.title, "author": done.agency, "created": noon})
    sheets = _Sheets(book, {}, done.mark)
    for number, table in enumerate(_tables(done), 1):
        sheets.add(table, number)
    book.close()
    return target.getvalue()


def _tables(document: Document) -> list[Table]:
    found = [
        each.data if isinstance(each, Figure) else each
        for each in document.blocks
        if isinstance(each, Table | Figure)
    ]
    return [table for table in found if table is not None]


def _above(said: str) -> str:
    """Above and below a sheet `&` begins an instruction; the wide one is a sign like others."""
    return said[:_HEAD].replace("&", "＆")


@dataclass(slots=True)
class _Sheets:
    book: Any
    styles: dict[tuple[object, ...], Any]
    mark: str

    def add(self, table: Table, number: int) -> None:
        caption = plain(table.caption)
        name = _FORBIDDEN.sub(" ", f"{number} {caption}").strip()[:_NAME]
        page = self.book.add_worksheet(name.strip("'"))
        page.set_paper(9)  # A4
        page.fit_to_pages(1, 0)
        page.set_header(f"&C{_above(caption)}")
        if self.mark:
            page.set_footer(f"&C{_above(self.mark)}")
        whole = sum(column.share for column in table.columns)
        for place, column in enumerate(table.columns):
            page.set_column(place, place, max(8, _WIDTH * column.share // whole))
        page.write_string(0, 0, caption, self._style(bold=True, border=0))
        first = 2 if caption else 0
        self._rows(page, table, first)
        page.freeze_panes(first + len(table.head), 0)
        page.repeat_rows(first, first + len(table.head) - 1)

    def _rows(self, page: Any, table: Table, first: int) -> None:
        taken: set[tuple[int, int]] = set()
        for down, row in enumerate((*table.head, *table.body)):
            across = 0
            for each in row:
                while (down, across) in taken:
                    across += 1
                taken.update(
                    (down + i, across + j) for i in range(each.rows) for j in range(each.columns)
                )
                head = down < len(table.head)
                self._cell(page, (first + down, across), each, table.columns[across], head=head)
                across += each.columns

    def _cell(
        self, page: Any, place: tuple[int, int], each: Cell, column: Column, *, head: bool
    ) -> None:
        said = "\n".join(plain(line) for line in each.lines)
        number = _NUMBER.fullmatch(said)
        align = _ALIGNS[each.align or column.align]
        decimals = len(said.partition(".")[2]) if number else 0
        style = self._style(bold=head or each.bold, align=align, decimals=decimals, fill=head)
        if each.rows > 1 or each.columns > 1:
            last = (place[0] + each.rows - 1, place[1] + each.columns - 1)
            page.merge_range(*place, *last, said, style)
        elif number:
            page.write_number(*place, Decimal(said), style)
        else:
            page.write_string(*place, said, style)

    def _style(
        self,
        *,
        bold: bool,
        align: str = "left",
        decimals: int = 0,
        fill: bool = False,
        border: int = 1,
    ) -> Any:
        """Formats are kept: a book of thousands of equal ones opens slowly."""
        key = (bold, align, decimals, fill, border)
        if key not in self.styles:
            looks: Mapping[str, object] = {
                "bold": bold, "align": align, "valign": "top", "text_wrap": border == 1,
                "border": border, "font_name": "TH Sarabun PSK", "font_size": 14,
                **({"bg_color": "#f3f1ec"} if fill else {}),
                **({"num_format": "0." + "0" * decimals} if decimals else {}),
            }  # fmt: skip
            self.styles[key] = self.book.add_format(looks)
        return self.styles[key]
