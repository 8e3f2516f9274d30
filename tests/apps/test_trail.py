"""The audit trail as people read it, filter it and take it along."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re

import pytest
from django.db import transaction
from django.test import Client

from apps.results import AT, entered
from people import person
from prongsai.apps.accounts.offices import give_role
from prongsai.apps.agencies.actions import add_agency, change_agency
from prongsai.apps.agencies.models import Agency, Area
from prongsai.apps.audit.actions import erase, keep, record
from prongsai.apps.audit.models import Entry, Kept
from prongsai.apps.audit.queries import kept_values, verify
from prongsai.core.access.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(agency: Agency, client: Client) -> Client:
    client.force_login(person("auditor", agency.key, Role.INTERNAL_AUDITOR))
    return client


def page(client: Client, query: str = "") -> str:
    found = client.get(f"/a/a1/trail/{query}")
    assert found.status_code == 200
    return found.content.decode()


def lines(text: str) -> int:
    return text.count('data-label="ลำดับ"')


def test_a_line_about_a_person_names_him_and_says_his_role(reader: Client, agency: Agency) -> None:
    somebody = person("somebody")
    give_role(somebody, agency.key, Role.VIEWER, dt.date(2026, 8, 1), by="", at=AT)

    text = page(reader)

    assert "กำหนดบทบาทให้ผู้ใช้: คน somebody" in text
    assert "บทบาท: ผู้ดูข้อมูล" in text
    assert "ตั้งแต่: 1 ส.ค. 69" in text


def test_a_value_that_stayed_is_said_once_one_that_changed_twice(
    reader: Client, agency: Agency
) -> None:
    entered(agency, 2568, "80")
    entered(agency, 2568, "90")

    text = page(reader)

    assert re.search("สถานะ: ยังไม่เป็นทางการ(<br>|</td>)", text)  # databases order fields differently
    assert "ยังไม่เป็นทางการ → ยังไม่เป็นทางการ" not in text
    assert "คะแนนรวม: 80.00 → 90.00" in text


def test_only_lines_about_the_thing_asked_for_are_shown(reader: Client, agency: Agency) -> None:
    entered(agency, 2568, "90", steps=3)
    every = lines(page(reader))

    asked = page(reader, "?thing=assessments.assessment")

    assert lines(asked) == 1 < every
    assert 'value="assessments.assessment" selected' in asked


def test_only_lines_of_the_person_asked_for_are_shown(reader: Client, agency: Agency) -> None:
    clerk = person("clerk")
    change_agency(agency, {"domain": "a.example"}, by=clerk.key, at=AT)
    entered(agency, 2568, "90")

    asked = page(reader, f"?by={clerk.key}")

    assert lines(asked) == 1
    assert "คน clerk" in asked


def test_a_thing_nobody_heard_of_shows_all(reader: Client, agency: Agency) -> None:
    entered(agency, 2568, "90")

    assert lines(page(reader, "?thing=passwords&by=nobody&before=x")) == lines(page(reader)) > 0


def test_older_lines_keep_the_filter(reader: Client, agency: Agency) -> None:
    for number in range(60):
        change_agency(agency, {"domain": f"{number}.example"}, by="", at=AT)

    first = page(reader, "?thing=agencies.agency")
    link = re.search(r'href="(\?thing=agencies.agency&amp;before=\d+)"', first)
    assert link is not None

    assert lines(first) == 50
    assert lines(page(reader, link[1].replace("&amp;", "&"))) == 10


def test_the_file_holds_every_line_asked_for_with_its_seal(reader: Client, agency: Agency) -> None:
    entered(agency, 2568, "90", steps=3)
    answer = reader.get("/a/a1/trail/trail.csv?thing=assessments.result")

    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))[1:]

    expected = Entry.objects.filter(agency="a1", thing="assessments.result").order_by("number")
    assert [row[-1] for row in rows] == [entry.seal for entry in expected]
    assert len(rows) == 4


def test_a_formula_typed_into_a_field_is_disarmed_in_the_file(
    reader: Client, agency: Agency
) -> None:
    change_agency(agency, {"domain": "=1+1"}, by="=cmd()", at=AT)

    text = reader.get("/a/a1/trail/trail.csv").content.decode("utf-8-sig")

    assert ",'=cmd()," in text


def test_a_line_newer_than_the_phrases_is_shown_as_it_is_stored(
    reader: Client, agency: Agency
) -> None:
    Entry.objects.create(
        agency=agency.key, number=1, at=AT, by="", verb="frob", thing="x.y", key="k", seal="",
        after={"zap": "1"},
    )  # fmt: skip

    text = page(reader)

    assert "frob x.y k" in text
    assert "zap: 1" in text
    Entry.objects.all().delete()  # the law that every line has words is for what the program writes


@pytest.mark.parametrize("address", ["/a/a1/trail/", "/a/a1/trail/trail.csv"])
def test_the_trail_is_for_auditor_and_heads_of_the_agency_alone(
    agency: Agency, other: Agency, client: Client, address: str
) -> None:
    for role in Role:
        if role is not Role.SUPERVISOR:
            client.force_login(person(f"as-{role}", agency.key, role))
            heads = (Role.INTERNAL_AUDITOR, Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE)
            assert client.get(address).status_code == (200 if role in heads else 404)
    client.force_login(person("neighbour", other.key, Role.EXECUTIVE))
    assert client.get(address).status_code == 404


def test_the_lines_about_one_thing_are_read_on_their_own(reader: Client, agency: Agency) -> None:
    entered(agency, 2567, "80")
    entered(agency, 2568, "90")
    address = re.findall(r'href="\?(thing=assessments.result&amp;key=2567)"', page(reader))[0]

    text = page(reader, f"?{address.replace('&amp;', '&')}")
    exported = reader.get(f"/a/a1/trail/trail.csv?{address.replace('&amp;', '&')}")

    assert "กรอกผลปีงบประมาณ 2567" in text
    assert "2568" not in text.split("<tbody>")[1]
    assert exported.content.decode("utf-8-sig").count("2567") >= lines(text)
    assert "แสดงเฉพาะรายการของเรื่องเดียวกัน" in text


def test_a_value_about_a_person_can_be_erased_and_the_chain_stays_whole(agency: Agency) -> None:
    entered(agency, 2567, "80")
    with transaction.atomic():
        reference = keep("ชื่อที่ต้องลืม")
        record(
            agency=agency.key, by="", at=AT, verb="change", thing="accounts.person", key="x",
            after={"name": reference},
        )  # fmt: skip
    lines_about = Entry.objects.filter(key="x")
    assert list(kept_values(lines_about).values()) == ["ชื่อที่ต้องลืม"]

    erase(reference, AT)

    assert kept_values(lines_about) == {}
    assert Kept.objects.get(key=reference["ref"]).value is None
    assert list(verify()) == []


def test_a_cut_end_and_a_lost_chain_are_seen_without_heads_kept_elsewhere(agency: Agency) -> None:
    entered(agency, 2567, "80")
    number = Entry.objects.filter(agency=agency.key).latest("number").number
    Entry.objects.filter(agency=agency.key, number=number).delete()
    cut = [each.code for each in verify()]
    Entry.objects.filter(agency=agency.key).delete()

    assert cut == ["audit-cut"]
    assert [each.code for each in verify()] == ["audit-cut"]


def test_an_area_is_told_by_its_name(agency: Agency, area: Area, client: Client) -> None:
    add_agency("a9", "อบต.ทุ่งใหม่", agency.kind, area, by="", at=AT)
    client.force_login(person("auditor", "a9", Role.INTERNAL_AUDITOR))

    assert ": ทุ่งฝัน" in client.get("/a/a9/trail/").content.decode()


# --- What is kept apart ------------------------------------------------------------------------


def kept_about(agency: Agency, thing: str, value: str) -> dict[str, str]:
    with transaction.atomic():
        reference = keep(value)
        record(
            agency=agency.key, by="", at=AT, verb="enter result", thing=thing, key="1",
            after={"reason": reference},
        )  # fmt: skip
    return reference


def test_the_auditor_reads_what_is_kept_apart_until_it_is_erased(
    reader: Client, agency: Agency
) -> None:
    reference = kept_about(agency, "assessments.result", "ตัวเลขข้อ 7 ไม่ตรงกับหลักฐาน")
    before = page(reader)
    erase(reference, AT)

    assert "ตัวเลขข้อ 7 ไม่ตรงกับหลักฐาน" in before
    assert "ตัวเลขข้อ 7" not in page(reader)
    assert "(ลบแล้ว)" in page(reader)


def test_a_long_value_is_whole_on_the_page_of_its_thing(reader: Client, agency: Agency) -> None:
    kept_about(agency, "assessments.result", f"{'ยาว' * 200}สุดท้าย")

    assert "สุดท้าย" not in page(reader)
    assert "สุดท้าย" in page(reader, "?thing=assessments.result&key=1")


def test_a_desk_reads_what_is_kept_of_the_work_and_not_of_accounts(
    agency: Agency, client: Client
) -> None:
    client.force_login(person("mayor", agency.key, Role.EXECUTIVE))
    kept_about(agency, "assessments.result", "เหตุผลของการส่งกลับ")
    person_line = person("somebody")
    with transaction.atomic():
        record(
            agency=agency.key, by="", at=AT, verb="change", thing="accounts.person",
            key=person_line.key, after={"email": keep("somebody@nafan.example")},
        )  # fmt: skip

    text = page(client)
    assert "เหตุผลของการส่งกลับ" in text
    assert "somebody@nafan.example" not in text
    assert "(เก็บแยก)" in text


def test_neither_file_nor_this_week_tells_what_is_kept_apart(
    reader: Client, agency: Agency
) -> None:
    kept_about(agency, "assessments.result", "เหตุผลของการส่งกลับ")

    assert "ของการส่งกลับ" not in reader.get("/a/a1/trail/trail.csv").content.decode()
    assert "เหตุผลของการส่งกลับ" not in reader.get("/a/a1/").content.decode()


@pytest.mark.parametrize("thing", ["spending.month", "procurement.month"])
def test_a_month_is_called_as_people_say_it(reader: Client, agency: Agency, thing: str) -> None:
    with transaction.atomic():
        record(agency=agency.key, by="", at=AT, verb="close", thing=thing, key="2026-07", after={})

    text = page(reader)

    assert "เดือนกรกฎาคม 2569" in text
    assert "2026-07" not in re.sub(r"<[^>]*>", " ", text)
