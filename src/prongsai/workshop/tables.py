"""Opens tables: tells what a file is by its first bytes, picks how it is counted."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from prongsai.adapters.csv_files import UTF8, CsvTable, as_utf8, is_plain
from prongsai.core.answers.bundles import tally_of
from prongsai.core.answers.gather import Counted
from prongsai.core.answers.headers import Layout, Vocabulary, lay_out
from prongsai.core.answers.tally import Tally, numbered, tally
from prongsai.core.answers.ticks import Cell
from prongsai.core.scoring.bundle import Bundle
from prongsai.core.terms.problem import Place, Problem, Refused, Severity

LARGE_CSV = 20_000_000
"""Bytes from which a CSV file is counted by the large engine."""

_KINDS = {
    ".csv": "csv", ".txt": "csv", ".tsv": "csv",
    ".xlsx": "sheet", ".xls": "sheet", ".ods": "sheet", ".xlsm": "sheet",
    ".parquet": "parquet", ".json": "json",
}  # fmt: skip
_PARQUET, _ZIP, _OLE = b"PAR1", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table read under one pack: its counts and what was noticed about its columns."""

    counted: Counted
    problems: tuple[Problem, ...]
    layout: Layout
    bundle: Bundle | None = None
    """The score bundle that the file is, where it is one."""


def kind_of(path: Path) -> str:
    """csv, sheet, parquet or json; refuses what is missing, empty or not what its name says."""
    place = Place(file=str(path))
    if path.is_dir():
        raise Refused([Problem("file-is-folder", {}, place)])
    if not path.is_file():
        raise Refused([Problem("file-missing", {}, place)])
    with path.open("rb") as file:
        start = file.read(4)
    if not start:
        raise Refused([Problem("file-empty", {}, place)])
    named = _KINDS.get(path.suffix.lower())
    if named is None:
        known = ", ".join(sorted(_KINDS))
        raise Refused(
            [Problem("file-kind-unknown", {"ending": path.suffix, "known": known}, place)]
        )
    found = "parquet" if start == _PARQUET else "sheet" if start in (_ZIP, _OLE) else "csv"
    if found == "csv" and named == "json":  # both are text; reading it will tell
        return named
    if found != named:
        facts = {"ending": path.suffix, "found": found}
        raise Refused([Problem("file-not-what-it-says", facts, place)])
    return found


def read_table(path: Path, vocabulary: Vocabulary, large: int = LARGE_CSV) -> ReadTable:
    """Read and count one file; CSV of `large` bytes and more goes to the large engine."""
    kind = kind_of(path)
    if kind == "parquet":
        return _large(path, vocabulary)
    if kind == "sheet":
        return _sheet(path, vocabulary)
    if kind == "json":
        return _json(path, vocabulary)
    table = CsvTable(path)
    layout, problems = _layout(table.headers, vocabulary, Place(file=str(path)))
    if path.stat().st_size >= large and is_plain(path):
        with contextlib.suppress(Refused):  # whatever it stumbles over, the rows tell better
            return _large_csv(table, layout, problems, vocabulary)
    counted = tally(numbered(table.rows()), layout, vocabulary)
    return _done(counted, problems, layout, Place(file=str(path)))


def _sheet(path: Path, vocabulary: Vocabulary) -> ReadTable:
    from prongsai.adapters.xlsx_reading import SheetTable  # noqa: PLC0415 - only when needed

    table = SheetTable(path)
    place = Place(file=str(path), sheet=table.sheet)
    layout, problems = _layout(table.headers, vocabulary, place)
    if table.other_sheets:
        facts = {"used": table.sheet, "others": ", ".join(table.other_sheets)}
        problems.append(Problem("sheets-ignored", facts, place, Severity.WARNING))
    counted = tally(numbered(table.rows(), table.first_row), layout, vocabulary)
    return _done(counted, problems, layout, place)


def _json(path: Path, vocabulary: Vocabulary) -> ReadTable:
    from prongsai.adapters.json_results import JsonResults  # noqa: PLC0415 - only when needed

    table, place = JsonResults(path), Place(file=str(path))
    if table.bundle is not None:
        counted = tally_of(table.bundle, vocabulary.pack, place)
        layout = Layout(tuple(table.headers), {}, {}, {})
        return ReadTable(Counted(counted, place), (), layout, table.bundle)
    layout, problems = _layout(table.headers, vocabulary, place)
    counted = tally(numbered(table.rows(), first=1), layout, vocabulary)
    return _done(counted, problems, layout, place)


def _large(path: Path, vocabulary: Vocabulary) -> ReadTable:
    from prongsai.adapters.duckdb_engine.counting import count  # noqa: PLC0415 - with it
    from prongsai.adapters.duckdb_engine.tables import (  # noqa: PLC0415 - costs a quarter second
        DuckTable,
    )

    place = Place(file=str(path))
    with DuckTable(path) as table:
        layout, problems = _layout(table.headers, vocabulary, place)
        return _done(count(table, layout, vocabulary), problems, layout, place)


def _large_csv(
    source: CsvTable, layout: Layout, problems: list[Problem], vocabulary: Vocabulary
) -> ReadTable:
    import tempfile  # noqa: PLC0415 - brings much along that small files do not need

    from prongsai.adapters.duckdb_engine.counting import count  # noqa: PLC0415 - with it
    from prongsai.adapters.duckdb_engine.tables import (  # noqa: PLC0415 - costs a quarter second
        DuckTable,
    )

    place = Place(file=str(source.path))
    with tempfile.TemporaryDirectory() as folder:
        path = source.path
        if source.encoding != UTF8:
            path = Path(folder) / "utf8.csv"
            as_utf8(source.path, source.encoding, path)
        with DuckTable(path, csv_header=source.headers, delimiter=source.delimiter) as table:
            return _done(count(table, layout, vocabulary), problems, layout, place)


def _layout(
    headers: Sequence[str], vocabulary: Vocabulary, place: Place
) -> tuple[Layout, list[Problem]]:
    layout, problems = lay_out(headers, vocabulary, place)
    stopping = [problem for problem in problems if problem.severity is Severity.REFUSED]
    if stopping:
        raise Refused(problems)
    return layout, problems


def _done(found: Tally, problems: list[Problem], layout: Layout, place: Place) -> ReadTable:
    if not found.rows:
        raise Refused([Problem("file-no-rows", {}, place)])
    return ReadTable(Counted(found, place), tuple(problems), layout)


def raw_rows(path: Path) -> tuple[list[str], Iterator[tuple[int, Sequence[Cell]]]]:
    """Header and numbered rows of a small table whose meaning is the caller's."""
    if kind_of(path) == "csv":
        csv_table = CsvTable(path)
        return csv_table.headers, numbered(csv_table.rows())
    if kind_of(path) == "sheet":
        from prongsai.adapters.xlsx_reading import SMALL, SheetTable  # noqa: PLC0415 - as above

        sheet = SheetTable(path, SMALL)
        return sheet.headers, numbered(sheet.rows(), sheet.first_row)
    if kind_of(path) == "json":
        from prongsai.adapters.json_results import JsonResults  # noqa: PLC0415 - only when needed

        results = JsonResults(path)
        return results.headers, numbered(results.rows(), first=1)
    from prongsai.adapters.duckdb_engine.tables import (  # noqa: PLC0415 - costs a quarter second
        DuckTable,
    )

    with DuckTable(path) as parquet:
        return parquet.headers, iter(list(parquet.rows()))
