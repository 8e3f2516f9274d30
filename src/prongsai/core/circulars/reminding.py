"""When those who have not acknowledged are reminded, and when a circular asks no more."""

from __future__ import annotations

import datetime as dt

BEFORE, WEEK = dt.timedelta(days=3), dt.timedelta(days=7)
ASKING = dt.timedelta(days=365)
"""How long after its last day, or its sending, a circular goes on asking."""


def reminds(sent: dt.date, until: dt.date | None, last: dt.date | None, today: dt.date) -> bool:
    """Whether a day to remind on has come since the last time; none is lost to a weekend."""
    mark = _mark(sent, until, today)
    return mark is not None and mark > max(sent, last or sent)


def _mark(sent: dt.date, until: dt.date | None, today: dt.date) -> dt.date | None:
    """The latest day to remind on: three days before, the last day, and weekly after it."""
    if until is None or today >= until:
        start = until or sent
        return start + (today - start) // WEEK * WEEK
    return until - BEFORE if today >= until - BEFORE else None


def is_over(sent: dt.date, until: dt.date | None, today: dt.date) -> bool:
    return today - max(sent, until or sent) > ASKING
