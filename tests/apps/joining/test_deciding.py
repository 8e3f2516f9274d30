"""A supervisor takes an agency in, or says why not; the receipt opens the account, once."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from people import person
from prongsai.apps.accounts.models import Person
from prongsai.apps.agencies.models import Agency, Area
from prongsai.apps.audit.models import Entry
from prongsai.apps.joining import actions
from prongsai.apps.joining.actions import Receipt
from prongsai.apps.joining.models import Application
from prongsai.core.access.roles import Role

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 8, 20, 10, tzinfo=dt.UTC)
PASSWORD = "ทุ่งข้าวเขียวชอุ่มยามเช้า"  # noqa: S105 - of somebody invented


@pytest.fixture
def province() -> Area:
    return Area.objects.create(key="p1", kind="province", name="สมมติบุรี")


@pytest.fixture
def area(province: Area) -> Area:
    return Area.objects.create(key="d1", kind="district", name="ทุ่งฝัน", parent=province)


@pytest.fixture
def receipt(area: Area) -> Receipt:
    return asked(area)


def asked(area: Area, form: str = "a", **more: object) -> Receipt:
    facts = {
        "name": "องค์การบริหารส่วนตำบลปลายรุ้ง", "kind": "subdistrict_administrative_organization",
        "agency_code": "S25", "area": area, "who": "ดวงเดือน สมมติ", "position": "ปลัด",
        "reach": "0 0000 0000", **more,
    }  # fmt: skip
    return actions.ask(facts, form, at=AT)


@pytest.fixture
def supervisor(client: Client, province: Area) -> Client:
    client.force_login(person("above", area=province.key))
    return client


def path(receipt: Receipt, area: str = "p1") -> str:
    return f"/area/{area}/joining/{receipt.application.key}/"


def test_a_code_that_was_given_away_meanwhile_is_refused_in_words(
    supervisor: Client, receipt: Receipt, area: Area
) -> None:
    Agency.objects.create(
        key="other", code="s25", name="เทศบาลตำบลอื่น", kind="subdistrict_municipality", area=area
    )

    assert "S25" in approve(supervisor, receipt)
    receipt.application.refresh_from_db()
    assert receipt.application.agency is None


def approve(client: Client, receipt: Receipt) -> str:
    facts = {"approve": "1", "called": "on"}
    return client.post(path(receipt), facts, follow=True).content.decode()


def shown(client: Client, receipt: Receipt, **more: str) -> str:
    answer = client.post("/join/state/", {"code": receipt.code, **more}, follow=True)
    return answer.content.decode()


def test_a_request_is_due_from_the_supervisor(supervisor: Client, receipt: Receipt) -> None:
    page = supervisor.get("/area/p1/").content.decode()

    assert "พิจารณาคำขอเข้าร่วมขององค์การบริหารส่วนตำบลปลายรุ้ง" in page
    assert path(receipt, "d1") in page


def test_a_supervisor_of_another_area_finds_nothing(receipt: Receipt, client: Client) -> None:
    Area.objects.create(key="p2", kind="province", name="แดนไกล")
    client.force_login(person("beside", area="p2"))

    assert client.get(path(receipt)).status_code == 404
    assert client.get(path(receipt, "p2")).status_code == 404
    assert client.post(path(receipt, "p2"), {"approve": "1", "called": "on"}).status_code == 404


def test_approving_makes_the_agency_and_an_account_that_only_the_receipt_opens(
    supervisor: Client, receipt: Receipt
) -> None:
    approve(supervisor, receipt)

    agency, admin = Agency.objects.get(key="s25"), Person.objects.get(username="admin-s25")
    assert (agency.name, agency.code, agency.area.key) == (receipt.application.name, "S25", "d1")
    assert list(admin.memberships.values_list("agency", "role")) == [
        ("s25", Role.SYSTEM_ADMINISTRATOR.value)
    ]
    assert admin.must_change_password
    shown(supervisor, receipt, take="1", new=PASSWORD, again=PASSWORD)
    admin.refresh_from_db()
    assert admin.check_password(PASSWORD)
    assert not admin.must_change_password


def test_the_receipt_opens_the_account_once(supervisor: Client, receipt: Receipt) -> None:
    approve(supervisor, receipt)
    other = "ริมธารน้ำใสไหลเย็นฉ่ำ"
    pages = [
        shown(supervisor, receipt, take="1", new=each, again=each) for each in (PASSWORD, other)
    ]

    assert "เปิดบัญชีแล้ว" in pages[1]
    assert Person.objects.get(username="admin-s25").check_password(PASSWORD)


def test_a_password_that_is_too_easy_is_told_beside_the_field(
    supervisor: Client, receipt: Receipt
) -> None:
    approve(supervisor, receipt)

    page = shown(supervisor, receipt, take="1", new="1234", again="1234")

    assert 'class="field wrong"' in page
    assert Person.objects.get(username="admin-s25").must_change_password


def test_before_approval_the_receipt_opens_nothing(supervisor: Client, receipt: Receipt) -> None:
    page = shown(supervisor, receipt, take="1", new=PASSWORD, again=PASSWORD)

    assert "รอพิจารณา" in page
    assert not Person.objects.filter(username__startswith="admin-").exists()


def test_approving_needs_a_call_first(supervisor: Client, receipt: Receipt) -> None:
    page = supervisor.post(path(receipt), {"approve": "1"}).content.decode()

    assert "แล้วทำเครื่องหมายในช่องนี้" in page
    assert Application.objects.get().state == "waiting"


def test_a_refusal_needs_a_reason_which_the_receipt_shows(
    supervisor: Client, receipt: Receipt
) -> None:
    supervisor.post(path(receipt), {"refuse": "1", "reason": " "})
    assert Application.objects.get().state == "waiting"

    supervisor.post(path(receipt), {"refuse": "1", "reason": "โทรแล้วไม่มีผู้ยื่นคำขอ"})

    assert "โทรแล้วไม่มีผู้ยื่นคำขอ" in shown(supervisor, receipt)
    assert not Agency.objects.exists()


def test_several_are_refused_at_once_for_one_reason(
    supervisor: Client, area: Area, receipt: Receipt
) -> None:
    second, third = asked(area, "b", name="อบต.ข"), asked(area, "c", name="อบต.ค")
    facts = {"several": "1", "which": [receipt.application.key, second.application.key]}
    kept = supervisor.post("/area/p1/joining/", facts).content.decode()
    supervisor.post("/area/p1/joining/", {**facts, "reason": "ไม่มีผู้รับสายทุกเบอร์"})

    assert kept.count("checked") == 2
    assert "ไม่มีผู้รับสายทุกเบอร์" in shown(supervisor, second)
    waiting = Application.objects.filter(state="waiting")
    assert [each.pk for each in waiting] == [third.application.pk]


def test_what_is_decided_is_not_decided_again(supervisor: Client, receipt: Receipt) -> None:
    approve(supervisor, receipt)
    supervisor.post(path(receipt), {"refuse": "1", "reason": "สาย"})

    assert Application.objects.get().state == "approved"
    assert "พิจารณาแล้ว" in approve(supervisor, receipt)
    assert Agency.objects.count() == 1


def test_of_two_requests_for_one_agency_the_second_is_refused_to_whoever_approves(
    supervisor: Client, area: Area, receipt: Receipt
) -> None:
    second = asked(area, "b")
    assert "คำขออื่นของหน่วยงานเดียวกัน" in supervisor.get(path(second)).content.decode()
    approve(supervisor, receipt)

    page = approve(supervisor, second)

    assert "เป็นของหน่วยงานอื่นแล้ว" in page
    assert Application.objects.get(pk=second.application.pk).state == "waiting"


def test_an_agency_of_the_list_that_got_people_meanwhile_is_not_taken_in_again(
    supervisor: Client, area: Area, agency: Agency
) -> None:
    receipt = asked(area, agency=agency)
    person("first", agency.key, Role.COORDINATOR)

    assert "มีผู้ใช้ในระบบแล้ว" in approve(supervisor, receipt)


def test_an_agency_without_a_code_gets_a_key_of_its_own(supervisor: Client, area: Area) -> None:
    receipt = asked(area, agency_code="")
    approve(supervisor, receipt)

    assert Agency.objects.get().key == f"j{receipt.application.pk}"


def test_the_agencys_own_trail_begins_with_being_taken_in(
    supervisor: Client, receipt: Receipt
) -> None:
    approve(supervisor, receipt)
    lines = Entry.objects.filter(agency="s25").order_by("number")

    assert [f"{each.thing}.{each.verb}" for each in lines] == [
        "agencies.agency.add", "accounts.person.add", "accounts.person.give role",
        "joining.application.approve",
    ]  # fmt: skip


@pytest.mark.usefixtures("area")
def test_a_supervisor_opens_and_closes_the_door(supervisor: Client) -> None:
    supervisor.post("/area/p1/joining/", {"door": "open"})
    assert supervisor.get("/join/").status_code == 200
    assert "เปิดรับคำขออยู่แล้วโดยระดับ" in supervisor.get("/area/d1/joining/").content.decode()

    supervisor.post("/area/p1/joining/", {"door": "close"})
    assert supervisor.get("/join/").status_code == 404
