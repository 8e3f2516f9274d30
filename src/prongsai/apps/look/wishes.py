"""What an address asks for; what can't be meant is passed over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Self
from urllib.parse import urlencode

from prongsai.core.terms.dates import BUDDHIST
from prongsai.core.terms.fiscal_year import FiscalYear

YEARS = range(1957, 2457)
"""Gregorian: years 2500 to 2999 of the Buddhist era."""
YEAR, PLACE = 4, 9
"""Digits at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """Rows of a year, and the place that their page begins after."""

    year: int
    """Buddhist era."""
    after: int = 0

    @property
    def query(self) -> str:
        """The address's question, without what goes without saying."""
        said = {each.name: getattr(self, each.name) for each in fields(self)}
        return urlencode({name: value for name, value in said.items() if value})

    def but(self, **changes: Any) -> Self:
        """The same from its first page on, but for this."""
        return replace(self, **{"after": 0, **changes})


LONGEST = 18
"""Digits of the longest number that databases keep as one."""


def whole(text: str | None, most: int = PLACE) -> int:
    """A number of so many digits; anything else, or nothing, is 0."""
    text = text or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= most else 0


def year_in(asked: Mapping[str, str], today: dt.date) -> int:
    """The fiscal year that is asked for, else the one of today."""
    year = whole(asked.get("year", ""), YEAR)
    return year if year - BUDDHIST in YEARS else FiscalYear.of(today).year
