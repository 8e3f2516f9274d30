"""Who typed while his case went to others has his words back, and learns nothing more of it."""

from __future__ import annotations

from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from complaint_making import AT, SORTER, brought, given, opened
from file_making import png
from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import actions
from prongsai.apps.cases.models import Case
from prongsai.core.access.roles import Role
from prongsai.core.cases.folder import Given
from staff_case_making import client_of, colleague

pytestmark = pytest.mark.django_db
TYPED = "เปลี่ยนหลอดไฟแล้ว\nสามดวง <b>หน้าตลาด</b>"
MATTER = "ซอยบ้านผู้ร้อง"


@pytest.fixture
def officer(agency: Agency) -> Client:
    opened(agency)
    agency.divisions.create(key="clerks", name="สำนักปลัด")
    return client_of(colleague(agency, "typist", Role.DIVISION_OFFICER, unit="works"))


@pytest.fixture
def gone(agency: Agency, officer: Client) -> Case:  # noqa: ARG001 - the office is open by then
    """A case that he had when he began to type."""
    case = given(brought(agency, matter=MATTER).case)
    actions.hand(case, SORTER, Given(unit="clerks"), AT)
    return case


def address(case: Case, below: str) -> str:
    return f"/a/a1/cases/c/{case.key}/{below}/"


def test_words_of_a_move_are_given_back_and_nothing_of_the_case(
    officer: Client, gone: Case
) -> None:
    said = {"f_result": TYPED, "f_cause": "means", "token": "b" * 32, "seen": "2",
            "files": SimpleUploadedFile("a.png", png())}  # fmt: skip
    answer = officer.post(address(gone, "move/solve"), said)

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "สามดวง &lt;b&gt;หน้าตลาด&lt;/b&gt;</textarea>" in page
    assert "ไฟล์ที่แนบไม่ถูกเก็บ" in page
    assert "อาจมอบให้ส่วนราชการอื่นแล้ว" in page
    for told in (MATTER, gone.register_number, "สำนักปลัด", "กำลังดำเนินการ", "means"):
        assert told not in page.split("<main")[1]
    assert gone.events.count() == 3


def test_a_message_and_a_reason_are_given_back_too(officer: Client, gone: Case) -> None:
    for below, name in (("say", "text"), ("correct", "reason")):
        page = officer.post(address(gone, below), {name: TYPED, "token": "c" * 32})
        assert TYPED.splitlines()[0] in page.content.decode(), below
    assert gone.events.count() == 3


def test_what_no_file_asks_for_is_given_back_without_a_name_for_it(
    officer: Client, gone: Case
) -> None:
    """A field of a version that nobody has any more."""
    page = officer.post(address(gone, "move/solve"), {"f_of_before": TYPED}).content.decode()

    assert TYPED.splitlines()[0] in page
    assert ">ข้อความที่พิมพ์</label>" in page


def test_who_typed_nothing_is_led_to_his_list(officer: Client, gone: Case) -> None:
    for said in ({}, {"token": "d" * 32, "seen": "2", "f_cause": "means", "text": "  "}):
        answer = officer.post(address(gone, "say"), said)
        assert (answer.status_code, answer["Location"]) == (302, "/a/a1/cases/")
    assert officer.get(address(gone, "move/solve")).status_code == 302


def test_who_sees_the_case_still_is_led_back_to_it(agency: Agency) -> None:
    opened(agency)
    overseer = client_of(colleague(agency, "chief", Role.EXECUTIVE))
    case = given(brought(agency).case)

    answer = overseer.post(address(case, "move/solve"), {"f_result": TYPED, "token": "e" * 32})

    page = unescape(answer.content.decode())
    assert TYPED in page
    assert f'href="/a/a1/cases/c/{case.key}/"' in page
    assert case.events.count() == 2
