"""What was read answers the same questions for every format."""

from __future__ import annotations

import pytest

from prongsai.core.preaudit.letters import alike, flat, mended
from prongsai.core.preaudit.reading import LOOKS, Block, Form, Link, Reading, Table
from prongsai.core.preaudit.sniffing import form_of, packed_form

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("head", "told", "name", "form"),
    [
        (b"\n\n%PDF-1.4", "", "", Form.PDF),
        (b"\xff\xd8\xff\xe0", "", "", Form.IMAGE),
        (b"RIFF\0\0\0\0WEBPVP8", "", "", Form.IMAGE),
        (b"<!DOCTYPE html>", "application/pdf", "", Form.HTML),
        ("<p>ก".encode("utf-16"), "", "", Form.HTML),
        ("a,b".encode("utf-16"), "text/csv; charset=utf-16", "", Form.CSV),
        (b"a,b", "", "FILE.CSV", Form.CSV),
        (b"a,b", "text/plain", "", Form.TEXT),
        ("รายงาน".encode("utf-16-le"), "", "", Form.TEXT),
        (b"\x01\x02\x03\x04abc", "text/plain", "", Form.OTHER),
        (b"ab\0cdefghijkl", "", "", Form.OTHER),
        (ZIP, "", "", None),
        (OLE, "", "", None),
    ],
)
def test_a_file_is_what_its_first_bytes_say(head: bytes, told: str, name: str, form: Form) -> None:
    assert form_of(head, told, name) is form


@pytest.mark.parametrize(
    ("part", "mimetype", "form"),
    [
        ("word/document.xml", "", Form.DOCX),
        ("xl/workbook.xml", "", Form.SHEET),
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet", Form.SHEET),
        ("ppt/presentation.xml", "", Form.OTHER),
    ],
)
def test_a_packed_file_is_what_its_parts_say(part: str, mimetype: str, form: Form) -> None:
    assert packed_form(frozenset({part}), mimetype) is form


def test_what_is_its_own_leaves_the_frame_of_the_site_out() -> None:
    found = Reading(
        Form.HTML,
        title="เว็บ",
        blocks=(
            Block("เมนู", aside=True),
            Block("ย่อย", level=2),
            Block("เนื้อหา"),
            Block("ใหญ่", level=1),
        ),
        tables=(Table((("ก", ""), ("ข", "ค")), "table:1"),),
        links=(Link("ก", "/a", aside=True), Link("ข", "/b")),
    )

    assert [block.text for block in found.headings] == ["เว็บ", "ใหญ่", "ย่อย"]
    assert [link.text for link in found.own_links] == ["ข"]
    assert list(found.said)[-2:] == [("ก", "table:1 row:1"), ("ข | ค", "table:1 row:2")]
    assert (found.tables[0].width, found.letters) == (2, 18)


def test_the_way_to_a_page_and_the_first_loud_lines_name_it_too() -> None:
    loud = tuple(Block(f"เด่น {number}", level=LOOKS) for number in range(5))
    found = Reading(Form.HTML, trail="แผน", blocks=(*loud, Block("ใหญ่", level=2)))

    assert [block.text for block in found.headings] == ["แผน", "ใหญ่", "เด่น 0", "เด่น 1", "เด่น 2"]


def test_a_reading_without_a_title_or_table_is_one_all_the_same() -> None:
    found = Reading(Form.TEXT, blocks=(Block("", aside=True),))

    assert (list(found.headings), found.main, Table(()).width) == ([], found.blocks, 0)


@pytest.mark.parametrize(
    ("found", "scan"),
    [
        (Reading(Form.IMAGE), True),
        (Reading(Form.PDF, pages=2, blank_pages=2), True),
        (Reading(Form.PDF, pages=2, blank_pages=1), False),
        (Reading(Form.PDF), False),
        (Reading(Form.HTML), False),
    ],
)
def test_pictures_of_text_are_a_scan(found: Reading, scan: bool) -> None:
    assert found.is_scan is scan


@pytest.mark.parametrize(
    ("torn", "whole"),
    [
        ("ส ำนักงาน", "สำนักงาน"),
        ("น ้ำ", "น้ำ"),
        ("ที ่ดี", "ที่ดี"),
        ("ปั\uf714ม", "ปั้ม"),
        ("ที่ ดี", "ที่ ดี"),
        ("สํานัก", "สำนัก"),
    ],
)
def test_marks_torn_off_by_a_pdf_are_put_back(torn: str, whole: str) -> None:
    assert mended(torn) == whole


def test_keys_do_not_see_what_readers_do_not() -> None:
    assert alike("อ.บ.ต. แม่ตอง") == alike("อบต.แม่ตอง")
    assert alike("ค าน า") == alike("คำนำ")
    assert flat(" ก\n\tข ") == "ก ข"
