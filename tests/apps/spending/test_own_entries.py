"""Bringing in disbursements: a division those of its own lines, and of no other."""

from __future__ import annotations

import html

import pytest
from django.test import Client

from people import person
from prongsai.apps.agencies.models import Agency, Division
from prongsai.apps.spending.models import Entry, Line
from prongsai.core.access.roles import Role

pytestmark = pytest.mark.django_db
WHERE = "/a/a1/spending/import/entries/?year=2569"
HEAD = "รหัสรายการ\tเดือนที่เบิกจ่าย\tจำนวนเงิน\tเลขที่ฎีกา"
OWN, OTHER = "1\tกรกฎาคม\t250.00\t15/2569", "2\tกรกฎาคม\t40.00\t16/2569"


def sent(client: Client, *rows: str, **more: str) -> str:
    table = "\n".join((HEAD, *rows))
    answer = client.post(WHERE, {"table": table, **more}, follow=True)
    return html.unescape(answer.content.decode())


def test_an_officer_brings_in_what_was_paid_for_the_own_lines(road: Line, engineer: Client) -> None:
    assert "15/2569" in sent(engineer, OWN)
    assert not Entry.objects.exists()
    sent(engineer, OWN, do="enter")
    assert [each.line for each in Entry.objects.all()] == [road]


@pytest.mark.usefixtures("road")
def test_a_head_does_so_for_a_unit_below_the_own_division(agency: Agency, works: Division) -> None:
    below = Division.objects.create(agency=agency, key="water", name="งานประปา", parent=works)
    Line.objects.update(unit=below.key)
    head = person("head", agency.key, Role.DIVISION_HEAD)
    head.memberships.update(division=works.key)
    client = Client()
    client.force_login(head)
    sent(client, OWN, do="enter")
    assert Entry.objects.count() == 1


@pytest.mark.usefixtures("road", "paper")
def test_a_row_of_another_division_is_told_and_nothing_is_kept(engineer: Client) -> None:
    page = sent(engineer, OWN, OTHER, do="enter")
    told = page[page.index("<tbody>") :]
    row = told.split("</tr>")[0]
    assert "เป็นของหน่วยงานอื่น" in row
    assert ">3<" in row
    assert "รหัสรายการ" in row
    assert not Entry.objects.exists()


@pytest.mark.usefixtures("road", "paper")
def test_nor_is_what_that_division_entered_itself_brought_in_again(
    engineer: Client, coordinator: Client
) -> None:
    sent(coordinator, OTHER, do="enter")
    assert "เป็นของหน่วยงานอื่น" in sent(engineer, OTHER, do="enter")
    assert Entry.objects.count() == 1


@pytest.mark.usefixtures("road")
def test_a_line_of_no_division_is_for_those_who_lead(engineer: Client) -> None:
    Line.objects.update(unit="")
    assert "เป็นของหน่วยงานอื่น" in sent(engineer, OWN, do="enter")
    assert not Entry.objects.exists()
