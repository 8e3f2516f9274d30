"""Last year's sheet taken over as cases: rows become events, every fault told at its cell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from prongsai.core.calendar.thai_time import THAI_TIME
from prongsai.core.cases.filling import fill
from prongsai.core.cases.log import By, Event, EventKind, Log, Value
from prongsai.core.procedures.kinds import DayBounds, FieldType
from prongsai.core.procedures.moves import Move
from prongsai.core.procedures.procedure import CaseField, Procedure, RegisterColumn
from prongsai.core.sheets.cells import day_of
from prongsai.core.sheets.headings import Headings, Row, filled, lay_out
from prongsai.core.sheets.raw import RawSheet
from prongsai.core.terms.problem import Place, Problem
from prongsai.core.terms.thai import look_alike, tidy
from prongsai.core.terms.words import Words

SHEET = "sheet"
"""The right by which events from a sheet were made; nobody of the agency made them here."""
_EMPTY = ("", "-", "–")
_DIGITS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOver:
    """A row as a case."""

    row: int
    log: Log
    number: int = 0
    """In the register of its year."""


@dataclass(slots=True)
class Taken:
    """What a sheet holds; with a problem nothing of it is used."""

    cases: list[TakenOver] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    over: Sequence[str] = ()
    """Headings that mean nothing here."""


def take_over(
    procedure: Procedure, raw: RawSheet, until: dt.date, category: str = "",
    columns: Mapping[str, RegisterColumn] | None = None,
) -> Taken:  # fmt: skip
    """The rows of a sheet whose headings are those of the register, days up to a last one.

    Each event carries the day that the sheet tells, as if it had been entered then: an old year
    keeps its own times. Moves that the sheet does not date are made with the next that it does.
    """
    columns = procedure.register.table if columns is None else columns
    found = lay_out(raw, columns)
    taken = Taken(over=found.over)
    if "brought" not in {columns[key].shows for key in found.at}:
        taken.problems.append(Problem("case-sheet-no-day", {}, Place(sheet=raw.name)))
        return taken
    for row in filled(raw, found):
        reading = _Row(procedure, columns, row, raw.name, found, until, category)
        log = reading.log()
        taken.problems += reading.problems
        if not reading.problems:
            taken.cases.append(TakenOver(row=row.number, log=log, number=reading.number()))
    taken.cases = _numbered(taken.cases)
    return taken


def _numbered(cases: Sequence[TakenOver]) -> list[TakenOver]:
    """As the sheet numbers them; in its order where it doesn't, or gives a number twice."""
    given = {each.number for each in cases if each.number}
    if len(given) == len(cases):
        return list(cases)
    return [replace(each, number=number) for number, each in enumerate(cases, start=1)]


class _Row:
    """One row read."""

    def __init__(
        self, procedure: Procedure, columns: Mapping[str, RegisterColumn], row: Row, sheet: str,
        found: Headings, until: dt.date, category: str,
    ) -> None:  # fmt: skip
        self.own, self.until, self.category = procedure, until, category
        self.row, self.sheet = row, sheet
        self.problems: list[Problem] = []
        said = {columns[key].shows: (tidy(cell), found.of(key)) for key, cell in row.cells.items()}
        self.said = {shows: each for shows, each in said.items() if each[0] not in _EMPTY}

    def log(self) -> Log:
        """The events of the case; nothing counts where there was a problem."""
        brought = self._day("brought")
        if "brought" not in self.said:
            self._fault("case-sheet-no-day", "brought")
        category = self._one_of("category", {k: c.name for k, c in self.own.categories.items()})
        category = category or self.category or next(iter(self.own.categories))
        values = self._values()
        way = self._way()
        if brought is None or self.problems:
            return ()
        days = self._days(brought, way)
        return tuple(self._events(brought, category, values, list(zip(way, days, strict=True))))

    def number(self) -> int:
        """What stands before the year; none of what is no number."""
        said = self.said.get("number", ("", ""))[0].partition("/")[0].strip()
        return int(said) if said.isdecimal() and len(said) <= _DIGITS else 0

    def _day(self, shows: str) -> dt.date | None:
        if shows not in self.said:
            return None
        day = day_of(self.said[shows][0])
        if day is None:
            self._fault("case-field-not-a-day", shows)
        elif day > self.until:
            self._fault("case-field-day-ahead", shows)
        return day

    def _one_of(self, shows: str, known: Mapping[str, Words]) -> str:
        if shows not in self.said:
            return ""
        said = look_alike(self.said[shows][0])
        for key, name in known.items():
            if said in map(look_alike, (key, name.th, name.en)):
                return key
        self._fault("case-field-not-a-choice", shows)
        return ""

    def _values(self) -> Mapping[str, Value]:
        found: dict[str, Value] = {}
        for shows, (text, _) in self.said.items():
            key = shows.partition("field:")[2]
            if not key:
                continue
            asked = replace(self.own.fields[key], bounds=DayBounds.ANY)
            if asked.type in (FieldType.PEOPLE, FieldType.FILES):
                continue
            read = fill([asked], (), {key: self._typed(asked, text)}, self.until)
            found.update(read.values)
            self.problems += [replace(each, place=self._place(shows)) for each in read.problems]
        return found

    def _typed(self, asked: CaseField, text: str) -> str | bool | list[str]:
        """Choices are written by their names; a word that is none is refused as it stands."""
        if asked.type is FieldType.YES_NO:
            return look_alike(text) in map(look_alike, ("ใช่", "มี", "yes", "1"))
        names = {
            look_alike(way): key
            for key, name in asked.choices.items()
            for way in (key, name.th, name.en)
        }
        if asked.type is FieldType.CHOICES:
            return [names.get(look_alike(each), tidy(each)) for each in text.split(",")]
        return names.get(look_alike(text), text) if names else text

    def _way(self) -> tuple[Move, ...]:
        """The moves by which it came to where the sheet says it is: all dated ones, few others."""
        dated = [
            frozenset(shows.removeprefix("day:").split(","))
            for shows in self.said
            if shows.startswith("day:")
        ]
        outcome = self._one_of("outcome", {k: o.name for k, o in self.own.outcomes.items()})
        state = self._one_of("state", {k: s.label for k, s in self.own.states.items()})
        ways = [
            way
            for way in self._ways((), self.own.first_state)
            if self._ends(way, outcome, state)
            and all(any(move.key in names for move in way) for names in dated)
        ]
        if not ways and not self.problems:
            self.problems.append(Problem("case-sheet-no-way", {}, self._place("outcome")))
        return min(ways, key=len, default=())

    def _ways(self, so_far: tuple[Move, ...], state: str) -> Iterator[tuple[Move, ...]]:
        """Every way through the states that makes no move and comes to no state twice."""
        yield so_far
        passed = {self.own.first_state, *(move.to for move in so_far)}
        for move in self.own.leaving(state):
            if move.to and move.to not in passed:
                yield from self._ways((*so_far, move), move.to)

    def _ends(self, way: tuple[Move, ...], outcome: str, state: str) -> bool:
        last = way[-1].to if way else self.own.first_state
        return (way[-1].outcome if way else "") == outcome and state in ("", last)

    def _days(self, brought: dt.date, way: Sequence[Move]) -> list[dt.date]:
        """The day of each move: its own, else that of the next one that has one."""
        told: list[dt.date | None] = [self._told(move) for move in way]
        if way and told[-1] is None and way[-1].outcome:
            told[-1] = self._day("closed")
            if told[-1] is None:
                self._fault("case-sheet-no-end", "outcome")
        days: list[dt.date] = []
        last = max((day for day in told if day is not None), default=brought)
        for day in reversed(told):
            last = last if day is None else day
            days.insert(0, last)
        if days != sorted(days) or min(days, default=brought) < brought:
            self._fault("case-sheet-days", "brought")
        return days

    def _told(self, move: Move) -> dt.date | None:
        for shows in self.said:
            if shows.startswith("day:") and move.key in shows.removeprefix("day:").split(","):
                return self._day(shows)
        return None

    def _events(
        self, brought: dt.date, category: str, values: Mapping[str, Value],
        moves: Sequence[tuple[Move, dt.date]],
    ) -> Iterator[Event]:  # fmt: skip
        own = self.own
        yield Event(
            number=1, kind=EventKind.BROUGHT, at=_noon(brought, 1), category=category,
            by=By(party=own.bringers[0].key, role=SHEET), channel=own.channels[0], values=values,
        )  # fmt: skip
        for number, (move, day) in enumerate(moves, start=2):
            yield Event(
                number=number, kind=EventKind.MOVED, at=_noon(day, number), move=move.key,
                by=By(role=SHEET),
            )  # fmt: skip

    def _place(self, shows: str) -> Place:
        heading = self.said[shows][1] if shows in self.said else ""
        return Place(sheet=self.sheet, row=self.row.number, column=heading)

    def _fault(self, code: str, shows: str) -> None:
        place = self._place(shows)
        self.problems.append(Problem(code, {"field": place.column}, place))


def _noon(day: dt.date, number: int) -> dt.datetime:
    """Noon of a day; events of one day a second apart, so that their order stays."""
    return dt.datetime.combine(day, dt.time(12, 0, number), THAI_TIME)
