"""Two people change the same agency or division: the second is shown what changed."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client

from people import person
from prongsai.apps.accounts.models import Person
from prongsai.apps.agencies.models import Agency, Division
from prongsai.core.access.roles import Role

pytestmark = pytest.mark.django_db

ABOUT = {
    "name": "เทศบาลตำบลนาฝัน", "kind": "subdistrict_municipality", "district": "ทุ่งฝัน",
}  # fmt: skip
"""An agency as its page has it."""


@pytest.fixture
def administrator(agency: Agency, client: Client) -> Client:
    client.force_login(person("sysadmin", agency.key, Role.SYSTEM_ADMINISTRATOR))
    return client


def seen_in(page: str) -> str:
    found = re.search(r'name="seen" value="([^"]*)"', page)
    assert found is not None
    return found[1]


def page_at(client: Client, address: str, form: dict[str, str] | None = None) -> str:
    answer = client.post(address, form) if form else client.get(address)
    return unescape(answer.content.decode())


def test_the_second_to_change_an_agency_is_shown_the_first_and_keeps_his_typing(
    administrator: Client, agency: Agency
) -> None:
    mine = ABOUT | {"name": "เทศบาลเมืองนาฝัน", "domain": "mine.example"}
    mine["seen"] = seen_in(page_at(administrator, "/a/a1/about/"))
    Agency.objects.update(domain="theirs.example")
    page = page_at(administrator, "/a/a1/about/", mine)
    agency.refresh_from_db()

    assert agency.name == "เทศบาลตำบลนาฝัน"
    assert "มีผู้แก้ไขข้อมูลนี้" in page
    assert "ขณะนี้เป็น: theirs.example" in page
    assert 'value="mine.example"' in page

    page_at(administrator, "/a/a1/about/", {**mine, "seen": seen_in(page)})
    agency.refresh_from_db()
    assert (agency.name, agency.domain) == ("เทศบาลเมืองนาฝัน", "mine.example")


def test_the_second_to_change_a_division_is_told_where_it_lies_now(
    administrator: Client, agency: Agency
) -> None:
    top = agency.divisions.create(key="d1", name="สำนักปลัด")
    agency.divisions.create(key="d2", name="งานพัสดุ")
    mine = {"name": "งานพัสดุกลาง", "parent": "", "closed": ""}
    mine["seen"] = seen_in(page_at(administrator, "/a/a1/divisions/d2/"))
    Division.objects.filter(key="d2").update(parent=top, closed=True)
    page = page_at(administrator, "/a/a1/divisions/d2/", mine)

    assert "ขณะนี้เป็น: สำนักปลัด" in page
    assert "ขณะนี้เป็น: ใช่" in page
    assert Division.objects.get(key="d2").name == "งานพัสดุ"


def test_the_second_window_on_ones_own_account_is_shown_the_first(client: Client) -> None:
    me = person("somsri")
    client.force_login(me)
    mine = {"name": "สมศรี ลมเย็น", "position": "", "language": "th", "numerals": "arabic"}
    mine["seen"] = seen_in(page_at(client, "/me/"))
    Person.objects.update(position="นักวิชาการ", numerals="thai")
    page = page_at(client, "/me/", mine)
    me.refresh_from_db()

    assert me.name == "คน somsri"
    assert "ขณะนี้เป็น: นักวิชาการ" in page
    assert "ขณะนี้เป็น: ไทย" in page
    assert 'value="สมศรี ลมเย็น"' in page


def test_what_nobody_else_changed_is_saved_at_once(administrator: Client, agency: Agency) -> None:
    mine = ABOUT | {"domain": "mine.example", "aliases": "ทต.นาฝัน"}
    mine["seen"] = seen_in(page_at(administrator, "/a/a1/about/"))
    administrator.post("/a/a1/about/", mine)
    agency.refresh_from_db()

    assert agency.domain == "mine.example"
    assert list(agency.aliases.values_list("name", flat=True)) == ["ทต.นาฝัน"]


def test_a_division_sent_twice_is_there_once(administrator: Client) -> None:
    for _ in range(2):
        administrator.post("/a/a1/divisions/", {"name": "กองคลัง", "parent": ""})

    assert Division.objects.count() == 1


def test_the_second_window_of_who_may_not_change_his_name_shows_what_changed(
    administrator: Client,
) -> None:
    mine = {"email": "mine@nafan.example", "language": "th", "numerals": ""}
    mine["seen"] = seen_in(page_at(administrator, "/me/"))
    Person.objects.filter(username="sysadmin").update(email="theirs@nafan.example")

    assert "ขณะนี้เป็น: theirs@nafan.example" in page_at(administrator, "/me/", mine)
