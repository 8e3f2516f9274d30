"""Figures of a fiscal year: the year, its halves and months, parts, causes; and what may be shown.

One reckoning for everybody who tells of a year: the page, the paper, disclosure tables, KPIs.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from prongsai.core.calendar.thai_time import THAI_TIME, thai_day
from prongsai.core.calendar.working_days import WorkingDays
from prongsai.core.cases.log import Log
from prongsai.core.cases.statistics import Counted, Counts, Restated, counted_in, counts, restated
from prongsai.core.privacy.figures import hidden
from prongsai.core.privacy.policy import Policy
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.terms.fiscal_year import FiscalYear, Period

Filed = tuple[Procedure, Log]
"""A case: the text it follows, and its log."""
SHOWN = ("received", "finished", "pending", "in_time", "late")
"""Figures of a part, in the order of tables."""
_ALL = ("over", "reopened", "unmeasured", *SHOWN)
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A part of the year as it is known now; no counts before it has begun."""

    period: Period
    rows: tuple[Counted, ...]
    counts: Counts | None
    restated: tuple[Restated, ...]
    """What is not as it was known when the period ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearFigures:
    """All of a year."""

    year: FiscalYear
    whole: Stretch
    halves: tuple[Stretch, ...]
    months: tuple[Stretch, ...]

    @property
    def total(self) -> Counts:
        """Of the year; all zero before it begins."""
        return self.whole.counts or Counts()

    @property
    def causes(self) -> Counter[str]:
        """Why there was something to complain of, as far as what was finished says."""
        return Counter(each.cause for each in self.whole.rows if each.finished and each.cause)

    @property
    def restated(self) -> Iterator[Stretch]:
        """Months that are over and no longer what they were told to be."""
        return (each for each in self.months if each.restated)


def figures_of(
    filed: Iterable[Filed], year: FiscalYear, as_of: dt.datetime, days: WorkingDays
) -> YearFigures:
    """As known at a moment."""
    logs = list(filed)

    def told(period: Period) -> Stretch:
        return _stretch(logs, period, as_of, days)

    return YearFigures(
        year=year,
        whole=told(year.whole),
        halves=tuple(map(told, year.halves)),
        months=tuple(map(told, year.months)),
    )


def _stretch(
    logs: Sequence[Filed], period: Period, as_of: dt.datetime, days: WorkingDays
) -> Stretch:
    if period.first > thai_day(as_of):
        return Stretch(period=period, rows=(), counts=None, restated=())
    rows = tuple(counted(logs, period, as_of, days))
    now = counts(rows)
    return Stretch(
        period=period, rows=rows, counts=now, restated=_since(logs, period, as_of, now, days)
    )


def counted(
    logs: Iterable[Filed], period: Period, as_of: dt.datetime, days: WorkingDays
) -> Iterator[Counted]:
    """How each case counts, of those that do."""
    for procedure, log in logs:
        found = counted_in(procedure, log, period, as_of, days)
        if found is not None:
            yield found


def _since(
    logs: Sequence[Filed], period: Period, as_of: dt.datetime, now: Counts, days: WorkingDays
) -> tuple[Restated, ...]:
    """Only a case that came in the period and was entered after it changes what was told."""
    late = any(log[0].done <= period.last < log[0].entered for _, log in logs)
    if not late or thai_day(as_of) <= period.last:
        return ()
    end = dt.datetime.combine(period.last + _DAY, dt.time(), THAI_TIME)
    then = counts(counted(logs, period, end - dt.timedelta(microseconds=1), days))
    return restated(then, now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of a breakdown as it may be shown: a number that tells of few is None."""

    key: str
    figures: Mapping[str, int | None]
    counts: Counts

    @property
    def hides(self) -> bool:
        return None in self.figures.values()

    @property
    def median_days(self) -> Fraction | None:
        """Only of as many as show their number."""
        return self.counts.median_days if self.figures["finished"] else None


def parts(
    rows: Iterable[Counted], key: Callable[[Counted], str], known: Iterable[str], policy: Policy
) -> tuple[Part, ...]:
    """A breakdown beside its totals, which are shown whole; known parts first, each even if none.

    >>> [each.key for each in parts([], lambda each: each.unit, ["a"], Policy())]
    ['a']
    """
    grouped: dict[str, list[Counted]] = {each: [] for each in known}
    for row in rows:
        grouped.setdefault(key(row), []).append(row)
    found = {each: counts(own) for each, own in grouped.items()}
    cells = {(part, name): getattr(each, name) for part, each in found.items() for name in _ALL}
    shown = [(part, name) for part in found for name in SHOWN]
    gone = hidden(cells, shown, list(_equations(found)), policy)
    return tuple(
        Part(
            key=part, counts=each,
            figures={
                name: None if (part, name) in gone else cells[part, name] for name in SHOWN
            },
        )
        for part, each in found.items()
    )  # fmt: skip


def _equations(found: Iterable[str]) -> Iterator[Mapping[tuple[str, str], int]]:
    """What everybody knows of the figures: each part's own sums, and the totals."""
    found = list(found)
    for part in found:
        came = {(part, name): 1 for name in ("over", "received", "reopened")}
        yield {**came, (part, "finished"): -1, (part, "pending"): -1}
        ended = {(part, name): 1 for name in ("in_time", "late", "unmeasured")}
        yield {**ended, (part, "finished"): -1}
    for name in _ALL:
        yield {(part, name): 1 for part in found}
