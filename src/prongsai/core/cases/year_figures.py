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
from prongsai.core.cases.statistics import (
    Counted,
    Counting,
    Counts,
    Restated,
    counted_in,
    counts,
    restated,
    split,
)
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
    kinds: Mapping[Counted, int]
    """How many cases of each kind."""
    counts: Counts | None
    restated: tuple[Restated, ...]
    """What is not as it was known when the period ended."""

    @property
    def rows(self) -> tuple[Counted, ...]:
        """Cases one by one."""
        return tuple(Counter(self.kinds).elements())


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
        found = Counter[str]()
        for each, number in self.whole.kinds.items():
            found[each.cause] += number if each.finished and each.cause else 0
        return +found

    @property
    def restated(self) -> Iterator[Stretch]:
        """Months that are over and no longer what they were told to be."""
        return (each for each in self.months if each.restated)


@dataclass(frozen=True, slots=True)
class Known:
    """Cases of a period by their kinds: as they are known now, and as they were when it ended."""

    latest: Mapping[Counted, int]
    then: Mapping[Counted, int] | None = None
    """None while it goes on."""


def periods_of(year: FiscalYear) -> tuple[Period, ...]:
    """The year, its halves, its months: what has to be known of each."""
    return (year.whole, *year.halves, *year.months)


def figures_of(
    filed: Iterable[Filed], year: FiscalYear, as_of: dt.datetime, days: WorkingDays
) -> YearFigures:
    """As known at a moment, from the logs."""
    logs = list(filed)
    begun = [each for each in periods_of(year) if each.first <= thai_day(as_of)]
    return figures_by(year, {each: _known(logs, each, as_of, days) for each in begun})


def figures_by(year: FiscalYear, known: Mapping[Period, Known]) -> YearFigures:
    """From what is known of each period that has begun."""
    whole, *more = (_stretch(each, known.get(each)) for each in periods_of(year))
    halves = len(year.halves)
    return YearFigures(
        year=year, whole=whole, halves=tuple(more[:halves]), months=tuple(more[halves:])
    )


def _stretch(period: Period, known: Known | None) -> Stretch:
    if known is None:
        return Stretch(period=period, kinds={}, counts=None, restated=())
    now = counts(known.latest)
    differs = known.then is not None and known.then != known.latest
    changes = restated(counts(known.then or {}), now) if differs else ()
    return Stretch(period=period, kinds=known.latest, counts=now, restated=changes)


def _known(logs: Sequence[Filed], period: Period, as_of: dt.datetime, days: WorkingDays) -> Known:
    """Only a case that came in the period and was entered after it changes what was told."""
    now = Counter(counted(logs, period, as_of, days))
    if thai_day(as_of) <= period.last:
        return Known(now)
    late = any(log[0].done <= period.last < log[0].entered for _, log in logs)
    return Known(now, Counter(counted(logs, period, end_of(period.last), days)) if late else now)


def end_of(day: dt.date) -> dt.datetime:
    """Its last moment."""
    return dt.datetime.combine(day + _DAY, dt.time(), THAI_TIME) - dt.timedelta(microseconds=1)


def counted(
    logs: Iterable[Filed], period: Period, as_of: dt.datetime, days: WorkingDays
) -> Iterator[Counted]:
    """How each case counts, of those that do."""
    for procedure, log in logs:
        found = counted_in(procedure, log, period, as_of, days)
        if found is not None:
            yield found


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
    rows: Counting, key: Callable[[Counted], str], known: Iterable[str], policy: Policy
) -> tuple[Part, ...]:
    """A breakdown beside its totals, which are shown whole; known parts first, each even if none.

    >>> [each.key for each in parts([], lambda each: each.unit, ["a"], Policy())]
    ['a']
    """
    found = split(rows, key, known)
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
