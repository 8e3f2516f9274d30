"""The register of a year as a file: the plain table to go on with, or the paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.documents import renderers
from prongsai.apps.assessments.rules import shelf
from prongsai.apps.look.downloads import PRINTS, TABLES, table
from prongsai.core.cases.cells import Cell
from prongsai.core.cases.folder import Folder
from prongsai.core.cases.log import Case
from prongsai.core.documents.look import Numerals
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.terms.dates import typed_day
from prongsai.workshop.procedure_papers import Wanted, case_register, case_register_paper

FORMS = (*TABLES, *PRINTS)


def content(
    agency: Agency, procedure: Procedure, cases: Sequence[tuple[Case, Folder]], wanted: Wanted,
    form: str, numerals: Numerals = Numerals.THAI,
) -> bytes:  # fmt: skip
    """In one of the forms there are."""
    if form in TABLES:
        found = case_register(procedure, cases, shelf(), wanted)
        rows = [found.headings, *(_plain(line.cells) for line in found.lines)]
        return table(str(wanted.year), rows, form)
    document = case_register_paper(
        procedure, cases, shelf(), wanted, agency=agency.name, numerals=numerals
    )
    return renderers().render(document, form)


def name(
    agency: Agency, procedure: Procedure, year: int, form: str, *, personal: bool
) -> str:  # fmt: skip
    """Tells the one with people in it from the other."""
    kind = "register-inside" if personal else "register"
    return f"{procedure.key}-{kind}-{agency.key}-{year}.{form}"


def _plain(cells: Sequence[Cell]) -> list[object]:
    """Days as they are typed, so that the sheet can be brought in again."""
    return [typed_day(each) if isinstance(each, dt.date) else "" if each is None else each
            for each in cells]  # fmt: skip
