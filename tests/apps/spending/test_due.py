"""What is due about the year's spending, from whom, and until when."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from prongsai.apps.agencies.models import Agency
from prongsai.apps.due.sources import collected
from prongsai.apps.look.words import phrase
from prongsai.apps.spending import actions, entering, reporting
from prongsai.apps.spending.bridge import units_of
from prongsai.apps.spending.due import SPENDING
from prongsai.apps.spending.entering import Paid
from prongsai.apps.spending.models import Line
from prongsai.apps.spending.queries import full
from prongsai.core.access.roles import Role
from prongsai.core.due.due import Due
from prongsai.core.spending.year import months_of
from prongsai.core.terms.dates import Month
from spending_app import ALL, DOER, JULY, JUNE, NOW, OTHER
from spending_making import baht

pytestmark = pytest.mark.django_db


def due(agency: Agency, now: dt.datetime = NOW) -> dict[str, Due]:
    return {each.what: each for each in collected(agency, now, [SPENDING])}


def on(year: int, month: int, day: int) -> dt.datetime:
    return dt.datetime(year, month, day, 9, tzinfo=timezone.get_default_timezone())


def paid(row: Line, month: Month, key: str) -> None:
    entering.enter(row.year, month, [Paid(row.key, baht("10"))], ALL, DOER, key)


def all_paid(row: Line) -> None:
    """Every month that is over on the day of these tests."""
    for place, month in enumerate(months_of(2569)[:10]):
        paid(row, month, f"m{place}")


def test_who_has_not_begun_the_year_owes_nothing(agency: Agency) -> None:
    assert due(agency) == {}
    actions.begin(agency, 2569, DOER)
    assert due(agency) == {}


def test_months_without_an_entry_are_due_on_the_tenth_after_the_first_of_them(road: Line) -> None:
    found = due(road.agency)["spending_months"]

    assert found.facts == {"year": "2569", "count": "10"}
    assert (found.since, found.until) == (dt.date(2025, 11, 1), dt.date(2025, 11, 10))
    assert {Role.DIVISION_OFFICER, Role.COORDINATOR} <= found.whose


def test_a_month_that_is_entered_or_closed_is_not_due(road: Line) -> None:
    paid(road, months_of(2569)[0], "a")
    entering.close(road.year, months_of(2569)[1], DOER)
    found = due(road.agency)["spending_months"]

    assert (found.facts["count"], found.since) == ("8", dt.date(2026, 1, 1))


def test_nothing_is_due_of_a_year_that_is_entered(road: Line) -> None:
    all_paid(road)
    assert "spending_months" not in due(road.agency)


def test_what_was_paid_for_a_line_in_the_bin_enters_no_month(road: Line, paper: Line) -> None:
    paid(paper, JULY, "p")
    before = due(road.agency)["spending_months"].facts["count"]
    Line.objects.filter(pk=paper.pk).update(removed_at=NOW, removed_by="x")

    assert (before, due(road.agency)["spending_months"].facts["count"]) == ("9", "10")


def test_a_sample_is_due_from_a_second_person_until_all_of_it_is_looked_at(road: Line) -> None:
    paid(road, JUNE, "a")
    paid(road, JUNE, "b")
    entering.draw_sample(road.year, JUNE, DOER)
    found = due(road.agency)["spending_check"]

    assert found.facts == {"count": "2", "month": "6/2569"}
    assert phrase("due.spending_check", **found.facts).endswith("เดือน 6/2569 อีก 2 รายการ")
    assert dict(found.where.keys)["month"] == "2026-06"
    assert Role.INTERNAL_AUDITOR in found.whose
    entering.judge(road.year, JUNE, {"a-0": (True, "")}, OTHER)
    assert due(road.agency)["spending_check"].facts["count"] == "1"
    entering.judge(road.year, JUNE, {"b-0": (True, "")}, OTHER)
    assert "spending_check" not in due(road.agency)


def test_the_six_month_report_is_due_until_it_is_drawn_up(road: Line) -> None:
    early, late = due(road.agency, on(2026, 3, 31)), due(road.agency, on(2026, 4, 1))

    assert "spending_half_year" not in early
    assert late["spending_half_year"].until == dt.date(2026, 5, 1)
    reporting.draft(full(road.year), units_of(road.agency), "half_year", DOER)
    assert "spending_half_year" not in due(road.agency)


def test_the_yearly_report_is_due_in_the_october_after_and_no_longer(road: Line) -> None:
    after = due(road.agency, on(2026, 10, 5))["spending_annual"]

    assert (after.since, after.until) == (dt.date(2026, 10, 1), dt.date(2026, 10, 31))
    reporting.draft(
        full(road.year), units_of(road.agency), "annual", replace(DOER, at=on(2026, 10, 6))
    )
    assert "spending_annual" not in due(road.agency, on(2026, 10, 7))


def test_all_of_it_is_asked_in_one_statement(road: Line) -> None:
    all_paid(road)
    entering.draw_sample(road.year, JUNE, DOER)
    due(road.agency)  # what a connection is asked only once is not counted
    with CaptureQueriesContext(connection) as asked:
        due(road.agency)

    assert len(asked) == 1


def test_what_is_due_in_october_leads_to_the_year_that_is_over(
    road: Line, coordinator: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("prongsai.shell.web.clock.now", lambda: on(2026, 10, 1))
    all_paid(road)
    found = due(road.agency, on(2026, 10, 1))

    assert {"spending_months", "spending_annual"} <= found.keys()
    for each in found.values():
        answer = coordinator.get(reverse(each.where.address, kwargs=dict(each.where.keys)))
        assert answer.status_code == 200
        assert "2569" in answer.content.decode()
