"""Plain text and CSV as blocks and a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from prongsai.core.preaudit.letters import flat
from prongsai.core.preaudit.reading import Block, Charset, Form, Reading, Table

MOST_LETTERS, MOST_ROWS = 400_000, 5_000
_DELIMITERS = ",;\t|"


def read_text(text: str, charset: Charset) -> Reading:
    """Line by line."""
    return Reading(
        Form.TEXT,
        blocks=tuple(_blocks(text[:MOST_LETTERS])),
        charset=charset,
        cut=len(text) > MOST_LETTERS,
    )


def read_csv(text: str, charset: Charset) -> Reading:
    """One table; lines before its header are cells of their own."""
    kept = text[:MOST_LETTERS]
    first = max(kept.splitlines()[:20], key=len, default="")
    delimiter = max(_DELIMITERS, key=first.count)
    rows: list[tuple[str, ...]] = []
    lines = csv.reader(io.StringIO(kept, newline=""), delimiter=delimiter)
    try:
        for row in lines:
            if len(rows) == MOST_ROWS:
                break
            rows.append(tuple(flat(cell) for cell in row))
    except csv.Error:  # a field without an end, a zero: what was read till there counts
        pass
    filled = tuple(row for row in rows if any(row))
    cut = len(text) > MOST_LETTERS or len(rows) == MOST_ROWS
    return Reading(Form.CSV, tables=(Table(filled, "table:1"),), charset=charset, cut=cut)


def _blocks(text: str) -> Iterator[Block]:
    for number, line in enumerate(text.splitlines(), start=1):
        said = flat(line)
        if said:
            yield Block(said, f"line:{number}")
