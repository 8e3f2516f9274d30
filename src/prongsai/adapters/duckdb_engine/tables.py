"""A Parquet or CSV file as a table that SQL can ask."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Self

import duckdb

from prongsai.core.answers.ticks import Cell
from prongsai.core.terms.problem import Place, Problem, Refused

FIRST_ROW = 2
"""The number a spreadsheet shows for the first row of data: the header is row 1."""
ROW = "prongsai_row"
"""Name of the row number, from 0, in `numbered`."""
_MEMORY = "256MB"
_WHOLE = frozenset(
    sign + kind for sign in ("", "U") for kind in ("TINYINT", "SMALLINT", "INTEGER", "BIGINT")
)


class DuckTable:
    """Columns go by their place, so that odd, doubled or case-blind names do no harm.

    A CSV file must be plain: one row per line, no quotes, no empty lines (see `is_plain`).
    """

    def __init__(
        self, path: Path, *, csv_header: Sequence[str] | None = None, delimiter: str = ","
    ) -> None:
        self.path = path
        self._csv_header = None if csv_header is None else list(csv_header)
        self._delimiter = delimiter
        self._folder = tempfile.TemporaryDirectory(prefix="prongsai-")
        # DuckDB reads `*`, `?` and `[` in a path as patterns and `name=value` folders as columns;
        # a link with a plain name in a folder of our own keeps it to the one file meant.
        self._link = Path(self._folder.name) / "table"
        self._link.symlink_to(path.resolve())
        config: dict[str, Any] = {"memory_limit": _MEMORY, "threads": 2}
        self._db = duckdb.connect(config={**config, "temp_directory": self._folder.name})
        self._db.execute("SET enable_progress_bar = false")
        try:
            described = self.fetch(f"DESCRIBE SELECT * FROM {self._file()}")
        except Refused:
            self.__exit__()
            raise
        self._names = [str(name) for name, *_ in described]
        self._types = [str(kind) for _, kind, *_ in described]
        self.headers = self._names if self._csv_header is None else self._csv_header

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()
        self._folder.cleanup()

    def column(self, place: int) -> str:
        """SQL that names the column at a place."""
        return quoted(self._names[place])

    def is_whole(self, place: int) -> bool:
        """Whether a column holds integers, so that its values need no reading."""
        return self._types[place] in _WHOLE

    def as_text(self, place: int) -> str:
        """SQL for a cell as text, numbers and truth values as the core writes them."""
        column, kind = self.column(place), self._types[place]
        if kind == "BOOLEAN":
            return f"{column}::INTEGER::VARCHAR"
        if kind in ("DOUBLE", "FLOAT"):
            whole = f"isfinite({column}) AND {column} = trunc({column}) AND abs({column}) < 1e15"
            return f"(CASE WHEN {whole} THEN {column}::BIGINT::VARCHAR ELSE {column}::VARCHAR END)"
        return f"{column}::VARCHAR"

    @property
    def is_parquet(self) -> bool:
        return self._csv_header is None

    def rows(self) -> Iterator[tuple[int, Sequence[Cell]]]:
        """Row by row, in file order, with its number; wholly blank rows are passed over."""
        columns = ", ".join(quoted(name) for name in self._names)
        cursor = self._run(
            f"SELECT {ROW}, {columns} FROM {self.numbered()} WHERE {self.not_blank()}"
        )
        while batch := cursor.fetchmany(10_000):
            for number, *cells in batch:
                yield number + FIRST_ROW, [cell_of(cell) for cell in cells]

    def fetch(self, sql: str) -> list[tuple[Any, ...]]:
        return self._run(sql).fetchall()

    def source(self) -> str:
        """The file in a FROM clause."""
        return self._file()

    def numbered(self) -> str:
        """The same with a row number; only asked for where a row has to be named."""
        if self._csv_header is not None:
            return f"(SELECT *, row_number() OVER () - 1 AS {ROW} FROM {self._file()})"
        link = text(str(self._link))
        numbered = f"read_parquet({link}, file_row_number=true, hive_partitioning=false)"
        return f"(SELECT * RENAME (file_row_number AS {ROW}) FROM {numbered})"

    def not_blank(self) -> str:
        """A condition that passes over rows without any content."""
        filled = ", ".join(f"nullif({quoted(name)}::VARCHAR, '')" for name in self._names)
        return f"coalesce({filled}) IS NOT NULL"

    def _file(self) -> str:
        path = text(str(self._link))
        if self._csv_header is None:
            return f"read_parquet({path}, hive_partitioning=false)"
        columns = ", ".join(f"c{place}: 'VARCHAR'" for place in range(len(self._csv_header)))
        return (
            f"read_csv({path}, header=false, skip=1, columns={{{columns}}}, quote='', escape='', "
            f"delim={text(self._delimiter)}, null_padding=true, auto_detect=false)"
        )

    def _run(self, sql: str) -> duckdb.DuckDBPyConnection:
        try:
            return self._db.execute(sql)
        except (duckdb.Error, UnicodeDecodeError) as error:
            facts = {"why": str(error).partition("\n")[0]}
            place = Place(file=str(self.path))
            raise Refused([Problem("file-unreadable", facts, place)]) from error


def cell_of(value: Any) -> Cell:
    """A value as a cell: what is neither text nor number is read by its text."""
    if isinstance(value, bool):
        return int(value)
    return value if value is None or isinstance(value, str | int | float) else str(value)


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
