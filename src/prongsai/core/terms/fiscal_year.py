"""The fiscal year of Thai public bodies: October to September, named after the year it ends in."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from prongsai.core.terms.dates import BUDDHIST, Month, shown_date
from prongsai.core.terms.words import Words

_OCTOBER = 10


@dataclass(frozen=True, slots=True)
class Period:
    """Part of a fiscal year: both days are in it."""

    first: dt.date
    last: dt.date
    label: Words


@dataclass(frozen=True, slots=True, order=True)
class FiscalYear:
    """A fiscal year by its number in the Buddhist era: 2565 began on 1 October 2564."""

    year: int

    @classmethod
    def of(cls, day: dt.date) -> FiscalYear:
        """The fiscal year in which a day lies."""
        return cls(day.year + BUDDHIST + (day.month >= _OCTOBER))

    @property
    def first(self) -> dt.date:
        return self._start(0)

    @property
    def last(self) -> dt.date:
        return self._end(12)

    @property
    def months(self) -> tuple[Period, ...]:
        """October to September, each by its name."""
        starts = [Month.of(self._start(n)) for n in range(12)]
        labels = (Words(shown_date(each), shown_date(each, language="en")) for each in starts)
        return self._periods(1, tuple(labels))

    @property
    def quarters(self) -> tuple[Period, ...]:
        """October to December, January to March, April to June, July to September."""
        labels = (Words(f"ไตรมาสที่ {n}", f"quarter {n}") for n in range(1, 5))
        return self._periods(3, tuple(labels))

    @property
    def halves(self) -> tuple[Period, ...]:
        """October to March, April to September."""
        first = Words("รอบ 6 เดือนแรก", "first six months")
        return self._periods(6, (first, Words("รอบ 6 เดือนหลัง", "last six months")))

    @property
    def whole(self) -> Period:
        """The year itself."""
        return self._periods(12, (Words("รอบ 12 เดือน", "whole year"),))[0]

    @property
    def words(self) -> Words:
        """How a title names it."""
        thai = f"ประจำปีงบประมาณ พ.ศ. {self.year}"
        return Words(thai, f"for the fiscal year {self.year}")

    def _periods(self, months: int, labels: tuple[Words, ...]) -> tuple[Period, ...]:
        return tuple(
            Period(self._start(months * n), self._end(months * (n + 1)), label)
            for n, label in enumerate(labels)
        )

    def _start(self, months: int) -> dt.date:
        """The day that many months after the year began."""
        years, month = divmod(_OCTOBER - 1 + months, 12)
        return dt.date(self.year - BUDDHIST - 1 + years, month + 1, 1)

    def _end(self, months: int) -> dt.date:
        return self._start(months) - dt.timedelta(days=1)
