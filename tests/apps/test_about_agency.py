"""What the first start says of an agency can be corrected, its place only from above."""

from __future__ import annotations

import datetime as dt
from html import unescape
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.test import Client

from people import person
from prongsai.apps.accounts.models import Person
from prongsai.apps.agencies.actions import change_agency
from prongsai.apps.agencies.models import Agency, Area
from prongsai.apps.audit.models import Entry
from prongsai.core.access.roles import Role
from prongsai.core.terms.problem import Refused

pytestmark = pytest.mark.django_db
ABOUT = {"name": "อบต.นาฝัน", "kind": "subdistrict_administrative_organization", "size": "M"}
PLACE = {"province": "สมมติบุรี", "district": "ทุ่งฝัน"}


@pytest.fixture(autouse=True)
def province(area: Area) -> Area:
    """The district of the agency lies in a province with another one."""
    made = Area.objects.create(key="p1", kind="province", name="สมมติบุรี")
    Area.objects.filter(pk=area.pk).update(parent=made)
    Area.objects.create(key="p1-2", kind="district", name="ริมเมฆ", parent=made)
    return made


@pytest.fixture
def administrator(agency: Agency, client: Client) -> Client:
    """Who also looks after the installation, as the first start makes him."""
    both = person("sysadmin", agency.key, Role.SYSTEM_ADMINISTRATOR)
    Person.objects.filter(pk=both.pk).update(installation=True)
    client.force_login(both)
    return client


def save(client: Client, **facts: str) -> str:
    answer: Any = client.post("/a/a1/about/", ABOUT | PLACE | facts, follow=True)
    return unescape(answer.content.decode())


def test_name_class_code_size_and_place_are_corrected(
    administrator: Client, agency: Agency
) -> None:
    save(
        administrator, agency_code="5501", district="อ.ริมเมฆ", domain="https://www.nafan.example/b"
    )
    agency.refresh_from_db()

    assert (agency.name, agency.kind) == ("องค์การบริหารส่วนตำบลนาฝัน", ABOUT["kind"])
    assert (agency.code, agency.size, agency.domain) == ("5501", "M", "nafan.example")
    assert agency.area.key == "p1-2"
    assert "5501" in agency.sought
    line = Entry.objects.filter(agency="a1").latest("number")
    assert (line.before["area"], line.after["area"]) == ("d1", "p1-2")


def test_an_agency_s_own_administrator_cannot_move_it_out_of_sight(
    client: Client, agency: Agency
) -> None:
    client.force_login(person("own", agency.key, Role.SYSTEM_ADMINISTRATOR))
    page = save(client, agency_code="X1", district="ริมเมฆ", domain="nafan.example")
    agency.refresh_from_db()

    assert "แก้ได้โดยผู้ดูแลระบบส่วนกลางเท่านั้น" in page
    assert (agency.name, agency.domain) == ("องค์การบริหารส่วนตำบลนาฝัน", "nafan.example")
    assert (agency.area.key, agency.code, agency.kind) == ("d1", "", "subdistrict_municipality")


def test_what_is_wrong_is_said_at_its_field_and_what_was_typed_stays(
    administrator: Client, agency: Agency
) -> None:
    page = save(administrator, district="แดนใหม่", domain="ไม่ใช่ เว็บ")
    agency.refresh_from_db()

    assert "“ไม่ใช่ เว็บ” ไม่ใช่ชื่อเว็บไซต์" in page
    assert 'value="แดนใหม่"' in page
    assert agency.area.key == "d1"


def test_whoever_looks_after_the_installation_adds_areas(
    administrator: Client, agency: Agency
) -> None:
    save(administrator, province="ฟ้าใหม่", district="แดนใหม่")
    agency.refresh_from_db()

    assert agency.area.parent is not None
    assert (agency.area.name, agency.area.parent.name) == ("แดนใหม่", "ฟ้าใหม่")
    assert Entry.objects.filter(agency="", thing="agencies.area").count() == 3


@pytest.mark.parametrize("code", ["AB-1", "ab-1"])
def test_a_code_is_one_agencys_alone_whatever_its_capitals(
    code: str, administrator: Client, agency: Agency, other: Agency
) -> None:
    Agency.objects.filter(pk=other.pk).update(code="ab-1")
    page = save(administrator, agency_code=code)

    assert "หน่วยงานอื่นใช้รหัสนี้อยู่แล้ว" in page
    with pytest.raises(Refused):
        change_agency(agency, {"code": code}, by="", at=dt.datetime(2026, 8, 20, tzinfo=dt.UTC))


def test_the_database_holds_codes_apart_and_many_may_have_none(
    agency: Agency, other: Agency
) -> None:
    assert agency.code == other.code == ""
    Agency.objects.filter(pk=agency.pk).update(code="AB")
    with pytest.raises(IntegrityError), transaction.atomic():
        Agency.objects.filter(pk=other.pk).update(code="ab")


def test_who_only_works_there_sees_no_form(client: Client, agency: Agency) -> None:
    client.force_login(person("worker", agency.key, Role.COORDINATOR))
    page = client.get("/a/a1/about/").content.decode()

    assert agency.name in page
    assert '<form method="post">' not in page
    assert client.post("/a/a1/about/", ABOUT | PLACE).status_code == 404


def test_of_two_with_one_code_the_one_that_was_there_first_keeps_it(
    agency: Agency, other: Agency
) -> None:
    """As lists before this rule could leave them behind."""
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX one_agency_per_code")
    Agency.objects.filter(pk=agency.pk).update(code="AB")
    Agency.objects.filter(pk=other.pk).update(code="ab")
    migrations = list(MigrationLoader(None).disk_migrations.items())
    (found,) = [each for (_, name), each in migrations if name.endswith("one_agency_per_code")]
    operation: Any = found.operations[0]
    operation.code(apps, None)

    assert list(Agency.objects.order_by("pk").values_list("code", flat=True)) == ["AB", ""]


def test_the_page_of_the_agency_leads_to_its_emblem_whoever_may_put_it_in(
    agency: Agency, client: Client
) -> None:
    client.force_login(person("coordinator", agency.key, Role.COORDINATOR))

    assert "/a/a1/papers/letterhead/" in client.get("/a/a1/about/").content.decode()
