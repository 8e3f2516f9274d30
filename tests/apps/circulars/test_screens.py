"""Circulars on screen: prepared, read, listed, and handed out as evidence."""

from __future__ import annotations

import csv
import datetime as dt
import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

import file_making as made
from circular_making import DOER, TITLE, drafted, missing, paper, read, sent, staff, unit
from paper_making import order
from people import SignedIn, person
from prongsai.apps.agencies.models import Agency
from prongsai.apps.circulars import actions
from prongsai.apps.circulars.models import Circular, Reading
from prongsai.apps.papers.models import Paper
from prongsai.core.access.roles import Role
from prongsai.core.circulars.audience import Audience

pytestmark = pytest.mark.django_db
LIST = "/a/a1/circulars/"
ALL = Audience(everybody=True)
WORKS = Audience(units=frozenset({"works"}))


@pytest.fixture
def desk(signed_in: SignedIn) -> Client:
    return signed_in(Role.COORDINATOR)


def of(row: Circular) -> str:
    return f"{LIST}c/{row.key}/"


def text(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def typed(**told: Any) -> dict[str, Any]:
    return {"title": TITLE, "asks": "ขอให้อ่าน", "everybody": "on", "until": "31/8/2599", **told}


def browser(who: Any) -> Client:
    client = Client()
    client.force_login(who)
    return client


def head(agency: Agency, role: Role = Role.DIVISION_HEAD) -> Client:
    unit(agency, "works")
    unit(agency, "finance")
    who = person("head", agency.key, role)
    who.memberships.update(division="works")
    return browser(who)


def test_a_draft_is_prepared_sent_and_acknowledged(agency: Agency, desk: Client) -> None:
    [reader] = staff(agency, 1)
    file = SimpleUploadedFile("manual.png", made.png())
    for _ in range(2):
        desk.post(f"{LIST}new/", typed(file=file, token="b" * 32))
        file.seek(0)
    row = Circular.objects.get(agency=agency)
    draft = text(desk, of(row))
    desk.post(f"{of(row)}send/")
    mine = browser(reader)
    page = text(mine, of(row))
    mine.post(f"{of(row)}acknowledge/")

    assert ("ส่งหนังสือเวียน" in draft, "manual.png" in page) == (True, True)
    assert ">รับทราบ</button>" in page
    assert "ท่านรับทราบแล้วเมื่อ" in text(mine, of(row))
    assert b"".join(mine.get(f"/a/a1/files/{Circular.objects.get().file}/")) == made.png()
    assert Reading.objects.filter(person=reader.key, at__isnull=False).count() == 1


def test_opening_the_page_is_no_acknowledgement(agency: Agency) -> None:
    [reader] = staff(agency, 1)
    row = sent(agency)
    browser(reader).get(of(row))

    assert missing(row) == {reader.key}


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"until": "1/1/2569"}, "วันที่ให้รับทราบผ่านไปแล้ว"),
        ({"everybody": ""}, "ยังไม่ได้เลือกว่าจะส่งถึงใคร"),
        ({"address": "javascript:alert(1)"}, "ที่อยู่เว็บต้องขึ้นต้นด้วย"),
        ({"file": SimpleUploadedFile("a.pdf", b"not a pdf")}, "a.pdf"),
        ({"asks": ""}, 'class="field wrong"'),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    agency: Agency,  # noqa: ARG001
    desk: Client,
    told: dict[str, Any],
    said: str,
) -> None:
    page = desk.post(f"{LIST}new/", typed(**told)).content.decode()

    assert (TITLE in page, Circular.objects.count()) == (True, 0)
    assert said in page or "ไฟล์" in page


def test_who_asks_everybody_names_nobody_besides(agency: Agency, desk: Client) -> None:  # noqa: ARG001
    desk.post(f"{LIST}new/", typed(roles=["staff"]))

    assert Circular.objects.get().roles == ""


def test_a_head_is_offered_the_own_unit_only(agency: Agency) -> None:
    client = head(agency)
    staff(agency, 1, "works")
    form = client.get(f"{LIST}new/").context["form"]
    client.post(f"{LIST}new/", typed(units=["finance"]))
    refused = Circular.objects.count()
    client.post(f"{LIST}new/", typed(units=["works"]))
    row = Circular.objects.get()
    client.post(f"{of(row)}send/")
    row.refresh_from_db()

    assert ("everybody" in form.fields, "roles" in form.fields) == (False, False)
    assert ([key for key, _ in form.fields["units"].choices], refused) == (["works"], 0)
    assert (row.units, row.everybody, row.state) == (" works ", False, "open")


def test_an_officer_prepares_and_is_told_who_sends(agency: Agency) -> None:
    client = head(agency, Role.DIVISION_OFFICER)
    client.post(f"{LIST}new/", typed(units=["works"]))
    row = Circular.objects.get()

    assert "หัวหน้าส่วนราชการเป็นผู้ส่ง" in text(client, of(row))
    assert client.post(f"{of(row)}send/").status_code == 404


def test_who_has_no_unit_is_told_how_to_get_one(agency: Agency, officer: Client) -> None:  # noqa: ARG001
    assert "ยังไม่ได้ระบุส่วนราชการ" in text(officer, f"{LIST}new/")


def test_a_paper_of_the_register_may_go_along(agency: Agency, desk: Client) -> None:
    staff(agency, 1)
    found = order(agency)
    Paper.objects.filter(pk=found.pk).update(elsewhere=True, state="signed")
    desk.post(f"{LIST}new/", typed(paper=found.key))
    row = Circular.objects.get()

    assert f"/papers/p/{found.key}/" in text(desk, of(row)) or found.title in text(desk, of(row))


def test_the_second_of_two_is_shown_what_it_is_now(agency: Agency, desk: Client) -> None:
    row = drafted(agency)
    seen = desk.get(f"{of(row)}edit/").context["form"]["seen"].value()
    desk.post(f"{of(row)}edit/", typed(title="เรื่องของคนแรก", seen=seen))
    page = desk.post(f"{of(row)}edit/", typed(title="เรื่องของคนที่สอง", seen=seen)).content.decode()
    row.refresh_from_db()

    assert row.title == "เรื่องของคนแรก"
    assert ("เรื่องของคนแรก" in page, "เรื่องของคนที่สอง" in page) == (True, True)


def test_a_circular_is_read_by_those_it_asks_and_those_who_look_after_it(agency: Agency) -> None:
    client = head(agency)
    [inside] = staff(agency, 1, "works")
    [outside] = staff(agency, 1, "finance", prefix="o")
    auditor = person("auditor", agency.key, Role.INTERNAL_AUDITOR)
    row = sent(agency, audience=WORKS, file=paper())
    file = f"/a/a1/files/{row.file}/"

    for who, code in ((inside, 200), (outside, 404), (auditor, 200)):
        assert browser(who).get(of(row)).status_code == code
        answer = browser(who).get(file)
        assert (answer.status_code, b"".join(answer) == b"") == (code, False)
    assert client.get(of(row)).status_code == 200
    assert browser(inside).get(f"{of(row)}readers/").status_code == 404
    assert browser(outside).post(f"{of(row)}acknowledge/").status_code == 404


def test_a_draft_is_nobody_elses(agency: Agency) -> None:
    [reader] = staff(agency, 1)
    row = drafted(agency, audience=ALL, file=paper())

    assert browser(reader).get(of(row)).status_code == 404
    assert browser(reader).get(f"/a/a1/files/{row.file}/").status_code == 404
    assert TITLE not in text(browser(reader), LIST)


def test_a_circular_of_another_agency_is_not_found(
    agency: Agency,  # noqa: ARG001
    other: Agency,
    desk: Client,
) -> None:
    staff(other, 1)
    row = sent(other)

    for path in ("", "edit/", "readers/", "readers/file/", "withdraw/"):
        assert desk.get(f"{of(row)}{path}").status_code == 404
    for path in ("acknowledge/", "send/", "remove/", "correct/"):
        assert desk.post(f"{of(row)}{path}").status_code == 404


def test_the_list_names_who_has_and_who_has_not(agency: Agency, desk: Client) -> None:
    unit(agency, "works")
    first, second = staff(agency, 2, "works")
    [third] = staff(agency, 1, prefix="z")
    row = sent(agency)
    for each in (first, second):
        read(row, each)
    page = text(desk, f"{of(row)}readers/")

    assert ("2 จาก 3 คน" in page, "กองworks" in page, third.name in page) == (True, True, True)
    assert page.count("ยังไม่รับทราบ</span>") == 1


def rows_of(client: Client, path: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(client.get(path).content.decode("utf-8-sig"))))


def test_the_list_is_had_as_files_and_numbers_without_a_name(agency: Agency, desk: Client) -> None:
    unit(agency, "works")
    first, _ = staff(agency, 2, "works")
    row = sent(agency, title="=1+1")
    read(row, first)
    first.memberships.update(until=dt.date(2026, 8, 4))
    file = f"{of(row)}readers/file/"
    named, bare = (rows_of(desk, f"{file}?form=csv{what}") for what in ("", "&what=numbers"))

    assert ["เรื่อง", "'=1+1"] in named
    assert any(f"{first.name} (พ้นจากหน่วยงานแล้ว)" in line for line in named)
    assert ["รวม", "2", "1", "1"] in bare
    assert first.name not in str(bare)
    starts = {"pdf": b"%PDF", "docx": b"PK", "xlsx": b"PK"}
    for form, start in starts.items():
        assert desk.get(f"{file}?form={form}").content.startswith(start)
        assert desk.get(f"{file}?form={form}&what=numbers").content.startswith(start)
    assert desk.get(f"{file}?form=exe").status_code == 404


def test_a_correction_begins_with_what_it_corrects(agency: Agency, desk: Client) -> None:
    [reader] = staff(agency, 1)
    row = sent(agency)
    answer = desk.post(f"{of(row)}correct/")
    newer = Circular.objects.exclude(pk=row.pk).get()
    during = text(browser(reader), of(row))
    desk.post(f"{of(newer)}send/")

    assert answer["Location"] == f"{of(newer)}edit/"
    assert ("มีร่างฉบับแก้ไข" in during, "มีฉบับแก้ไขแทนแล้ว" in text(desk, of(row))) == (False, True)
    assert "ฉบับที่ 2" in text(browser(reader), of(newer))
    assert "มีฉบับแก้ไขแทนแล้ว" in text(browser(reader), of(row))


def test_it_is_withdrawn_for_a_reason(agency: Agency, desk: Client) -> None:
    [reader] = staff(agency, 1)
    row = sent(agency)
    desk.post(f"{of(row)}withdraw/", {"reason": " "})
    row.refresh_from_db()
    before = row.state
    desk.post(f"{of(row)}withdraw/", {"reason": "แนบผิดไฟล์"})
    page = text(browser(reader), of(row))
    late = browser(reader).post(f"{of(row)}acknowledge/", follow=True).content.decode()
    again = desk.post(f"{of(row)}withdraw/", {"reason": "ซ้ำ"}, follow=True).content.decode()

    assert (before, "แนบผิดไฟล์" in page, "</button></div></form>" in page) == ("open", True, False)
    assert "ไม่เปิดให้รับทราบแล้ว" in late
    assert "แนบผิดไฟล์" in again


def test_what_cannot_be_done_any_more_is_said(agency: Agency, desk: Client) -> None:
    staff(agency, 1)
    row = sent(agency)

    assert desk.get(f"{of(row)}edit/").status_code == 302
    assert "ส่งแล้ว แก้ไขหรือลบไม่ได้" in desk.post(f"{of(row)}remove/", follow=True).content.decode()
    desk.post(f"{of(row)}withdraw/", {"reason": "ผิด"})
    assert "ไม่เปิดให้รับทราบแล้ว" in desk.post(f"{of(row)}correct/", follow=True).content.decode()
    lonely = drafted(agency, audience=Audience(roles=frozenset({Role.CUSTODIAN})))
    assert "นอกจากผู้ส่ง" in desk.post(f"{of(lonely)}send/", follow=True).content.decode()


def test_a_draft_is_deleted_on_screen(agency: Agency, desk: Client) -> None:
    row = drafted(agency)
    desk.post(f"{of(row)}remove/")

    assert desk.get(of(row)).status_code == 404


def test_a_file_that_is_not_what_was_sent_is_told(agency: Agency, desk: Client) -> None:
    staff(agency, 1)
    row = sent(agency)
    Circular.objects.update(asks="อย่างอื่น")

    assert "ไม่ตรงกับตอนที่ส่ง" in text(desk, of(row))


def test_the_list_is_narrowed_and_turned_page_by_page(agency: Agency, desk: Client) -> None:
    [reader] = staff(agency, 1)
    rows = [sent(agency, title=f"เรื่องที่ {number}") for number in range(32)]
    drafted(agency, title="ร่างหนึ่ง")
    read(rows[-1], reader)
    mine = browser(reader)
    first = text(mine, LIST)

    assert (first.count("</th><td"), "ร่างหนึ่ง" in first) == (30, False)
    assert text(mine, f"{LIST}?before={rows[2].pk}").count("</th><td") == 2
    assert "เรื่องที่ 31</a>" not in text(mine, f"{LIST}?stage=unread")
    assert text(desk, f"{LIST}?stage=draft").count("</th><td") == 1
    assert "ไม่พบหนังสือเวียนตามที่เลือก" in text(desk, f"{LIST}?stage=unread")


def test_pages_cost_the_same_however_many_read(
    agency: Agency, desk: Client, django_assert_max_num_queries: Any
) -> None:
    people = staff(agency, 40)
    rows = [sent(agency, title=f"เรื่องที่ {number}") for number in range(8)]
    for each in people[:30]:
        read(rows[0], each)
    desk.get("/me/")  # the first visit of a session is noted

    pages = ("", "readers/", "readers/file/?form=xlsx", "withdraw/", "edit/")
    for path in (LIST, f"{LIST}new/", *(f"{of(rows[0])}{page}" for page in pages)):
        with django_assert_max_num_queries(12):
            desk.get(path)


def test_a_unit_that_was_dissolved_is_still_named(agency: Agency, desk: Client) -> None:
    works = unit(agency, "works")
    [reader] = staff(agency, 1, "works")
    row = sent(agency, audience=WORKS)
    read(row, reader)
    draft = actions.correct(row, DOER)
    works.delete()

    assert "works" in text(desk, f"{of(row)}readers/")
    assert 'value="works"' in text(desk, f"{of(draft)}edit/")


def test_a_head_who_is_asked_is_told_that_somebody_else_looks_after_it(agency: Agency) -> None:
    client = head(agency)
    row = sent(agency, audience=ALL)
    page = client.get(f"{of(row)}readers/", follow=True).content.decode()
    sending = client.post(f"{of(row)}withdraw/", {"reason": "ผิด"}, follow=True).content.decode()
    row.refresh_from_db()

    assert ("ผู้อื่นดูแล" in page, "ผู้อื่นดูแล" in sending, row.state) == (True, True, "open")
