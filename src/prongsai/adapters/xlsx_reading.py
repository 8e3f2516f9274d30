"""Spreadsheets in (XLSX, XLS, ODS): the first sheet that holds anything."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from prongsai.core.answers.ticks import Cell
from prongsai.core.terms.problem import Place, Problem, Refused

_MOST_CELLS = 20_000_000
_MOST_BYTES = 1_000_000_000
_CHUNK = 1 << 20
_CELL = re.compile(rb'<c\b[^>]*?\br="([A-Z]{1,3})([0-9]{1,7})"([^>]*)>')
_ERROR = re.compile(rb't="e"')


def _look_over(path: Path) -> None:
    """What the reader of sheets would not tell: error cells, and cells too far out for it."""
    if not zipfile.is_zipfile(path):
        return
    with zipfile.ZipFile(path) as book:
        for name in book.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                _look_over_sheet(path, book, name)


def _look_over_sheet(path: Path, book: zipfile.ZipFile, name: str) -> None:
    place = Place(file=str(path))
    columns = rows = read = 0
    rest = b""
    try:
        with book.open(name) as sheet:
            while chunk := sheet.read(_CHUNK):
                read += len(chunk)
                text = rest + chunk
                for letters, number, more in _CELL.findall(text):
                    columns, rows = max(columns, _column(letters)), max(rows, int(number))
                    if _ERROR.search(more):
                        cell = (letters + number).decode()
                        raise Refused([Problem("sheet-error-cell", {"cell": cell}, place)])
                if columns * rows > _MOST_CELLS or read > _MOST_BYTES:
                    facts = {"rows": str(rows), "columns": str(columns)}
                    raise Refused([Problem("sheet-too-large", facts, place)])
                rest = text[text.rfind(b"<c") :] if b"<c" in text[-200:] else b""
    except (zipfile.BadZipFile, OSError, zlib.error, RuntimeError, NotImplementedError):
        # Broken, encrypted or compressed in a way nobody unpacks: the reader of sheets will say so.
        return


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


_RawCell = int | float | str | bool | time | date | datetime | timedelta


class SheetTable:
    """One sheet as a table; row 1 is the first row that holds anything."""

    def __init__(self, path: Path) -> None:
        self.path = path
        _look_over(path)
        try:
            workbook = CalamineWorkbook.from_path(str(path))
            sheets = [(name, workbook.get_sheet_by_name(name)) for name in workbook.sheet_names]
        except (CalamineError, OSError) as error:
            facts = {"why": str(error).partition("\n")[0]}
            raise Refused([Problem("file-unreadable", facts, Place(file=str(path)))]) from error
        filled = [(name, sheet) for name, sheet in sheets if sheet.height]
        if not filled:
            raise Refused([Problem("file-empty", {}, Place(file=str(path)))])
        self.sheet, found = filled[0]
        self.other_sheets = tuple(name for name, _ in filled[1:])
        rows = found.to_python(skip_empty_area=False)
        self._first = next(n for n, row in enumerate(rows) if any(c != "" for c in row))
        self._rows = rows
        self.headers: list[str] = [str(_cell(cell) or "").strip() for cell in rows[self._first]]
        while self.headers and not self.headers[-1]:
            self.headers.pop()

    @property
    def first_row(self) -> int:
        """The number a spreadsheet shows for the first row below the header."""
        return self._first + 2

    def rows(self) -> Iterator[Sequence[Cell]]:
        for row in self._rows[self._first + 1 :]:
            yield [_cell(cell) for cell in row]


def _cell(cell: _RawCell) -> Cell:
    if cell == "":
        return None
    if isinstance(cell, bool):
        return int(cell)
    return cell if isinstance(cell, str | int | float) else str(cell)
