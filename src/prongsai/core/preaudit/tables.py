"""Where a structured table is asked for: is there one, or only text or a picture of one?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from prongsai.core.preaudit.reading import Form, Reading
from prongsai.core.preaudit.showing import is_list
from prongsai.core.preaudit.sought import Sought
from prongsai.core.preaudit.verdict import Finding, Sureness, Verdict
from prongsai.core.shapes.fields import Unknown

CHECK = "table"
_ROWS, _COLUMNS, _LINES = 2, 3, 3
_PAIR, _PAIRS = 2, 3
_NUMBER = re.compile(r"[\d๐-๙,.]+ ?(?:%|\D{0,12})|-")
_FIGURE = re.compile(r"(?<![\d/.-])\d[\d,]*(?:\.\d+)?(?![\d/-])")


def check_table(reading: Reading, sought: Sought) -> Iterator[Finding]:
    """Only where the item asks for a table; where nobody knows whether it does, that is said."""
    asked = sought.item.structured_table
    if isinstance(asked, Unknown):
        yield Finding(CHECK, Verdict.FINE, "table-unknown", {}, Sureness.GUESS)
    elif asked:
        yield _finding(reading)


def _finding(reading: Reading) -> Finding:
    if reading.is_scan:
        return Finding(CHECK, Verdict.BROKEN, "table-scan")
    found = next((table for table in reading.tables if _is_table(table.rows)), None)
    if found is not None:
        return Finding(CHECK, Verdict.FINE, "table-fine", {}, Sureness.LIKELY, found.place)
    if reading.form is Form.PDF:
        return _in_pdf(reading)
    if is_list(reading):
        return Finding(CHECK, Verdict.UNSURE, "table-behind-links", {}, Sureness.GUESS)
    if reading.pictures and not reading.tables:
        return Finding(CHECK, Verdict.BROKEN, "table-picture", {}, Sureness.LIKELY)
    return Finding(CHECK, Verdict.BROKEN, "table-none", {}, Sureness.LIKELY)


def _is_table(rows: tuple[tuple[str, ...], ...]) -> bool:
    """Rows of several cells, or more rows of two of which one is a figure."""
    filled = [[cell for cell in row if cell] for row in rows]
    wide = [row for row in filled if len(row) >= _COLUMNS]
    pairs = [row for row in filled if len(row) == _PAIR and _NUMBER.fullmatch(row[1])]
    return len(wide) >= _ROWS or len(pairs) >= _PAIRS


def _in_pdf(reading: Reading) -> Finding:
    """Text PDF has no cells: lines of figures below each other are a table."""
    if reading.blank_pages * 2 > reading.pages:
        facts = {"pages": str(reading.blank_pages)}
        return Finding(CHECK, Verdict.UNSURE, "table-half-scan", facts, Sureness.LIKELY)
    lines = [block for block in reading.blocks if len(_FIGURE.findall(block.text)) >= _LINES]
    few = sum(1 for block in reading.blocks if _FIGURE.search(block.text))
    if len(lines) >= _ROWS or few >= _ROWS * _COLUMNS:
        place = (lines or reading.blocks)[0].place
        return Finding(CHECK, Verdict.FINE, "table-fine", {}, Sureness.LIKELY, place)
    return Finding(CHECK, Verdict.UNSURE, "table-none", {}, Sureness.GUESS)
