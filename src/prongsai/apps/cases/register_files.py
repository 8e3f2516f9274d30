"""The register of a year as a file: the plain table to go on with, or the paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.documents import renderers
from prongsai.apps.assessments.rules import shelf
from prongsai.apps.cases.register_reading import Filed, Filing
from prongsai.apps.look.downloads import PRINTS, TABLES, table
from prongsai.core.cases.cells import Cell
from prongsai.core.documents.look import Numerals
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.terms.dates import typed_day
from prongsai.core.terms.problem import refuse
from prongsai.workshop.procedure_papers import Wanted, case_register, case_register_paper

FORMS = (*TABLES, *PRINTS)
ON_PAPER = {"docx": 5_000, "pdf": 1_000}
"""So many cases make a paper at most: each line of it is laid out, in memory and for long."""
ON_A_PAGE = {**ON_PAPER, "xlsx": 20_000}
"""So many are written while somebody waits; a table of more is made on the command line."""


def fitting(filing: Filing, form: str, year: int, most: Mapping[str, int] = ON_PAPER) -> None:
    """Refuses what would take too long, before anything is read."""
    if form in most and len(filing) > most[form]:
        raise refuse(
            "register-too-long", year=str(year), lines=f"{len(filing):,}", form=form.upper(),
            most=f"{most[form]:,}", tables=f"{ON_A_PAGE['xlsx']:,}",
        )  # fmt: skip


def content(
    agency: Agency, procedure: Procedure, filing: Filing, told: Callable[[Filed], Wanted],
    form: str, numerals: Numerals = Numerals.THAI,
) -> bytes:  # fmt: skip
    """In one of the forms there are; of a table a part is read at a time."""
    if form in TABLES:
        return table(str(told([]).year), _rows(procedure, filing, told), form)
    cases = list(filing)
    document = case_register_paper(
        procedure, cases, shelf(), told(cases), agency=agency.name, numerals=numerals
    )
    return renderers().render(document, form)


def _rows(
    procedure: Procedure, filing: Filing, told: Callable[[Filed], Wanted]
) -> Iterator[Sequence[object]]:
    yield case_register(procedure, [], shelf(), told([])).headings
    for part in filing.parts():
        for line in case_register(procedure, part, shelf(), told(part)).lines:
            yield _plain(line.cells)


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
