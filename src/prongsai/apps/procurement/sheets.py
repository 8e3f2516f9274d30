"""Tables that somebody pastes or hands in, as rows of text that a page can carry along."""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path, PurePath

from prongsai.core.answers.ticks import text_of
from prongsai.core.terms.problem import Refused, refuse
from prongsai.workshop.tables import raw_rows
from prongsai.workshop.uploads import Upload, faults_of

ENDINGS = (".csv", ".txt", ".tsv", ".xlsx", ".ods")
MOST_ROWS = 5_000
"""More purchases than any agency makes in years."""
Rows = list[list[str]]


def rows_in(text: str) -> Rows:
    """Rows of a pasted table: cells parted by tabs as spreadsheets copy them, else by commas."""
    mark = "\t" if "\t" in text else ","
    try:
        found = list(csv.reader(io.StringIO(text), delimiter=mark))
    except csv.Error as error:
        raise refuse("purchase-table-unreadable") from error
    return _bounded(found)


def rows_of(name: str, content: bytes) -> Rows:
    """Rows of a file, at the places that a spreadsheet shows them at."""
    if problems := list(faults_of(Upload(name, content), ENDINGS)):
        raise Refused(problems)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"purchases{PurePath(name).suffix.lower()}"
        path.write_bytes(content)
        headings, numbered = raw_rows(path)
        rows = [(number, [_text(cell) for cell in row]) for number, row in numbered]
    first = rows[0][0] - 1 if rows else 1
    found: Rows = [[] for _ in range(first - 1)] + [[str(each) for each in headings]]
    for number, row in rows:
        found.extend([] for _ in range(number - 1 - len(found)))
        found.append(row)
    return _bounded(found)


def _text(cell: object) -> str:
    """As it stands, line breaks kept: bidders stand one under another."""
    return cell if isinstance(cell, str) else text_of(cell)  # type: ignore[arg-type]


def _bounded(rows: Rows) -> Rows:
    if not any(each.strip() for row in rows for each in row):
        raise refuse("file-no-rows")
    if len(rows) > MOST_ROWS:
        raise refuse("list-too-long", most=f"{MOST_ROWS:,}")
    return rows


def carried(rows: Rows) -> str:
    """The same as text that `rows_in` reads; one empty cell keeps an empty row."""
    text = io.StringIO()
    csv.writer(text, delimiter="\t", lineterminator="\n").writerows(row or ["", ""] for row in rows)
    return text.getvalue()
