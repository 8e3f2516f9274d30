"""The report of a year: figures as the register has them, words as officers type them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from people import person
from prongsai.apps.agencies.models import Agency
from prongsai.apps.audit.models import Entry
from prongsai.apps.procurement.bridge import frame
from prongsai.apps.procurement.models import YearReport
from prongsai.apps.procurement.yearly import analysis, document
from prongsai.core.access.roles import Role
from prongsai.core.documents.plain_text import as_text
from prongsai.core.procurement.tallies import year_totals
from purchase_making import AT, bought, said

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Role], Client]
PAGE = "/a/a1/procurement/report/?year=2569"
FILE = "/a/a1/procurement/report/file/?year=2569"


def test_figures_are_those_of_the_register(agency: Agency, officer: Client) -> None:
    bought(agency)
    bought(agency, method="specific", number="", bids=())
    page = officer.get(PAGE).content.decode()

    assert "ร้อยละ 50.00 ของราคาที่ตกลง" in page
    assert "บริษัท สมมติการช่าง จำกัด: 2 ครั้ง" in page


def test_the_paper_counts_in_its_own_digits_and_amounts_as_in_tables(agency: Agency) -> None:
    totals = year_totals([said(), said(key="2", method="specific", bids=())], frame())
    words = as_text(document(agency, 2569, totals, None, AT.date(), inside=False))

    assert "จัดซื้อจัดจ้าง ๒ รายการ วงเงินงบประมาณรวม 1,000,000.00 บาท" in words
    assert "คิดเป็นร้อยละ 50.00 ของราคาที่ตกลงทั้งหมด" in words
    assert "ไม่มีรายการที่ใช้วิธีดังกล่าวแล้วมีผู้เสนอราคารายเดียว" in words
    assert "มากกว่าหนึ่งครั้ง" not in words


def test_a_year_in_which_nothing_is_agreed_tells_no_share() -> None:
    totals = year_totals([said(stage="planned", agreed_price=None)], frame())

    assert analysis(totals, "en") == ["No price is agreed yet, so there is no share to tell."]


def test_single_bids_are_counted() -> None:
    totals = year_totals([said(bids=said().bids[:1])], frame())

    assert analysis(totals, "en")[1] == "1 of these purchases had a single bid."


def test_a_year_without_purchases_says_none(agency: Agency, officer: Client) -> None:  # noqa: ARG001
    assert officer.get(PAGE).content.decode().count("<p>ไม่มี</p>") == 3


def test_what_was_written_is_kept_and_the_second_of_two_is_told(
    agency: Agency, officer: Client
) -> None:
    officer.post(PAGE, {"problems": "ผู้เสนอราคาน้อย", "suggestions": "", "seen": "0"})
    again = officer.post(PAGE, {"problems": "อื่น", "suggestions": "", "seen": "0"})
    officer.post(PAGE, {"problems": "ผู้เสนอราคาน้อย", "suggestions": "", "seen": "1"})

    assert "มีผู้แก้ไขรายการนี้" in again.content.decode()
    assert YearReport.objects.get(agency=agency).problems == "ผู้เสนอราคาน้อย"
    assert Entry.objects.filter(thing="procurement.report").count() == 1


@pytest.mark.parametrize(
    ("form", "begins"),
    [("pdf", b"%PDF"), ("docx", b"PK"), ("xlsx", b"PK"), ("csv", b"\xef\xbb\xbf")],
)
def test_the_report_is_had_as_a_file(
    agency: Agency, officer: Client, form: str, begins: bytes
) -> None:
    bought(agency)

    assert officer.get(f"{FILE}&form={form}").content.startswith(begins)


def test_the_one_for_inside_is_for_those_inside(agency: Agency, officer: Client) -> None:
    bought(agency)
    above = Client()
    above.force_login(person("above", area="d1"))

    assert officer.get(f"{FILE}&form=docx&inside=1").status_code == 200
    assert above.get(f"{FILE}&form=docx&inside=1").status_code == 404
    assert above.get(f"{FILE}&form=exe").status_code == 404


def test_who_only_reads_sees_what_was_written(agency: Agency, signed_in: SignedIn) -> None:
    YearReport.objects.create(agency=agency, year=2569, problems="ผู้เสนอราคาน้อย")
    page = signed_in(Role.EXECUTIVE).get(PAGE).content.decode()

    assert ("ผู้เสนอราคาน้อย" in page, "<textarea" in page) == (True, False)
