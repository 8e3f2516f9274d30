"""The year's measures in the published shapes: as a paper, and as rows for screen and sheet."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments import rules
from prongsai.apps.measures import bridge, queries
from prongsai.core.documents.blocks import Cell, Table, plain
from prongsai.core.documents.document import Document
from prongsai.core.documents.look import Numerals
from prongsai.core.documents.measure_tables import Shape
from prongsai.core.measures.measure import Status
from prongsai.workshop.measure_files import MeasureFile
from prongsai.workshop.measures import paper


@dataclass(frozen=True, slots=True)
class OnScreen:
    """A table as texts."""

    heads: list[str]
    rows: list[list[list[str]]]
    """Of each cell its lines."""


def document(agency: Agency, year: int, shape: Shape, day: dt.date, *, drafts: bool) -> Document:
    """The paper in Thai, as offices publish it; drafts only where they are asked for."""
    row = queries.year_or_planned(agency, year)
    rows = queries.measures_of(agency, year)
    shown = [each for each in rows if drafts or each.status != Status.DRAFT]
    file = bridge.year_file(row, shown, (), queries.units_of(agency), agency.name)
    pack = queries.pack_of(row)
    named = {
        key: replace(each, indicators=tuple(k for k in each.indicators if k in pack.indicators))
        for key, each in file.measures.items()
    }
    whole = MeasureFile(replace(file, measures=named), pack, ())
    return paper(whole, rules.shelf(), shape.value, "th", Numerals.THAI, day)


def on_screen(found: Document) -> OnScreen:
    """The first table of a paper."""
    table = next(each for each in found.blocks if isinstance(each, Table))
    heads = ["\n".join(_lines(each)) for each in table.head[0]]
    return OnScreen(heads, [[_lines(each) for each in row] for row in table.body])


def _lines(found: Cell) -> list[str]:
    return [plain(line) for line in found.lines]
