"""Cases received by month, as tables of services tell them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import figures
from prongsai.apps.look.words import phrase
from prongsai.core.calendar.thai_time import THAI_TIME
from prongsai.core.cases.year_figures import Stretch
from prongsai.core.procedures.kinds import Channel
from prongsai.core.terms.fiscal_year import FiscalYear

ONLINE = frozenset({Channel.WEB.value, Channel.QR.value})
_DAY, _INSTANT = dt.timedelta(days=1), dt.timedelta(microseconds=1)


def found(
    agency: Agency, year: int, day: dt.date, topic: str, ways: frozenset[str] | None
) -> tuple[list[Mapping[str, str]], tuple[str, ...]]:
    """Of procedures that name the topic, taken in now or stopped; and how it is counted."""
    lines = list(_lines(agency, year, day, topic, ways))
    return lines, (phrase("listing.fill_cases"),) if lines else ()


def _lines(
    agency: Agency, year: int, day: dt.date, topic: str, ways: frozenset[str] | None
) -> Iterator[Mapping[str, str]]:
    end = dt.datetime.combine(day + _DAY, dt.time(), THAI_TIME) - _INSTANT
    for procedure, own in figures.of_topic(agency, topic, FiscalYear(year), end):
        for each in own.months:
            if each.counts is not None:
                yield {
                    "service": procedure.title.th, "period": each.period.label.th,
                    "users": str(_number(each, ways)),
                }  # fmt: skip


def _number(month: Stretch, ways: frozenset[str] | None) -> int:
    return sum(row.received and (ways is None or row.channel in ways) for row in month.rows)
