"""What the addresses of the register ask for; what can't be meant is passed over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from prongsai.apps.agencies.finding import plain
from prongsai.apps.look.wishes import YEAR, YEARS, whole, year_in
from prongsai.apps.look.wishes import Wishes as OfYear
from prongsai.apps.procurement.bridge import frame
from prongsai.apps.procurement.queries import Narrowed
from prongsai.core.terms.dates import Month
from prongsai.core.terms.thai import tidy

_WORDS = 100
_MONTHS = range(1, 13)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes(OfYear):
    """Which purchases of a fiscal year; its page begins after a row."""

    stage: str = ""
    method: str = ""
    q: str = ""

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
        after=whole(asked.get("after", "")),
    )


def last_month(today: dt.date) -> Month:
    """The last month that is over."""
    return Month.of(today.replace(day=1) - dt.timedelta(days=1))


def month_in(asked: Mapping[str, str]) -> Month | None:
    """A month as addresses name it: `2026-02`."""
    year, _, month = asked.get("month", "").partition("-")
    found = Month(whole(year, YEAR), whole(month, 2))
    return found if found.year in YEARS and found.month in _MONTHS else None
