"""A KPI about disbursements is offered what samples found; nothing is entered unasked."""

from __future__ import annotations

import datetime as dt
import html
from dataclasses import replace

import pytest
from django.test import Client
from django.utils import timezone

from action_plan_making import begun, in_force
from people import SignedIn
from prongsai.apps.agencies.models import Agency
from prongsai.apps.plans.models import Edition
from prongsai.apps.spending import actions, entering
from prongsai.apps.spending.entering import Paid
from prongsai.apps.spending.queries import errors_by_year, errors_found
from prongsai.core.access.roles import Role
from prongsai.core.spending.year import Line
from prongsai.core.terms.dates import Month
from spending_app import ALL, DOER, OTHER
from spending_making import baht

pytestmark = pytest.mark.django_db
OCTOBER = Month(2026, 10)
LATER = dt.datetime(2026, 11, 3, 9, tzinfo=timezone.get_default_timezone())
CHECKS, FEWER, TRAINING = "16-2", "16-3", "1-1"
"""KPIs of the example: cross-checks, errors grown fewer, and one about something else."""


@pytest.fixture
def row(agency: Agency) -> Edition:
    return in_force(begun(agency))


@pytest.fixture
def _sampled(agency: Agency) -> None:
    """Two entries of October 2026 were looked at, one was wrong and is mended."""
    mine, other = replace(DOER, at=LATER), replace(OTHER, at=LATER)
    year = actions.begin(agency, 2570, mine)
    line = actions.add_line(year, Line(key="1", title="วัสดุ", budget=baht("500")), mine)
    paid = [Paid(line.key, baht("100")), Paid(line.key, baht("50"))]
    entering.enter(year, OCTOBER, paid, ALL, mine, "t")
    entering.draw_sample(year, OCTOBER, mine)
    said = {"t-0": (True, ""), "t-1": (False, "ควรเป็น 40")}
    entering.judge(year, OCTOBER, said, other)
    wrong = line.entries.get(key="t-1")
    entering.correct(wrong, baht("40"), OCTOBER, "พิมพ์ผิด", ALL, mine, "m")


def page(client: Client, row: Edition, kpi: str, more: str = "") -> str:
    path = f"/a/a1/plans/p/{row.plan.key}/{row.number}/kpis/{kpi}/{more}"
    return html.unescape(client.get(path).content.decode())


@pytest.mark.usefixtures("_sampled")
def test_errors_are_counted_by_year_in_one_statement(
    agency: Agency, django_assert_num_queries: object
) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        known = errors_by_year(agency, (2569, 2570))

    assert known == {2570: errors_found(agency, 2570)}
    assert (known[2570].looked_at, known[2570].found, known[2570].mended) == (2, 1, 1)


@pytest.mark.usefixtures("_sampled")
def test_the_coordinator_is_offered_figures_with_their_source(
    row: Edition, signed_in: SignedIn
) -> None:
    desk = signed_in(Role.COORDINATOR)
    counted, shares = page(desk, row, CHECKS), page(desk, row, FEWER)

    assert "ตัวเลขจากการสุ่มตรวจเบิกจ่าย ปีงบประมาณ 2570" in counted
    assert "?take=looked_at#another" in counted
    assert "?take=mended_share#another" in shares
    assert "?take=" not in page(desk, row, TRAINING)
    assert not row.plan.readings.exists()


@pytest.mark.usefixtures("_sampled")
def test_an_offer_that_is_taken_fills_the_form_and_comes_through_the_inbox(
    row: Edition, signed_in: SignedIn
) -> None:
    desk = signed_in(Role.COORDINATOR)
    form = page(desk, row, CHECKS, "?take=looked_at")
    source = (
        "ผลการสุ่มตรวจรายการเบิกจ่าย ปีงบประมาณ พ.ศ. 2570 (ตรวจ 2 รายการ พบผิด 1 รายการ แก้ไขแล้ว 1 รายการ)"
    )

    assert source in form
    assert 'name="value" value="2"' in form
    path = f"/a/a1/plans/p/{row.plan.key}/{row.number}/kpis/{CHECKS}/"
    desk.post(path, {"day": "3/11/2569", "value": "2", "source": source})
    kept = row.plan.readings.get()
    assert (kept.kpi, kept.value, kept.source) == (CHECKS, 2, source)


def test_nothing_is_offered_where_nothing_was_sampled(row: Edition, signed_in: SignedIn) -> None:
    assert "สุ่มตรวจเบิกจ่าย" not in page(signed_in(Role.COORDINATOR), row, CHECKS)


@pytest.mark.usefixtures("_sampled")
def test_who_only_reads_is_offered_nothing(row: Edition, signed_in: SignedIn) -> None:
    assert "?take=" not in page(signed_in(Role.VIEWER), row, CHECKS)
