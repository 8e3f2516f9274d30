"""The registers as people see them: gaps said, filters in the address, paging by number."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

import file_making as made
from paper_making import doer, entered, order
from prongsai.apps.agencies.models import Agency
from prongsai.apps.papers import actions, registering
from prongsai.apps.papers.models import Paper
from prongsai.core.access.roles import Role

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Role], Client]
URL = "/a/a1/papers/register/"
YEAR = "register=order&year=2569"


@pytest.fixture
def book(agency: Agency) -> list[Paper]:
    """Goes on from 20; 22 and 23 are missing, 21 was replaced by 24."""
    registering.take_over(agency, "order", 2026, 20, doer())
    papers = [entered(agency, count=count) for count in (None, 24, None)]
    actions.withdraw(papers[0], doer(), "", papers[1])
    return papers


@pytest.mark.usefixtures("book")
def test_a_register_shows_its_gaps_and_what_was_cancelled(signed_in: SignedIn) -> None:
    page = signed_in(Role.STAFF).get(f"{URL}?{YEAR}").content.decode()

    assert "เลขที่ขาด:" in page
    assert "22–23" in page
    assert "ยกเลิกโดย 24/2569" in page
    assert page.index("21/2569") < page.index("ไม่มีเอกสารเลขนี้") < page.index("24/2569</th>")


@pytest.mark.usefixtures("book")
def test_a_register_is_kept_as_a_sheet_as_text_and_as_an_official_table(
    signed_in: SignedIn,
) -> None:
    client = signed_in(Role.STAFF)
    sheet, text, word = (
        client.get(f"{URL}file/?{YEAR}&form={form}").content for form in ("xlsx", "csv", "docx")
    )
    rows = CalamineWorkbook.from_filelike(io.BytesIO(sheet)).get_sheet_by_index(0).to_python()
    lines = list(csv.reader(io.StringIO(text.decode("utf-8-sig"))))
    table = docx.Document(io.BytesIO(word)).tables[0]

    numbers = ["เลขที่", "21/2569", "22–23", "24/2569", "25/2569"]
    assert [row[0] for row in rows] == numbers
    assert [row[0] for row in lines] == numbers
    assert [row.cells[0].text for row in table.rows] == numbers
    assert table.rows[1].cells[4].text == "ยกเลิกโดย 24/2569"


def test_a_register_is_kept_in_known_forms_only(agency: Agency, signed_in: SignedIn) -> None:
    entered(agency)

    assert signed_in(Role.STAFF).get(f"{URL}file/?{YEAR}&form=exe").status_code == 404


def test_a_subject_is_no_formula_in_a_sheet(agency: Agency, signed_in: SignedIn) -> None:
    about = registering.Entered("order", "=1+1", entered(agency).dated, "นายก")  # type: ignore[arg-type]
    registering.enter(agency, about, doer())
    text = signed_in(Role.STAFF).get(f"{URL}file/?{YEAR}&form=csv").content.decode()

    assert ",'=1+1," in text


def test_words_are_sought_without_tone_marks_and_other_years_are_apart(
    agency: Agency, signed_in: SignedIn
) -> None:
    entered(agency)
    client = signed_in(Role.STAFF)

    assert "มอบหมายหน้าที่" in client.get(f"{URL}?{YEAR}&q=หนาที").content.decode()
    assert "ไม่พบ" in client.get(f"{URL}?{YEAR}&q=ไม่มีคำนี้").content.decode()
    assert "ยังไม่มีรายการ" in client.get(f"{URL}?register=order&year=2568").content.decode()


@pytest.mark.parametrize("query", ["register=x&year=abc&after=-1", "year=1&after=99999999999"])
def test_an_address_that_means_nothing_is_passed_over(
    agency: Agency, signed_in: SignedIn, query: str
) -> None:
    assert signed_in(Role.STAFF).get(f"{URL}?{query}").status_code == 200
    assert agency.key == "a1"


def test_a_long_register_is_paged_by_number_and_asks_as_often_as_a_short_one(
    agency: Agency, signed_in: SignedIn
) -> None:
    client = signed_in(Role.STAFF)
    entered(agency)
    client.get(f"{URL}?{YEAR}")
    with CaptureQueriesContext(connection) as few:
        client.get(f"{URL}?{YEAR}")
    for _ in range(55):
        entered(agency)
    with CaptureQueriesContext(connection) as many:
        first = client.get(f"{URL}?{YEAR}").content.decode()
    second = client.get(f"{URL}?{YEAR}&after=50").content.decode()

    assert len(few) == len(many) <= 12
    assert "after=50" in first
    assert ("50/2569" in first, "51/2569" in first) == (True, False)
    assert ("51/2569" in second, "56/2569" in second) == (True, True)


def test_a_paper_made_elsewhere_is_entered_with_its_scan(
    agency: Agency, signed_in: SignedIn
) -> None:
    client = signed_in(Role.COORDINATOR)
    typed = {
        "register": "order", "subject": "แต่งตั้งเวรยาม", "dated": "๕ มกราคม ๒๕๖๙", "count": "๗",
        "position": "นายก", "token": "a" * 32, "file": SimpleUploadedFile("ลงนาม.pdf", made.PDF),
    }  # fmt: skip
    answer = client.post(f"{URL}enter/", typed)
    paper = Paper.objects.get()

    assert answer["Location"] == f"/a/a1/papers/{paper.key}/"
    assert (paper.number, paper.state, paper.agency) == ("7/2569", "signed", agency)


@pytest.mark.parametrize("token", ["a b/ก", "register", "new", "..", "x" * 32, "a" * 33, ""])
def test_a_key_that_no_form_has_made_is_no_address_of_a_paper(
    signed_in: SignedIn, token: str
) -> None:
    client = signed_in(Role.COORDINATOR)
    typed = {"register": "order", "subject": "เวรยาม", "dated": "5/1/2569", "position": "นายก"}
    answer = client.post(f"{URL}enter/", {**typed, "token": token})
    pages = [client.get(each) for each in (answer["Location"], "/a/a1/papers/", f"{URL}?{YEAR}")]

    assert [each.status_code for each in pages] == [200, 200, 200]
    assert "เวรยาม" in re.findall(r"<h1>.*?</h1>", pages[0].content.decode(), re.DOTALL)[0]


def test_the_same_entry_sent_twice_is_written_once(signed_in: SignedIn) -> None:
    client = signed_in(Role.COORDINATOR)
    typed = {"register": "order", "subject": "เวรยาม", "dated": "5/1/2569", "position": "นายก"}
    places = {
        client.post(f"{URL}enter/", {**typed, "token": "a" * 32})["Location"] for _ in range(2)
    }

    assert places == {f"/a/a1/papers/{'a' * 32}/"}


def test_what_is_wrong_is_said_beside_the_field_and_nothing_typed_is_lost(
    agency: Agency, signed_in: SignedIn
) -> None:
    entered(agency, count=7)
    client = signed_in(Role.COORDINATOR)
    typed = {"register": "order", "subject": "เวรยาม", "dated": "5/1/2569", "position": "นายก"}
    unread = client.post(f"{URL}enter/", {**typed, "count": "เจ็ด"}).content.decode()
    taken = client.post(f"{URL}enter/", {**typed, "count": "7"}).content.decode()

    assert "“เจ็ด” ไม่ใช่เลขที่" in unread
    assert "เลขที่ 7 ใช้ไปแล้ว" in taken
    assert ('value="เวรยาม"' in unread, 'value="เวรยาม"' in taken) == (True, True)


def test_an_office_begins_within_a_year(agency: Agency, signed_in: SignedIn) -> None:
    client = signed_in(Role.COORDINATOR)
    answer = client.post(f"{URL}begin/?{YEAR}", {"last": "45"})
    back = client.post(f"{URL}begin/?{YEAR}", {"last": "44"}).content.decode()

    assert answer["Location"] == f"{URL}?year=2569&register=order"
    assert "เลขล่าสุดคือ 45" in back
    assert entered(agency).number == "46/2569"


def test_a_draft_is_in_no_register(agency: Agency, signed_in: SignedIn) -> None:
    order(agency)

    assert "แต่งตั้งคณะทำงาน" not in signed_in(Role.STAFF).get(f"{URL}?{YEAR}").content.decode()
