"""Nothing goes out in a file that would be stopped on a page: every sheet and line is looked at."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest
import xlsxwriter

import disclosure_making as disclosure
from portal_making import YEAR, opened, prepared, table
from prongsai.apps.agencies.models import Agency
from prongsai.apps.disclosure.proofs import Given
from prongsai.apps.files.checking import Checked, checked
from prongsai.core.terms.problem import Problem, Refused

pytestmark = pytest.mark.django_db
CITIZEN = "1234567890121"
Rows = Sequence[Sequence[object]]


def book(*sheets: Rows, hidden: bool = False) -> Checked:
    made = io.BytesIO()
    workbook = xlsxwriter.Workbook(made)
    for place, rows in enumerate(sheets):
        sheet = workbook.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
        if hidden and place:
            sheet.hide()
    workbook.close()
    return checked("list.xlsx", made.getvalue())


def problems(agency: Agency, file: Checked | None, twin: Checked | None = None) -> list[Problem]:
    """Why an item with these files is not prepared; nothing where it is."""
    opened(agency)
    given = Given("รายการจัดซื้อ", "https://nafan.example/o12", file, twin)
    disclosure.answer(disclosure.item(disclosure.begun(agency, YEAR), "O12"), given=given)
    try:
        prepared(agency)
    except Refused as refused:
        return list(refused.problems)
    return []


def codes(found: list[Problem]) -> list[str]:
    return [each.code for each in found]


GOOD: Rows = (("เดือน", "วงเงิน"), ("ตุลาคม", 182500))
BAD: Rows = (("ชื่อ", "เลขบัตรประชาชน"), ("ก", "–"))


def test_a_second_sheet_is_looked_at_also_where_it_is_hidden(agency: Agency) -> None:
    [problem] = problems(agency, book(GOOD, BAD, hidden=True))

    assert problem.code == "release-identity"
    assert (problem.place.file, problem.place.sheet) == ("list.xlsx", "Sheet2")


def test_a_table_too_large_for_a_page_is_looked_at(agency: Agency) -> None:
    rows = [("ก", "100")] * 5001

    assert codes(problems(agency, table("a.csv", ("ผู้ขาย", "วงเงิน"), *rows, (CITIZEN, "1")))) == [
        "release-citizen-inside"
    ]


def test_what_stands_above_the_heading_is_looked_at(agency: Agency) -> None:
    file = table("a.csv", (f"ผู้จัดทำ {CITIZEN}", ""), ("เดือน", "วงเงิน"), ("ตุลาคม", "1"))

    assert codes(problems(agency, file)) == ["release-citizen-inside"]


def test_a_file_is_looked_at_that_has_a_readable_twin(agency: Agency) -> None:
    assert codes(problems(agency, book(BAD), table())) == ["release-identity"]


def test_a_text_may_say_how_an_office_is_reached_but_holds_no_citizen_id(agency: Agency) -> None:
    def text(said: str) -> Checked:
        return checked("notice.txt", said.encode())

    assert problems(agency, text("กองคลัง 081 234 5678")) == []
    assert codes(problems(agency, text(f"ผู้ร้อง {CITIZEN}"))) == ["release-citizen-inside"]


def test_a_csv_that_no_program_reads_as_a_table_is_looked_at_as_text(agency: Agency) -> None:
    broken = checked("a.csv", f'a,b\n"1" x,{CITIZEN}\n'.encode())

    assert codes(problems(agency, broken)) == ["release-citizen-inside"]


def test_what_cannot_be_looked_through_does_not_go_out(agency: Agency) -> None:
    far: list[Sequence[object]] = [("a", "b"), *[()] * 500_000, ("",) * 7 + ("x",)]
    [problem] = problems(agency, book(far))

    assert (problem.code, problem.place.file) == ("sheet-too-large", "list.xlsx")


def test_a_company_is_named_with_its_number(agency: Agency) -> None:
    file = table("a.csv", ("ผู้ขาย", "เลขประจำตัวผู้เสียภาษี"), ("บริษัท ก จำกัด", "0999512345678"))

    assert problems(agency, file) == []
