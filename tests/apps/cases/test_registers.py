"""Registers on screen: who reads which, what stands in them, last year's sheet brought in."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from complaint_making import AT, PROCEDURE, brought, given, opened, solved
from people import SignedIn
from prongsai.apps.agencies.models import Agency
from prongsai.apps.audit.models import Entry
from prongsai.apps.cases import register_files, register_reading
from prongsai.apps.cases.models import Case, Event, Register
from prongsai.core.access.roles import Role

pytestmark = pytest.mark.django_db
HERE = f"/a/a1/cases/registers/{PROCEDURE}/"
HEADS = "ที่\tวันที่รับ\tประเภท\tเรื่องที่ร้องเรียน\tผล\tวันที่เสร็จ"
DONE = "7/2568\t2/3/2568\tความล่าช้า\tรอนาน\tแก้ไขแล้ว\t9/3/2568"
STILL = "8/2568\t20/9/2568\tความล่าช้า\tรอนานมาก\t\t"


@pytest.fixture
def officer(agency: Agency, signed_in: SignedIn) -> Client:
    opened(agency)
    return signed_in(Role.COMPLAINT_OFFICER)


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def sent(client: Client, *rows: str, year: int = 2568, **more: str) -> Any:
    said = {"year": year, "table": "\n".join((HEADS, *rows)), **more}
    return client.post(f"{HERE}import/", said, follow=True)


def test_the_register_of_a_year_shows_its_cases_and_what_is_open(
    agency: Agency, officer: Client
) -> None:
    solved(given(brought(agency).case))
    brought(agency, category="delay")

    told = page(officer, f"{HERE}?year=2569")

    assert "1/2569" in told
    assert "ความล่าช้า" in told
    assert "ยกไปปีถัดไป" in told


def test_a_year_without_a_case_says_so(officer: Client) -> None:
    assert "ไม่มีเรื่องในทะเบียนปี 2567" in page(officer, f"{HERE}?year=2567")


def test_a_register_is_listed_with_its_years(agency: Agency, officer: Client) -> None:
    brought(agency)

    told = page(officer, "/a/a1/cases/registers/")

    assert "ทะเบียนรับเรื่องร้องเรียน" in told
    assert "?year=2569" in told


@pytest.mark.parametrize("form", ["xlsx", "docx"])
def test_the_official_table_goes_out(agency: Agency, officer: Client, form: str) -> None:
    brought(agency)

    answer = officer.get(f"{HERE}file/?form={form}")

    assert zipfile.is_zipfile(io.BytesIO(answer.content))


def test_a_pdf_goes_out_and_another_form_is_not_found(agency: Agency, officer: Client) -> None:
    brought(agency)

    assert officer.get(f"{HERE}file/?form=pdf").content.startswith(b"%PDF")
    assert officer.get(f"{HERE}file/?form=exe").status_code == 404
    assert officer.post(f"{HERE}names/", {"form": "exe"}).status_code == 404


@pytest.mark.parametrize("form", ["xlsx", "docx", "pdf"])
def test_what_would_be_written_for_too_long_is_refused_with_a_way_out(
    agency: Agency, officer: Client, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    monkeypatch.setitem(register_files.ON_A_PAGE, form, 1)
    brought(agency)
    assert officer.get(f"{HERE}file/?form={form}&year=2569").status_code == 200
    brought(agency)

    read = officer.get(f"{HERE}file/?form={form}&year=2569", follow=True)
    named = officer.post(f"{HERE}names/", {"form": form, "year": "2569"}, follow=True)

    for answer in (read, named):
        assert answer.redirect_chain == [(f"{HERE}?year=2569", 302)]
        said = answer.content.decode()
        assert f"มีราว 2 เรื่อง ไฟล์ {form.upper()} ทำได้ไม่เกิน 1 เรื่อง" in said
        assert "prongsai procedures register" in said
    assert not Entry.objects.filter(verb="hand out").exists()


def test_a_table_read_part_by_part_is_the_same_table(
    agency: Agency, officer: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(5):
        brought(agency)
    at_once = officer.get(f"{HERE}file/?form=xlsx&year=2569").content
    monkeypatch.setattr(register_reading, "_AT_ONCE", 2)

    assert officer.get(f"{HERE}file/?form=xlsx&year=2569").content == at_once


def test_taking_a_register_with_people_along_leaves_a_line(agency: Agency, officer: Client) -> None:
    brought(agency)

    answer = officer.post(f"{HERE}names/", {"form": "xlsx", "year": "2569"})

    assert answer["Content-Disposition"].endswith('register-inside-a1-2569.xlsx"')
    assert Entry.objects.get(verb="hand out").after["register_lines"] == 1


def test_named_secrecy_is_read_by_those_named_and_nobody_else(
    agency: Agency, signed_in: SignedIn
) -> None:
    opened(agency)

    auditor = signed_in(Role.INTERNAL_AUDITOR)

    assert auditor.get("/a/a1/cases/registers/audit-engagement/").status_code == 200
    told = auditor.get("/a/a1/cases/registers/staff-grievance/", follow=True)
    assert told.redirect_chain[-1][0] == "/a/a1/cases/registers/"
    assert "เฉพาะผู้ที่ขั้นตอนระบุไว้" in told.content.decode()
    assert auditor.get("/a/a1/cases/registers/nothing/").status_code == 404


def test_an_officer_of_a_unit_reads_no_register_that_names_other_units(
    agency: Agency, signed_in: SignedIn
) -> None:
    opened(agency)

    client = signed_in(Role.DIVISION_OFFICER)

    assert client.get(HERE).status_code == 302


def test_a_sheet_is_shown_before_anything_is_kept(officer: Client) -> None:
    told = sent(officer, DONE, STILL).content.decode()

    assert "อ่านได้ 2 เรื่อง ยังไม่เสร็จ 1 เรื่อง" in told
    assert Case.objects.count() == 0


def test_a_sheet_becomes_cases_that_are_carried_over(officer: Client) -> None:
    told = sent(officer, DONE, STILL, do="enter").content.decode()

    assert "นำเข้าทะเบียนปี 2568 แล้ว 2 เรื่อง" in told
    rows = {each.number: each for each in Case.objects.all()}
    assert {number: (each.year, each.phase) for number, each in rows.items()} == {
        7: (2568, "closed"), 8: (2568, "open"),
    }  # fmt: skip
    assert rows[7].closed == dt.date(2025, 3, 9)
    assert Register.objects.get().last == 8
    assert Event.objects.count() == 1 + 3
    assert "ยกมา" in page(officer, HERE)
    assert Entry.objects.get(verb="take over").after["register_lines"] == 2


def test_a_sheet_with_a_fault_keeps_nothing(officer: Client) -> None:
    told = sent(officer, DONE, "9\t40/1/2568\t\t\t\t", do="enter").content.decode()

    assert Case.objects.count() == 0
    assert "วัน" in told


def test_a_year_that_is_kept_here_is_refused(agency: Agency, officer: Client) -> None:
    brought(agency)
    sent(officer, DONE, do="enter")

    again = sent(officer, DONE, do="enter").content.decode()
    this = sent(officer, DONE, year=2569).content.decode()

    assert "มีเรื่องในระบบแล้ว" in again
    assert "มีเรื่องในระบบแล้ว" in this
    assert Case.objects.filter(year=2568).count() == 1


def test_an_empty_sheet_is_refused(officer: Client) -> None:
    assert "ไม่มีแถวที่อ่านได้" in sent(officer, do="enter").content.decode()
    assert "ไม่มีแถวที่อ่านได้" in sent(officer).content.decode()


def test_the_template_has_the_headings_that_are_read(officer: Client) -> None:
    answer = officer.get(f"{HERE}template/")

    assert zipfile.is_zipfile(io.BytesIO(answer.content))


def test_a_register_takes_a_constant_number_of_statements(agency: Agency, officer: Client) -> None:
    for number in range(9):
        brought(agency, form=f"f{number}", at=AT - dt.timedelta(days=number))
    officer.get("/me/")
    with CaptureQueriesContext(connection) as asked:
        officer.get(HERE)

    assert len(asked) <= 12
