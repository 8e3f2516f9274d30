"""Months that are closed, and what parts from them."""

from __future__ import annotations

import pytest
from django.test import Client

from prongsai.apps.agencies.models import Agency
from prongsai.apps.audit.models import Entry
from prongsai.apps.procurement import actions
from prongsai.apps.procurement.models import ClosedMonth
from prongsai.core.terms.dates import Month
from prongsai.core.terms.problem import Refused
from purchase_making import DOER, bought, said

pytestmark = pytest.mark.django_db
FEBRUARY, MARCH = Month(2026, 2), Month(2026, 3)
PAGE = "/a/a1/procurement/month/?month=2026-02"


def text(client: Client, path: str = PAGE) -> str:
    return client.get(path).content.decode()


def test_a_month_is_closed_once(agency: Agency) -> None:
    row = bought(agency)
    for _ in range(2):
        actions.close(agency, FEBRUARY, DOER)
    closed = ClosedMonth.objects.get()

    assert (list(closed.lines), closed.titles) == ([row.key], {row.key: row.title})
    assert list(Entry.objects.filter(verb="close").values_list("key", "after")) == [
        ("2026-02", {"purchases": 1})
    ]


def test_a_month_in_which_nothing_was_bought_is_closed_and_says_so(
    agency: Agency, officer: Client
) -> None:
    officer.post("/a/a1/procurement/month/?month=2026-03")

    assert ClosedMonth.objects.get(agency=agency).lines == {}
    assert "เดือนมีนาคม 2569 ไม่มีการจัดซื้อจัดจ้าง" in text(
        officer, "/a/a1/procurement/month/?month=2026-03"
    )


def test_a_month_to_come_is_not_closed(agency: Agency) -> None:
    with pytest.raises(Refused):
        actions.close(agency, Month(2026, 9), DOER)


def test_what_parted_since_is_told(agency: Agency, officer: Client) -> None:
    changed, gone = bought(agency), bought(agency, title="จ้างซ่อมถนน", number="")
    actions.close(agency, FEBRUARY, DOER)
    bought(agency, title="ซื้อท่อน้ำ", number="")
    actions.change(changed, said(reason="ราคาต่ำสุด"), DOER, seen=1)
    actions.remove(gone, DOER)
    page = text(officer)

    assert all(word in page for word in ("เพิ่มภายหลัง", "แก้ไขภายหลัง", "จ้างซ่อมถนน: ไม่อยู่ในเดือนนี้แล้ว"))
    assert "เปลี่ยนหลังปิด 3 รายการ" in text(officer, "/a/a1/procurement/months/?year=2569")


def test_opening_it_again_needs_a_reason(agency: Agency, officer: Client) -> None:
    actions.close(agency, FEBRUARY, DOER)
    path = "/a/a1/procurement/month/reopen/?month=2026-02"
    officer.post(path, {"reason": " "})
    still = ClosedMonth.objects.count()
    officer.post(path, {"reason": "บันทึกราคาผิด"})

    assert (still, ClosedMonth.objects.count()) == (1, 0)
    assert "reason" in Entry.objects.get(verb="reopen").after


def test_opening_what_is_open_does_nothing_and_without_reason_nothing_is_opened(
    agency: Agency,
) -> None:
    actions.reopen(agency, MARCH, "x", DOER)
    actions.close(agency, MARCH, DOER)
    with pytest.raises(Refused):
        actions.reopen(agency, MARCH, " ", DOER)

    assert (ClosedMonth.objects.count(), Entry.objects.filter(verb="reopen").count()) == (1, 0)
