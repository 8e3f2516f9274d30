"""Registers of risks: read from files, written to files, and the workbook to fill in."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from prongsai.adapters.file_kinds import told as kind_told
from prongsai.adapters.yaml_files import parse_yaml
from prongsai.core.documents.document import Document
from prongsai.core.documents.look import Numerals
from prongsai.core.documents.risk_forms import RiskForm
from prongsai.core.documents.risk_papers import RiskPaper
from prongsai.core.documents.risk_rows import Told
from prongsai.core.files.kinds import Kind, Limits
from prongsai.core.risks.checking import register_faults
from prongsai.core.risks.frame import Named, RiskFrame
from prongsai.core.risks.layout import RiskCell, RiskColumn, RiskSheet, RiskSheets, terms_of
from prongsai.core.risks.reading import Grid, read_register
from prongsai.core.risks.register import SCHEMA, RiskRegister
from prongsai.core.risks.writing import rows_of
from prongsai.core.shapes.read import read
from prongsai.core.shapes.write import plain
from prongsai.core.terms.problem import Place, Problem, Refused, Severity, refuse
from prongsai.core.terms.words import Language
from prongsai.workshop.models import read_model
from prongsai.workshop.shelf import Shelf
from prongsai.workshop.voice import Voice

ENDINGS = (".xlsx", ".json")
MOST_BYTES = 5_000_000
_UNITS = "units"


def read_risks(path: Path, shelf: Shelf) -> tuple[RiskRegister, list[Problem]]:
    """The register of a file, with what somebody should look at; refuses with every fault."""
    place = Place(file=str(path))
    try:
        content = _content(path, path.suffix.lower(), place)
    except OSError as error:
        raise refuse("file-unreadable", place, why=str(error.strerror)) from error
    return risks_in(str(path), content, shelf)


def risks_in(name: str, content: bytes, shelf: Shelf) -> tuple[RiskRegister, list[Problem]]:
    """The same of a file that was handed in."""
    place, ending = Place(file=name), Path(name).suffix.lower()
    _look_over(content, ending, place)
    if ending == ".json":
        return _of_json(content, place, shelf.risks), []
    return read_workbook(content, name, shelf.risks, shelf.risk_sheets)


def _content(path: Path, ending: str, place: Place) -> bytes:
    """The bytes of a file that is there, and not too large to be read."""
    if path.is_dir():
        raise refuse("file-is-folder", place)
    if not path.exists():
        raise refuse("file-missing", place)
    _known(ending, path.stat().st_size, place)
    return path.read_bytes()


def _known(ending: str, size: int, place: Place) -> None:
    if ending not in ENDINGS:
        known = ", ".join(ENDINGS)
        raise refuse("file-kind-unknown", place, ending=ending or "–", known=known)
    if size > MOST_BYTES:
        raise refuse("upload-too-large", place, size=f"{size:,}", most=f"{MOST_BYTES:,}")


def _look_over(content: bytes, ending: str, place: Place) -> None:
    """Of a kind that is taken, no larger than that, and what its name says."""
    _known(ending, len(content), place)
    if not content:
        raise refuse("file-empty", place)
    try:
        kind = kind_told(content, Limits())
    except Refused as refused:
        raise Refused(replace(each, place=place) for each in refused.problems) from refused
    if (kind is Kind.XLSX) != (ending == ".xlsx") or kind not in (Kind.XLSX, Kind.TXT):
        raise refuse("file-not-what-it-says", place, ending=ending, found=kind.endings[0])


def _of_json(content: bytes, place: Place, frame: RiskFrame) -> RiskRegister:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refuse("file-encoding", place) from error
    node = parse_yaml(text, place.file)
    return read_model(RiskRegister, node, lambda found: register_faults(found, frame))


def read_workbook(
    content: bytes, name: str, frame: RiskFrame, sheets: RiskSheets
) -> tuple[RiskRegister, list[Problem]]:
    """The register of a workbook; each fault tells sheet, row and column."""
    from prongsai.adapters.xlsx_reading.marked_sheets import (  # noqa: PLC0415 - only this form
        read_marked,
    )

    try:
        grids = [Grid(each.name, each.rows, each.merged) for each in read_marked(content, name)]
    except Refused as refused:
        raise Refused(_in_file(each, name) for each in refused.problems) from refused
    found = read_register(grids, sheets, frame)
    problems = list(found.problems)
    if not any(each.severity is Severity.REFUSED for each in problems):
        register, faults = read(RiskRegister, found.plain)
        if register is not None:
            faults = list(register_faults(register, frame))
            if not faults:
                return register, [_in_file(each, name) for each in problems]
        problems += map(found.placed, faults)
    raise Refused(_in_file(each, name) for each in problems)


def _in_file(problem: Problem, name: str) -> Problem:
    return replace(problem, place=replace(problem.place, file=name))


def as_json(register: RiskRegister) -> bytes:
    """The same register as JSON; numbers stay exact."""
    text = json.dumps(plain(register), ensure_ascii=False, indent=1, default=_number)
    return (text + "\n").encode()


def _number(value: Decimal) -> float:
    """Exact: amounts have fourteen figures at most."""
    return float(value)


def empty_register(matrix: str | None) -> RiskRegister:
    """What a workbook to fill in starts from."""
    return RiskRegister(schema=SCHEMA, agency="", fiscal_year=0, matrix=matrix)


def as_workbook(register: RiskRegister, shelf: Shelf, language: Language) -> bytes:
    """The register as a workbook to go on with, or an empty one to begin with."""
    from prongsai.adapters.xlsx_books import (  # noqa: PLC0415 - only this form
        BookSheet,
        Explained,
        write_book,
    )

    book = _Book(shelf.risks, shelf.risk_sheets, register, Voice(language))
    rows = rows_of(register, shelf.risk_sheets, shelf.risks, language)
    if not register.agency:  # nothing is known yet but the matrix
        rows["general"] = [[None, None, *rows["general"][0][2:]]]
    pages = [
        BookSheet(
            sheet.name.said(language),
            [book.column(sheet, column) for column in sheet.columns.values()],
            rows[key],
        )
        for key, sheet in shelf.risk_sheets.sheets.items()
    ]
    about = shelf.risk_sheets.about.said(language)
    choices = shelf.risk_sheets.choices.said(language)
    explained = Explained(about, list(book.explained()), (26, 26, 12, 90))
    return write_book(explained, pages, book.lists(), choices)


class _Book:
    """What the sheets of a workbook say of themselves."""

    def __init__(
        self, frame: RiskFrame, sheets: RiskSheets, register: RiskRegister, voice: Voice
    ) -> None:
        self.frame, self.sheets, self.register, self.voice = frame, sheets, register, voice
        self.language = voice.language

    def lists(self) -> dict[str, list[str]]:
        """Every list of words, by its heading on the sheet that holds them."""
        found: dict[str, list[str]] = {}
        for sheet in self.sheets.sheets.values():
            for column in sheet.columns.values():
                if name := self._list_of(column):
                    found.setdefault(name, self._words(column))
        return found

    def _list_of(self, column: RiskColumn) -> str:
        if column.holds is RiskCell.YES_NO:
            yes, no = self.sheets.yes.name, self.sheets.no.name
            return f"{yes.said(self.language)} / {no.said(self.language)}"
        return column.terms

    def _words(self, column: RiskColumn) -> list[str]:
        if column.holds is RiskCell.YES_NO:
            return [each.name.said(self.language) for each in (self.sheets.yes, self.sheets.no)]
        terms: dict[str, Named] = dict(terms_of(self.frame, column.terms))
        return [each.name.said(self.language) for each in terms.values()]

    def column(self, sheet: RiskSheet, column: RiskColumn) -> Any:
        from prongsai.adapters.xlsx_books import BookColumn  # noqa: PLC0415 - as above

        del sheet
        most = None
        if column.holds is RiskCell.STEP and self.register.matrix:
            most = self.frame.matrices[self.register.matrix].size
        return BookColumn(
            column.name.said(self.language), column.width, column.needed,
            self._list_of(column), most, self._help(column),
        )  # fmt: skip

    def _help(self, column: RiskColumn) -> str:
        key = f"risks_cell_{column.holds.value}".replace(" ", "_")
        said = self.voice.phrase(key)
        if column.holds is RiskCell.STEP and self.register.matrix:
            matrix = self.frame.matrices[self.register.matrix]
            steps = matrix.impact if "impact" in column.key else matrix.likelihood
            listed = ", ".join(f"{n} {each.said(self.language)}" for n, each in enumerate(steps, 1))
            said = f"{said} ({listed})"
        return said

    def explained(self) -> Iterator[tuple[str, ...]]:
        """A title, how to fill in, then every column."""
        say = self.voice.phrase
        yield (say("risks_book_title"),)
        for key in ("risks_book_how", "risks_book_codes", "risks_book_draft"):
            yield (say(key),)
        yield ()
        yield (
            say("risks_book_sheet"), say("risks_book_column"), say("risks_book_needed"),
            say("risks_book_holds"),
        )  # fmt: skip
        for sheet in self.sheets.sheets.values():
            for column in sheet.columns.values():
                words = ", ".join(self._words(column)) if column.terms else ""
                holds = f"{self._help(column)}: {words}" if words else self._help(column)
                needed = say("risks_book_needed") if column.needed else ""
                names = (sheet.name.said(self.language), column.name.said(self.language))
                yield (*names, needed, holds)


def doubts_of(form: RiskForm) -> list[Problem]:
    """What is unsure about a paper, for whoever makes it."""
    return [
        Problem(
            "risks-form-doubt",
            {"form": form.name.th, "form_en": form.name.en, "doubt": each.th, "doubt_en": each.en},
            severity=Severity.NOTE,
        )
        for each in form.doubts
    ]


def paper(
    register: RiskRegister,
    form: str,
    shelf: Shelf,
    made: dt.date,
    numerals: Numerals = Numerals.THAI,
) -> Document:
    """A paper on the risks of a register."""
    told = Told(register, shelf.risks, shelf.script("risks", "th"))
    return RiskPaper(told, shelf.risk_forms.forms[form], shelf.forms, made, numerals).document()
