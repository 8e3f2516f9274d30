"""An office says for how long a clock may stand still: from then on, wherever that is told."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.test import Client

from complaint_making import AT, PROCEDURE, WORKER, brought, given, opened
from own_procedure_making import drafted, used
from people import SignedIn
from prongsai.apps.agencies.models import Agency
from prongsai.apps.audit.models import Entry
from prongsai.apps.cases import actions, bridge
from prongsai.apps.cases.models import Case, Desk
from prongsai.core.access.roles import Role
from prongsai.core.cases.folder import Given
from service_making import opened as served

pytestmark = pytest.mark.django_db

PATH = "clocks/progress/pauses/waiting/most"
SETTINGS = f"/a/a1/cases/settings/{PROCEDURE}/"
BY = {"by": "นายกเทศมนตรี", "where": "คำสั่งที่ 12/2569"}


def said(client: Client, value: str, path: str = PATH, address: str = SETTINGS) -> dict[str, Any]:
    """The form as it is, with a value at a path and who decided it."""
    form = client.get(f"{address}decided/").context["form"]
    number = [each.path for each in form.open].index(path)
    now = {name: form[name].value() for name in form.fields}
    own = {f"{name}_{number}": each for name, each in {"value": value, **BY}.items()}
    return {name: "" if each is None else each for name, each in {**now, **own}.items()}


def decided(client: Client, value: str, path: str = PATH, address: str = SETTINGS) -> None:
    form = said(client, value, path, address)
    assert client.post(f"{address}decided/", form).status_code == 302


def waiting(agency: Agency, at: dt.datetime = AT) -> Case:
    """A complaint whose bringer was asked, after progress was told."""
    case = given(brought(agency, at=at).case, at)
    for move, values in (("inform", {"progress": "รออะไหล่"}), ("ask", {"question": "เสาใด"})):
        actions.move(case, move, WORKER, Given(values=values), at)
    case.refresh_from_db()
    return case


def words(page: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.content.decode()))


def test_what_the_program_proposes_is_called_so_until_the_office_decides(
    agency: Agency, signed_in: SignedIn
) -> None:
    opened(agency, choices={})
    chief = signed_in(Role.CHIEF_ADMINISTRATOR)
    page = words(chief.get(f"{SETTINGS}decided/"))
    assert "แจ้งความคืบหน้าครั้งต่อไป: หยุดนับระหว่าง “รอข้อมูลจากผู้ร้อง” โปรแกรมเสนอ" in page
    assert "เว้นว่างใช้ 30 วันที่โปรแกรมเสนอ" in page
    assert "ใช้ตัวเลขที่โปรแกรมเสนอ 1 รายการ" in words(chief.get(SETTINGS))

    decided(chief, "45")
    assert "โปรแกรมเสนอ 1 รายการ" not in words(chief.get(SETTINGS))
    form = chief.get(f"{SETTINGS}decided/").context["form"]
    assert [row.state for row in form.rows if "หยุดนับระหว่าง" in row.title] == ["decided"]
    assert Entry.objects.filter(thing="cases.desk", verb="offer").count() == 2


def test_it_holds_from_then_on_and_cases_that_are_there_keep_theirs(
    agency: Agency, signed_in: SignedIn
) -> None:
    opened(agency, choices={})
    before = waiting(agency)
    decided(signed_in(Role.CHIEF_ADMINISTRATOR), "45")
    after = waiting(agency)

    caps = [bridge.text_of(each.version).clocks["progress"].pauses["waiting"].cap
            for each in (before, after)]  # fmt: skip
    assert caps == [30, 45]
    later = AT + dt.timedelta(days=40)
    states = [bridge.folder_of(each).rounds(later)["progress"][0].state for each in (before, after)]
    assert states == ["running", "paused"]


def test_the_manual_and_the_page_of_a_case_say_it(
    agency: Agency, client: Client, signed_in: SignedIn
) -> None:
    opened(agency, choices={})
    long_ago = dt.datetime.now(dt.UTC) - dt.timedelta(days=60)
    old = waiting(agency, long_ago)
    decided(signed_in(Role.CHIEF_ADMINISTRATOR), "45")
    new = waiting(agency, long_ago)

    assert "“รอข้อมูลจากท่าน” ไม่เกิน 45 วัน" in words(client.get(f"/c/a1/{PROCEDURE}/"))
    officer = signed_in(Role.COMPLAINT_OFFICER)
    assert "ไม่เกิน 30 วัน" in words(officer.get(f"/a/a1/cases/c/{old.key}/"))
    page = words(officer.get(f"/a/a1/cases/c/{new.key}/"))
    assert "หยุดนับระหว่าง “รอข้อมูลจากผู้ร้อง” ไม่เกิน 45 วัน" in page
    assert "รวม 45 วัน" in page
    officer.post("/taste/", {"language": "en", "next": "/"})
    assert "45 days at most" in words(officer.get(f"/a/a1/cases/c/{new.key}/"))


@pytest.mark.parametrize("wrong", ["0", "-3", "3651"])
def test_a_number_that_can_not_be_is_refused_and_stays_as_typed(
    agency: Agency, signed_in: SignedIn, wrong: str
) -> None:
    opened(agency, choices={})
    chief = signed_in(Role.CHIEF_ADMINISTRATOR)
    page = chief.post(f"{SETTINGS}decided/", said(chief, wrong))
    assert "จำนวนเต็มตั้งแต่ 1 ถึง 3650" in words(page)
    assert f'value="{wrong}"' in page.content.decode()
    assert Desk.objects.get().decided == {}


def test_days_that_were_set_before_stand_while_nobody_says_who_decided_them(
    agency: Agency, signed_in: SignedIn
) -> None:
    opened(agency, choices={"sort": {"length": 2, "days": "calendar"}})
    chief = signed_in(Role.CHIEF_ADMINISTRATOR)
    decided(chief, "45")
    desk = Desk.objects.get()
    assert set(desk.decided) == {PATH}
    assert desk.choices == {"sort": {"length": 2, "days": "calendar"}}
    assert "ยังไม่ได้บอกผู้กำหนด" in words(chief.get(f"{SETTINGS}decided/"))

    length = "clocks/sort/length"
    refused = chief.post(f"{SETTINGS}decided/", {**said(chief, "3", length), "by_0": ""})
    assert "ใครเป็นผู้กำหนด" in words(refused)
    decided(chief, "3", length)
    desk.refresh_from_db()
    assert (desk.decided[length]["value"], desk.choices) == (3, {"sort": {"days": "calendar"}})


def test_days_that_were_set_before_can_be_taken_out(agency: Agency, signed_in: SignedIn) -> None:
    opened(agency, choices={"sort": {"length": 2}})
    chief = signed_in(Role.CHIEF_ADMINISTRATOR)
    form = said(chief, "", "clocks/sort/length")
    chief.post(f"{SETTINGS}decided/", {**form, "by_0": "", "where_0": ""})
    desk = Desk.objects.get()
    assert (desk.decided, desk.choices) == ({}, {})


def test_a_cap_that_no_source_tells_is_unknown_and_said_so(
    agency: Agency, client: Client, signed_in: SignedIn
) -> None:
    served(agency, "waste-bin")
    address = "/a/a1/cases/settings/waste-bin/"
    path = "clocks/serve/pauses/paying/most"
    assert "ยังไม่ได้กำหนดว่าไม่เกินกี่วัน" in words(client.get("/c/a1/waste-bin/"))
    chief = signed_in(Role.CHIEF_ADMINISTRATOR)
    assert "จนกว่าจะกำหนด ไม่มีเพดาน" in words(chief.get(f"{address}decided/"))
    decided(chief, "15", path, address)

    page = words(client.get("/c/a1/waste-bin/"))
    assert "“รอท่านชำระค่าธรรมเนียม” ไม่เกิน 15 วัน" in page
    found = bridge.as_followed(Desk.objects.get()).clocks["serve"]
    assert (found.pauses["paying"].cap, found.is_unknown) == (15, True)


def test_a_procedure_of_the_offices_own_has_its_cap_said_in_the_same_way(
    agency: Agency, signed_in: SignedIn
) -> None:
    row = drafted(agency)
    used(row)
    chief = signed_in(Role.CHIEF_ADMINISTRATOR)
    address = f"/a/a1/cases/settings/{row.key}/"
    decided(chief, "20", "clocks/serve/pauses/paying/most", address)

    found = bridge.as_followed(Desk.objects.get()).clocks["serve"]
    assert found.pauses["paying"].cap == 20
