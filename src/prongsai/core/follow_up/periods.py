"""Which periods of a fiscal year a cycle reports on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from prongsai.core.measures.measure import Cycle
from prongsai.core.terms.fiscal_year import FiscalYear, Period


@dataclass(frozen=True, slots=True)
class ReportPeriod:
    """A period that is reported on, by a key that stays the same in every year."""

    key: str
    """`m1` to `m12` from October on, `q1` to `q4`, `h1`, `h2`, `year`."""
    period: Period


@lru_cache(maxsize=64)
def periods(cycle: Cycle, year: FiscalYear) -> tuple[ReportPeriod, ...]:
    """The periods of a cycle in the order they end; the last ends with the year."""
    halves, whole = _keyed("h", year.halves), ReportPeriod("year", year.whole)
    by_cycle = {
        Cycle.MONTHLY: _keyed("m", year.months),
        Cycle.QUARTERLY: _keyed("q", year.quarters),
        Cycle.HALF_YEARLY: halves,
        Cycle.YEAR_END: (whole,),
        Cycle.HALF_YEAR_AND_ANNUAL: (halves[0], whole),
    }
    return by_cycle[cycle]


def every_period(year: FiscalYear) -> dict[str, ReportPeriod]:
    """All periods that any cycle knows, by key."""
    return {each.key: each for cycle in Cycle for each in periods(cycle, year)}


def inside(year: FiscalYear, key: str) -> tuple[str, ...]:
    """Keys of all periods that end in one, in the order they end.

    Of a quarter only what ends in it; a half and the year hold all that ends in them.
    """
    known = every_period(year)
    covered = known[key].period
    found = [each for each in known.values() if covered.first <= each.period.last <= covered.last]
    return tuple(each.key for each in sorted(found, key=lambda each: each.period.last))


def _keyed(letter: str, found: tuple[Period, ...]) -> tuple[ReportPeriod, ...]:
    return tuple(ReportPeriod(f"{letter}{n}", each) for n, each in enumerate(found, 1))
