"""The sheets of a spreadsheet as a register: headings recognised, cells read, faults placed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from prongsai.core.risks.frame import RiskFrame
from prongsai.core.risks.layout import RiskCell, RiskColumn, RiskSheet, RiskSheets, terms_of
from prongsai.core.sheets.cells import SHOWN, day_of
from prongsai.core.sheets.headings import Headings, Row, called, filled, lay_out, meant
from prongsai.core.sheets.places import Places
from prongsai.core.sheets.raw import RawSheet
from prongsai.core.terms.money import read_money
from prongsai.core.terms.problem import Place, Problem, Severity
from prongsai.core.terms.thai import look_alike, tidy, tidy_lines

MOST_ROWS = 2_000
_SEVERAL = re.compile(r"[,;\n]")
_WHOLE = re.compile(r"\d{1,6}", re.ASCII)
_GENERAL, _UNITS, _LISTED = "general", "units", ("units", "follow_ups")


@dataclass(slots=True)
class RegisterRead:
    """The register as plain data, and from which cell each of its values came."""

    plain: dict[str, Any] = field(default_factory=lambda: {"schema": 1})
    places: Places = field(default_factory=Places)
    problems: list[Problem] = field(default_factory=list)

    def placed(self, problem: Problem) -> Problem:
        """A problem that knows its path, at the cell or row it is about."""
        return self.places.placed(problem)


def read_register(book: Sequence[RawSheet], sheets: RiskSheets, frame: RiskFrame) -> RegisterRead:
    """Every sheet that is known; with any problem that refuses, nothing of it may be used."""
    found = RegisterRead()
    taken: set[str] = set()
    for sheet in sheets.sheets.values():
        raw = called(book, sheet)
        if raw is not None:
            taken.add(raw.name)
            _Sheet(sheet, raw, sheets, frame, found, lay_out(raw, sheet.columns)).read()
        elif sheet.needed:
            found.problems.append(Problem("risks-no-sheet", {"sheet": sheet.name.th}))
    passed = {
        look_alike(said) for each in (sheets.about, sheets.choices) for said in (each.th, each.en)
    }
    for raw in book:
        known = raw.name in taken or look_alike(raw.name) in passed
        if not known and any(cell for row in raw.rows for cell in row):
            place = Place(sheet=raw.name)
            found.problems.append(Problem("risks-sheet-unknown", {}, place, Severity.WARNING))
    return found


@dataclass(slots=True)
class _Sheet:
    sheet: RiskSheet
    raw: RawSheet
    sheets: RiskSheets
    frame: RiskFrame
    found: RegisterRead
    headings: Headings

    def read(self) -> None:
        """All rows below the headings, unless a column lacks or cells are merged."""
        before = len(self._refusals())
        self._columns()
        for each in self.raw.merged:
            if each.bottom >= self.headings.row:  # a title above the headings may be merged
                facts, place = {"cells": str(each)}, self._place(each.bottom)
                self._wrong(Problem("risks-merged", facts, place))
        if len(self.raw.rows) - self.headings.row > MOST_ROWS:
            self._wrong(Problem("risks-too-long", {"most": str(MOST_ROWS)}, self._place(MOST_ROWS)))
        if len(self._refusals()) > before:
            return
        rows = list(filled(self.raw, self.headings))
        for count, row in enumerate(rows):
            self._row(row, count)
        if self.sheet.needed and not rows:
            self._wrong(Problem("risks-no-rows", {}, Place(sheet=self.raw.name)))

    def _refusals(self) -> list[Problem]:
        return [each for each in self.found.problems if each.severity is Severity.REFUSED]

    def _wrong(self, problem: Problem) -> None:
        self.found.problems.append(problem)

    def _place(self, row: int, column: str = "") -> Place:
        return Place(sheet=self.raw.name, row=row, column=column)

    def _columns(self) -> None:
        """Columns that nobody knows are passed over; those that are needed must be there."""
        row = self.headings.row
        for said in self.headings.over:
            place = self._place(row, said)
            self._wrong(Problem("risks-column-unknown", {}, place, Severity.WARNING))
        for key, column in self.sheet.columns.items():
            if column.needed and key not in self.headings.at:
                self._wrong(
                    Problem("risks-no-column", {"column": column.name.th}, self._place(row))
                )

    def _row(self, row: Row, count: int) -> None:
        values: dict[str, Any] = {}
        faulty = False
        for key, text in row.cells.items():
            column = self.sheet.columns[key]
            value = self._value(text, column)
            if isinstance(value, Problem):
                where = self._place(row.number, self.headings.of(key))
                self._wrong(replace(value, place=where))
                faulty = True
            elif value is not None:
                _put(values, column.path, value)
        if not faulty:
            self._keep(row.number, values, count)

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
                first = str(self.found.places.of[path].row)
                where = self._place(number, self.headings.of("key"))
                self._wrong(Problem("risks-code-twice", {"code": code, "first": first}, where))
            rows.setdefault(code, values)
        self._remember(path, number)

    def _remember(self, path: str, number: int) -> None:
        if path:
            self.found.places.keep(path, self._place(number))
        for key in self.headings.at:
            inner = "/".join(filter(None, (path, *self.sheet.columns[key].path)))
            self.found.places.keep(inner, self._place(number, self.headings.of(key)))

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
        facts = {"text": text[:SHOWN]}
        if column.holds is RiskCell.TERM:
            terms = terms_of(self.frame, column.terms)
            known = ", ".join(each.name.th for each in terms.values())
            return meant(text, terms) or Problem("risks-not-a-choice", {**facts, "known": known})
        if column.holds is RiskCell.YES_NO:
            return self._yes_no(text)
        if column.holds is RiskCell.MONEY:
            amount = read_money(text)
            return Problem("risks-money", facts) if amount is None else amount
        if column.holds is RiskCell.DATE:
            day = day_of(text)
            return day.isoformat() if day else Problem("risks-date", facts)
        return int(text) if _WHOLE.fullmatch(text) else Problem("risks-whole", facts)

    def _yes_no(self, text: str) -> bool | Problem:
        for value, words in ((True, self.sheets.yes), (False, self.sheets.no)):
            ways = (words.name.th, words.name.en, *words.also)
            if look_alike(text) in map(look_alike, ways):
                return value
        facts = {
            "text": text[:SHOWN],
            "known": f"{self.sheets.yes.name.th}, {self.sheets.no.name.th}",
        }
        return Problem("risks-not-a-choice", facts)


def _put(values: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    *outer, last = path
    for step in outer:
        values = values.setdefault(step, {})
    values[last] = value
