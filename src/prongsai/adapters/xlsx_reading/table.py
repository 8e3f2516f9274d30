"""The first sheet of a spreadsheet that holds anything, as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from prongsai.adapters.xlsx_reading.looking_over import FOR_COUNTING, Limits, look_over
from prongsai.core.answers.ticks import Cell
from prongsai.core.terms.problem import Place, Problem, Refused

_RawCell = int | float | str | bool | time | date | datetime | timedelta


class SheetTable:
    """One sheet as a table; row 1 is the first row that holds anything."""

    def __init__(self, path: Path, limits: Limits = FOR_COUNTING) -> None:
        self.path = path
        look_over(path, limits)
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
    if isinstance(cell, str):
        return cell.replace("\0", "")  # a workbook may spell it; no database keeps it
    return cell if isinstance(cell, int | float) else str(cell)
