"""Counting the days of a clock: which count, and which is the last."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from prongsai.core.calendar.months import months_on
from prongsai.core.calendar.working_days import DueDay, WorkingDays
from prongsai.core.procedures.clocks import Clock
from prongsai.core.procedures.kinds import DayKind, LengthUnit

Paused = tuple[dt.date, dt.date]
"""First and last day that do not count."""
_DAY = dt.timedelta(days=1)


def counted(
    clock: Clock, began: dt.date, until: dt.date, paused: Sequence[Paused], days: WorkingDays
) -> int:
    """Days counted from the day it began to a day, both as the clock counts them."""
    first = began if clock.counts_first else began + _DAY
    number = (until - first).days + 1
    if _all_count(clock, paused):
        return max(0, number)
    return sum(_counts(clock, first + _DAY * n, paused, days) for n in range(number))


def last_day(
    clock: Clock, began: dt.date, paused: Sequence[Paused], days: WorkingDays
) -> DueDay | None:
    """The last day that is in time; none where the length is not known."""
    if not isinstance(clock.length, int):
        return None
    if clock.unit is LengthUnit.MONTHS:
        return _to_table(clock, _stretched(clock, _month_end(clock, began), paused, days), days)
    day, left = began, clock.length
    if clock.counts_first:
        left -= _counts(clock, began, paused, days)
    if _all_count(clock, paused):
        day, left = day + _DAY * max(0, left), 0
    while left > 0:
        day += _DAY
        left -= _counts(clock, day, paused, days)
    return _to_table(clock, _stretched(clock, day, paused, days), days)


def _month_end(clock: Clock, began: dt.date) -> dt.date:
    first = began if clock.counts_first else began + _DAY
    return months_on(first, clock.length if isinstance(clock.length, int) else 0)


def _to_table(clock: Clock, day: dt.date, days: WorkingDays) -> DueDay:
    by_table = clock.rolls or clock.days is DayKind.WORKING
    return DueDay(day, not by_table or day <= days.known_until)


def _stretched(clock: Clock, day: dt.date, paused: Sequence[Paused], days: WorkingDays) -> dt.date:
    """Past days off where the clock knows them, and to the end of a pause begun on the last day."""
    off = clock.rolls or clock.days is DayKind.WORKING
    while True:
        later = days.on_or_after(day).day if off else day
        while _is_paused(later + _DAY, paused):
            later += _DAY
        if later == day:
            return day
        day = later


def _all_count(clock: Clock, paused: Sequence[Paused]) -> bool:
    """Then none has to be looked at; most clocks of most cases are such."""
    return clock.days is DayKind.CALENDAR and not paused


def _counts(clock: Clock, day: dt.date, paused: Sequence[Paused], days: WorkingDays) -> bool:
    if _is_paused(day, paused):
        return False
    return clock.days is DayKind.CALENDAR or days.includes(day)


def _is_paused(day: dt.date, paused: Sequence[Paused]) -> bool:
    return any(first <= day <= last for first, last in paused)
