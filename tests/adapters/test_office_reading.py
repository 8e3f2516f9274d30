"""PDF, DOCX, spreadsheets, CSV and text: what they say, where, and what kept them from it."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest

import file_making as made
import page_making as pages
from prongsai.adapters import docx_reading, packed_files, pdf_reading, text_reading
from prongsai.adapters.docx_reading import read_docx
from prongsai.adapters.file_kinds import told
from prongsai.adapters.packed_files import look_into
from prongsai.adapters.pdf_reading import read_pdf
from prongsai.adapters.text_reading import read_csv, read_text
from prongsai.adapters.xlsx_reading import all_sheets
from prongsai.adapters.xlsx_reading.all_sheets import read_sheets
from prongsai.adapters.xlsx_reading.looking_over import look_over
from prongsai.core.files.kinds import Limits
from prongsai.core.preaudit.reading import Charset, Form, Stop
from prongsai.core.terms.problem import Refused

LOCKED = Path(__file__).parent / "locked_pdf"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def old_office(part: str, text: str = "") -> bytes:
    """A container of the old formats: its head, a text, and one entry of its directory."""
    name = f"{part}\0".encode("utf-16-le")
    entry = name.ljust(64, b"\0") + len(name).to_bytes(2, "little")
    said = text.encode("utf-16-le")
    return OLE.ljust(512, b"\0") + said.ljust(512, b"\0") + entry.ljust(128, b"\0")


FAR = b'<row r="900000"><c r="XFD900000"><v>1</v></c></row>'


def test_a_pdf_is_read_line_by_line_with_its_pages() -> None:
    found = read_pdf(pages.pdf('#set document(title: "แผนปี")\nต้นเรื่อง\n#pagebreak()\nท้ายเรื่อง'))

    assert [(block.text, block.place) for block in found.blocks] == [
        ("ต้นเรื่อง", "page:1"), ("ท้ายเรื่อง", "page:2"),
    ]  # fmt: skip
    assert (found.title, found.pages, found.blank_pages, found.is_scan) == ("แผนปี", 2, 0, False)


def test_pages_that_are_pictures_are_a_scan() -> None:
    found = read_pdf(pages.scan("ข้อความ"))

    assert (found.pages, found.blank_pages, found.is_scan) == (1, 1, True)


def test_a_pdf_longer_than_is_read_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_reading, "MOST_LETTERS", 3)

    assert read_pdf(pages.pdf("หน้าแรกของรายงาน\n#pagebreak()\nหน้าสอง")).cut


@pytest.mark.parametrize(
    ("content", "stopped"),
    [
        ((LOCKED / "to_open.pdf").read_bytes(), Stop.LOCKED),
        (made.PDF, Stop.DAMAGED),
        (pages.pdf("ก")[:500], Stop.DAMAGED),
    ],
    ids=["locked", "no pages", "torn"],
)
def test_a_pdf_that_cannot_be_read_says_why(content: bytes, stopped: Stop) -> None:
    assert read_pdf(content).stopped is stopped


def test_a_pdf_locked_for_printing_only_can_be_read() -> None:
    assert read_pdf((LOCKED / "to_print.pdf").read_bytes()).stopped is None


def test_a_document_is_read_with_headings_and_tables() -> None:
    found = read_docx(pages.word(("รายงาน", 1), ("เนื้อหา", 0), [["ก", "ข"], [1, 2]], title="ชื่อ"))

    assert [(block.text, block.level) for block in found.blocks] == [("รายงาน", 1), ("เนื้อหา", 0)]
    assert found.tables[0].rows == (("ก", "ข"), ("1", "2"))
    assert found.title == "ชื่อ"


def test_a_document_longer_than_is_read_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_reading, "MOST_CELLS", 1)

    found = read_docx(pages.word([["ก", "ข"]], ("ที่เหลือ", 0)))

    assert (found.cut, found.blocks) == (True, ())


def test_a_document_without_its_parts_is_damaged() -> None:
    assert read_docx(made.packed({"word/document.xml": b"<a/>"})).stopped is Stop.DAMAGED


def test_every_sheet_is_a_table_and_its_name_a_heading() -> None:
    found = read_sheets(
        pages.sheets({"ต.ค.67": [["ก", "ข"], [1.0, 2.5]], "ว่าง": [], "พ.ย.67": [["ค"]]})
    )

    assert [block.text for block in found.headings] == ["ต.ค.67", "พ.ย.67"]
    assert found.tables[0].rows == (("ก", "ข"), ("1", "2.5"))
    assert found.tables[1].place == "sheet:พ.ย.67"


def test_of_a_long_sheet_the_beginning_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(all_sheets, "MOST_CELLS", 4)

    found = read_sheets(pages.sheets({"ก": [[1, 2]] * 9, "ข": [[3]]}))

    assert (found.cut, len(found.tables), len(found.tables[0].rows)) == (True, 1, 2)


def test_errors_in_cells_are_no_hindrance() -> None:
    book = made.unpacked(pages.sheets({"ก": [["ก", 1]]}))
    sheet = book["xl/worksheets/sheet1.xml"].replace(b"<v>1</v>", b"<v>#REF!</v>").replace(
        b'r="B1"', b'r="B1" t="e"'
    )  # fmt: skip

    assert read_sheets(made.packed({**book, "xl/worksheets/sheet1.xml": sheet})).stopped is None


def swollen() -> bytes:
    book = made.unpacked(made.workbook())
    sheet = book["xl/worksheets/sheet1.xml"].replace(b"</sheetData>", FAR + b"</sheetData>")
    return made.packed({**book, "xl/worksheets/sheet1.xml": sheet})


@pytest.mark.parametrize(
    ("content", "stopped"),
    [
        (swollen(), Stop.BOMB),
        (made.open_document("spreadsheet"), Stop.DAMAGED),
        (b"PK", Stop.DAMAGED),
    ],
    ids=["cells far out", "no content", "no file"],
)
def test_a_spreadsheet_that_cannot_be_read_says_why(content: bytes, stopped: Stop) -> None:
    assert read_sheets(content).stopped is stopped


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_csv_is_read_whatever_separates_its_columns(mark: str) -> None:
    found = read_csv(f"เดือน{mark}จำนวน\nต.ค.{mark}2\n\n", Charset("utf-8"))

    assert found.tables[0].rows == (("เดือน", "จำนวน"), ("ต.ค.", "2"))


def test_csv_that_breaks_off_is_read_till_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_reading, "MOST_ROWS", 2)
    rows = read_csv("ก,ข\n1,2\n3,4\n", Charset())
    endless = read_csv('ก,ข\n"' + "ค" * 200_000 + "\n", Charset())

    assert (len(rows.tables[0].rows), rows.cut) == (2, True)
    assert endless.tables[0].rows == (("ก", "ข"),)


def test_text_is_read_line_by_line() -> None:
    found = read_text("หนึ่ง\n\nสอง", Charset())

    assert [(block.text, block.place) for block in found.blocks] == [
        ("หนึ่ง", "line:1"),
        ("สอง", "line:3"),
    ]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (made.document(), (Form.DOCX, None)),
        (made.workbook(), (Form.SHEET, None)),
        (made.open_document("spreadsheet"), (Form.SHEET, None)),
        (made.open_document("text"), (Form.OTHER, Stop.UNKNOWN)),
        (made.document()[:-30], (Form.OTHER, Stop.DAMAGED)),
        (old_office("EncryptedPackage"), (Form.OTHER, Stop.LOCKED)),
        (old_office("Workbook"), (Form.SHEET, None)),
        (old_office("WordDocument"), (Form.OTHER, Stop.UNKNOWN)),
        (old_office("WordDocument", "Book\0Workbook\0"), (Form.OTHER, Stop.UNKNOWN)),
        (made.packed({f"{n}": b"" for n in range(3_001)}), (Form.OTHER, Stop.BOMB)),
        (made.packed({"word/document.xml": bytes(61_000_000)}), (Form.DOCX, Stop.BOMB)),
    ],
    ids=[
        "docx", "xlsx", "ods", "odt", "torn", "locked", "xls", "doc", "doc of books",
        "many parts", "bomb",
    ],
)  # fmt: skip
def test_packed_files_are_told_apart_before_they_are_read(
    content: bytes, found: tuple[Form, Stop | None]
) -> None:
    assert look_into(content) == found


def bent(at: int, *bits: int) -> bytes:
    """A packed file whose directory says otherwise than it should, from a place of it on."""
    content = bytearray(made.packed({"word/document.xml": bytes(range(250))}))
    first = content.index(b"PK\x01\x02")
    content[first + at : first + at + len(bits)] = bytes(bits)
    return bytes(content)


def beyond() -> bytes:
    """A part at a place no file reaches, by the field for large files."""
    content = bytearray(bent(42, 255, 255, 255, 255))
    first, field = content.index(b"PK\x01\x02"), struct.pack("<HHQ", 1, 8, 1 << 63)
    content[first + 30] = len(field)
    content[first + 46 + len("word/document.xml") : first + 46 + len("word/document.xml")] = field
    end = content.index(b"PK\x05\x06")
    content[end + 12 : end + 16] = struct.pack("<L", end - first)
    return bytes(content)


@pytest.mark.parametrize(
    ("content", "stopped"),
    [
        (bent(8, 1), Stop.LOCKED),
        (bent(8, 0x40), Stop.LOCKED),
        (bent(6, 99), Stop.UNKNOWN),
        (bent(10, 9), Stop.UNKNOWN),
        (bent(16, 0), Stop.DAMAGED),
        (bent(42, 7), Stop.DAMAGED),
        (beyond(), Stop.DAMAGED),
    ],
    ids=[
        "password", "strong password", "newer version", "deflate64", "check sum", "place",
        "place beyond all",
    ],
)  # fmt: skip
def test_why_a_packed_file_is_not_unpacked(content: bytes, stopped: Stop) -> None:
    assert look_into(content) == (Form.OTHER, stopped)


@pytest.mark.parametrize("level", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_what_is_packed_wrongly_is_damaged_whichever_way(level: int) -> None:
    content = bytearray(made.packed({"word/document.xml": b"x" * 999}, level))
    at = content.index(b"word/document.xml") + len("word/document.xml")
    content[at : at + 12] = b"\xff" * 12

    assert look_into(bytes(content)) == (Form.OTHER, Stop.DAMAGED)
    with pytest.raises(Refused):
        told(bytes(content), Limits())


def test_a_place_beyond_all_files_is_damage_to_a_file_handed_in_too() -> None:
    with pytest.raises(Refused) as refused:
        told(beyond(), Limits())

    assert refused.value.problems[0].code == "file-damaged"
    look_over(io.BytesIO(beyond()))


def test_a_document_whose_part_is_another_is_damaged() -> None:
    parts = made.unpacked(made.document())

    assert read_docx(made.packed({**parts, "[Content_Types].xml": b"<x/>"})).stopped is Stop.DAMAGED


def test_a_sheet_in_letters_nobody_knows_is_damaged() -> None:
    sheet = b'<?xml version="1.0" encoding="UTF-9"?><worksheet/>'
    book = {**made.unpacked(made.workbook()), "xl/worksheets/sheet1.xml": sheet}

    assert read_sheets(made.packed(book)).stopped is Stop.DAMAGED


def test_what_a_reader_may_unpack_fits_into_its_memory() -> None:
    assert packed_files.MOST_UNPACKED < 100_000_000
