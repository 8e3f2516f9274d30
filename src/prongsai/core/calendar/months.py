"""Counting in months by the calendar."""

from __future__ import annotations

import calendar
import datetime as dt

_DAY = dt.timedelta(days=1)
_MONTHS = 12


def months_on(first: dt.date, number: int) -> dt.date:
    """The last day of so many months of which this is the first day.

    It is the day before the one of the same number; in a month that has no such day, its last one.
    So a month from the first of one is the whole of it.
    """
    month = first.month - 1 + number
    year, month = first.year + month // _MONTHS, month % _MONTHS + 1
    length = calendar.monthrange(year, month)[1]
    if first.day > length:
        return dt.date(year, month, length)
    return dt.date(year, month, first.day) - _DAY
