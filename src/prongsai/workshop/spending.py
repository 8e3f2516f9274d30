"""A year's spending from and to files: the filled template, tables, and the papers made of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from prongsai.adapters.file_kinds import told
from prongsai.adapters.xlsx_reading.raw_sheets import raw_sheets
from prongsai.core.documents.document import Document
from prongsai.core.documents.look import Numerals
from prongsai.core.documents.spending_papers import Dressed, matter, paper
from prongsai.core.files.kinds import Kind, Limits
from prongsai.core.plans.sheet_reading import located
from prongsai.core.sheets.raw import RawSheet
from prongsai.core.spending.checking import faults, findings
from prongsai.core.spending.sheets import Found, read_one, read_sheets, sheets_of
from prongsai.core.spending.template import SpendingTemplate
from prongsai.core.spending.year import SpendingYear
from prongsai.core.terms.problem import Place, Problem, Refused, Severity, refuse
from prongsai.workshop.shelf import Shelf
from prongsai.workshop.uploads import MOST_BYTES, Upload, faults_of

KINDS = (".xlsx",)


@dataclass(frozen=True, slots=True)
class Read:
    """A year as a file holds it, with everything somebody should know of it."""

    year: SpendingYear
    problems: tuple[Problem, ...]
    where: Mapping[str, tuple[str, int]]

    @property
    def sound(self) -> bool:
        """Whether nothing in it is refused."""
        return all(each.severity is not Severity.REFUSED for each in self.problems)


class Spending:
    """Reads, writes and draws years of spending by one shelf of packs."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf

    @property
    def template(self) -> SpendingTemplate:
        return self.shelf.spending

    def read(self, path: Path, today: dt.date) -> Read:
        """A year from a file; one too large is not even opened."""
        place = Place(file=str(path))
        if not path.is_file():
            raise refuse("file-is-folder" if path.is_dir() else "file-missing", place)
        size = path.stat().st_size
        if size > MOST_BYTES:
            most = f"{MOST_BYTES:,}"
            raise refuse("upload-too-large", place, size=f"{size:,}", most=most)
        return self.read_upload(Upload(str(path), path.read_bytes()), today)

    def read_upload(self, upload: Upload, today: dt.date) -> Read:
        """A year from what was handed in; refuses what can't be read whole."""
        found = read_sheets(self.raw(upload), self.template)
        year = found.year
        if year is None:
            raise Refused(_in_file(each, upload.name) for each in found.problems)
        wrong = list(faults(year))
        if not wrong:
            wrong = list(findings(year, today))
        told_of = tuple(
            _in_file(located(each, found, self.template), upload.name) for each in wrong
        )
        return Read(year, told_of, found.where)

    def raw(self, upload: Upload) -> list[RawSheet]:
        """The sheets of a file as they stand; refused where it is none of this kind."""
        try:
            _look_over(upload)
            return raw_sheets(upload.content)
        except Refused as refused:
            raise Refused(_in_file(each, upload.name) for each in refused.problems) from refused

    def read_entries(self, rows: list[list[str]], year: int) -> Found:
        """Disbursements alone, from a table as it was pasted or handed in."""
        return read_one(RawSheet("", rows), self.template.sheets["entries"], self.template, year)

    def as_sheets(self, year: SpendingYear) -> bytes:
        """The year in its template."""
        from prongsai.adapters.xlsx_forms import write_form  # noqa: PLC0415 - only here

        return write_form(sheets_of(year, self.template))

    def matter(self, year: SpendingYear, kind: str, words: Mapping[str, str]) -> dict[str, object]:
        """What a paper says, as plain data."""
        return matter(year, kind, self.template, words)

    def document(
        self, said: Mapping[str, object], made: dt.date, numerals: Numerals | None = None,
        mark: str = "",
    ) -> Document:  # fmt: skip
        """One paper out of its matter."""
        script = self.shelf.script("spending", "th")
        look = self.shelf.forms.looks["sheet"]
        return paper(said, Dressed(look, script, numerals or Numerals.THAI, made, mark))


def _look_over(upload: Upload) -> None:
    if problems := list(faults_of(upload, KINDS)):
        raise Refused(problems)
    ending = PurePath(upload.name).suffix.lower()
    if (kind := told(upload.content, Limits())) is not Kind.XLSX:
        found = kind.endings[0].removeprefix(".").upper()
        raise refuse("file-not-what-it-says", ending=ending, found=found)


def _in_file(problem: Problem, name: str) -> Problem:
    return replace(problem, place=replace(problem.place, file=name))
