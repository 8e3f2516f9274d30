"""Which day it is in Thailand at a moment; the country has one time, without summer time."""

from __future__ import annotations

import datetime as dt

THAI_TIME = dt.timezone(dt.timedelta(hours=7))


def thai_day(at: dt.datetime) -> dt.date:
    """The day on the wall calendar of an office at a moment that knows its zone.

    >>> thai_day(dt.datetime(2026, 12, 31, 17, 0, tzinfo=dt.UTC))
    datetime.date(2027, 1, 1)
    """
    if at.tzinfo is None:
        raise ValueError(at)
    return at.astimezone(THAI_TIME).date()
