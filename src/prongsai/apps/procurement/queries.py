"""Finding purchases and months, in a constant number of statements."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, QuerySet, Sum

from prongsai.apps.procurement.models import ClosedMonth, Purchase, YearReport
from prongsai.core.terms.dates import Month
from prongsai.core.terms.fiscal_year import FiscalYear


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Which purchases of a year are asked for."""

    year: int
    stage: str = ""
    method: str = ""
    words: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """Some purchases, how many there are in all and what they come to."""

    rows: Sequence[Purchase]
    count: int
    budget: Decimal
    agreed: Decimal
    more: int


def _rows(agency: Any) -> QuerySet[Purchase]:
    return Purchase.objects.filter(agency_id=agency.pk, removed_at=None)


def narrowed(agency: Any, asked: Narrowed) -> QuerySet[Purchase]:
    """Purchases of a year, in the order they were entered."""
    rows = _rows(agency).filter(year=asked.year)
    rows = rows.filter(stage=asked.stage) if asked.stage else rows
    rows = rows.filter(method=asked.method) if asked.method else rows
    for word in asked.words:
        rows = rows.filter(sought__contains=word)
    return rows.order_by("pk")


def page(agency: Any, asked: Narrowed, after: int, size: int) -> Page:
    """A page of the register: two statements."""
    rows = narrowed(agency, asked)
    sums = rows.order_by().aggregate(
        count=Count("pk"), budget=Sum("budget"), agreed=Sum("agreed_price")
    )
    found = list(rows.filter(pk__gt=after)[: size + 1])
    nothing = Decimal(0)
    return Page(
        found[:size], sums["count"], sums["budget"] or nothing, sums["agreed"] or nothing,
        found[size - 1].pk if len(found) > size else 0,
    )  # fmt: skip


def purchase_of(agency: Any, key: str) -> Purchase | None:
    return _rows(agency).select_related("agency").filter(key=key).first()


def years(agency: Any) -> list[int]:
    """Fiscal years that purchases are entered for."""
    return list(_rows(agency).order_by("year").values_list("year", flat=True).distinct())


def of_year(agency: Any, year: int) -> list[Purchase]:
    return list(bought_in(agency, year).order_by("pk"))


def bought_in(agency: Any, year: int) -> QuerySet[Purchase]:
    """The same, to be asked for within another statement."""
    return _rows(agency).filter(year=year)


def signed_in(agency: Any, first: dt.date, last: dt.date) -> list[Purchase]:
    """Whose contract lies between two days, whichever year's list they stand in."""
    rows = _rows(agency).filter(signed__gte=first, signed__lte=last)
    return list(rows.order_by("signed", "pk"))


def closed(agency: Any, year: FiscalYear) -> QuerySet[ClosedMonth]:
    """Months of a fiscal year that were closed."""
    return ClosedMonth.objects.filter(
        agency_id=agency.pk, month__gte=year.first, month__lte=year.last
    )


def closed_months(agency: Any, year: FiscalYear) -> dict[Month, ClosedMonth]:
    """The same by month."""
    return {Month.of(each.month): each for each in closed(agency, year)}


def same_number(row: Purchase) -> list[Purchase]:
    """Others of the year under the same project number."""
    if not row.number:
        return []
    rows = _rows(row.agency).filter(year=row.year, number=row.number)
    return list(rows.exclude(pk=row.pk).order_by("pk"))


def report_of(agency: Any, year: int) -> YearReport | None:
    return YearReport.objects.filter(agency_id=agency.pk, year=year).first()
