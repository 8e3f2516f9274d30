"""A year as the sheets of its template, and the sheets of a filled one as a year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from prongsai.core.plans.sheet_reading import SheetReader
from prongsai.core.plans.sheets import cells_of, cover_of, field_of
from prongsai.core.plans.template import PlanColumn, PlanSheet
from prongsai.core.sheets.forms import Field, FormSheet, Listed
from prongsai.core.sheets.headings import called
from prongsai.core.sheets.raw import RawSheet
from prongsai.core.spending.rows import rows_of, year_of
from prongsai.core.spending.template import SpendingTemplate
from prongsai.core.spending.year import SpendingYear
from prongsai.core.terms.problem import Place, Problem

_LIST = 200
"""Letters of words to choose from that a cell's own list bears; longer ones stand on a sheet."""


def sheets_of(year: SpendingYear, template: SpendingTemplate) -> tuple[FormSheet, ...]:
    """Notes, the first sheet, the others with their rows, and words too many for a cell's list."""
    rows = rows_of(year)
    guide = FormSheet(
        template.guide.th,
        (Field(template.guide.th, wide=100),),
        tuple((note.th,) for note in template.notes),
    )
    sheets = [
        FormSheet(
            sheet.name.th,
            tuple(_field(each, template) for each in sheet.columns.values()),
            tuple(cells_of(rows[key], sheet, template)),
        )
        for key, sheet in template.sheets.items()
    ]
    return (guide, cover_of(rows["cover"][0], template), *sheets, *_lists(template))


def _field(column: PlanColumn, template: SpendingTemplate) -> Field:
    found = field_of(column, template)
    if not _is_long(found.choices):
        return found
    listed = Listed(_list_name(column, template), len(found.choices))
    return replace(found, choices=(), chosen_from=listed)


def _is_long(choices: Sequence[str]) -> bool:
    return sum(len(each) + 1 for each in choices) > _LIST


def _list_name(column: PlanColumn, template: SpendingTemplate) -> str:
    return template.lists.th.format(name=column.name.th)


def _lists(template: SpendingTemplate) -> Iterator[FormSheet]:
    for sheet in template.sheets.values():
        for column in sheet.columns.values():
            words = [each.th for each in template.words.get(column.choice, {}).values()]
            if _is_long(words):
                heading = Field(column.name.th, wide=60)
                rows = tuple((word,) for word in words)
                yield FormSheet(_list_name(column, template), (heading,), rows)


@dataclass(slots=True)
class Found:
    """The year, where each part of it stands, and everything that is wrong with the sheets."""

    year: SpendingYear | None = None
    where: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_sheets(sheets: Sequence[RawSheet], template: SpendingTemplate) -> Found:
    """Read every sheet; the year is there only where all its cells could be read."""
    reader = SheetReader(template)
    cover = reader.cover(called(sheets, template.cover))
    lines = {
        key: list(reader.lines(called(sheets, sheet), sheet))
        for key, sheet in template.sheets.items()
    }
    if reader.problems:
        return Found(problems=reader.problems)
    made = year_of(cover, lines)
    return Found(made.year, made.where)


def read_one(raw: RawSheet, sheet: PlanSheet, template: SpendingTemplate, year: int) -> Found:
    """One sheet alone, whatever it is called: what an office exports of its entries."""
    reader = SheetReader(template)
    lines = {sheet.key: list(reader.lines(raw, sheet))}
    if reader.problems:
        return Found(problems=[_unnamed(each) for each in reader.problems])
    made = year_of({"agency": "", "year": year}, lines)
    return Found(made.year, made.where)


def _unnamed(problem: Problem) -> Problem:
    """A table that is pasted has no sheets."""
    place = problem.place
    return replace(problem, place=Place(row=place.row, column=place.column))
