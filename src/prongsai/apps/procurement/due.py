"""What is due about purchases."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from prongsai.apps.due.sources import Found, Source, columns
from prongsai.apps.procurement import queries
from prongsai.apps.procurement.actions import first_of
from prongsai.apps.procurement.wishes import last_month
from prongsai.core.access.roles import Role
from prongsai.core.due.due import Due, Where
from prongsai.core.procurement.months import months_of
from prongsai.core.terms.dates import Month
from prongsai.core.terms.fiscal_year import FiscalYear

BUYERS = frozenset({Role.COORDINATOR, Role.DIVISION_HEAD, Role.DIVISION_OFFICER})
READERS = BUYERS | {Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE, Role.INTERNAL_AUDITOR}
"""Who may open the page it leads to; nobody else hears of it."""


def _rows(agency: Any, now: dt.datetime) -> list[QuerySet[Any, Any]]:
    """Months that were closed, and once that anything is entered."""
    year = _year(now)
    return [
        columns("month", queries.closed(agency, year), "month"),
        columns("bought", queries.bought_in(agency, year.year), "year"),
    ]


def _told(agency: Any, now: dt.datetime, found: Found) -> Iterator[Due]:
    """Months that are over and not closed, of an agency that keeps its register here.

    No source says by when, so they are never late, only since when.
    """
    last, year = last_month(now.date()), _year(now)
    closed = {Month.of(dt.date.fromisoformat(row.facts["month"])) for row in found["month"]}
    still = [each for each in months_of(year.year) if each <= last and each not in closed]
    if not still or not (closed or found["bought"]):
        return
    yield Due(
        what="months",
        where=Where("procurement:months", {"agency": agency.key}),
        whose=BUYERS,
        told=READERS,
        since=_after(still[0]),
        facts={"count": str(len(still)), "year": str(year.year)},
    )


PURCHASES = Source(_rows, _told)


def _year(now: dt.datetime) -> FiscalYear:
    """Of the last month that is over."""
    return FiscalYear.of(first_of(last_month(now.date())))


def _after(month: Month) -> dt.date:
    """The first day on which a month is over."""
    return (first_of(month) + dt.timedelta(days=31)).replace(day=1)
