"""What is due about the year's spending."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils.dateparse import parse_datetime

from prongsai.apps.due.sources import Found, Source, columns
from prongsai.apps.spending import queries
from prongsai.core.due.due import Due, Where
from prongsai.core.spending.roles import CHECKING, ENTERING, LEADING, READING
from prongsai.core.spending.year import months_of
from prongsai.core.terms.dates import BUDDHIST, Month
from prongsai.core.terms.fiscal_year import FiscalYear

ENTERED_BY = 10
"""The day of the next month until which a month is entered."""
REPORTED_WITHIN = dt.timedelta(days=30)
"""After the half year and the year, as usage has it; no source says by when."""
_REPORTS = {"half_year": 6, "annual": 12}
"""Months that a report tells of."""


def _rows(agency: Any, now: dt.datetime) -> list[QuerySet[Any, Any]]:
    year = _year(now)
    return [
        columns("spending_year", queries.begun(agency, year), "half_year_at", "annual_at"),
        columns("spending_entered", queries.entered_months(agency, year), "month"),
        columns("spending_month", queries.months_of(agency, year), "month", "unseen",
                at="closed_at"),
    ]  # fmt: skip


def _year(now: dt.datetime) -> int:
    """That of the last month that is over."""
    return FiscalYear.of(now.date().replace(day=1) - dt.timedelta(days=1)).year


def _told(agency: Any, now: dt.datetime, found: Found) -> Iterator[Due]:
    """Nothing of an agency that hasn't begun the year here."""
    if not found["spending_year"]:
        return
    year, today = _year(now), now.date()
    drawn = {_month(row.facts["month"]): row for row in found["spending_month"]}
    closed = {month for month, row in drawn.items() if row.at}
    entered = {_month(row.facts["month"]) for row in found["spending_entered"]}
    over = [each for each in months_of(year) if _after(each) <= today]
    blank = [each for each in over if each not in entered and each not in closed]
    if blank:
        yield Due(
            what="spending_months", where=Where("spending:months", {"agency": agency.key}),
            whose=ENTERING, told=READING, since=_after(blank[0]),
            until=_after(blank[0]).replace(day=ENTERED_BY),
            facts={"year": str(year), "count": str(len(blank))},
        )  # fmt: skip
    for month, row in sorted(drawn.items()):
        if row.facts["unseen"] and month not in closed:
            name = f"{month.year}-{month.month:02}"
            yield Due(
                what="spending_check",
                where=Where("spending:check", {"agency": agency.key, "month": name}),
                whose=CHECKING, told=READING, since=_after(month),
                facts={"count": str(row.facts["unseen"]), "month": _said(month)},
            )  # fmt: skip
    yield from _reports(agency, year, today, found)


def _reports(agency: Any, year: int, today: dt.date, found: Found) -> Iterator[Due]:
    """Reports of periods that are over and were not drawn up."""
    facts = found["spending_year"][0].facts
    for kind, months in _REPORTS.items():
        since = _after(months_of(year)[months - 1])
        if since <= today and not _moment(facts[f"{kind}_at"]):
            yield Due(
                what=f"spending_{kind}",
                where=Where("spending:report", {"agency": agency.key, "kind": kind}),
                whose=LEADING, told=READING, since=since, until=since + REPORTED_WITHIN,
                facts={"year": str(year)},
            )  # fmt: skip


SPENDING = Source(_rows, _told)


def _moment(said: Any) -> dt.datetime | None:
    return parse_datetime(said) if isinstance(said, str) else None


def _month(said: str) -> Month:
    return Month.of(dt.date.fromisoformat(said[:10]))


def _said(month: Month) -> str:
    """As people write it, in either language: 6/2569."""
    return f"{month.month}/{month.year + BUDDHIST}"


def _after(month: Month) -> dt.date:
    """The first day on which a month is over."""
    return (dt.date(month.year, month.month, 1) + dt.timedelta(days=31)).replace(day=1)
