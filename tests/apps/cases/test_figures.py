"""Figures of a year agree with a recount by hand; few are hidden, none is said."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from complaint_making import AT, PROCEDURE, brought, given, opened, solved
from people import SignedIn
from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import bridge, figures
from prongsai.apps.cases.figures import Figures
from prongsai.apps.cases.models import Case, Desk
from prongsai.apps.circulars.bridge import units_of
from prongsai.core.access.roles import Role
from prongsai.core.procedures.kinds import Channel, Phase
from prongsai.core.terms.fiscal_year import FiscalYear

pytestmark = pytest.mark.django_db

NOW = AT + dt.timedelta(days=30)


def of_2569(agency: Agency) -> Figures:
    procedure = bridge.as_followed(Desk.objects.get(agency=agency))
    return figures.of_year(agency, procedure, FiscalYear(2569), NOW, units_of(agency))


def some(agency: Agency) -> None:
    opened(agency)
    for number in range(8):
        receipt = brought(agency, at=AT - dt.timedelta(days=20 * number), form=f"f{number}")
        case = given(receipt.case, AT - dt.timedelta(days=20 * number))
        if number % 2:
            solved(case, AT - dt.timedelta(days=20 * number) + dt.timedelta(days=9 * number))
    brought(agency, category="delay", channel=Channel.BOX, form="few")


def test_figures_agree_with_a_recount(agency: Agency) -> None:
    some(agency)
    found = of_2569(agency)

    rows = Case.objects.filter(brought__gte=dt.date(2025, 10, 1))
    closed = rows.filter(phase=Phase.CLOSED.value)
    assert found.whole.received == rows.count() == 9
    assert found.whole.finished == closed.count()
    assert found.whole.in_time == closed.filter(late=False).count()
    assert found.whole.late == closed.filter(late=True).count()
    months = [each.counts for each in found.months if each.counts]
    assert sum(each.received for each in months) == found.whole.received
    assert sum(each.finished for each in months) == found.whole.finished


def test_parts_under_five_are_hidden_and_totals_are_not(agency: Agency) -> None:
    some(agency)
    found = of_2569(agency)

    channels = {each.name: each.received for each in found.channels}
    assert found.hides
    assert None in channels.values()
    assert not any(number in range(1, 5) for number in channels.values() if number is not None)


def test_a_year_without_cases_says_so(agency: Agency, client: Client) -> None:
    opened(agency)

    page = client.get(f"/c/a1/figures/{PROCEDURE}/?year=2567").content.decode()

    assert "ปีงบประมาณ 2567 ไม่มีเรื่อง" in page


def test_figures_take_a_constant_number_of_statements(agency: Agency, signed_in: SignedIn) -> None:
    some(agency)
    client = signed_in(Role.VIEWER)
    client.get("/me/")  # a session begins once
    with CaptureQueriesContext(connection) as asked:
        page = client.get(f"/a/a1/cases/figures/{PROCEDURE}/?year=2569").content.decode()

    assert len(asked) <= 12
    assert "ส.ค. 69" in page


def test_months_are_split_by_subject_only_where_no_sum_gives_a_month_away(agency: Agency) -> None:
    some(agency)
    assert of_2569(agency).grid is None
    for number in range(60):
        category = ("infrastructure", "delay", "nuisance")[number % 3]
        brought(agency, form=f"many-{number}", category=category)
    Case.objects.filter(category="delay", channel="box").delete()
    Case.objects.exclude(brought=AT.date()).delete()

    found = of_2569(agency)

    assert found.grid is not None
    assert found.grid.rows[-1][1] == tuple(each.received for each in found.categories)
