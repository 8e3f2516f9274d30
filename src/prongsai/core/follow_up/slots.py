"""Slots: what each responsible unit owes a report on, and until when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from prongsai.core.calendar.working_days import DueDay, WorkingDays
from prongsai.core.follow_up.periods import ReportPeriod, periods
from prongsai.core.measures.measure import Measure, MeasureYear, Unit
from prongsai.core.terms.fiscal_year import FiscalYear, Period

DAYS_TO_REPORT = 10
"""Working days after a period ends; an office may set another number."""


@dataclass(frozen=True, slots=True)
class SlotKey:
    """Which report: of which measure, by whom, for which period."""

    measure: str
    unit: str
    """The unit that reports; where several do it jointly, the leading one."""
    period: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A report that is owed."""

    key: SlotKey
    period: ReportPeriod
    due: DueDay
    together: tuple[Unit, ...] = ()
    """All units it speaks for, where they do it jointly."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """When reports are owed in one fiscal year."""

    year: FiscalYear
    working_days: WorkingDays
    days: int = DAYS_TO_REPORT
    _known: dict[Period, DueDay] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )
    """Last days that were reckoned already: measures share their periods."""

    def slots(self, measures: MeasureYear) -> tuple[Slot, ...]:
        """Every report owed on measures that are open or closed, in printed order."""
        found = (self.of(each, measures.units) for each in measures.measures.values())
        return tuple(slot for each in found for slot in each)

    def of(self, measure: Measure, units: Sequence[str]) -> tuple[Slot, ...]:
        """The reports on one measure, period by period."""
        return tuple(self._of(measure, units))

    def due(self, period: Period) -> DueDay:
        """The last day to report on a period."""
        if period not in self._known:
            self._known[period] = self.working_days.after(period.last, self.days)
        return self._known[period]

    def _of(self, measure: Measure, units: Sequence[str]) -> Iterator[Slot]:
        who = reporting(measure, units)
        together = measure.units if measure.joint else ()
        for each in periods(measure.cycle, self.year):
            if not concerns(measure, each):
                continue
            due = self.due(each.period)
            for unit in who:
                key = SlotKey(measure.key, unit, each.key)
                yield Slot(key=key, period=each, due=due, together=together)


def reporting(measure: Measure, units: Sequence[str]) -> tuple[str, ...]:
    """Who reports: each unit for itself, or the first of those who do it jointly."""
    named = tuple(units) if measure.everyone else tuple(str(unit) for unit in measure.units)
    return named[:1] if measure.joint else named


def concerns(measure: Measure, each: ReportPeriod) -> bool:
    """Whether anything of a measure lies in a period: not before it begins, not once it is due."""
    first, last = each.period.first, each.period.last
    return first <= (measure.due or dt.date.max) and last >= (measure.begins or dt.date.min)
