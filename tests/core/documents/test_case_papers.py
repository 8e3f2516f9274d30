"""What is handed out on a case: a slip, receipts, letters, forms and certificates, as documents."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

from case_making import day
from measure_making import FILES
from prongsai.adapters.qr_squares import squares_of
from prongsai.core.documents.blocks import Figure, Signature, Table
from prongsai.core.documents.case_papers import CasePaper, Sheet, Slip, case_paper, slip_paper
from prongsai.core.documents.document import Document, written
from prongsai.core.documents.drawing import Rect
from prongsai.core.documents.plain_text import as_text
from prongsai.core.documents.squares import SIDE, squares_drawn
from prongsai.core.procedures.kinds import DocumentShape
from prongsai.workshop.papers import Renderers

LOOKS = FILES.shelf.forms.looks
SHEET = Sheet(agency="เทศบาลตำบลฟ้าใส", look=LOOKS["official"], made=day("2026-08-20"))
LOAN = CasePaper(
    shape=DocumentShape.FORM, title="ใบยืมทรัพย์สิน", to="สมใจ", given="ให้ไว้ ณ วันที่ 20 สิงหาคม 2569",
    head=(("เลขรับ", "4/2569"), ("ผู้ขอ", "สมใจ")), facts=(("รายการที่ยืม", "เต็นท์\nพร้อมเก้าอี้"),),
    columns=("รายการ", "รายละเอียด"), says="จะคืนในสภาพเดิม",
    signers=(("", "หัวหน้าพัสดุ"), ("สมใจ", "ผู้ขอ")),
    sign="ลงชื่อ", hand=("ลายมือชื่อ", "ชื่อ"),
)  # fmt: skip
EDGE = Decimal("0.4")
"""Half of what every renderer draws around a surface."""
CODE = "abcd-efgh-jkmn-2345"
SLIP = Slip(
    title="ใบรับเรื่อง", about="ขอถังขยะ", lines=(("เลขรับ", "4/2569"), ("ติดตามที่", "https://example.org/c/a1/")),
    columns=("รายการ", "รายละเอียด"), code=("รหัสติดตาม", CODE), notes=("เก็บไว้",),
    picture=squares_of("https://example.org/c/a1/"), caption="https://example.org/c/a1/",
    alternative="รหัสภาพ",
)  # fmt: skip


def blocks_of(document: Document, kind: type) -> list[object]:
    return [each for each in document.blocks if isinstance(each, kind)]


def test_a_form_says_what_was_agreed_and_then_the_sentence_that_both_sign() -> None:
    paper = case_paper(LOAN, SHEET)
    text = as_text(paper)
    assert text.index("พร้อมเก้าอี้") < text.index("จะคืนในสภาพเดิม") < text.index("หัวหน้าพัสดุ")
    assert len(blocks_of(paper, Signature)) == 2
    silent = as_text(case_paper(dataclasses.replace(LOAN, says=""), SHEET))
    assert "พร้อมเก้าอี้" in silent


def test_a_letter_says_to_whom_why_and_what_can_be_done_and_nothing_that_is_not_there() -> None:
    letter = dataclasses.replace(
        LOAN, shape=DocumentShape.LETTER, parts=(("เหตุผล", "นอกเขต\n\nไม่มีของ"),), notes=("อุทธรณ์ได้",)
    )
    text = as_text(case_paper(letter, SHEET))
    assert text.index("จะคืนในสภาพเดิม") < text.index("พร้อมเก้าอี้") < text.index("นอกเขต")
    assert text.index("ไม่มีของ") < text.index("อุทธรณ์ได้")

    bare = case_paper(dataclasses.replace(letter, facts=(), says="", parts=()), SHEET)
    assert not blocks_of(bare, Table)
    assert "เหตุผล" not in as_text(bare)


def test_a_certificate_lies_on_its_long_side_and_has_the_name_in_its_middle() -> None:
    certificate = dataclasses.replace(LOAN, shape=DocumentShape.CERTIFICATE)
    paper = case_paper(certificate, SHEET)
    text = as_text(written(paper))
    assert paper.look.sideways
    assert text.index("จะคืนในสภาพเดิม") < text.index("สมใจ") < text.index("๒๐ สิงหาคม ๒๕๖๙")
    assert not blocks_of(paper, Table)


def test_digits_of_codes_addresses_and_tables_stay_as_they_are() -> None:
    text = as_text(written(slip_paper(SLIP, SHEET)))
    assert CODE in text
    assert "4/2569" in text
    english = dataclasses.replace(SHEET, language="en")
    assert "2569" in as_text(
        written(case_paper(dataclasses.replace(LOAN, notes=("2569",)), english))
    )


def test_the_picture_holds_the_address_and_never_the_code() -> None:
    (picture,) = blocks_of(slip_paper(SLIP, SHEET), Figure)
    assert isinstance(picture, Figure)
    assert picture.drawing == squares_drawn(squares_of(SLIP.caption))
    assert picture.drawing != squares_drawn(squares_of(f"{SLIP.caption}{CODE}"))


def test_dark_squares_beside_each_other_are_one_surface_and_fill_no_other() -> None:
    drawing = squares_drawn(((True, True, False), (False, False, False), (False, True, True)))
    assert (drawing.width, drawing.height) == (3 * SIDE, 3 * SIDE)
    surfaces = [each for each in drawing.shapes if isinstance(each, Rect)]
    edged = [(each.x - EDGE, each.width + 2 * EDGE) for each in surfaces]
    assert edged == [(0, 2 * SIDE), (SIDE, 2 * SIDE)]


def test_all_of_them_are_made_as_pdf_and_docx() -> None:
    slip = slip_paper(SLIP, dataclasses.replace(SHEET, look=LOOKS["page"]))
    for document in (slip, case_paper(LOAN, SHEET)):
        assert Renderers().render(document, "pdf").startswith(b"%PDF")
        assert Renderers().render(document, "docx").startswith(b"PK")
