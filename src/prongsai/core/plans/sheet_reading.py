"""A plan read from the sheets of a filled template: headings found, cells read, faults placed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from prongsai.core.plans.cells import Choices, read_cell
from prongsai.core.plans.editions import Book
from prongsai.core.plans.rows import Line, book_of
from prongsai.core.plans.template import PlanColumn, PlanSheet, PlanTemplate
from prongsai.core.sheets.headings import called, filled, lay_out, meant
from prongsai.core.sheets.raw import RawSheet
from prongsai.core.terms.problem import Place, Problem


class Form(Protocol):
    """A spreadsheet to be filled in: a first sheet of questions, and sheets with headings."""

    @property
    def cover(self) -> PlanSheet: ...
    @property
    def sheets(self) -> Mapping[str, PlanSheet]: ...
    @property
    def words(self) -> Choices: ...


@dataclass(slots=True)
class Found:
    """The plan, where each part of it stands, and everything that is wrong with the sheets."""

    book: Book | None = None
    where: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


class HasPlaces(Protocol):
    """Whatever remembers which sheet and row a part came from."""

    @property
    def where(self) -> Mapping[str, tuple[str, int]]: ...


def read_sheets(sheets: Sequence[RawSheet], template: PlanTemplate) -> Found:
    """Read every sheet; the plan is there only where all its cells could be read."""
    reader = SheetReader(template)
    cover = reader.cover(called(sheets, template.cover))
    lines = {
        key: list(reader.lines(called(sheets, sheet), sheet))
        for key, sheet in template.sheets.items()
    }
    if reader.problems:
        return Found(problems=reader.problems)
    made = book_of(cover, lines)
    return Found(made.book, made.where, [said_in(each, template) for each in made.problems])


def located(problem: Problem, found: HasPlaces, template: Form) -> Problem:
    """A problem of the plan at the sheet, row and column it comes from."""
    steps = problem.place.path.split("/")
    for end in range(len(steps), 0, -1):
        if row := found.where.get("/".join(steps[:end])):
            column = steps[end] if end < len(steps) else ""
            place = Place(sheet=row[0], row=row[1], column=column)
            return said_in(replace(problem, place=place), template)
    name = steps[-1] if steps[-1] in template.cover.columns else ""
    return said_in(replace(problem, place=Place(sheet="cover", column=name)), template)


def said_in(problem: Problem, template: Form) -> Problem:
    """The same with sheet and column as the file calls them."""
    place = problem.place
    sheet = template.cover if place.sheet == "cover" else template.sheets[place.sheet]
    column = sheet.columns.get(place.column)
    said = column.name.th if column else ""
    return replace(problem, place=replace(place, sheet=sheet.name.th, column=said))


@dataclass(slots=True)
class SheetReader:
    """Reads one sheet after the other, and keeps what is wrong."""

    template: Form
    problems: list[Problem] = field(default_factory=list)

    def cover(self, raw: RawSheet | None) -> dict[str, Any]:
        """The fields of the plan itself: what is asked in one column, the answer in the next."""
        sheet = self.template.cover
        if self._missing(raw, sheet) or raw is None:
            return {}
        said: dict[str, Any] = {}
        for number, row in enumerate(raw.rows, 1):
            key = meant(row[0], sheet.columns) if row else None
            if key is not None and key not in said:
                column = sheet.columns[key]
                place = Place(sheet=sheet.name.th, row=number, column=column.name.th)
                answer = row[1] if len(row) > 1 else ""
                said[key] = self._read(answer, column, place)
        for column in sheet.columns.values():
            if column.needed and column.key not in said:
                self._wrong("plan-field-missing", sheet, field=column.name.th)
        return {key: value for key, value in said.items() if value is not None}

    def lines(self, raw: RawSheet | None, sheet: PlanSheet) -> Iterator[Line]:
        """The filled rows below the headings."""
        if self._missing(raw, sheet) or raw is None:
            return
        headings = lay_out(raw, sheet.columns)
        lacking = [
            column.name.th
            for key, column in sheet.columns.items()
            if column.needed and key not in headings.at
        ]
        for name in lacking:
            self._wrong("plan-column-missing", sheet, heading=name)
        if lacking:
            return
        for row in filled(raw, headings):
            yield Line(row.number, self._row(row.number, row.cells, sheet))

    def _row(self, number: int, cells: Mapping[str, str], sheet: PlanSheet) -> dict[str, Any]:
        said: dict[str, Any] = {}
        for key, text in cells.items():
            column = sheet.columns[key]
            place = Place(sheet=sheet.name.th, row=number, column=column.name.th)
            value = self._read(text, column, place)
            if value is not None:
                said[key] = value
        return said

    def _read(self, text: str, column: PlanColumn, place: Place) -> Any:
        value = read_cell(text, column, self.template.words)
        if isinstance(value, Problem):
            self.problems.append(replace(value, place=place))
            return None
        return value

    def _missing(self, raw: RawSheet | None, sheet: PlanSheet) -> bool:
        """Whether there is nothing to read: no such sheet, or cells of it are merged."""
        if raw is None:
            if sheet.needed:
                self.problems.append(Problem("plan-sheet-missing", {"sheet": sheet.name.th}))
            return True
        for each in raw.merged:
            place = Place(sheet=sheet.name.th, row=each.top)
            self.problems.append(Problem("plan-cells-merged", {"cells": str(each)}, place))
        return bool(raw.merged)

    def _wrong(self, code: str, sheet: PlanSheet, **facts: str) -> None:
        self.problems.append(Problem(code, facts, Place(sheet=sheet.name.th)))
