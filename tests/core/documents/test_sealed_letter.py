"""The letter that refers a report is an official one, in the words of who reported, nameless."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from plan_making import plans
from prongsai.core.documents.blocks import Aside, Emblem, Hanging, Paragraph, Signature, plain
from prongsai.core.documents.content import Content
from prongsai.core.documents.document import Document
from prongsai.core.documents.plain_text import as_text
from prongsai.core.documents.sealed_letter import Referral, Secrecy, referral_letter, stamp

SHELF = plans().shelf
SCRIPT = SHELF.script("sealed", "th")
HEAD = Content(
    agency="เทศบาลตำบลนาฝัน", subject="", body=(), position="นายกเทศมนตรีตำบลนาฝัน",
    to="สำนักงาน ป.ป.ช.", number="ฝน 12345/6", dated=dt.date(2026, 8, 20),
    unit="สำนักปลัด", telephone="0 0000 0000",
)  # fmt: skip
REPORT = Referral(
    case="3/2569", came=dt.date(2026, 8, 18), what="รับเงิน 3000 บาท\n\nทุกวันศุกร์",
    accused="เจ้าหน้าที่คนหนึ่ง", where="หน้าอาคาร 2", found="มีเอกสาร", words="ติดต่อกลับทางหนังสือ", files=2,
)  # fmt: skip


def made(referral: Referral = REPORT, head: Content = HEAD) -> Document:
    return referral_letter(referral, head, SHELF.forms, SCRIPT, dt.date(2026, 8, 20))


def test_it_has_the_parts_of_an_official_letter_in_their_order() -> None:
    kinds = [type(block) for block in made().blocks]
    assert kinds[:6] == [Emblem, Aside, Aside, Hanging, Hanging, Hanging]
    assert set(kinds) == {Emblem, Aside, Hanging, Paragraph, Signature}
    text = as_text(made())
    for said in ("๓/๒๕๖๙", "๑๘ สิงหาคม ๒๕๖๙", "ฝน ๑๒๓๔๕/๖", "เรียน", "จำนวน ๒ ไฟล์", "ขอแสดงความนับถือ"):
        assert said in text


def test_what_was_reported_is_quoted_with_its_own_digits_line_by_line() -> None:
    lines = [plain(block.text) for block in made().blocks if isinstance(block, Paragraph)]
    assert lines[1:7] == [
        "เรื่องที่แจ้ง รับเงิน 3000 บาท", "ทุกวันศุกร์", "ผู้ถูกแจ้ง เจ้าหน้าที่คนหนึ่ง",
        "สถานที่และเวลา หน้าอาคาร 2", "ผลการตรวจสอบเบื้องต้น มีเอกสาร", "ผู้แจ้งไม่ประสงค์ออกนาม",
    ]  # fmt: skip
    assert "ติดต่อกลับทางหนังสือ" in lines


def test_what_is_left_out_is_not_told_and_a_name_never_goes_along() -> None:
    text = as_text(made(Referral(case="1/2569", came=REPORT.came, named=True)))
    for label in ("เรื่องที่แจ้ง", "สถานที่และเวลา", "ผลการตรวจสอบ", "สิ่งที่ส่งมาด้วย", "ไม่ประสงค์ออกนาม"):
        assert label not in text
    assert "มิได้ส่งชื่อมาพร้อมหนังสือนี้" in text


def test_number_day_and_signer_that_nobody_typed_are_places_to_write_in() -> None:
    text = as_text(made(head=replace(HEAD, number="", dated=None)))
    assert "ที่ ............" in text


def test_the_class_of_secrecy_is_stamped_where_there_is_one() -> None:
    assert [stamp(each, SCRIPT) for each in Secrecy] == ["", "ลับ", "ลับมาก"]
