"""Months that are over and not closed are due; only where the register is kept here."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from prongsai.apps.agencies.models import Agency
from prongsai.apps.procurement import actions
from prongsai.apps.procurement.actions import first_of
from prongsai.apps.procurement.due import PURCHASES
from prongsai.apps.procurement.wishes import last_month
from prongsai.core.access.roles import Role
from prongsai.core.due.due import Due
from prongsai.core.procurement.months import months_of
from prongsai.core.terms.dates import Month
from prongsai.core.terms.fiscal_year import FiscalYear
from purchase_making import DOER, bought

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 8, 20, 9, tzinfo=dt.UTC)


def only(agency: Agency, now: dt.datetime = NOW) -> Due:
    (found,) = PURCHASES.of(agency, now)
    return found


def test_nothing_is_due_of_an_agency_that_keeps_no_register_here(agency: Agency) -> None:
    assert PURCHASES.of(agency, NOW) == []


def test_months_that_are_over_are_due_since_the_first_of_them(agency: Agency) -> None:
    bought(agency)
    actions.close(agency, Month(2025, 10), DOER)

    assert only(agency).facts == {"count": "9", "year": "2569"}
    assert (only(agency).since, only(agency).until) == (dt.date(2025, 12, 1), None)


def test_nothing_is_due_when_all_that_are_over_are_closed(agency: Agency) -> None:
    for month in months_of(2569)[:10]:
        actions.close(agency, month, DOER)

    assert PURCHASES.of(agency, NOW) == []


def test_in_october_the_months_of_the_year_before_are_due_and_shown(agency: Agency) -> None:
    bought(agency)

    assert only(agency, NOW.replace(month=10, day=5)).facts == {"count": "12", "year": "2569"}
    assert PURCHASES.of(agency, NOW.replace(month=11, day=5)) == []


def test_only_who_may_read_purchases_hears_of_it(agency: Agency) -> None:
    bought(agency)

    assert [only(agency).is_told({each}) for each in (Role.EXECUTIVE, Role.VIEWER)] == [True, False]


def test_it_stands_in_the_week_of_whoever_buys(agency: Agency, officer: Client) -> None:
    year = FiscalYear.of(first_of(last_month(timezone.localdate()))).year
    bought(agency, year=year, signed=None, ends=None)

    assert f"ปิดสรุปจัดซื้อจัดจ้าง (สขร.1) ปี {year} อีก" in officer.get("/a/a1/").content.decode()
