"""A year's measures and reports in files: YAML, JSON or a spreadsheet, read and written alike."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path, PurePath
from typing import Any

from prongsai.adapters.file_kinds import told
from prongsai.adapters.json_files import parse_json
from prongsai.adapters.yaml_files import parse_yaml, write_yaml
from prongsai.core.criteria.pack import Pack
from prongsai.core.files.kinds import Kind, Limits
from prongsai.core.follow_up.cells import Cells
from prongsai.core.follow_up.tables import read_book, sheets_of
from prongsai.core.follow_up.year_file import YearFile, year_file_problems
from prongsai.core.shapes.read import read
from prongsai.core.shapes.tree import placed, plain_of
from prongsai.core.shapes.write import plain
from prongsai.core.terms.problem import Place, Problem, Refused, Severity, refuse
from prongsai.core.terms.thai import tidy_lines
from prongsai.workshop.library import Library
from prongsai.workshop.shelf import Shelf
from prongsai.workshop.uploads import misnaming

ENDINGS = (".yaml", ".yml", ".json", ".xlsx")
MOST_BYTES = 20_000_000
"""Ten times what a year of two hundred measures and four thousand reports comes to."""
Place_ = Callable[[Problem], Problem]


@dataclass(frozen=True, slots=True)
class MeasureFile:
    """A file that was read, with its criteria and what somebody should look at."""

    year: YearFile
    pack: Pack
    problems: tuple[Problem, ...]


class MeasureFiles:
    """Reads and writes them by one library of packs."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.shelf = Shelf(library)

    def read(self, path: Path) -> MeasureFile:
        """The file, or a refusal with everything that is wrong in it."""
        try:
            content = _content(path)
        except Refused as refused:
            raise Refused(_in(str(path), problem) for problem in refused.problems) from refused
        return self.read_content(content, str(path))

    def read_content(self, content: bytes, name: str) -> MeasureFile:
        """The same of a file that somebody handed in."""
        ending = PurePath(name).suffix.lower()
        try:
            _sound(content, ending)
            return self._read(content, ending, name)
        except Refused as refused:
            raise Refused(_in(name, problem) for problem in refused.problems) from refused

    def _read(self, content: bytes, ending: str, name: str) -> MeasureFile:
        found, place, noted = self._plain(content, ending, name)
        year, problems = read(YearFile, _tidied(found))
        if year is None or any(each.severity is Severity.REFUSED for each in noted):
            raise Refused([*noted, *(place(problem) for problem in problems if not noted)])
        try:
            pack = self.library.load(year.pack).pack
        except Refused as refused:
            where = place(Problem("", {}, Place(path="pack"))).place
            raise Refused(replace(each, place=where) for each in refused.problems) from refused
        problems = [place(each) for each in year_file_problems(year, pack, self.library.topics)]
        if any(problem.severity is Severity.REFUSED for problem in problems):
            raise Refused(problems)
        return MeasureFile(year, pack, tuple(_in(name, each) for each in (*noted, *problems)))

    def _plain(self, content: bytes, ending: str, name: str) -> tuple[Any, Place_, list[Problem]]:
        """Plain data, how to say where something in it stands, and what was noticed on the way."""
        if ending == ".xlsx":
            return self._book(content)
        if ending == ".json":
            tree = parse_json(content, name)
        else:
            try:
                tree = parse_yaml(content.decode("utf-8-sig"), name)
            except UnicodeDecodeError as error:
                raise refuse("file-not-utf8") from error
        return plain_of(tree), lambda problem: placed(problem, tree), []

    def _book(self, content: bytes) -> tuple[Any, Place_, list[Problem]]:
        from prongsai.adapters.xlsx_reading.raw_sheets import (  # noqa: PLC0415 - when needed
            raw_sheets,
        )

        book = read_book(raw_sheets(content), self._cells())
        return book.plain, book.placed, book.problems

    def _cells(self, pack: Pack | None = None) -> Cells:
        """Cells with the names of a year's indicators; those of the newest pack know all."""
        known = pack or self.library.load(str(self.library.ids[-1])).pack
        names = {key: each.name.th for key, each in known.indicators.items()}
        return Cells(self.shelf.measure_sheets, names)

    def write(self, year: YearFile, path: Path) -> None:
        """The file in the format that its ending names."""
        ending = path.suffix.lower()
        if ending not in ENDINGS:
            facts = {"ending": path.suffix, "known": ", ".join(ENDINGS)}
            raise refuse("file-kind-unknown", Place(file=str(path)), **facts)
        path.write_bytes(self.written(year, ending))

    def written(self, year: YearFile, ending: str) -> bytes:
        """The content of such a file."""
        if ending == ".xlsx":
            from prongsai.adapters.xlsx_forms import write_form  # noqa: PLC0415 - only then

            return write_form(sheets_of(year, self._cells()))
        told_ = _whole(year)
        if ending == ".json":
            return (
                json.dumps(told_, ensure_ascii=False, indent=1, default=_number) + "\n"
            ).encode()
        return write_yaml(told_).encode()


def _whole(year: YearFile) -> dict[str, Any]:
    """What describes the file first, then what is in it."""
    found: dict[str, Any] = _exact(plain(year))
    first = ("schema", "fiscal_year", "pack", "agency", "units")
    return {key: found[key] for key in (*first, "measures", "reports") if key in found}


def _exact(value: Any) -> Any:
    """Whole amounts as whole numbers, which every reader of YAML takes for numbers."""
    if isinstance(value, dict):
        return {key: _exact(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_exact(each) for each in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else value.normalize()
    return value


def _number(value: Decimal) -> int | float:
    """JSON knows one kind of number; amounts of money fit into it exactly to the satang."""
    return float(value)


def _content(path: Path) -> bytes:
    """The bytes of a file that is there and not too large."""
    if path.is_dir():
        raise refuse("file-is-folder")
    if not path.is_file():
        raise refuse("file-missing")
    refuse_size(path.suffix.lower(), path.stat().st_size)
    return path.read_bytes()


def refuse_size(ending: str, size: int) -> None:
    """Refuse what need not be read to know that it is none."""
    if ending not in ENDINGS:
        raise refuse("file-kind-unknown", ending=ending, known=", ".join(ENDINGS))
    if size == 0:
        raise refuse("file-empty")
    if size > MOST_BYTES:
        raise refuse("upload-too-large", size=f"{size:,}", most=f"{MOST_BYTES:,}")


def _sound(content: bytes, ending: str) -> None:
    refuse_size(ending, len(content))
    if misnamed := misnaming(content, ending):
        raise Refused([misnamed])
    kind = told(content, Limits())
    if (kind is Kind.XLSX) != (ending == ".xlsx") or kind not in (Kind.XLSX, Kind.TXT):
        raise refuse(
            "file-not-what-it-says", ending=ending, found=kind.endings[0].removeprefix(".").upper()
        )


def _tidied(value: Any) -> Any:
    """Texts without what nobody can see, whichever format they came in."""
    if isinstance(value, dict):
        return {key: _tidied(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_tidied(each) for each in value]
    return tidy_lines(value) if isinstance(value, str) else value


def _in(name: str, problem: Problem) -> Problem:
    """The file a problem is in, where it does not know it yet."""
    if problem.place.file:
        return problem
    return replace(problem, place=replace(problem.place, file=name))
