"""The screens of the register: forms that keep what was typed, and who sees what."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from people import person
from prongsai.apps.agencies.models import Agency
from prongsai.apps.procurement import actions
from prongsai.apps.procurement.models import Purchase
from prongsai.core.access.roles import Role
from prongsai.core.procurement.purchase import Bid
from purchase_making import DOER, PERSON_ID, bought, said

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Role], Client]
ALL = "/a/a1/procurement/"
TYPED = {
    "token": "a" * 32, "title": "จ้างซ่อมถนน", "method": "specific", "stage": "signed",
    "budget": "๑๐๐,๐๐๐ บาท", "agreed_price": "99,000", "number": "๖๙๐๒๙๑๒๓๔๕๖",
    "planned": "ม.ค. 2569",
    "seller": "หจก. สมมติรุ่งเรือง", "tax_id": "", "signed": "5/2/2569",
    "bids": "หจก. สมมติรุ่งเรือง 99,000.00\nสมชาติ สมมติ", "directors": "ก สมมติ\nข สมมติ",
}  # fmt: skip


def text(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def test_what_is_typed_as_people_type_it_is_understood(agency: Agency, officer: Client) -> None:
    for _ in range(2):
        officer.post(f"{ALL}new/?year=2569", TYPED)
    row = Purchase.objects.get(agency=agency)

    assert (row.budget, row.number, str(row.signed), str(row.planned)) == (
        100000, "69029123456", "2026-02-05", "2026-01-01",
    )  # fmt: skip
    assert row.bids == [["หจก. สมมติรุ่งเรือง", "99000.00"], ["สมชาติ สมมติ", ""]]
    assert row.directors == ["ก สมมติ", "ข สมมติ"]


@pytest.mark.parametrize(
    ("field", "typed", "mend"),
    [
        ("budget", "สามแสน", "อ่านจำนวนเงิน"),
        ("planned", "ปีหน้า", "อ่านเดือน"),
        ("number", "6902912345", "มี 10 หลัก"),
        ("tax_id", "1999912345674", "พิมพ์ผิดหลักใดหลักหนึ่ง"),
        ("agreed_price", "200,000", "โดยไม่ได้บอกเหตุผล"),
        ("signed", "5/2/2568", "อยู่นอกปีงบประมาณ 2569"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_lost(
    agency: Agency, officer: Client, field: str, typed: str, mend: str
) -> None:
    page = officer.post(f"{ALL}new/?year=2569", {**TYPED, field: typed}).content.decode()
    beside = page.split(f'name="{field}"')[0].rpartition("<div class=")[2]

    assert (mend in beside, typed in page, "จ้างซ่อมถนน" in page) == (True, True, True)
    assert not Purchase.objects.filter(agency=agency).exists()


def test_the_second_of_two_sees_what_the_first_saved(agency: Agency, officer: Client) -> None:
    row = bought(agency)
    actions.change(row, said(title="ซื้อปั๊มน้ำ"), DOER, seen=1)
    typed = {**TYPED, "seen": "1"}
    page = officer.post(f"{ALL}p/{row.key}/", typed).content.decode()
    officer.post(f"{ALL}p/{row.key}/", {**typed, "seen": "2"})

    assert "ผู้อื่นบันทึกไว้ว่า: ซื้อปั๊มน้ำ" in page
    assert Purchase.objects.get().title == "จ้างซ่อมถนน"


def test_a_purchase_says_what_to_look_at(agency: Agency, officer: Client) -> None:
    first = bought(agency, bids=(Bid("คนอื่น สมมติ"),))
    bought(agency, title="รายการซ้ำ", ends=None)
    page = text(officer, f"{ALL}p/{first.key}/")

    assert "ผู้ที่ได้รับการคัดเลือกไม่อยู่ในรายชื่อผู้เสนอราคา" in page
    assert "รายการซ้ำ" in page


def test_who_only_reads_gets_no_form(agency: Agency, signed_in: SignedIn) -> None:
    row = bought(agency, directors=("ก สมมติ",))
    page = text(signed_in(Role.INTERNAL_AUDITOR), f"{ALL}p/{row.key}/")

    assert ("ก สมมติ" in page, 'name="title"' in page) == (True, False)


def test_whoever_stands_above_sees_what_may_leave_the_agency(agency: Agency) -> None:
    row = bought(
        agency, seller="สมชาติ สมมติ", tax_id=PERSON_ID, directors=("ก สมมติ",), bids=()
    )  # fmt: skip
    above = Client()
    above.force_login(person("above", area="d1"))
    page = text(above, f"{ALL}p/{row.key}/")

    assert (PERSON_ID in page, "ก สมมติ" in page, "X" * 13 in page) == (False, False, True)


def test_what_is_removed_is_gone_from_the_register_and_lies_in_the_bin(
    agency: Agency, officer: Client
) -> None:
    row = bought(agency)
    officer.post(f"{ALL}p/{row.key}/remove/")

    assert row.title not in text(officer, f"{ALL}?year=2569")
    assert row.title in text(officer, "/a/a1/bin/")


def test_the_register_takes_as_many_statements_whatever_it_holds(
    agency: Agency, officer: Client
) -> None:
    text(officer, ALL)
    counts = []
    for _ in range(2):
        bought(agency, number="")
        with CaptureQueriesContext(
            connection,
        ) as asked:
            officer.get(f"{ALL}?year=2569&stage=signed&q=สูบ")
            officer.get(f"{ALL}months/?year=2569")
            officer.get(f"{ALL}month/?month=2026-02")
        counts.append(len(asked))
        bought(agency, number="", title="ซื้ออีก")

    assert counts[0] == counts[1]


def test_wishes_that_cannot_be_meant_are_passed_over(agency: Agency, officer: Client) -> None:
    bought(agency)

    assert officer.get(f"{ALL}?year=x&stage=x&method=x&after=x").status_code == 200
    for month in ("2026-13", "9999-12", "0001-01", "x"):
        assert officer.get(f"{ALL}month/?month={month}").status_code == 200
