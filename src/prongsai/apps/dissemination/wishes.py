"""What the addresses of the log ask for; what can't be meant is passed over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any
from urllib.parse import urlencode

from prongsai.apps.dissemination.bridge import frame
from prongsai.core.terms.dates import BUDDHIST
from prongsai.core.terms.fiscal_year import FiscalYear

_YEAR, _PLACE = 4, 6
_YEARS = range(1957, 2457)
"""Gregorian: years 2500 to 2999 of the Buddhist era."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """Which lines of which fiscal year, and the place its page begins at."""

    year: int
    """Buddhist era."""
    channel: str = ""
    bare: str = ""
    """Anything: only lines without a proof."""
    start: int = 0

    @property
    def query(self) -> str:
        """The address's question, without what goes without saying."""
        said = {each.name: getattr(self, each.name) for each in fields(self)}
        return urlencode({name: value for name, value in said.items() if value})

    def but(self, **changes: Any) -> Wishes:
        """The same from its first page on, but for this."""
        return replace(self, **{"start": 0, **changes})

    @property
    def is_narrow(self) -> bool:
        return bool(self.channel or self.bare)


def wishes(asked: Mapping[str, str], today: dt.date) -> Wishes:
    channel = asked.get("channel", "")
    return Wishes(
        year=year_in(asked, today),
        channel=channel if channel in frame().channels else "",
        bare="1" if asked.get("bare") else "",
        start=_whole(asked.get("start", ""), _PLACE),
    )


def year_in(asked: Mapping[str, str], today: dt.date) -> int:
    """The fiscal year that is asked for, else the one of today."""
    year = _whole(asked.get("year", ""), _YEAR)
    return year if year - BUDDHIST in _YEARS else FiscalYear.of(today).year


def _whole(text: str, most: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= most else 0
