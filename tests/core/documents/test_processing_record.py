"""The record of processing as a paper; an agency without an activity says so."""

from __future__ import annotations

import dataclasses

from case_making import at, day
from measure_making import FILES
from prongsai.core.documents.own_data import OwnCase
from prongsai.core.documents.plain_text import as_text
from prongsai.core.procedures.privacy import Activity
from prongsai.workshop.papers import Renderers
from prongsai.workshop.privacy_papers import own_paper, record_paper

SHELF = FILES.shelf
OURS = Activity(
    title="เรื่องร้องเรียน", purpose="ติดต่อกลับ", basis="ภารกิจของรัฐ", whose="ผู้ร้อง", data="ชื่อ, โทรศัพท์",
    sensitive="", kept="5 ปี", readers="ผู้รับเรื่อง", outside="ไม่มี", safeguards="เก็บแยก",
)  # fmt: skip


def test_each_activity_is_a_line_and_refusals_are_counted() -> None:
    other = dataclasses.replace(OURS, title="เบี้ยยังชีพ", sensitive="บัตรคนพิการ")
    text = as_text(record_paper([OURS, other], SHELF, day("2026-08-20"), agency="ทต.", refused=2))
    assert "บันทึกรายการกิจกรรมการประมวลผลข้อมูลส่วนบุคคล" in text
    assert "ข้อมูลอ่อนไหว: บัตรคนพิการ" in text
    assert text.count("ข้อมูลอ่อนไหว") == 1
    assert "๒ คำขอ" in text


def test_an_agency_that_does_nothing_yet_says_so() -> None:
    text = as_text(record_paper([], SHELF, day("2026-08-20"), agency="ทต."))
    assert "ยังไม่มีขั้นตอนที่ใช้อยู่" in text


def test_it_is_made_in_english_and_as_a_spreadsheet() -> None:
    paper = record_paper([OURS], SHELF, day("2026-08-20"), agency="ทต.", language="en")
    assert "Record of processing" in as_text(paper)
    for form in ("docx", "xlsx"):
        assert Renderers().render(paper, form).startswith(b"PK")


def test_what_is_held_of_somebody_is_told_case_by_case() -> None:
    mine = OwnCase(
        title="เรื่องร้องเรียน", number="4/2569", state="เสร็จสิ้น", came=day("2026-08-03"), kept="5 ปี",
        held=[("ชื่อ", "สมใจ")], lines=[(at("2026-08-03"), "ยื่นเรื่อง", "ไฟดับ\nสองดวง")],
    )  # fmt: skip
    bare = dataclasses.replace(mine, number="5/2569", held=(), kept="")
    paper = own_paper([mine, bare], SHELF, day("2026-08-20"), agency="ทต.", number="1/2569")
    text = as_text(paper)
    assert "พบ 2 เรื่อง" in text
    assert text.count("สมใจ") == 1
    assert "สองดวง" in text
    assert "ไม่อยู่ในชุดนี้" in text


def test_where_nothing_is_held_the_paper_says_so() -> None:
    paper = own_paper([], SHELF, day("2026-08-20"), agency="ทต.", number="1/2569", language="en")
    assert "No case fits" in as_text(paper)
