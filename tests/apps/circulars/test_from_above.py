"""What comes from who sends to all: units read it, and neither change it nor end it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from circular_making import DOER, TITLE, WHOLE, drafted, given, sent, staff, unit
from people import person
from prongsai.apps.agencies.models import Agency
from prongsai.apps.circulars import actions
from prongsai.apps.circulars.models import Circular
from prongsai.core.access.roles import Role
from prongsai.core.circulars.audience import Audience, Hand

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Role], Client]
LIST = "/a/a1/circulars/"
WORKS = Audience(units=frozenset({"works"}))


def of(row: Circular) -> str:
    return f"{LIST}c/{row.key}/"


@pytest.fixture(name="works", autouse=True)
def a_unit_with_staff(agency: Agency) -> None:
    unit(agency, "works")
    staff(agency, 2, "works")


def at_works(agency: Agency, role: Role) -> Client:
    who, client = person(role.value, agency.key, role), Client()
    who.memberships.update(division="works")
    client.force_login(who)
    return client


@pytest.mark.parametrize("role", [Role.DIVISION_HEAD, Role.DIVISION_OFFICER])
def test_a_draft_from_above_is_not_the_units_to_see(agency: Agency, role: Role) -> None:
    row = drafted(agency, audience=WORKS)
    client = at_works(agency, role)

    assert client.get(of(row)).status_code == 404
    assert client.post(f"{of(row)}edit/", {}).status_code == 404


def test_a_head_sees_who_has_read_it_and_cannot_end_it(agency: Agency) -> None:
    row = sent(agency, audience=WORKS)
    client = at_works(agency, Role.DIVISION_HEAD)
    client.post(f"{of(row)}withdraw/", {"reason": "ไม่ต้องการให้ถาม"})
    client.post(f"{of(row)}correct/")
    row.refresh_from_db()

    assert (row.state, row.corrections.count()) == ("open", 0)
    assert "ยังไม่รับทราบ" in client.get(f"{of(row)}readers/").content.decode()


def test_an_officer_who_is_asked_does_not_see_who_else_has_read_it(agency: Agency) -> None:
    row = sent(agency, audience=WORKS)
    client = at_works(agency, Role.DIVISION_OFFICER)

    assert TITLE in client.get(of(row)).content.decode()
    assert "ผู้อื่นดูแล" in client.get(f"{of(row)}readers/", follow=True).content.decode()


def test_a_draft_from_above_lies_in_the_bin_for_those_who_send_to_all(
    agency: Agency, signed_in: SignedIn
) -> None:
    units, head = frozenset({"works"}), at_works(agency, Role.DIVISION_HEAD)
    actions.remove(drafted(agency, audience=WORKS, title="เรื่องของผู้บริหาร"), DOER)
    hand = Hand(writes=units, sends=units)
    own = actions.add(agency, given(audience=WORKS, title="เรื่องของส่วนงาน"), hand, DOER)
    actions.remove(own, DOER)
    seen = head.get("/a/a1/bin/").content.decode()

    assert ("เรื่องของผู้บริหาร" in seen, "เรื่องของส่วนงาน" in seen) == (False, True)
    assert "เรื่องของผู้บริหาร" in signed_in(Role.COORDINATOR).get("/a/a1/bin/").content.decode()


def test_what_somebody_changed_meanwhile_is_not_sent_unread(
    agency: Agency, signed_in: SignedIn
) -> None:
    desk, row = signed_in(Role.COORDINATOR), drafted(agency, audience=WORKS)
    seen = desk.get(of(row)).context["sealed"]
    actions.change(row, given(audience=WORKS, asks="ขอให้ทำอีกอย่าง"), WHOLE, DOER)
    told = desk.post(f"{of(row)}send/", {"seen": seen}, follow=True)
    row.refresh_from_db()
    assert ("มีผู้แก้ไขร่างนี้" in told.content.decode(), row.state) == (True, "draft")

    desk.post(f"{of(row)}send/", {"seen": told.context["sealed"]})
    row.refresh_from_db()
    assert row.state == "open"
