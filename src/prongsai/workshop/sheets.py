"""Tables that somebody hands in or pastes: read as they stand, carried along by a page."""

from __future__ import annotations

import contextlib
import csv
import io
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath

from prongsai.core.answers.ticks import Cell, text_of
from prongsai.core.terms.problem import Refused, refuse
from prongsai.workshop.tables import raw_rows
from prongsai.workshop.uploads import Upload, faults_of

ENDINGS = (".csv", ".txt", ".tsv", ".xlsx", ".ods")
MOST_ROWS = 5_000
"""More purchases than any agency makes in years."""
Rows = list[list[str]]


@contextlib.contextmanager
def handed_in(
    upload: Upload, endings: Sequence[str] = ENDINGS
) -> Iterator[tuple[list[str], Iterator[tuple[int, Sequence[Cell]]]]]:
    """Headings and numbered rows of a file; refuses what is no table of these kinds."""
    if problems := list(faults_of(upload, endings)):
        raise Refused(problems)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"table{PurePath(upload.name).suffix.lower()}"
        path.write_bytes(upload.content)
        yield raw_rows(path)


def as_it_stands(cell: Cell) -> str:
    """A cell as somebody reads it, line breaks kept: bidders stand one under another."""
    return cell if isinstance(cell, str) else text_of(cell)


def rows_in(text: str) -> Rows:
    """Rows of a pasted table: cells parted by tabs as spreadsheets copy them, else by commas."""
    mark = "\t" if "\t" in text else ","
    try:
        found = list(csv.reader(io.StringIO(text), delimiter=mark))
    except csv.Error as error:
        raise refuse("pasted-unreadable") from error
    return _bounded(found)


def rows_of(upload: Upload) -> Rows:
    """Rows of a file, at the places that a spreadsheet shows them at."""
    with handed_in(upload) as (headings, numbered):
        rows = [(number, list(map(as_it_stands, row))) for number, row in numbered]
    first = rows[0][0] - 1 if rows else 1
    found: Rows = [[] for _ in range(first - 1)] + [[str(each) for each in headings]]
    for number, row in rows:
        found.extend([] for _ in range(number - 1 - len(found)))
        found.append(row)
    return _bounded(found)


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
