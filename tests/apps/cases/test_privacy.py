"""Notices say what files say; the record of processing lists what is in use; own data is given."""

from __future__ import annotations

import io
import json
import re
import zipfile
from typing import Any

import pytest
from django.test import Client

from complaint_making import AT, DOER, PROCEDURE, SORTER, brought, given, opened
from people import SignedIn
from prongsai.apps.agencies.models import Agency
from prongsai.apps.audit.models import Entry
from prongsai.apps.cases import actions, bridge, desks, keeping
from prongsai.apps.cases.keeping import Decided
from prongsai.apps.cases.models import Case, Desk
from prongsai.apps.files.checking import checked
from prongsai.core.access.roles import Role
from prongsai.core.cases.folder import Given
from prongsai.core.cases.moving import Bringing
from prongsai.core.procedures.kinds import Channel
from prongsai.core.procedures.privacy import collected
from sealed_making import officer

pytestmark = pytest.mark.django_db

RIGHTS = "data-request"
NOTICE = f"/c/a1/{PROCEDURE}/privacy/"
RECORD = "/a/a1/cases/processing/"
NAME, PHONE = "สมใจ ไม่มีจริง", "0899999999"


# --- Notices -------------------------------------------------------------------------------------


def test_a_notice_names_everything_that_is_asked_of_a_person(
    agency: Agency, client: Client
) -> None:
    for key, procedure in bridge.offered().items():
        desks.offer(agency, key, {"open": True}, DOER)
        page = client.get(f"/c/a1/{key}/privacy/").content.decode()
        for each in collected(procedure):
            assert each.purpose
            assert {each.label.th, each.purpose.th} <= _said(page)
    assert "Privacy notice" in client.get(f"{NOTICE}?lang=en").content.decode()


def _said(page: str) -> set[str]:
    """What stands between the marks of a page."""
    return {each.strip() for each in re.split(r"<[^>]+>", page)}


def test_a_notice_tells_how_long_as_the_office_decided(agency: Agency, client: Client) -> None:
    opened(agency)
    assert "หน่วยงานยังไม่ได้กำหนด" in client.get(NOTICE).content.decode()

    keeping.decide(agency, PROCEDURE, "contact", Decided(2, "นายก", "ประกาศ"), DOER)
    keeping.decide(agency, PROCEDURE, "record", Decided(10, "นายก", "ประกาศ"), DOER)

    page = client.get(NOTICE).content.decode()
    assert "2 ปีหลังเรื่องเสร็จ" in page
    assert "10 ปีหลังเรื่องเสร็จ" in page
    assert "หน่วยงานยังไม่ได้กำหนด" not in page


def test_the_form_says_it_before_anything_is_typed(agency: Agency, client: Client) -> None:
    opened(agency)
    page = client.get(f"/c/a1/{PROCEDURE}/new/").content.decode()

    assert "ใช้ติดต่อและแจ้งผล" in page.split("<form")[0]
    assert NOTICE in page
    assert client.get(NOTICE).cookies == {}


def test_a_notice_leads_to_the_form_of_ones_rights_where_it_is_open(
    agency: Agency, client: Client
) -> None:
    opened(agency)
    assert f"/c/a1/{RIGHTS}/new/" not in client.get(NOTICE).content.decode()
    desks.offer(agency, RIGHTS, {"open": True}, DOER)
    assert f"/c/a1/{RIGHTS}/new/" in client.get(NOTICE).content.decode()


# --- The record of processing --------------------------------------------------------------------


def test_the_record_lists_what_is_in_use_and_reports_of_corruption(
    agency: Agency, signed_in: SignedIn
) -> None:
    opened(agency)
    desk = signed_in(Role.COORDINATOR)
    page = desk.get(RECORD).content.decode()
    assert "เรื่องร้องเรียน/ร้องทุกข์ทั่วไป" in page
    assert "เข้ารหัสให้เฉพาะผู้ถือกุญแจ" not in page
    assert "ลงทะเบียนรับเบี้ยยังชีพ" not in page

    desks.offer(agency, "allowance", {"open": False}, DOER)
    officer(agency, "law")
    page = desk.get(RECORD).content.decode()
    assert "ลงทะเบียนรับเบี้ยยังชีพ" in page
    assert "ข้อมูลอ่อนไหว: บัตรประจำตัวคนพิการ" in page
    assert "เข้ารหัสให้เฉพาะผู้ถือกุญแจ" in page


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_the_record_is_had_as_a_file(agency: Agency, signed_in: SignedIn, form: str) -> None:
    opened(agency)
    answer = signed_in(Role.COORDINATOR).get(RECORD, {"form": form})

    assert answer.content.startswith(b"PK")
    assert form in answer.headers["Content-Disposition"]
    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        said = b"".join(packed.read(each) for each in packed.namelist() if each.endswith(".xml"))
    assert "ติดต่อและแจ้งผล" in said.decode()
    assert signed_in(Role.COORDINATOR).get(RECORD, {"form": "exe"}).status_code == 404


# --- One's own data ------------------------------------------------------------------------------


def request_of(agency: Agency, *, identified: bool = True) -> Case:
    desks.offer(agency, RIGHTS, {"open": True}, DOER)
    procedure = bridge.as_followed(Desk.objects.get(agency=agency, procedure=RIGHTS))
    form = Bringing(
        party="citizen", channel=Channel.COUNTER, category="access", key="r" * 32,
        values={"name": NAME, "wanted": "ขอสำเนาทุกเรื่องของฉัน", "proof": "card"},
    )  # fmt: skip
    case = actions.bring(agency, procedure, form, AT).case
    if identified:
        said = Given(values={"checked": "ดูบัตรที่เคาน์เตอร์"}, unit="works")
        actions.move(case, "identify", SORTER, said, AT)
        case.refresh_from_db()
    return case


def own(client: Client, case: Case, **said: Any) -> Any:
    return client.post(f"/a/a1/cases/c/{case.key}/gather/", said)


def test_cases_are_found_by_code_or_by_who_he_is_and_each_look_leaves_a_line(
    agency: Agency, signed_in: SignedIn
) -> None:
    opened(agency)
    mine = brought(agency, name=NAME, phone=PHONE).case
    unnamed = brought(agency, anonymous=True)
    other = brought(agency, name="คนอื่น", phone=PHONE).case
    request, desk = request_of(agency), signed_in(Role.COMPLAINT_OFFICER)

    page = own(desk, request, name="สมใจ ไม่มีจริง", phone="089-999-9999").content.decode()
    assert f"{mine.register_number}</strong>" in page
    assert f"{other.register_number}</strong>" not in page
    assert f"{unnamed.case.register_number}</strong>" not in page
    both = own(desk, request, name=NAME, phone=PHONE, codes=unnamed.code).content.decode()
    assert f"{unnamed.case.register_number}</strong>" in both

    looks = Entry.objects.filter(thing="cases.case", verb="look")
    assert set(looks.values_list("key", flat=True)) == {mine.key, unnamed.case.key}
    assert {each.after["for_request"] for each in looks} == {request.register_number}
    lines = Entry.objects.filter(thing="cases.case", verb="gather")
    assert [each.after["gathered"] for each in lines.order_by("number")] == [1, 2]
    assert not [each for each in Entry.objects.all() if PHONE in str((each.before, each.after))]


def test_the_package_holds_his_data_and_nobody_elses(agency: Agency, signed_in: SignedIn) -> None:
    opened(agency)
    case = brought(agency, name=NAME, phone=PHONE, about="นายสมหมาย ผู้ถูกร้อง").case
    actions.file(case, bridge.citizen(case), [checked("lamp.txt", b"a picture")], AT)
    given(case)
    actions.move(
        case, "give_back", SORTER, Given(reason="ไม่ใช่หน้าที่เรา"), AT
    )  # fmt: skip
    request = request_of(agency)

    answer = own(signed_in(Role.COMPLAINT_OFFICER), request, name=NAME, phone=PHONE, package="1")

    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        told = packed.read("own-data.json").decode()
        paper = zipfile.ZipFile(io.BytesIO(packed.read("own-data.docx")))
        said = paper.read("word/document.xml").decode()
        files = [each for each in packed.namelist() if each.startswith("files/")]
        assert [packed.read(each) for each in files] == [b"a picture"]
    assert json.loads(told)[0]["held"]["ชื่อและนามสกุล"] == NAME
    assert PHONE in said
    for whole in (told, said):
        assert "ไฟทางดับ" in whole
        assert "สมหมาย" not in whole
        assert "ไม่ใช่หน้าที่เรา" not in whole
        assert "sorter" not in whole
    assert Entry.objects.filter(verb="package").count() == 1


def test_nothing_is_gathered_before_it_is_known_whose_data_it_is(
    agency: Agency, signed_in: SignedIn
) -> None:
    opened(agency)
    brought(agency, name=NAME, phone=PHONE)
    desk, request = signed_in(Role.COMPLAINT_OFFICER), request_of(agency, identified=False)
    complaint = brought(agency).case

    for case in (request, complaint):
        answer = own(desk, case, name=NAME, phone=PHONE)
        assert answer.headers["Location"] == f"/a/a1/cases/c/{case.key}/"
    assert not Entry.objects.filter(verb__in=["gather", "package"]).exists()
    assert not Entry.objects.filter(verb="look").exists()


@pytest.mark.parametrize(
    "said",
    [{}, {"name": NAME}, {"phone": PHONE}, {"national_id": "123"}, {"codes": " \n "}],
)
def test_too_little_finds_nothing(
    agency: Agency, signed_in: SignedIn, said: dict[str, str]
) -> None:
    opened(agency)
    brought(agency, name=NAME, phone=PHONE)
    page = own(signed_in(Role.COMPLAINT_OFFICER), request_of(agency), **said).content.decode()

    assert "errorlist" in page
    assert not Entry.objects.filter(verb="gather").exists()


def test_what_fits_nothing_says_so_and_cases_of_another_agency_are_not_looked_at(
    agency: Agency, signed_in: SignedIn
) -> None:
    opened(agency)
    request, desk = request_of(agency), signed_in(Role.COMPLAINT_OFFICER)
    elsewhere = Agency.objects.create(key="b2", name="อบต.อื่น", kind=agency.kind, area=agency.area)
    opened(elsewhere)
    code = brought(elsewhere, name=NAME, phone=PHONE, form="elsewhere").code

    page = own(desk, request, name=NAME, phone=PHONE, codes=code).content.decode()

    assert "ไม่พบเรื่อง" in page


def test_a_case_about_the_officer_himself_is_not_shown_to_him(
    agency: Agency, signed_in: SignedIn, desks: dict[Role, Any]
) -> None:
    desk = signed_in(Role.COMPLAINT_OFFICER)
    opened(agency)
    case = brought(agency, name=NAME, phone=PHONE).case
    officer = desks[Role.COMPLAINT_OFFICER].key
    said = Given(unit="works", values={"named": officer})
    actions.move(case, "take_in", SORTER, said, AT)

    page = own(desk, request_of(agency), name=NAME, phone=PHONE).content.decode()

    assert f"{case.register_number}</strong>" not in page


def test_a_refused_request_counts_in_the_record(agency: Agency, signed_in: SignedIn) -> None:
    opened(agency)
    case = request_of(agency)
    Case.objects.filter(pk=case.pk).update(outcome="refused", phase="closed")

    answer = signed_in(Role.COORDINATOR).get(RECORD, {"form": "docx"})

    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        assert "๑ คำขอ" in packed.read("word/document.xml").decode()
