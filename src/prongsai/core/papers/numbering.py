"""Numbers of papers: counted anew each calendar year, whatever the fiscal year.

Rule of the Prime Minister's Office on correspondence, clause 16.2 (one source).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from prongsai.core.terms.problem import refuse

BUDDHIST = 543


class Counted(StrEnum):
    """Who gives a form its numbers."""

    CALENDAR_YEAR = "calendar year"
    """A register of its own, which begins anew with each calendar year."""
    LISTED = "listed only"
    """The same, but the paper itself doesn't carry its number."""
    LETTERS = "register of letters"
    """The office's register of letters sent; an office may keep it elsewhere."""
    NEVER_NUMBERED = "not numbered"

    @property
    def needs_one(self) -> bool:
        """Whether no paper of the form is printed without a number."""
        return self in (Counted.CALENDAR_YEAR, Counted.LISTED)


@dataclass(frozen=True, slots=True)
class Given:
    """A number given to a paper."""

    count: int
    year: int
    """Calendar year, Gregorian, as stored."""

    def __str__(self) -> str:
        return f"{self.count}/{self.year + BUDDHIST}"


@dataclass(frozen=True, slots=True)
class NumberRegister:
    """The last number given of each calendar year, for one form of one agency."""

    last: Mapping[int, int] = field(default_factory=dict)

    def next(self, dated: dt.date) -> tuple[Given, NumberRegister]:
        """The next number of the date's year, and the register that remembers it."""
        count = self.last.get(dated.year, 0) + 1
        return Given(count, dated.year), self._with(dated.year, count)

    def wished(self, dated: dt.date, count: int) -> tuple[Given, NumberRegister]:
        """The number that somebody wants; what it leaves out stays a gap."""
        if count < 1:
            raise ValueError(count)
        last = max(count, self.last.get(dated.year, 0))
        return Given(count, dated.year), self._with(dated.year, last)

    def taken_over(self, year: int, count: int) -> NumberRegister:
        """Go on from a number that the office's paper register stands at."""
        if count < self.last.get(year, 0):
            facts = (str(count), str(self.last[year]), str(year + BUDDHIST))
            raise refuse("paper-number-back", number=facts[0], last=facts[1], year=facts[2])
        return self._with(year, count)

    def _with(self, year: int, count: int) -> NumberRegister:
        return replace(self, last={**self.last, year: count})


def left_out(counts: Iterable[int], begun: int = 0) -> Iterator[tuple[int, int]]:
    """Numbers between those given that nobody was given: the first and the last of each gap.

    `begun` is the last number of the book that the register goes on from.
    """
    before = begun
    for count in sorted(set(counts)):
        if count > before + 1:
            yield before + 1, count - 1
        before = max(before, count)
