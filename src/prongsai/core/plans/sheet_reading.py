"""A plan read from the sheets of a filled template: headings found, cells read, faults placed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from prongsai.core.plans.cells import Choices, read_cell
from prongsai.core.plans.editions import Book
from prongsai.core.plans.rows import Line, book_of
from prongsai.core.plans.template import PlanColumn, PlanSheet, PlanTemplate
from prongsai.core.terms.problem import Place, Problem
from prongsai.core.terms.thai import look_alike, tidy

_HEAD_WITHIN = 10


class Form(Protocol):
    """A spreadsheet to be filled in: a first sheet of questions, and sheets with headings."""

    @property
    def cover(self) -> PlanSheet: ...
    @property
    def sheets(self) -> Mapping[str, PlanSheet]: ...
    @property
    def words(self) -> Choices: ...


@dataclass(frozen=True, slots=True)
class RawSheet:
    """A sheet as it stands in a file."""

    name: str
    rows: Sequence[Sequence[str]]
    merged: tuple[tuple[int, str], ...] = ()
    """Merged cells: the row they begin in, and their range as spreadsheets say it."""


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
    by_key = {key: sheet for sheet in sheets if (key := reader.key_of(sheet.name))}
    cover = reader.cover(by_key.get("cover"))
    lines = {
        key: list(reader.lines(by_key.get(key), sheet)) for key, sheet in template.sheets.items()
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

    def key_of(self, name: str) -> str:
        said = look_alike(name)
        for sheet in (self.template.cover, *self.template.sheets.values()):
            if said in _names(sheet):
                return "cover" if sheet is self.template.cover else sheet.key
        return ""

    def cover(self, raw: RawSheet | None) -> dict[str, Any]:
        """The fields of the plan itself: what is asked in one column, the answer in the next."""
        sheet = self.template.cover
        if self._missing(raw, sheet) or raw is None:
            return {}
        meant = {name: column for column in sheet.columns.values() for name in _names(column)}
        said: dict[str, Any] = {}
        for number, row in enumerate(raw.rows, 1):
            column = meant.get(look_alike(row[0])) if row else None
            if column is not None and column.key not in said:
                place = Place(sheet=sheet.name.th, row=number, column=column.name.th)
                answer = row[1] if len(row) > 1 else ""
                said[column.key] = self._read(answer, column, place)
        for column in sheet.columns.values():
            if column.needed and column.key not in said:
                self._wrong("plan-field-missing", sheet, field=column.name.th)
        return {key: value for key, value in said.items() if value is not None}

    def lines(self, raw: RawSheet | None, sheet: PlanSheet) -> Iterator[Line]:
        """The filled rows below the headings."""
        if self._missing(raw, sheet) or raw is None:
            return
        head, places = _lay_out(raw, sheet)
        lacking = [
            column.name.th
            for key, column in sheet.columns.items()
            if column.needed and key not in places
        ]
        for name in lacking:
            self._wrong("plan-column-missing", sheet, heading=name)
        if lacking:
            return
        for number, row in enumerate(raw.rows[head + 1 :], head + 2):
            cells = {key: row[at] if at < len(row) else "" for key, at in places.items()}
            if any(cell.strip() for cell in cells.values()):
                yield Line(number, self._row(number, cells, sheet))

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
        for row, cells in raw.merged:
            place = Place(sheet=sheet.name.th, row=row)
            self.problems.append(Problem("plan-cells-merged", {"cells": cells}, place))
        return bool(raw.merged)

    def _wrong(self, code: str, sheet: PlanSheet, **facts: str) -> None:
        self.problems.append(Problem(code, facts, Place(sheet=sheet.name.th)))


def _names(said: PlanSheet | PlanColumn) -> set[str]:
    return {look_alike(each) for each in (said.key, said.name.th, said.name.en, *said.also)}


def _lay_out(raw: RawSheet, sheet: PlanSheet) -> tuple[int, dict[str, int]]:
    """The row of headings among the first ones, and where each column stands."""
    meant = {name: key for key, column in sheet.columns.items() for name in _names(column)}
    within = [[look_alike(tidy(cell)) for cell in row] for row in raw.rows[:_HEAD_WITHIN]]
    known = [sum(cell in meant for cell in row) for row in within]
    head = known.index(max(known)) if known else 0
    places: dict[str, int] = {}
    for at, cell in enumerate(within[head] if within else ()):
        if cell in meant:
            places.setdefault(meant[cell], at)
    return head, places
