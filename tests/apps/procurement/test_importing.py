"""Bringing in a table: nothing before it is looked over, nothing twice, each fault at its place."""

from __future__ import annotations

import html
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from prongsai.adapters.xlsx_writing import write_xlsx
from prongsai.apps.agencies.models import Agency
from prongsai.apps.audit.models import Entry
from prongsai.apps.procurement.models import Purchase
from purchase_making import PERSON_ID, bought

pytestmark = pytest.mark.django_db
PAGE = "/a/a1/procurement/import/"
HEADS = ("ลำดับ", "ชื่อโครงการ", "งบประมาณ", "วิธี", "เลขที่โครงการ", "winner_tin", "หมายเหตุ")
ROADS = ("1", "จ้างซ่อมถนน", "100,000", "เฉพาะเจาะจง", "69029123456", PERSON_ID, "เร่งด่วน")
PUMPS = ("2", "ซื้อเครื่องสูบน้ำ", "๕๐๐,๐๐๐", "e-bidding", "69019123456", "", "")
FAULTY = ("3", "ซื้อโต๊ะ", "ห้าพัน", "เฉพาะเจาะจง", "", "", "")


def pasted(*rows: tuple[str, ...]) -> str:
    return "\n".join("\t".join(row) for row in rows)


def send(client: Client, table: str, **more: str) -> str:
    answer = client.post(PAGE, {"table": table, "year": "2569", **more}, follow=True)
    return html.unescape(answer.content.decode())


def figures(page: str) -> list[str]:
    """New, changed, as they are, with faults."""
    return re.findall(r"<dd>(.*?)</dd>", page)[:4]


def test_nothing_is_entered_before_it_is_said(agency: Agency, officer: Client) -> None:
    page = send(officer, pasted(HEADS, ROADS, PUMPS))
    before = Purchase.objects.count()
    send(officer, pasted(HEADS, ROADS, PUMPS), do="enter")

    assert (figures(page), before) == (["2", "0", "0", "0"], 0)
    assert {each.title for each in Purchase.objects.filter(agency=agency, year=2569)} == {
        "จ้างซ่อมถนน", "ซื้อเครื่องสูบน้ำ",
    }  # fmt: skip


def test_the_second_time_changes_and_shows_before_and_after(
    agency: Agency, officer: Client
) -> None:
    for _ in range(2):
        send(officer, pasted(HEADS, ROADS), do="enter")
    dearer = pasted(HEADS, (*ROADS[:2], "120,000", *ROADS[3:]))
    page = send(officer, dearer)
    send(officer, dearer, do="enter")
    row = Purchase.objects.get(agency=agency)

    assert "100,000.00 → 120,000.00" in page
    assert (row.budget, row.revision, Entry.objects.filter(verb="import").count()) == (120000, 2, 2)


def test_the_trail_repeats_no_id(agency: Agency, officer: Client) -> None:
    send(officer, pasted(HEADS, ROADS), do="enter")
    line = Entry.objects.get(agency=agency.key, verb="import")

    assert (line.after["added"], line.after["changed"], set(line.after["rows"])) == (1, 0, {"ref"})


def test_a_fault_keeps_all_of_it_out_unless_the_clean_rows_are_asked_for(
    agency: Agency, officer: Client
) -> None:
    table = pasted(HEADS, ROADS, FAULTY)
    page = send(officer, table, do="enter")
    before = Purchase.objects.filter(agency=agency).count()
    send(officer, table, do="clean")

    assert (figures(page), before) == (["1", "0", "0", "1"], 0)
    assert "อ่านจำนวนเงิน “ห้าพัน” ไม่ได้" in page
    assert Purchase.objects.get(agency=agency).title == "จ้างซ่อมถนน"


def test_what_a_column_means_can_be_said(agency: Agency, officer: Client) -> None:
    table = pasted(HEADS, ROADS)
    asked = send(officer, table)
    told = send(officer, table, do="again", column_6="reason", column_99="x", column_a="reason")
    send(officer, table, do="enter", column_6="reason")

    assert ('<select id="column_6"' in asked, '<select id="column_6"' in told) == (True, False)
    assert Purchase.objects.get(agency=agency).reason == "เร่งด่วน"


def test_a_workbook_is_read_at_the_rows_it_shows(agency: Agency, officer: Client) -> None:
    rows: list[list[object]] = [list(HEADS), list(ROADS), [], list(FAULTY)]
    file = SimpleUploadedFile("plan.xlsx", write_xlsx("plan", rows))
    page = officer.post(PAGE, {"file": file, "year": "2569"}).content.decode()

    assert re.search(r'<td class="n" data-label="แถว[^"]*">4</td>', page)
    assert not Purchase.objects.filter(agency=agency).exists()


@pytest.mark.parametrize("table", ["", " \n ", "ก" * 200_000])
def test_what_is_no_table_is_said_beside_the_form(
    agency: Agency, officer: Client, table: str
) -> None:
    page = send(officer, table)

    assert "errorlist" in page
    assert not Purchase.objects.filter(agency=agency).exists()


def test_a_file_of_another_kind_is_refused(agency: Agency, officer: Client) -> None:
    file = SimpleUploadedFile("plan.pdf", b"%PDF-1.4")

    assert b"errorlist" in officer.post(PAGE, {"file": file}).content
    assert not Purchase.objects.filter(agency=agency).exists()


def test_every_kind_of_change_is_said(agency: Agency, officer: Client) -> None:
    bought(agency)
    heads = ("ชื่อโครงการ", "วิธี", "เลขที่โครงการ", "วันที่ทำสัญญา", "รายชื่อผู้เสนอราคาและราคาที่เสนอ")
    page = send(officer, pasted(heads, ("ซื้อปั๊มน้ำ", "คัดเลือก", "69019123456", "4/2/2569", "ก สมมติ 5")))

    assert "→ คัดเลือก" in page
    assert "3 ก.พ. 69 → 4 ก.พ. 69" in page
    assert "ซื้อเครื่องสูบน้ำ → ซื้อปั๊มน้ำ" in page
