"""How long a report is kept after it is over; afterwards only its days and states are left."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from prongsai.core.sealed.course import Step

MOST_YEARS = 50


def kept_until(steps: Sequence[Step], years: int | None) -> dt.date | None:
    """The last day on which it is kept; none while it isn't over, or where no term is set."""
    if years is None or not steps[-1].is_over:
        return None
    return _years_on(steps[-1].day, years)


def is_to_erase(steps: Sequence[Step], years: int | None, today: dt.date, *, held: bool) -> bool:
    """Whether its term is over; what is held for a court or an inquiry stays, however old."""
    last = kept_until(steps, years)
    return not held and last is not None and today > last


def _years_on(day: dt.date, years: int) -> dt.date:
    """The same day of a later year; 29 February becomes 28 February where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
