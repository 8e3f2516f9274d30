"""The sheets of a spreadsheet as a register: headings recognised, cells read, faults placed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from prongsai.core.risks.frame import RiskFrame, term_of
from prongsai.core.risks.layout import RiskCell, RiskColumn, RiskSheet, RiskSheets, terms_of
from prongsai.core.terms.date_reading import read_date
from prongsai.core.terms.money import read_money
from prongsai.core.terms.problem import Place, Problem, Severity
from prongsai.core.terms.thai import look_alike, tidy, tidy_lines

Rows = Sequence[Sequence[str]]
MOST_ROWS = 2_000
_HEAD_WITHIN = 20
_SEVERAL = re.compile(r"[,;\n]")
_WHOLE = re.compile(r"\d{1,6}", re.ASCII)
_GENERAL, _UNITS, _LISTED = "general", "units", ("units", "follow_ups")


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet as it stands: texts of its cells, and where cells are merged."""

    name: str
    rows: Rows
    merged: tuple[tuple[int, str], ...] = ()
    """The last row of each merged range, counted from one, and the range as people write it."""


@dataclass(slots=True)
class RegisterRead:
    """The register as plain data, and from which cell each of its values came."""

    plain: dict[str, Any] = field(default_factory=lambda: {"schema": 1})
    places: dict[str, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def placed(self, problem: Problem) -> Problem:
        """A problem that knows its path, at the cell or row it is about."""
        path = problem.place.path
        while path and path not in self.places:
            path = path.rpartition("/")[0]
        return replace(problem, place=self.places.get(path, problem.place))


def read_register(grids: Sequence[Grid], sheets: RiskSheets, frame: RiskFrame) -> RegisterRead:
    """Every sheet that is known; with any problem that refuses, nothing of it may be used."""
    found = RegisterRead()
    by_name = {look_alike(each.name): each for each in grids}
    taken: set[str] = set()
    for sheet in sheets.sheets.values():
        names = [look_alike(each) for each in (sheet.name.th, sheet.name.en, *sheet.also)]
        name = next((each for each in names if each in by_name), None)
        if name is not None:
            taken.add(name)
            _Sheet(sheet, by_name[name], sheets, frame, found).read()
        elif sheet.needed:
            found.problems.append(Problem("risks-no-sheet", {"sheet": sheet.name.th}))
    passed = {
        look_alike(said) for each in (sheets.about, sheets.choices) for said in (each.th, each.en)
    }
    for key, grid in by_name.items():
        if key not in taken | passed and any(cell for row in grid.rows for cell in row):
            place = Place(sheet=grid.name)
            found.problems.append(Problem("risks-sheet-unknown", {}, place, Severity.WARNING))
    return found


@dataclass(slots=True)
class _Sheet:
    sheet: RiskSheet
    grid: Grid
    sheets: RiskSheets
    frame: RiskFrame
    found: RegisterRead
    columns: dict[str, int] = field(default_factory=dict)
    headings: list[str] = field(default_factory=list)
    head: int = 0

    def read(self) -> None:
        """All rows below the headings, unless a column lacks or cells are merged."""
        before = len(self._refusals())
        self._lay_out()
        for last, cells in self.grid.merged:
            if last > self.head:  # a title above the headings may be merged
                self._wrong(Problem("risks-merged", {"cells": cells}, self._place(last)))
        rows = self.grid.rows[self.head + 1 :]
        if len(rows) > MOST_ROWS:
            self._wrong(Problem("risks-too-long", {"most": str(MOST_ROWS)}, self._place(MOST_ROWS)))
        if len(self._refusals()) > before:
            return
        count = 0
        for number, row in enumerate(rows, self.head + 2):
            if any(cell.strip() for cell in row):
                self._row(number, row, count)
                count += 1
        if self.sheet.needed and not count:
            self._wrong(Problem("risks-no-rows", {}, Place(sheet=self.grid.name)))

    def _refusals(self) -> list[Problem]:
        return [each for each in self.found.problems if each.severity is Severity.REFUSED]

    def _wrong(self, problem: Problem) -> None:
        self.found.problems.append(problem)

    def _place(self, row: int, column: str = "") -> Place:
        return Place(sheet=self.grid.name, row=row, column=column)

    def _lay_out(self) -> None:
        """Find the headings in whichever of the first rows they stand."""
        meant: dict[str, str] = {}
        for key, column in self.sheet.columns.items():
            for said in (column.name.th, column.name.en, *column.also):
                meant.setdefault(look_alike(said), key)
        within = [[tidy(cell) for cell in row] for row in self.grid.rows[:_HEAD_WITHIN]]
        known = [sum(look_alike(cell) in meant for cell in row) for row in within]
        self.head = known.index(max(known)) if known else 0
        self.headings = within[self.head] if within else []
        for place, said in enumerate(self.headings):
            known_as = meant.get(look_alike(said), "")
            if known_as and known_as not in self.columns:
                self.columns[known_as] = place
            elif said:
                where = self._place(self.head + 1, said)
                self._wrong(Problem("risks-column-unknown", {}, where, Severity.WARNING))
        for key, column in self.sheet.columns.items():
            if column.needed and key not in self.columns:
                facts = {"column": column.name.th}
                self._wrong(Problem("risks-no-column", facts, self._place(self.head + 1)))

    def _row(self, number: int, row: Sequence[str], count: int) -> None:
        values: dict[str, Any] = {}
        faulty = False
        for key, place in self.columns.items():
            column = self.sheet.columns[key]
            value = self._value(row[place] if place < len(row) else "", column)
            if isinstance(value, Problem):
                where = self._place(number, self.headings[place])
                self._wrong(replace(value, place=where))
                faulty = True
            elif value is not None:
                _put(values, column.path, value)
        if not faulty:
            self._keep(number, values, count)

    def _keep(self, number: int, values: dict[str, Any], count: int) -> None:
        name, plain = self.sheet.key, self.found.plain
        if name == _GENERAL:
            if count:
                self._wrong(Problem("risks-general-twice", {}, self._place(number)))
            plain.update(values)
            path = ""
        elif name in _LISTED:
            listed: list[Any] = plain.setdefault(name, [])
            path = f"{name}/{len(listed)}"
            listed.append(values["name"] if name == _UNITS else values)
        else:
            rows: dict[str, Any] = plain.setdefault(name, {})
            code = values.pop("key")
            path = f"{name}/{code}"
            if code in rows:
                first = str(self.found.places[path].row)
                where = self._place(number, self.headings[self.columns["key"]])
                self._wrong(Problem("risks-code-twice", {"code": code, "first": first}, where))
            rows.setdefault(code, values)
        self._remember(path, number)

    def _remember(self, path: str, number: int) -> None:
        if path:
            self.found.places.setdefault(path, self._place(number))
        for key, place in self.columns.items():
            inner = "/".join(filter(None, (path, *self.sheet.columns[key].path)))
            self.found.places.setdefault(inner, self._place(number, self.headings[place]))

    def _value(self, said: str, column: RiskColumn) -> Any:
        """The value of a cell, None for a blank one, or what is wrong with it."""
        text = tidy_lines(said)
        if not tidy(text):
            return Problem("risks-cell-empty") if column.needed else None
        if column.holds in (RiskCell.TEXT, RiskCell.UNIT):
            return text
        if column.holds is RiskCell.CODE:
            return tidy(text)
        if column.holds is RiskCell.CODES:
            return [tidy(each) for each in _SEVERAL.split(text) if tidy(each)]
        return self._narrow(tidy(text), column)

    def _narrow(self, text: str, column: RiskColumn) -> Any:
        facts = {"text": text[:80]}
        if column.holds is RiskCell.TERM:
            terms = terms_of(self.frame, column.terms)
            known = ", ".join(each.name.th for each in terms.values())
            return term_of(terms, text) or Problem("risks-not-a-choice", {**facts, "known": known})
        if column.holds is RiskCell.YES_NO:
            return self._yes_no(text)
        if column.holds is RiskCell.MONEY:
            amount = read_money(text)
            return Problem("risks-money", facts) if amount is None else amount
        if column.holds is RiskCell.DATE:
            day = read_date(text)
            return day.isoformat() if isinstance(day, dt.date) else Problem("risks-date", facts)
        return int(text) if _WHOLE.fullmatch(text) else Problem("risks-whole", facts)

    def _yes_no(self, text: str) -> bool | Problem:
        for value, words in ((True, self.sheets.yes), (False, self.sheets.no)):
            ways = (words.name.th, words.name.en, *words.also)
            if look_alike(text) in map(look_alike, ways):
                return value
        facts = {"text": text[:80], "known": f"{self.sheets.yes.name.th}, {self.sheets.no.name.th}"}
        return Problem("risks-not-a-choice", facts)


def _put(values: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    *outer, last = path
    for step in outer:
        values = values.setdefault(step, {})
    values[last] = value
