"""Registers of risks: read from files, written to files, and the workbook to fill in."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from prongsai.adapters.file_kinds import told as kind_told
from prongsai.adapters.json_files import parse_json
from prongsai.core.documents.document import Document
from prongsai.core.documents.look import Numerals
from prongsai.core.documents.risk_forms import RiskForm
from prongsai.core.documents.risk_papers import RiskPaper
from prongsai.core.documents.risk_rows import Told
from prongsai.core.files.kinds import Kind, Limits
from prongsai.core.risks.checking import register_faults
from prongsai.core.risks.frame import RiskFrame
from prongsai.core.risks.layout import RiskSheets
from prongsai.core.risks.reading import read_register
from prongsai.core.risks.register import SCHEMA, RiskRegister
from prongsai.core.shapes.read import read
from prongsai.core.shapes.write import plain
from prongsai.core.terms.problem import Place, Problem, Refused, Severity, refuse
from prongsai.core.terms.words import Language
from prongsai.workshop.models import read_model
from prongsai.workshop.risk_book import RiskBook
from prongsai.workshop.shelf import Shelf
from prongsai.workshop.uploads import misnaming
from prongsai.workshop.voice import Voice

ENDINGS = (".xlsx", ".json")
MOST_BYTES = 5_000_000


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
    if misnamed := misnaming(content, ending):
        raise Refused([replace(misnamed, place=place)])
    try:
        kind = kind_told(content, Limits())
    except Refused as refused:
        raise Refused(replace(each, place=place) for each in refused.problems) from refused
    if (kind is Kind.XLSX) != (ending == ".xlsx") or kind not in (Kind.XLSX, Kind.TXT):
        raise refuse(
            "file-not-what-it-says",
            place,
            ending=ending,
            found=kind.endings[0].removeprefix(".").upper(),
        )


def _of_json(content: bytes, place: Place, frame: RiskFrame) -> RiskRegister:
    node = parse_json(content, place.file)
    return read_model(RiskRegister, node, lambda found: register_faults(found, frame))


def read_workbook(
    content: bytes, name: str, frame: RiskFrame, sheets: RiskSheets
) -> tuple[RiskRegister, list[Problem]]:
    """The register of a workbook; each fault tells sheet, row and column."""
    from prongsai.adapters.xlsx_reading.raw_sheets import raw_sheets  # noqa: PLC0415 - as needed

    try:
        book = raw_sheets(content)
    except Refused as refused:
        raise Refused(_in_file(each, name) for each in refused.problems) from refused
    found = read_register(book, sheets, frame)
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
    from prongsai.adapters.xlsx_forms import write_form  # noqa: PLC0415 - only this form

    return write_form(RiskBook(register, shelf, Voice(language)).sheets())


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
    opinion: str = "",
) -> Document:
    """A paper on the risks of a register, with what the internal auditor says where it has that."""
    told = Told(register, shelf.risks, shelf.script("risks", "th"))
    asked = shelf.risk_forms.forms[form]
    return RiskPaper(told, asked, shelf.forms, made, numerals, opinion=opinion).document()
