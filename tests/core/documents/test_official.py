"""Official papers: parts in the order of the form, places to fill in for what is not known."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from papers_making import AGENCY, MADE, forms, scores
from prongsai.core.documents.blocks import Emblem, Paragraph, Signature, text
from prongsai.core.documents.content import Content, Meeting
from prongsai.core.documents.endings import stays
from prongsai.core.documents.forms import Part
from prongsai.core.documents.look import Numerals
from prongsai.core.documents.official import Builder
from prongsai.core.documents.plain_text import as_text
from prongsai.core.papers.numbering import Counted
from snapshots import same_as_kept

FOLDER = Path(__file__).parent / "snapshots"
MEETING = Meeting(
    name="คณะทำงานประเมินคุณธรรมและความโปร่งใส",
    count="1/2569",
    day=dt.date(2026, 1, 5),
    place="ห้องประชุมสภา",
    attended=("ประธานคณะทำงาน", "เลขานุการคณะทำงาน"),
    absent=("ผู้แทนกองคลัง (ติดราชการ)",),
    others=("ผู้แทนภาคประชาชน",),
    started=dt.time(9, 30),
    ended=dt.time(12),
    recorder="เลขานุการคณะทำงาน",
)
BARE = Content(
    agency=AGENCY,
    subject="ผลการประเมินคุณธรรมและความโปร่งใส",
    body=(Paragraph(text("ด้วยมีการประเมินประจำปี พ.ศ. 2569")),),
    position=f"นายก{AGENCY}",
)
FULL = replace(
    BARE,
    signer="ผู้ลงนามสมมติ",
    number="กส 71234/15",
    dated=dt.date(2026, 1, 22),
    to="นายอำเภอสมมติ",
    unit="สำนักปลัด",
    address=("หมู่ที่ 3 ตำบลทุ่งแสงทอง", "จังหวัดสมมติ"),
    telephone="0 2000 0000",
    references=("หนังสือจังหวัดสมมติ ที่ กส 0023/ว 11 ลงวันที่ 5 มกราคม 2569",),
    enclosures=("รายงานผลการประเมิน จำนวน 1 ชุด", "แบบตอบรับ จำนวน 1 ฉบับ"),
    copies=("หน่วยตรวจสอบภายใน",),
    meeting=MEETING,
)

CERTIFIED = replace(
    FULL,
    number="15/2569",
    subject="การปฏิบัติหน้าที่ในคณะทำงาน",
    body=(
        Paragraph(text("นายสมมติ ตัวอย่าง ตำแหน่งนิติกร ได้ปฏิบัติหน้าที่เลขานุการคณะทำงานประเมิน ปี 2568 จริง")),
        Paragraph(text("ทั้งนี้ เพื่อใช้เป็นหลักฐานประกอบการประเมินผลการปฏิบัติงาน")),
    ),
)


def said(form: str, content: Content, numerals: Numerals | None = None) -> str:
    return as_text(Builder(forms()).paper(form, content, made=MADE, numerals=numerals))


@pytest.mark.parametrize("form", sorted(forms().forms))
def test_a_full_paper_of_each_form_reads_as_it_was_approved(form: str) -> None:
    content = CERTIFIED if form == "certificate" else FULL

    assert same_as_kept(said(form, content), FOLDER / f"{form}.txt")


@pytest.mark.parametrize("form", sorted(set(forms().forms) - {"minutes", "report"}))
def test_a_paper_without_number_date_and_signer_has_places_for_them(form: str) -> None:
    assert said(form, BARE).count("." * 12) >= 2
    assert "." * 12 not in said(form, FULL)


def test_the_emblem_is_three_centimetres_on_letters_and_half_that_on_a_memo() -> None:
    heights = {
        form: block.height_mm
        for form in forms().forms
        for block in Builder(forms()).paper(form, FULL, made=MADE).blocks
        if isinstance(block, Emblem)
    }

    assert heights["external_letter"] == heights["order"] == heights["announcement"] == 30
    assert heights["memo"] == 15


def test_a_memo_has_no_closing_formula_and_a_letter_has() -> None:
    assert "ขอแสดงความนับถือ" not in said("memo", FULL)
    assert "ขอแสดงความนับถือ" in said("external_letter", FULL)


def test_numerals_follow_the_form_unless_others_are_asked_for() -> None:
    assert "พ.ศ. ๒๕๖๙" in said("announcement", FULL)
    assert "พ.ศ. 2569" in said("announcement", FULL, Numerals.ARABIC)


def test_a_circular_says_before_its_running_number_that_it_is_one() -> None:
    numbered = [replace(FULL, number=number) for number in ("กส 71234/15", "กส 71234/ว 15", "15")]
    said_of = [said("circular", each).splitlines()[2].split("  ")[0] for each in numbered]

    assert said_of == ["ที่ กส ๗๑๒๓๔/ว ๑๕", "ที่ กส ๗๑๒๓๔/ว ๑๕", "ที่ ว ๑๕"]


def test_a_circular_without_a_number_has_places_for_the_office_and_the_running_number() -> None:
    assert said("circular", BARE).splitlines()[2].startswith("ที่ " + "." * 12 + "/ว ....")


def test_a_certificate_says_in_one_sentence_that_it_certifies_and_what() -> None:
    assert "เพื่อรับรองว่า นายสมมติ ตัวอย่าง ตำแหน่งนิติกร ได้ปฏิบัติหน้าที่" in said("certificate", CERTIFIED)
    assert CERTIFIED.subject not in said("certificate", CERTIFIED)


def test_a_certificate_whose_body_does_not_begin_with_a_paragraph_certifies_its_subject() -> None:
    listed = replace(FULL, subject="ผู้มีรายชื่อต่อไปนี้ผ่านการอบรม", body=(scores(),))

    assert "เพื่อรับรองว่า ผู้มีรายชื่อต่อไปนี้ผ่านการอบรม\n" in said("certificate", listed)
    assert "| ตัวชี้วัด |" in said("certificate", listed)


def test_nobody_signs_an_otherwise_empty_page() -> None:
    for form in sorted(set(forms().forms) - {"report"}):
        blocks = Builder(forms()).paper(form, FULL, made=MADE).blocks
        kept = stays(blocks)
        last = max(n for n, block in enumerate(blocks) if isinstance(block, Signature))
        before = max(n for n, block in enumerate(blocks[:last]) if isinstance(block, Paragraph))

        assert all(kept[before:last])
        assert not kept[last]


def test_minutes_of_no_meeting_are_a_fault_of_the_program() -> None:
    with pytest.raises(LookupError):
        said("minutes", BARE)


def test_minutes_without_absentees_do_not_speak_of_any() -> None:
    nobody = replace(MEETING, absent=(), others=(), recorder="")

    assert "ผู้ไม่มาประชุม" not in said("minutes", replace(FULL, meeting=nobody))


def test_a_form_has_room_for_a_number_just_where_something_gives_it_one() -> None:
    room = {Part.NUMBER_LINE, Part.NUMBER_AND_SENDER, Part.NUMBER_AND_DATE}
    numbered = {key: each.numbered for key, each in forms().forms.items() if room & {*each.parts}}

    assert numbered == {
        key: each.numbered
        for key, each in forms().forms.items()
        if each.numbered not in (Counted.NEVER_NUMBERED, Counted.LISTED)
    }
    assert numbered["order"] is Counted.CALENDAR_YEAR
    assert numbered["memo"] is Counted.LETTERS
    assert forms().forms["announcement"].numbered is Counted.LISTED
