"""Working days by a table of holidays, and until when that table is known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from prongsai.core.criteria.check import source_problems
from prongsai.core.criteria.evidence import Block
from prongsai.core.criteria.rules import Source
from prongsai.core.shapes.fields import told, told_by_key
from prongsai.core.terms.problem import Place, Problem
from prongsai.core.terms.words import Words

SCHEMA = 1
_SATURDAY = 5
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday(Block):
    """A day on which government offices are closed."""

    day: str = told_by_key("The day, as 2026-04-06.")
    name: Words = told("What is kept on it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayTable(Block):
    """Holidays of government offices; an office may keep a table of its own."""

    schema: int = told("Version of this file format.")
    known_until: dt.date = told("Last day up to which the table is complete.")
    sources: Mapping[str, Source] = told("What the evidence refers to, by key.")
    holidays: Mapping[str, Holiday] = told("The days, in order.")


def holiday_problems(table: HolidayTable) -> Iterator[Problem]:
    """Every fault of a table whose fields could all be read."""
    if table.schema != SCHEMA:
        facts = {"found": str(table.schema), "expected": str(SCHEMA)}
        yield Problem("pack-other-schema", facts, Place(path="schema"))
    for day in table.holidays:
        if _read(day) is None:
            yield Problem("pack-wrong-date", {"found": day}, Place(path=f"holidays/{day}"))
    yield from source_problems(table, table.sources)


def _read(day: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(day)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class DueDay:
    """A day reckoned in working days."""

    day: dt.date
    sure: bool
    """Whether the table is complete up to it; beyond, a holiday may be missing."""


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """Tells working days from others."""

    holidays: frozenset[dt.date]
    known_until: dt.date

    @classmethod
    def of(cls, table: HolidayTable) -> WorkingDays:
        """By a table without faults."""
        days = map(dt.date.fromisoformat, table.holidays)
        return cls(frozenset(days), table.known_until)

    def kept_by(
        self, closed: Collection[dt.date], open_: Collection[dt.date], known_until: dt.date | None
    ) -> WorkingDays:
        """As one office keeps it: days it is closed besides, days it is open all the same."""
        days = (self.holidays | frozenset(closed)) - frozenset(open_)
        return WorkingDays(days, known_until or self.known_until)

    def includes(self, day: dt.date) -> bool:
        return day.weekday() < _SATURDAY and day not in self.holidays

    def after(self, day: dt.date, number: int) -> DueDay:
        """The so-manieth working day after a day, which itself is not counted."""
        while number:
            day += _DAY
            number -= self.includes(day)
        return DueDay(day, day <= self.known_until)

    def on_or_after(self, day: dt.date) -> DueDay:
        """The day itself if it is a working day, else the next one that is."""
        while not self.includes(day):
            day += _DAY
        return DueDay(day, day <= self.known_until)
