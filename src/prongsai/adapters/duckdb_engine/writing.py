"""Rows out as Parquet."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import duckdb


def write_parquet(types: Mapping[str, str], rows: Iterable[Sequence[object]], target: Path) -> None:
    """Write rows; the columns and their types are those of `types`, empty means null."""
    with tempfile.TemporaryDirectory() as folder:
        passage = Path(folder) / "rows.csv"
        with passage.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
        columns = ", ".join(f"{_text(name)}: {_text(kind)}" for name, kind in types.items())
        source = (
            f"read_csv({_text(str(passage))}, header=false, columns={{{columns}}}, "
            "auto_detect=false, delim=',', quote='\"', nullstr='')"
        )
        with duckdb.connect() as database:
            database.execute("SET enable_progress_bar = false")
            database.execute(f"COPY (FROM {source}) TO {_text(str(target))} (FORMAT parquet)")


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
