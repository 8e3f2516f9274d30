"""Tables out of files that officers attached, and the same as open data."""

from __future__ import annotations

import dataclasses
import itertools
import json
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import PurePath

from prongsai.adapters.csv_files import unarmed, write_csv
from prongsai.adapters.xlsx_writing import write_xlsx
from prongsai.apps.files.checking import Checked, checked
from prongsai.apps.files.models import Attached
from prongsai.apps.files.store import path_of
from prongsai.core.opendata.dataset import Column, Table, dictionary
from prongsai.core.portal.content import Block, File, For, Grid, Made
from prongsai.core.portal.headings import HEAD, columns_of, headed
from prongsai.core.privacy.release import Holds
from prongsai.core.terms.problem import Problem, Refused, refuse
from prongsai.core.terms.thai import tidy_lines
from prongsai.core.terms.words import Words
from prongsai.workshop.sheets import as_it_stands, handed_in
from prongsai.workshop.uploads import Upload

ENDINGS = (".csv", ".xlsx", ".ods")
MOST_ROWS, MOST_COLUMNS = 5_000, 60
"""A larger one goes out as the file it is."""
NO_BOM = "-no-bom.csv"
"""How a CSV ends that has no byte-order mark: Excel needs it for Thai, other programs may not."""
DICTIONARY = "-dictionary.csv"
_FIGURE = re.compile(r"[\d๐-๙.,%()/\s-]+")
"""What a heading is not; columns without one are called by such, too."""
_SHEET = 31
"""Letters that the name of a sheet may have."""


def grid_of(file: Attached | None, title: Words) -> Grid | None:
    """The table in a file; none where it is no kind of table, refused where it can't be shown."""
    if file is None or PurePath(file.name).suffix.lower() not in ENDINGS:
        return None
    try:
        rows = _rows(Upload(file.name, path_of(file.stored.hash).read_bytes()))
        headings, below = _checked(headed([row for row in rows if any(row)]))
    except Refused as refused:
        raise Refused(_in(file.name, each) for each in refused.problems) from refused
    return Grid(title, Table(columns_of(headings), below))


def _checked(found: tuple[list[str], list[list[str]]] | None) -> tuple[list[str], list[list[str]]]:
    """A heading and rows below it, no more than a page bears."""
    headings, below = found or ([], [])
    if not below:
        raise refuse("table-empty")
    if all(_FIGURE.fullmatch(each) for each in headings):
        raise refuse("table-no-heading")
    if len(headings) > MOST_COLUMNS or len(below) > MOST_ROWS:
        raise refuse("table-too-large", rows=f"{MOST_ROWS:,}", columns=str(MOST_COLUMNS))
    return headings, below


def _in(file: str, problem: Problem) -> Problem:
    return dataclasses.replace(problem, place=dataclasses.replace(problem.place, file=file))


def _rows(upload: Upload) -> list[list[str]]:
    with handed_in(upload, ENDINGS) as (headers, rows):
        first = itertools.islice(rows, MOST_ROWS + HEAD + 1)
        found = (headers, *(row for _, row in first))
        return [[tidy_lines(as_it_stands(cell)) for cell in row] for row in found]


def with_data(grid: Grid, stem: str, number: int) -> tuple[list[Block], list[Made], Checked]:
    """A table, the last of so many, with its files for machines."""
    texts, book = data_files(grid, stem if number == 1 else f"{stem}-{number}")
    file = File(grid.title.th, book.name, book.digest, book.kind.media, len(book.content), For.DATA)
    return [grid, file], texts, book


def data_files(grid: Grid, stem: str) -> tuple[list[Made], Checked]:
    """The same as CSV and JSON with its dictionary, and as a spreadsheet."""
    columns = grid.table.columns
    keys = [each.key for each in columns]
    csv = _csv([keys, *grid.table.rows])
    texts = [
        Made(f"{stem}.csv", "text/csv", csv),
        Made(f"{stem}{NO_BOM}", "text/csv", csv.removeprefix("\ufeff")),
        Made(f"{stem}.json", "application/json", _json(grid, keys)),
        Made(f"{stem}{DICTIONARY}", "text/csv", _csv(dictionary(grid.table))),
    ]
    cells = [[_number(*each) for each in zip(row, columns, strict=True)] for row in grid.table.rows]
    named: list[list[object]] = [[each.name.th for each in columns], *cells]
    return texts, checked(f"{stem}.xlsx", write_xlsx(stem[:_SHEET], named))


def _number(cell: object, column: Column) -> object:
    """Spreadsheets add up amounts; they are kept as texts, so that none is rounded."""
    return Decimal(cell) if column.holds is Holds.MONEY and isinstance(cell, str) and cell else cell


def _csv(rows: Sequence[Sequence[object]]) -> str:
    return write_csv([unarmed(cell) for cell in row] for row in rows).decode()


def _json(grid: Grid, keys: Sequence[str]) -> str:
    columns = [
        {"key": key, "name": {"th": each.name.th, "en": each.name.en}, "holds": each.holds.value}
        for key, each in zip(keys, grid.table.columns, strict=True)
    ]
    said = {"title": grid.title.th, "columns": columns, "rows": list(_objects(grid, keys))}
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"


def _objects(grid: Grid, keys: Sequence[str]) -> Iterator[dict[str, object]]:
    for row in grid.table.rows:
        yield dict(zip(keys, row, strict=True))
