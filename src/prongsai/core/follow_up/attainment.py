"""How far a measure has come, by the latest report of each unit that owes one."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from prongsai.core.follow_up.periods import every_period
from prongsai.core.follow_up.report import Progress, Report, latest
from prongsai.core.terms.fiscal_year import FiscalYear


@dataclass(frozen=True, slots=True)
class Attainment:
    """A measure over all its units; one that has told nothing counts as not begun."""

    percent: int
    """Of all units together, rounded down: 100 only where all are done."""
    told: int
    owing: int
    """Units that report on it."""
    stuck: bool
    """Whether some unit cannot go on."""

    @property
    def is_done(self) -> bool:
        return self.owing > 0 and self.percent == 100  # noqa: PLR2004 - percent


def attained(reports: Iterable[Report], units: Collection[str], year: FiscalYear) -> Attainment:
    """`reports` are those on one measure, `units` those that report on it."""
    found = latest((r for r in reports if r.unit in units), _order(year))
    told = list(found.values())
    percent = sum(each.percent for each in told) // len(units) if units else 0
    return Attainment(
        percent=percent, told=len(told), owing=len(units),
        stuck=any(each.progress is Progress.CANNOT for each in told),
    )  # fmt: skip


@lru_cache(maxsize=16)
def _order(year: FiscalYear) -> tuple[str, ...]:
    """Keys of all periods in the order they end."""
    order = sorted(every_period(year).values(), key=lambda each: each.period.last)
    return tuple(each.key for each in order)
