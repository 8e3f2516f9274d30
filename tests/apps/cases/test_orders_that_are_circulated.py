"""An order that is circulated reaches colleagues, and who acknowledged it is the evidence."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from django.test import Client

from complaint_making import AT
from prongsai.apps.accounts.models import Person
from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import actions, bridge
from prongsai.apps.cases.circulating import key_of
from prongsai.apps.cases.models import Case
from prongsai.apps.circulars.models import OPEN, Circular
from prongsai.apps.files.models import Attached
from prongsai.apps.jobs.models import Job
from prongsai.core.access.roles import Role
from prongsai.core.cases.folder import Given
from prongsai.core.cases.log import By
from prongsai.core.cases.moving import Bringing
from prongsai.core.procedures.kinds import Channel
from staff_case_making import brought, client_of, colleague, moved

pytestmark = pytest.mark.django_db
ORDER = {"power": "อนุมัติการเดินทางไปราชการ", "giver": "นายกเทศมนตรี", "holder": "ปลัดเทศบาล"}
SIGNED = {"order_number": "21/2569", "from_day": "2026-08-03", "ends_on": "2026-12-31"}


@pytest.fixture
def coordinator(agency: Agency) -> Person:
    return colleague(agency, "coordinator", Role.COORDINATOR)


@pytest.fixture
def order(agency: Agency, coordinator: Person) -> Case:
    case = brought(agency, "delegation-order", coordinator, {**ORDER, "holders": []})
    return moved(case, "sign", colleague(agency, "mayor", Role.EXECUTIVE), Given(values=SIGNED))


def address(case: Case) -> str:
    return f"/a/a1/cases/c/{case.key}/"


def circulate(client: Client, case: Case, **said: str | list[str]) -> str:
    typed = {"token": "cd" * 16, "seen": "2", **said}
    return client.post(f"{address(case)}move/circulate/", typed, follow=True).content.decode()


def sent(case: Case) -> Circular:
    return Circular.objects.get(key=key_of(case.key, 3))


def test_whom_it_goes_to_is_chosen_and_not_typed(order: Case, coordinator: Person) -> None:
    page = client_of(coordinator).get(f"{address(order)}move/circulate/").content.decode()
    assert 'name="everybody"' in page
    assert 'name="roles"' in page
    assert 'name="f_circulated_to"' not in page


def test_circulated_it_is_sent_with_its_facts_and_its_document(
    agency: Agency, order: Case, coordinator: Person
) -> None:
    clerk = colleague(agency, "clerk", Role.STAFF, unit="works")
    page = circulate(client_of(coordinator), order, units=["works"], until="31/12/2599")
    order.refresh_from_db()
    row = sent(order)
    assert (order.state, row.state, row.sent_by) == ("in_force", OPEN, coordinator.key)
    assert (row.units.split(), row.until) == (["works"], dt.date(2056, 12, 31))
    assert "คำสั่งมอบอำนาจ ทะเบียนเลขที่ 1/2569" in row.title
    for said in ("21/2569", "นายกเทศมนตรี", "ปลัดเทศบาล", "อนุมัติการเดินทางไปราชการ"):
        assert said in row.asks
    file = Attached.objects.get(key=row.file)
    assert (file.thing, file.media) == ("circulars.circular", "application/pdf")
    assert order.events.get(number=3).values["circulated_to"] == "กอง works"
    assert "0 จาก 1 คน" in page
    assert Job.objects.filter(kind="circulars.tell").exists()
    client_of(clerk).post(f"/a/a1/circulars/c/{row.key}/acknowledge/")
    again = client_of(coordinator).get(address(order)).content.decode()
    assert "1 จาก 1 คน" in again
    assert f"/a/a1/circulars/c/{row.key}/readers/" in again


def test_the_same_form_sent_twice_sends_one_circular(
    agency: Agency, order: Case, coordinator: Person
) -> None:
    colleague(agency, "clerk", Role.STAFF)
    client = client_of(coordinator)
    for _ in range(2):
        circulate(client, order, everybody="on")
    assert order.events.count() == 3
    assert Circular.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({}, "ยังไม่ได้เลือกว่าจะส่งถึงใคร"),
        ({"roles": ["custodian"]}, "ไม่มีใคร"),
        ({"everybody": "on", "until": "1/1/2560"}, "ผ่านไปแล้ว"),
    ],
)
def test_where_it_reaches_nobody_or_too_late_nothing_is_done_and_it_is_said(
    order: Case, coordinator: Person, said: dict[str, str | list[str]], why: str
) -> None:
    page = circulate(client_of(coordinator), order, **said)
    order.refresh_from_db()
    assert order.state == "signed"
    assert order.events.count() == 2
    assert not Circular.objects.exists()
    assert not Attached.objects.filter(thing="circulars.circular").exists()
    assert why in page


def test_a_correction_of_the_circular_is_what_the_case_shows(
    agency: Agency, order: Case, coordinator: Person
) -> None:
    colleague(agency, "clerk", Role.STAFF)
    client = client_of(coordinator)
    circulate(client, order, everybody="on")
    first = sent(order)
    client.post(f"/a/a1/circulars/c/{first.key}/correct/")
    second = Circular.objects.get(replaces=first)
    assert second.key not in client.get(address(order)).content.decode()
    client.post(f"/a/a1/circulars/c/{second.key}/send/")
    page = client.get(address(order)).content.decode()
    assert second.key in page
    assert first.key not in page


def test_an_order_that_is_over_says_so_beside_a_circular_that_still_asks(
    agency: Agency, order: Case, coordinator: Person
) -> None:
    colleague(agency, "clerk", Role.STAFF)
    client = client_of(coordinator)
    circulate(client, order, everybody="on")
    assert "ยังรอผู้รับทราบ" not in client.get(address(order)).content.decode()
    moved(order, "expire", coordinator)
    assert "ยังรอผู้รับทราบ" in client.get(address(order)).content.decode()


def test_accounts_of_those_who_receive_the_power_are_not_told(
    agency: Agency, coordinator: Person
) -> None:
    chief = colleague(agency, "chief", Role.CHIEF_ADMINISTRATOR)
    said = {**ORDER, "powers": ["permit_travel"], "holders": [chief.key]}
    case = brought(agency, "delegation-order", coordinator, said, form="other", at=AT)
    moved(case, "sign", colleague(agency, "mayor", Role.EXECUTIVE), Given(values=SIGNED))
    circulate(client_of(coordinator), case, everybody="on")
    row = sent(case)
    assert chief.key not in row.asks
    assert chief.name not in row.asks


# --- Who sends no circulars ----------------------------------------------------------------------

NO_CIRCULARS = "หน้าที่ของท่านส่งหนังสือเวียนไม่ได้"


@pytest.fixture
def by_receivers(agency: Agency, coordinator: Person) -> Case:
    """A file of its own that lets those circulate an order who send no circulars."""
    text = bridge.known()["delegation-order"]
    circulates = dataclasses.replace(text.moves["circulate"], who=("complaint_officer",))
    text = dataclasses.replace(text, moves={**text.moves, "circulate": circulates})
    asked = Bringing(
        party="staff", channel=Channel.WEB, category="single", values={**ORDER, "holders": ()},
        by=By(who=coordinator.key), key="own file",
    )  # fmt: skip
    case = actions.bring(agency, text, asked, AT).case
    return moved(case, "sign", colleague(agency, "mayor", Role.EXECUTIVE), Given(values=SIGNED))


def test_who_sends_no_circulars_reads_so_before_a_form_that_leads_nowhere(
    agency: Agency, by_receivers: Case
) -> None:
    client = client_of(colleague(agency, "receiver", Role.COMPLAINT_OFFICER))
    page = client.get(address(by_receivers)).content.decode()
    assert NO_CIRCULARS in page
    assert "move/circulate/" not in page
    page = client.get(f"{address(by_receivers)}move/circulate/", follow=True).content.decode()
    assert NO_CIRCULARS in page
    assert 'name="until"' not in page
    page = circulate(client, by_receivers, until="31/12/2599")
    assert NO_CIRCULARS in page
    assert "ยังไม่ได้เลือกว่าจะส่งถึงใคร" not in page
    assert not Circular.objects.exists()


def test_who_sends_circulars_to_his_unit_alone_chooses_of_its_parts(
    agency: Agency, by_receivers: Case
) -> None:
    agency.divisions.create(key="clerks", name="สำนักปลัด")
    colleague(agency, "clerk", Role.STAFF, unit="works")
    both = colleague(agency, "both", Role.COMPLAINT_OFFICER, Role.DIVISION_HEAD, unit="works")
    page = client_of(both).get(f"{address(by_receivers)}move/circulate/").content.decode()
    assert 'value="works"' in page
    assert 'value="clerks"' not in page
    assert 'name="everybody"' not in page
    assert NO_CIRCULARS not in page
    circulate(client_of(both), by_receivers, units=["works"])
    assert sent(by_receivers).units.split() == ["works"]
