"""The report of a year: figures as the register has them, words as officers type them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from people import person
from prongsai.apps.agencies.models import Agency
from prongsai.apps.audit.models import Entry
from prongsai.apps.procurement.models import YearReport
from prongsai.core.access.roles import Role
from purchase_making import bought

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
