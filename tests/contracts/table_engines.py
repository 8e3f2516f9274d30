"""The engines that count tables, and how each is given the same rows."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from pathlib import Path

import duckdb

from prongsai.adapters.csv_files import CsvTable
from prongsai.adapters.xlsx_reading import SheetTable
from prongsai.adapters.xlsx_writing import write_xlsx
from prongsai.core.answers.headers import Vocabulary, lay_out
from prongsai.core.answers.tally import Tally, numbered, tally
from prongsai.core.terms.problem import NOWHERE
from prongsai.workshop.tables import read_table

Rows = Sequence[Sequence[str]]
Engine = Callable[[Path, Rows, Vocabulary], Tally]


def write_csv_file(path: Path, rows: Rows) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def rows_from_csv(folder: Path, rows: Rows, vocabulary: Vocabulary) -> Tally:
    path = folder / "rows.csv"
    write_csv_file(path, rows)
    table = CsvTable(path)
    layout, _ = lay_out(table.headers, vocabulary, NOWHERE)
    return tally(numbered(table.rows()), layout, vocabulary)


def rows_from_sheet(folder: Path, rows: Rows, vocabulary: Vocabulary) -> Tally:
    path = folder / "rows.xlsx"
    path.write_bytes(write_xlsx("answers", rows))
    table = SheetTable(path)
    layout, _ = lay_out(table.headers, vocabulary, NOWHERE)
    return tally(numbered(table.rows(), table.first_row), layout, vocabulary)


def bulk_from_csv(folder: Path, rows: Rows, vocabulary: Vocabulary) -> Tally:
    """As the program does it: in bulk where the file is plain, else by its rows."""
    path = folder / "bulk.csv"
    write_csv_file(path, rows)
    return read_table(path, vocabulary, large=0).counted.tally


def bulk_from_parquet(folder: Path, rows: Rows, vocabulary: Vocabulary) -> Tally:
    """Text columns, as exported from a form; a row cannot be longer than its header."""
    path = folder / "bulk.parquet"
    write_parquet_file(path, rows)
    return read_table(path, vocabulary).counted.tally


def write_parquet_file(path: Path, rows: Rows, types: Sequence[str] | None = None) -> None:
    """Rows through DuckDB, so that Parquet is written by somebody else's code than the reader's."""
    names = ", ".join(
        f'"{name}" {kind}'
        for name, kind in zip(rows[0], types or ["VARCHAR"] * len(rows[0]), strict=True)
    )
    marks = ", ".join("nullif(?, '')" for _ in rows[0])
    with duckdb.connect() as database:
        database.execute(f"CREATE TABLE t ({names})")
        if len(rows) > 1:
            cells = [[*row, *[""] * len(rows[0])][: len(rows[0])] for row in rows[1:]]
            database.executemany(f"INSERT INTO t SELECT {marks}", cells)
        database.execute(f"COPY t TO '{path}' (FORMAT parquet)")


ENGINES: dict[str, Engine] = {
    "rows from CSV": rows_from_csv,
    "rows from a sheet": rows_from_sheet,
    "bulk from CSV": bulk_from_csv,
    "bulk from Parquet": bulk_from_parquet,
}
