"""Tables with spans, a head repeated on each page and rows that are not torn apart."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from docx.document import Document as Docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from prongsai.adapters.docx_writing import styles
from prongsai.adapters.docx_writing.lists import Runs
from prongsai.core.documents.blocks import Align, Cell, Run, Table
from prongsai.core.documents.column_widths import column_widths
from prongsai.core.documents.line_breaks import letters_wide
from prongsai.core.documents.look import Look

_POINTS = Fraction(7200, 254)
"""Points in a centimetre."""
_PADDING = 4
"""What a cell keeps free at either side, in points."""
_SHORT = 8
"""Letters up to which a text without spaces counts as one word."""
ALIGNS = {
    Align.START: WD_ALIGN_PARAGRAPH.LEFT,
    Align.CENTRE: WD_ALIGN_PARAGRAPH.CENTER,
    Align.END: WD_ALIGN_PARAGRAPH.RIGHT,
}


def write(paper: Docx, table: Table, look: Look, runs: Runs) -> None:
    """Write a table, and a narrow line after it: two tables in a row would become one."""
    rows = (*table.head, *table.body)
    made: Any = paper.add_table(len(rows), len(table.columns), style="Table Grid")
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    made.autofit = False
    _padding(made)
    room = look.text_width * _POINTS
    found = column_widths(table, room, Fraction(look.size - 2), Fraction(2 * _PADDING), _words)
    widths = [styles.cm(width / _POINTS) for width in found]
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    taken: set[tuple[int, int]] = set()
    grid = [list(row.cells) for row in made.rows]  # once: each look-up walks the whole table
    for down, row in enumerate(rows):
        across = 0
        for each in row:
            while (down, across) in taken:
                across += 1
            taken.update(_area(each, down, across))
            _cell(grid, each, table, (down, across), runs)
            across += each.columns
    for place, row in enumerate(made.rows):
        _row(row, head=place < len(table.head))
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
    paper.add_paragraph(style=styles.TABLE).paragraph_format.line_spacing = Pt(8)


def _padding(made: Any) -> None:
    """Less room beside the text than Word leaves, so that narrow columns hold their words."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(_PADDING * 20))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    properties = made._tbl.tblPr  # noqa: SLF001 - python-docx has no word for it
    look = properties.find(qn("w:tblLook"))
    properties.append(margins) if look is None else look.addprevious(margins)


def _words(chunk: str) -> Sequence[str]:
    """Word breaks lines by a dictionary of its own; what is short shall stay in one piece, and
    what is long shall have as much room as a word needs."""
    return [chunk] if letters_wide(chunk) <= _SHORT else [chunk[:_SHORT]]


def _area(each: Cell, down: int, across: int) -> set[tuple[int, int]]:
    return {(down + i, across + j) for i in range(each.rows) for j in range(each.columns)}


def _cell(grid: Any, each: Cell, table: Table, place: tuple[int, int], runs: Runs) -> None:
    down, across = place
    cell = grid[down][across]
    if each.rows > 1 or each.columns > 1:
        cell = cell.merge(grid[down + each.rows - 1][across + each.columns - 1])
    align = ALIGNS[each.align or table.columns[across].align]
    for number, line in enumerate(each.lines):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.style = styles.TABLE
        paragraph.alignment = align
        if each.bold:
            line = tuple(Run(r.text, bold=True) if isinstance(r, Run) else r for r in line)  # noqa: PLW2901
        runs(paragraph, line)


def _row(row: Any, *, head: bool) -> None:
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no word for these two
    properties.append(OxmlElement("w:cantSplit"))
    if head:
        mark = OxmlElement("w:tblHeader")
        mark.set(qn("w:val"), "true")
        properties.append(mark)
