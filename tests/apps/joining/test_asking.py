"""An agency asks without an account, once, slowly, and learns no more than what is public."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.test import Client

from people import person
from prongsai.apps.accounts.models import FailedSignIn
from prongsai.apps.agencies.finding import keys_of
from prongsai.apps.agencies.models import Agency, Area
from prongsai.apps.audit.models import Entry, Kept
from prongsai.apps.joining import actions
from prongsai.apps.joining.models import Application
from prongsai.apps.notices.models import Notice
from prongsai.core.access.roles import Role
from prongsai.core.terms.receipt_code import receipt_code

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("somebody", "door", "area")]
AT = dt.datetime(2026, 8, 20, 10, tzinfo=dt.UTC)
FORM = "a" * 32
WHO = {"form": FORM, "who": "ดวงเดือน สมมติ", "position": "ปลัด", "reach": "0 0000 0000"}


@pytest.fixture
def province() -> Area:
    return Area.objects.create(key="p1", kind="province", name="สมมติบุรี", order="1")


@pytest.fixture
def area(province: Area) -> Area:
    return Area.objects.create(key="d1", kind="district", name="ทุ่งฝัน", parent=province)


@pytest.fixture
def somebody() -> None:
    """Before anybody has an account there is only the first start."""
    person("somebody")


@pytest.fixture
def door(province: Area) -> Area:
    actions.set_door(province, is_open=True, by="", at=AT)
    return province


@pytest.fixture
def agency(agency: Agency) -> Agency:
    Agency.objects.update(**keys_of(agency.name))
    return agency


def new(**more: str) -> dict[str, str]:
    return {**WHO, "name": "อบต.ปลายรุ้ง", "area": "d1", "kind": "", "size": "S", **more}


def ask(client: Client, facts: dict[str, str], agency: str = "") -> str:
    query = f"?agency={agency}" if agency else ""
    return client.post(f"/join/ask/{query}", facts).content.decode()


def code_on(page: str) -> str:
    found = re.search(r"<code>((?:[a-z2-9]{4}-){3}[a-z2-9]{4})</code>", page)
    assert found is not None, page
    return found[1]


@pytest.mark.parametrize("path", ["/join/", "/join/ask/", "/join/state/"])
def test_where_no_door_is_open_there_is_no_page(path: str, door: Area, client: Client) -> None:
    actions.set_door(door, is_open=False, by="", at=AT)

    assert client.get(path).status_code == 404
    assert "/join/" not in client.get("/sign-in/").content.decode()


def test_an_open_door_is_shown_to_those_without_an_account(client: Client) -> None:
    assert "/join/" in client.get("/sign-in/").content.decode()
    assert client.get("/join/").status_code == 200


def test_a_new_agency_gets_a_receipt_that_shows_its_state(client: Client) -> None:
    code = code_on(ask(client, new()))

    page = client.post("/join/state/", {"code": code.upper().replace("-", " ")}).content.decode()

    assert "องค์การบริหารส่วนตำบลปลายรุ้ง" in page
    assert "รอพิจารณา" in page


def test_the_same_form_sent_twice_is_one_request_with_the_same_receipt(client: Client) -> None:
    codes = {code_on(ask(client, new())), code_on(ask(client, new(who="คนอื่น")))}

    assert len(codes) == 1
    assert [each.who for each in Application.objects.all()] == ["ดวงเดือน สมมติ"]


def test_neither_code_nor_form_is_kept_nor_anything_about_the_person_in_the_trail(
    client: Client,
) -> None:
    code = code_on(ask(client, new()))

    kept = str(list(Application.objects.values())) + str(list(Entry.objects.values()))
    assert code not in kept
    assert FORM not in kept
    assert "ดวงเดือน" not in str(list(Entry.objects.values()) + list(Notice.objects.values()))


def test_who_supervises_is_told_without_a_word_that_a_stranger_typed(client: Client) -> None:
    person("above", area="p1"), person("beside", area="p2")
    ask(client, new(name="อบต. http://bad.example"))

    (notice,) = Notice.objects.all()
    assert notice.text == "notice.joining"
    assert "bad.example" not in str(list(Notice.objects.values()))


# --- What is there already ---------------------------------------------------------------------


def test_an_agency_of_the_list_is_found_and_asked_for(agency: Agency, client: Client) -> None:
    assert f"/join/ask/?agency={agency.key}" in client.get("/join/?q=นาฝัน").content.decode()

    code_on(ask(client, WHO, agency.key))

    assert Application.objects.get().agency == agency


def test_an_agency_that_has_people_cannot_be_asked_for_and_none_of_them_is_named(
    agency: Agency, client: Client
) -> None:
    admin = person("admin", agency.key, Role.SYSTEM_ADMINISTRATOR)

    page = client.get("/join/?q=นาฝัน").content.decode()

    assert "ใช้ระบบนี้อยู่แล้ว" in page
    assert admin.name not in page
    assert client.get(f"/join/ask/?agency={agency.key}").status_code == 404


def test_an_agency_outside_the_open_areas_is_not_there(agency: Agency, client: Client) -> None:
    far = Area.objects.create(key="p2", kind="province", name="แดนไกล")
    Agency.objects.update(area=far)

    assert agency.name not in client.get("/join/?q=นาฝัน").content.decode()
    assert client.get(f"/join/ask/?agency={agency.key}").status_code == 404
    assert "เลือกอำเภอ" in ask(client, new(area="p2"))


@pytest.mark.parametrize(
    "double", [{"name": "เทศบาลตำบลนาฝัน"}, {"agency_code": "A1"}], ids=["name", "code"]
)
def test_a_double_is_told_beside_the_field_with_what_was_typed_kept(
    agency: Agency, client: Client, double: dict[str, str]
) -> None:

    page = ask(client, new(**double))

    assert f"{agency.name}" in page
    assert "ดวงเดือน สมมติ" in page
    assert not Application.objects.exists()


# --- Slowly ------------------------------------------------------------------------------------


def test_requests_from_one_place_are_slowed_down(client: Client) -> None:
    pages = [
        client.post("/join/ask/", new(form=f"{n:032x}", name=f"อบต.ปลายรุ้ง{n}")) for n in range(6)
    ]

    assert [page.status_code for page in pages] == [200] * 5 + [429]
    assert Application.objects.count() == 5


def test_one_place_alone_cannot_fill_the_list_however_long_it_goes_on(client: Client) -> None:
    for number in range(7):
        FailedSignIn.objects.all().delete()  # as after a quarter of an hour
        client.post("/join/ask/", new(form=f"{number:032x}", name=f"อบต.ปลายรุ้ง{number}"))
    elsewhere = client.post(
        "/join/ask/", new(form="c" * 32, name="อบต.อื่น"), REMOTE_ADDR="203.0.113.9"
    )

    assert Application.objects.count() == 6
    assert "รหัสรับคำขอ" in elsewhere.content.decode()


def test_many_requests_of_a_day_are_one_notice(client: Client) -> None:
    person("above", area="p1")
    ask(client, new()), ask(client, new(form="b" * 32, name="อบต.อื่น"))

    assert Application.objects.count() == 2
    assert Notice.objects.count() == 1


def test_a_name_of_nothing_that_can_be_seen_is_no_name(client: Client) -> None:
    page = ask(client, new(who="\u200b", position="\u200b", reach="\u200b"))

    assert page.count('class="field wrong"') == 3
    assert not Application.objects.exists()


def test_so_many_requests_wait_and_no_more(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "MOST_WAITING", 1)
    ask(client, new())

    assert "ยังรับเพิ่มไม่ได้" in ask(client, new(form="b" * 32))


def test_wrong_codes_are_slowed_down_and_slips_are_not_counted(client: Client) -> None:
    code = code_on(ask(client, new()))
    slip = client.post("/join/state/", {"code": code[:-1]})
    other = receipt_code(b"another")
    tries = [client.post("/join/state/", {"code": other}).status_code for _ in range(6)]

    assert "พิมพ์รหัสผิด" in slip.content.decode()
    assert tries == [200] * 5 + [429]
    assert client.post("/join/state/", {"code": code}).status_code == 429


# --- Forgetting --------------------------------------------------------------------------------


@pytest.mark.parametrize(("decided", "days"), [(True, 30), (False, 90)])
def test_a_request_is_forgotten_with_everything_about_who_asked(
    client: Client, settings: Any, decided: bool, days: int
) -> None:
    settings.JOINING_DAYS = 30
    ask(client, new())
    found = Application.objects.get()
    Application.objects.update(at=AT)
    if decided:
        actions.refuse_application(found, "ดวงเดือนพ้นตำแหน่งแล้ว", by="x", at=AT)

    assert actions.forget(AT + dt.timedelta(days=days)) == 0
    assert actions.forget(AT + dt.timedelta(days=days, seconds=1)) == 1
    assert not Application.objects.exists()
    assert "ดวงเดือน" not in str(list(Kept.objects.values()) + list(Entry.objects.values()))
