"""Cells as people fill them in: what every form reads alike."""

from __future__ import annotations

import datetime as dt

from prongsai.core.terms.date_reading import read_date

SHOWN = 80
"""Letters of a cell that a problem repeats."""
_MIDNIGHT = " 00:00:00"
"""What spreadsheets put behind a day."""


def day_of(text: str) -> dt.date | None:
    """A day, written in any way that leaves no doubt; a month alone is none."""
    found = read_date(text.removesuffix(_MIDNIGHT))
    return found if isinstance(found, dt.date) else None
