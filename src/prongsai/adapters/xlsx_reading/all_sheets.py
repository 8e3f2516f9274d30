"""Every sheet of a spreadsheet as tables, for looking at; errors in cells are no hindrance here."""

from __future__ import annotations

import io

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, ZipError

from prongsai.adapters.xlsx_reading.looking_over import Limits, look_over
from prongsai.core.preaudit.letters import flat
from prongsai.core.preaudit.reading import Block, Form, Reading, Stop, Table
from prongsai.core.terms.problem import Refused

MOST_ROWS, MOST_CELLS, MOST_SHEETS = 5_000, 60_000, 40
ROOM = Limits(cells=1_500_000, bytes=60_000_000, errors=True)


def read_sheets(content: bytes) -> Reading:
    """Names of sheets as headings, their rows as tables."""
    try:
        look_over(io.BytesIO(content), ROOM)
        return _read(CalamineWorkbook.from_filelike(io.BytesIO(content)))
    except Refused as refused:
        swollen = refused.problems[0].code != "file-unreadable"
        return Reading(Form.SHEET, stopped=Stop.BOMB if swollen else Stop.DAMAGED)
    except PasswordError:
        return Reading(Form.SHEET, stopped=Stop.LOCKED)
    except (CalamineError, ZipError, OSError, ValueError):
        return Reading(Form.SHEET, stopped=Stop.DAMAGED)


def _read(book: CalamineWorkbook) -> Reading:
    blocks: list[Block] = []
    tables: list[Table] = []
    left, cut = MOST_CELLS, len(book.sheet_names) > MOST_SHEETS
    for name in book.sheet_names[:MOST_SHEETS]:
        sheet = book.get_sheet_by_name(name)
        rows, width, (first, _) = sheet.height, sheet.width, sheet.start or (0, 0)
        if not rows or left <= 0:
            continue
        taken = min(rows, MOST_ROWS, max(1, left // max(1, width)))
        cut = cut or taken < rows
        left -= taken * width
        blocks.append(Block(flat(name), f"sheet:{name}", 2))
        cells = sheet.to_python(skip_empty_area=False, nrows=taken + first)
        said = (tuple(_said(cell) for cell in row) for row in cells)
        tables.append(Table(tuple(row for row in said if any(row)), f"sheet:{name}"))
    return Reading(Form.SHEET, blocks=tuple(blocks), tables=tuple(tables), cut=cut)


def _said(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return flat(str(cell))
