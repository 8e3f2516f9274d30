"""What the addresses of the register ask for; what can't be meant is passed over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any
from urllib.parse import urlencode

from prongsai.apps.agencies.finding import plain
from prongsai.apps.procurement.bridge import frame
from prongsai.apps.procurement.queries import Narrowed
from prongsai.core.terms.dates import BUDDHIST, Month
from prongsai.core.terms.fiscal_year import FiscalYear
from prongsai.core.terms.thai import tidy

_YEAR, _ROW, _WORDS = 4, 9, 100
_MONTHS = range(1, 13)
_YEARS = range(1957, 2457)
"""Gregorian: years 2500 to 2999 of the Buddhist era."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """Which purchases of which fiscal year, and the row its page begins after."""

    year: int
    """Buddhist era."""
    stage: str = ""
    method: str = ""
    q: str = ""
    after: int = 0

    @property
    def query(self) -> str:
        """The address's question, without what goes without saying."""
        said = {each.name: getattr(self, each.name) for each in fields(self)}
        return urlencode({name: value for name, value in said.items() if value})

    def but(self, **changes: Any) -> Wishes:
        """The same from its first page on, but for this."""
        return replace(self, **{"after": 0, **changes})

    @property
    def narrowed(self) -> Narrowed:
        words = [plain(word) for word in self.q.split()]
        return Narrowed(self.year, self.stage, self.method, words)

    @property
    def is_narrow(self) -> bool:
        return bool(self.stage or self.method or self.q)


def wishes(asked: Mapping[str, str], today: dt.date) -> Wishes:
    known = frame()
    stage, method = asked.get("stage", ""), asked.get("method", "")
    return Wishes(
        year=year_in(asked, today),
        stage=stage if stage in known.stages else "",
        method=method if method in known.methods else "",
        q=tidy(asked.get("q", "")[:_WORDS]),
        after=_whole(asked.get("after", ""), _ROW),
    )


def year_in(asked: Mapping[str, str], today: dt.date) -> int:
    """The fiscal year that is asked for, else the one of today."""
    year = _whole(asked.get("year", ""), _YEAR)
    return year if year - BUDDHIST in _YEARS else FiscalYear.of(today).year


def last_month(today: dt.date) -> Month:
    """The last month that is over."""
    return Month.of(today.replace(day=1) - dt.timedelta(days=1))


def month_in(asked: Mapping[str, str]) -> Month | None:
    """A month as addresses name it: `2026-02`."""
    year, _, month = asked.get("month", "").partition("-")
    found = Month(_whole(year, _YEAR), _whole(month, 2))
    return found if found.year in _YEARS and found.month in _MONTHS else None


def _whole(text: str, most: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= most else 0
