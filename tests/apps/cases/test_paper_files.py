"""Slips, receipts, forms and letters of a case as files: who may have them, what they say."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import Any
from urllib.parse import unquote

import pytest
from django.test import Client

from people import person
from prongsai.apps.accounts.models import Person
from prongsai.apps.agencies.models import Agency
from prongsai.apps.audit.models import Entry
from prongsai.apps.cases import bridge, papers
from prongsai.apps.cases.models import Case
from prongsai.apps.files.checking import checked
from prongsai.core.access.roles import Role
from prongsai.core.cases.folder import Given
from prongsai.core.procedures.kinds import DocumentShape
from service_making import BIN, WORKER, brought, moved, opened
from staff_case_making import LOAN, client_of, colleague
from staff_case_making import brought as asked
from staff_case_making import moved as stepped

pytestmark = pytest.mark.django_db
KEY, NAME = "waste-bin", BIN["name"]
FOLLOW = "/c/a1/follow/"


def words_of(answer: Any) -> str:
    """What a DOCX says."""
    xml = zipfile.ZipFile(BytesIO(answer.content)).read("word/document.xml").decode()
    return re.sub(r"<[^>]+>", "", xml)


def name_of(answer: Any) -> str:
    return unquote(str(answer["Content-Disposition"]))


@pytest.fixture
def receipted(agency: Agency) -> tuple[Case, str]:
    """A case whose fee was paid and receipted, and its code."""
    opened(agency, KEY)
    receipt = brought(agency, KEY, "new_bin", **BIN)
    case = moved(receipt.case, "take_in", WORKER, unit="works")
    moved(case, "bill", WORKER, values={"fee": "350"})
    paid = {"paid": "350", "paid_on": "2026-08-03"}
    moved(case, "pay", bridge.citizen(case), values=paid, files=[checked("slip.txt", b"slip")])
    return moved(case, "receipt", WORKER, values={"receipt": "45/2569"}), receipt.code


def test_a_slip_is_had_with_its_code_and_says_it_as_the_page_does(
    agency: Agency, client: Client
) -> None:
    opened(agency, KEY)
    receipt = brought(agency, KEY, "new_bin", **BIN)
    typed = receipt.code.upper().replace("-", " ")
    answer = client.post(f"{FOLLOW}slip/", {"code": typed, "form": "docx"})
    said = words_of(answer)

    assert name_of(answer).endswith(f"ใบรับเรื่อง {receipt.case.number}-{receipt.case.year}.docx")
    for part in (receipt.code, receipt.case.register_number, f"http://testserver{FOLLOW}"):
        assert part in said
    assert NAME not in said
    assert answer["Cache-Control"] == "no-store"
    assert not Entry.objects.filter(verb="look").exists()


def test_without_a_form_that_there_is_the_slip_is_a_pdf(agency: Agency, client: Client) -> None:
    opened(agency, KEY)
    code = brought(agency, KEY, "new_bin", **BIN).code
    answer = client.post(f"{FOLLOW}slip/", {"code": code, "form": "exe", "lang": "en"})
    assert answer.content.startswith(b"%PDF")
    assert "Slip" in name_of(answer)


def test_nobody_has_a_slip_without_its_code(agency: Agency, client: Client) -> None:
    opened(agency, KEY)
    code = brought(agency, KEY, "new_bin", **BIN).code
    for wrong in ("", "abcd", code[:-1]):
        answer = client.post(f"{FOLLOW}slip/", {"code": wrong, "form": "pdf"})
        assert (answer.status_code, answer["Location"]) == (302, FOLLOW)
    assert client.get(f"{FOLLOW}slip/?code={code}").status_code in (404, 405)


def test_the_page_after_bringing_offers_the_slip_to_citizen_and_officer(agency: Agency) -> None:
    opened(agency, KEY)
    works = client_of(colleague(agency, "taker", Role.DIVISION_OFFICER, unit="works"))
    said = {**BIN, "category": "new_bin", "token": "a" * 32}
    outside = Client().post(f"/c/a1/{KEY}/new/", said).content.decode()
    entered = {**said, "token": "b" * 32, "channel": "counter", "day": "3/8/2569"}
    inside = works.post(f"/a/a1/cases/enter/{KEY}/", entered).content.decode()
    for page in (outside, inside):
        assert f'action="{FOLLOW}slip/"' in page
        assert 'name="form" value="pdf"' in page


def test_a_receipt_is_a_file_for_both_that_says_what_it_is_not(
    agency: Agency, client: Client, receipted: tuple[Case, str]
) -> None:
    case, code = receipted
    event = {"event": "5", "form": "docx"}
    works = client_of(colleague(agency, "cashier", Role.DIVISION_OFFICER, unit="works"))
    for answer in (
        client.post(f"{FOLLOW}paper/", {"code": code, **event}),
        works.post(f"/a/a1/cases/c/{case.key}/paper/", event),
    ):
        said = words_of(answer)
        for part in ("45/2569", "350.00 บาท (สามร้อยห้าสิบบาทถ้วน)", NAME, "เล่มใบเสร็จ"):
            assert part in said
        assert NAME not in name_of(answer)
        assert code not in said
    assert Entry.objects.filter(verb="look", thing="cases.case").count() == 1


def test_no_file_is_had_by_whoever_may_not_see_the_page(
    agency: Agency, client: Client, receipted: tuple[Case, str]
) -> None:
    case, _ = receipted
    event = {"event": "5", "form": "pdf"}
    assert client.post(f"{FOLLOW}paper/", {"code": "wrong", **event})["Location"] == FOLLOW
    reader = client_of(colleague(agency, "reader", Role.VIEWER))
    assert reader.post(f"/a/a1/cases/c/{case.key}/paper/", event).status_code in (302, 404)
    other = client_of(person("stranger"))
    assert other.post(f"/a/a1/cases/c/{case.key}/paper/", event).status_code == 404


def test_a_loan_form_says_what_is_lent_until_when_and_both_sign(agency: Agency) -> None:
    head = colleague(agency, "permits", powers=["permit_borrowing_inside"])
    case = asked(agency, "asset-loan", colleague(agency, "borrower"), LOAN, category="inside")
    stepped(case, "approve", head)
    folder = bridge.folder_of(case)
    made = papers.paper(case, folder, folder.log[-1])
    assert made.shape is DocumentShape.FORM
    values = [value for _, value in made.facts]
    assert values[:2] == ["เต็นท์", "2"]
    assert "25 สิงหาคม 2569" in values
    assert made.signers[1] == ("ผู้ยืม", "ผู้ขอ")
    assert made.signers[0] == ("", "อนุญาตให้ยืมทรัพย์สินใช้ภายในหน่วยงาน\nคำสั่ง permit_borrowing_inside")

    page = client_of(head).post(f"/a/a1/cases/c/{case.key}/paper/", {"event": "2"})
    assert page.content.decode().count("ลงชื่อ") == 2


def test_who_works_there_has_what_goes_to_him_and_nobody_elses(agency: Agency) -> None:
    asks, other = colleague(agency, "learner"), colleague(agency, "somebody-else")
    head = colleague(agency, "permitting", Role.CHIEF_ADMINISTRATOR, powers=["permit_training"])
    case = permitted(agency, asks, head)
    number = str(bridge.folder_of(case).log[-1].number)
    here = f"/a/a1/cases/mine/{case.key}/"
    assert f'action="{here}paper/"' in client_of(asks).get(here).content.decode()

    page = client_of(asks).post(f"{here}paper/", {"event": number}).content.decode()
    assert "บันทึกอนุมัติไปอบรม" in page
    answer = client_of(asks).post(f"{here}paper/", {"event": number, "form": "pdf"})
    assert answer.content.startswith(b"%PDF")
    assert client_of(asks).post(f"{here}paper/", {"event": "1"})["Location"] == here
    gone = client_of(other).post(f"{here}paper/", {"event": number})
    assert gone["Location"] == "/a/a1/cases/mine/"
    assert not Entry.objects.filter(verb="look", by=asks.key).exists()


def permitted(agency: Agency, who: Person, head: Person) -> Case:
    """A training that was asked for, compared and allowed."""
    said = {
        "course": "งานพัสดุ", "organiser": "สถาบันสมมติ", "level": "officer", "days": "2",
        "cost": "1200", "why": "ใช้ในงาน", "from_day": "2026-09-01", "to_day": "2026-09-02",
    }  # fmt: skip
    case = asked(agency, "training-permission", who, said)
    coordinator = colleague(agency, "compares", Role.COORDINATOR)
    given = Given(values={"criteria": ("duty",), "score": "80"}, reason="ตรงกับหน้าที่")
    stepped(case, "compare", coordinator, given)
    return stepped(case, "allow", head)
