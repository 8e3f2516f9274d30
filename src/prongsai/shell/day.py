"""The day on a paper, as typed on the command line."""

from __future__ import annotations

import datetime as dt
import re

from prongsai.core.terms.date_reading import read_date
from prongsai.core.terms.problem import Misused, Problem
from prongsai.core.terms.thai import tidy

_YEARS = range(1980, 2108)
"""What every format can hold: a DOCX is a ZIP, which knows no other years."""
_ISO = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def day_of(text: str) -> dt.date:
    """A day of the calendar files use; whoever types another form is told what to type instead."""
    day = _iso(tidy(text))
    if day is not None and day.year in _YEARS:
        return day
    meant = read_date(text)
    if isinstance(meant, dt.date) and meant.year in _YEARS:
        raise Misused([Problem("date-other-form", {"text": text, "instead": meant.isoformat()})])
    if day is not None:
        facts = {"text": text, "first": str(_YEARS[0]), "last": str(_YEARS[-1])}
        raise Misused([Problem("date-out-of-range", facts)])
    raise Misused([Problem("date-unreadable", {"text": text})])


def _iso(text: str) -> dt.date | None:
    """Only with hyphens and in full; the library would take weeks and days run together too."""
    try:
        return dt.date.fromisoformat(text) if _ISO.fullmatch(text) else None
    except ValueError:
        return None
