"""What is due says of which procedure a number is; where readers are named, the number alone."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.utils import translation

from complaint_making import AT, given
from complaint_making import brought as complained
from complaint_making import opened as complaints
from own_procedure_making import drafted, used
from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import keeping
from prongsai.apps.cases.due import CASES, of_units
from prongsai.apps.cases.keeping import Held
from prongsai.apps.cases.models import Case
from prongsai.apps.due.sources import Source
from prongsai.apps.home.week import SOURCES, work_of
from prongsai.apps.look.words import language, phrase
from prongsai.core.access.roles import Role
from service_making import BIN, FIRST, brought, moved, opened
from staff_case_making import GIFT, GRIEVANCE, LOAN, colleague
from staff_case_making import brought as asked

pytestmark = pytest.mark.django_db


def told(source: Source, agency: Agency, at: dt.datetime = AT) -> set[str]:
    found = source.of(agency, at)
    return {phrase(f"due.{each.what}", **each.said(language())) for each in found}


def both(agency: Agency) -> tuple[Case, Case]:
    """Two first ones of the year, given to the same unit."""
    complaints(agency)
    opened(agency, "waste-bin")
    one = given(complained(agency).case)
    other = brought(agency, "waste-bin", "new_bin", **BIN).case
    return one, moved(other, "take_in", FIRST, unit="works")


def test_two_cases_of_one_number_are_told_apart(agency: Agency) -> None:
    one, other = both(agency)
    assert one.register_number == other.register_number == "1/2569"
    officer = colleague(agency, "officer", Role.DIVISION_OFFICER, unit="works")

    assert told(of_units(officer.key), agency) == {
        "ดำเนินการเรื่องเลขรับ 1/2569 (เรื่องร้องเรียน/ร้องทุกข์ทั่วไป)",
        "ดำเนินการเรื่องเลขรับ 1/2569 (ขอถังขยะและจัดเก็บขยะ)",
    }
    with translation.override("en"):
        assert told(of_units(officer.key), agency) == {
            "Work on case 1/2569 (General complaints)",
            "Work on case 1/2569 (Waste bin and collection)",
        }


def test_new_and_late_ones_and_holds_are_told_apart_too(agency: Agency) -> None:
    complaints(agency)
    opened(agency, "waste-bin")
    brought(agency, "waste-bin", "new_bin", **BIN)
    case = given(complained(agency).case)
    keeping.hold(case, Held("ศาล", "คดี", dt.date(2026, 9, 20)), "desk", AT)

    assert told(CASES, agency, AT + dt.timedelta(days=40)) == {
        "รับและมอบหมายเรื่องเลขรับ 1/2569 (ขอถังขยะและจัดเก็บขยะ)",
        "ติดตามเรื่องเลขรับ 1/2569 (เรื่องร้องเรียน/ร้องทุกข์ทั่วไป) ที่เกินกำหนด",
        "ทบทวนการระงับลบเรื่องเลขรับ 1/2569 (เรื่องร้องเรียน/ร้องทุกข์ทั่วไป)",
    }


def test_a_procedure_of_the_offices_own_is_called_as_the_office_calls_it(agency: Agency) -> None:
    row = drafted(agency)
    used(row)
    opened(agency, row.key)
    own = {**BIN, "purpose": "กีฬา", "from_day": "2026-09-01", "to_day": "2026-09-02"}
    own = {key: value for key, value in own.items() if key != "where"}
    brought(agency, row.key, "hall", **own)

    assert told(CASES, agency) == {"รับและมอบหมายเรื่องเลขรับ 1/2569 (ขอใช้ลานกีฬา)"}


def test_what_only_named_people_read_is_told_by_its_number_alone(agency: Agency) -> None:
    officer = colleague(agency, "officer", Role.COMPLAINT_OFFICER, Role.CHIEF_ADMINISTRATOR)
    who = colleague(agency, "bringer")
    case = asked(agency, "staff-grievance", who, GRIEVANCE)
    gift = asked(agency, "gift", who, GIFT)
    assert case.secret
    assert gift.secret

    assert told(of_units(officer.key), agency) == {"ดำเนินการเรื่องเลขรับ 1/2569"}
    assert [each.what for each in work_of(agency, AT) if each.where.address.startswith("cases:")
            ] == []  # fmt: skip


def test_whoever_brought_a_case_reads_which_of_his_it_is(agency: Agency) -> None:
    who = colleague(agency, "borrower")
    case = asked(agency, "asset-loan", who, LOAN)
    Case.objects.filter(pk=case.pk).update(turn=" party:staff ")

    assert told(of_units(who.key), agency) == {
        "ดำเนินการเรื่องของท่านเลขรับ 1/2569 (ขอยืมทรัพย์สินของราชการ)"
    }


def test_the_first_page_of_an_officer_says_it(agency: Agency) -> None:
    both(agency)
    client = Client()
    client.force_login(colleague(agency, "officer", Role.DIVISION_OFFICER, unit="works"))
    page = client.get("/a/a1/").content.decode()
    assert "1/2569 (ขอถังขยะและจัดเก็บขยะ)" in page
    assert CASES in SOURCES
