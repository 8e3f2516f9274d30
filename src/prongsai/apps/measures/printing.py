"""The year's measures in the published shapes: as a paper, and as rows for screen and sheet."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments import rules
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.look.words import thai
from prongsai.apps.measures import bridge, queries
from prongsai.apps.papers.given import draft_given
from prongsai.apps.papers.models import Paper
from prongsai.core.documents.blocks import Cell, Table, plain
from prongsai.core.documents.document import Document
from prongsai.core.documents.look import Numerals
from prongsai.core.documents.measure_tables import Shape
from prongsai.core.measures.measure import Status
from prongsai.core.shapes.write import plain as plain_value
from prongsai.core.terms.problem import refuse
from prongsai.workshop.measure_files import MeasureFile
from prongsai.workshop.measures import paper

TABLE = "measures-table"


@dataclass(frozen=True, slots=True)
class OnScreen:
    """A table as texts."""

    heads: list[str]
    rows: list[list[list[str]]]
    """Of each cell its lines."""


def document(agency: Agency, year: int, shape: Shape, day: dt.date, *, drafts: bool) -> Document:
    """The paper in Thai, as offices publish it; drafts only where they are asked for."""
    found = whole(agency, year, drafts=drafts)
    return paper(found, rules.shelf(), shape.value, "th", Numerals.THAI, day)


def whole(agency: Agency, year: int, *, drafts: bool = False) -> MeasureFile:
    """The year without its reports; indicators that its rules have no more are left out."""
    row = queries.year_or_planned(agency, year)
    rows = queries.measures_of(agency, year)
    shown = [each for each in rows if drafts or each.status != Status.DRAFT]
    file = bridge.year_file(row, shown, (), queries.units_of(agency), agency.name)
    pack = queries.pack_of(row)
    named = {
        key: replace(each, indicators=tuple(k for k in each.indicators if k in pack.indicators))
        for key, each in file.measures.items()
    }
    return MeasureFile(replace(file, measures=named), pack, ())


def on_screen(found: Document) -> OnScreen:
    """The first table of a paper."""
    table = next(each for each in found.blocks if isinstance(each, Table))
    heads = ["\n".join(_lines(each)) for each in table.head[0]]
    return OnScreen(heads, [[_lines(each) for each in row] for row in table.body])


def _lines(found: Cell) -> list[str]:
    return [plain(line) for line in found.lines]


def draft(agency: Agency, year: int, shape: Shape, doer: Doer, key: str) -> Paper:
    """A draft in the register of papers, which goes its way to a signature from there."""
    file = whole(agency, year).year
    if not file.measures:
        raise refuse("measures-none-in-force", year=str(year))
    given = {"file": plain_value(file), "shape": shape.value}
    subject, of = thai("measure.tables_title", year=year), f"{of_year(year)}:{shape.value}"
    return draft_given(agency, TABLE, given, doer, subject=subject, of=of, key=key)


def of_year(year: int) -> str:
    """What papers of a year's tables are made of."""
    return f"measures:{year}:table"
