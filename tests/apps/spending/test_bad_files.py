"""A file that can't be taken says so in both languages: what, where, and nothing is saved."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

import file_making as made
from prongsai.apps.spending.models import Change, Entry, Line, Progress, Year
from prongsai.workshop.uploads import MOST_BYTES

pytestmark = pytest.mark.django_db
PAGE = "/a/a1/spending/import/?year=2569"
PLAN = "แผน"
HEADS = ["รหัสรายการ", "โครงการ/กิจกรรม/รายการ", "งบประมาณตั้งไว้ (บาท)", "วันเริ่ม", "วันสิ้นสุด"]
GOOD = ["9", "จ้างเหมา", "1000", "", ""]


def workbook(
    rows: Sequence[Sequence[str]] = (HEADS, GOOD), merged: str = "",
    more: Mapping[str, Sequence[Sequence[str]]] | None = None,
) -> bytes:  # fmt: skip
    """A file as an office fills it in."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    sheets = {"ปีงบประมาณ": [["ชื่อหน่วยงาน", "ก"], ["ปีงบประมาณ", "2569"]], PLAN: rows}
    for name, said in {**sheets, **(more or {})}.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(said):
            sheet.write_row(number, 0, row)
        if merged and name == PLAN:
            sheet.merge_range(merged, GOOD[1])
    book.close()
    return target.getvalue()


def one(**said: str) -> bytes:
    """A line that says something else in some columns, which are added where they are missing."""
    heads = [*HEADS, *(name for name in said if name not in HEADS)]
    known = dict(zip(HEADS, GOOD, strict=True))
    return workbook([heads, [{**known, **said}.get(each, "") for each in heads]])


@dataclass(frozen=True, slots=True)
class Bad:
    """A file, where it is wrong, and what is said of it."""

    content: bytes
    th: str
    en: str
    at: tuple[str, str, str] = ("–", "–", "–")
    """Sheet, row and column."""
    name: str = "plan.xlsx"


PERCENT, BUDGET = "แผนงานสะสมไตรมาส 1 (ร้อยละ)", HEADS[2]
PROGRESS = ["รหัสรายการ", "ณ สิ้นไตรมาส", "ความก้าวหน้า (ร้อยละ)"]
MOVED = ["รหัสรายการ", "วันที่อนุมัติ", "โอนเข้าหรือโอนออก", "จำนวนเงิน (บาท)", "เหตุผล"]
EVERY = {
    "merged cells": Bad(
        workbook([HEADS, GOOD, ["10"]], "B2:B3"), "ผสาน", "merged", (PLAN, "2", "–")
    ),
    "a missing column": Bad(workbook([["รหัสรายการ"], ["9"]]), HEADS[1], HEADS[1], (PLAN, "–", "–")),
    "a sheet of nothing": Bad(workbook([]), HEADS[0], HEADS[0], (PLAN, "–", "–")),
    "a negative budget": Bad(one(**{BUDGET: "-5"}), "ติดลบ", "negative", (PLAN, "2", BUDGET)),
    "a word for a budget": Bad(one(**{BUDGET: "มาก"}), "มาก", "มาก", (PLAN, "2", BUDGET)),
    "over a hundred per cent": Bad(one(**{PERCENT: "150"}), "100", "100", (PLAN, "2", PERCENT)),
    "a day before the year": Bad(
        one(วันเริ่ม="30/9/2568"), "2569", "2569", (PLAN, "2", "วันเริ่ม")
    ),
    "a day after the year": Bad(
        one(วันสิ้นสุด="1/10/2569"), "2569", "2569", (PLAN, "2", "วันสิ้นสุด")
    ),
    "progress over a hundred": Bad(
        workbook(more={"ความก้าวหน้า": [PROGRESS, ["9", "2", "100.5"]]}), "100", "100",
        ("ความก้าวหน้า", "2", PROGRESS[2]),
    ),
    "money moved outside the year": Bad(
        workbook(more={"โอนเปลี่ยนแปลง": [MOVED, ["9", "1/10/2569", "โอนเข้า", "5", "มติ"]]}),
        "2569", "2569", ("โอนเปลี่ยนแปลง", "2", MOVED[1]),
    ),
    "a picture called a workbook": Bad(made.png(), "PNG", "PNG"),
    "a report called a workbook": Bad(b"%PDF-1.7\n%%EOF", "PDF", "PDF"),
    "a workbook called a text": Bad(workbook(), ".xlsx", ".xlsx", name="plan.csv"),
    "a large file": Bad(b"PK\3\4" + bytes(MOST_BYTES), f"{MOST_BYTES:,}", f"{MOST_BYTES:,}"),
    "nothing": Bad(b"", "", ""),
}  # fmt: skip


def handed_in(client: Client, bad: Bad) -> str:
    file = SimpleUploadedFile(bad.name, bad.content)
    answer = client.post(PAGE, {"file": file})
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def faults(page: str) -> list[tuple[str, ...]]:
    """Sheet, row, column and sentence of each."""
    cells = (re.findall(r"<td[^>]*>(.*?)</td>", row) for row in page.split("</tr>"))
    return [tuple(each) for each in cells if len(each) == 4]


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("name", EVERY)
def test_it_says_what_is_wrong_and_where_and_nothing_is_saved(
    year: Year, coordinator: Client, name: str, language: str
) -> None:
    bad = EVERY[name]
    coordinator.post("/taste/", {"language": language, "next": "/"})
    page = handed_in(coordinator, bad)

    assert f'<html lang="{language}"' in page
    assert 'value="enter"' not in page
    if name == "nothing":
        assert "errorlist" in page
    else:
        said = [told for *at, told in faults(page) if tuple(at) == bad.at]
        assert said, faults(page)
        assert getattr(bad, language) in said[0]
    assert Line.objects.count() == Entry.objects.count() == Change.objects.count() == 0
    assert Progress.objects.count() == 0
    year.refresh_from_db()
    assert year.revision == 1


def test_all_that_is_wrong_is_told_at_once(year: Year, coordinator: Client) -> None:
    rows = [HEADS, ["1", "ก", "-1"], ["1", "ข", "2"], ["3", "", "x"]]
    found = faults(handed_in(coordinator, Bad(workbook(rows), "", "")))

    assert {row for _, row, _, _ in found} >= {"4"}
    assert len(found) >= 2
    assert Line.objects.filter(year=year).count() == 0


@pytest.mark.usefixtures("road")
@pytest.mark.parametrize(("row", "column"), [
    ("7\tกรกฎาคม\t5\t", "รหัสรายการ"), ("1\tกรกฎา\t5\t", "เดือนที่เบิกจ่าย"),
    ("1\tกรกฎาคม\t-5\t", "จำนวนเงิน (บาท)"), ("1\tกรกฎาคม\t0\t", "จำนวนเงิน (บาท)"),
])  # fmt: skip
def test_a_table_of_disbursements_says_which_row_and_column(
    coordinator: Client, row: str, column: str
) -> None:
    table = f"รหัสรายการ\tเดือน\tจำนวนเงิน\tฎีกา\n1\tมิถุนายน\t5\t\n{row}"
    answer = coordinator.post(
        "/a/a1/spending/import/entries/?year=2569", {"table": table, "do": "enter"}
    )
    found = faults(html.unescape(answer.content.decode()))

    assert [each[1:3] for each in found] == [("3", column)]
    assert Entry.objects.count() == 0
