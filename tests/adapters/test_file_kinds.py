"""Real files are told by what is in them."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

import file_making as made
from prongsai.adapters.file_kinds import begun_as, told
from prongsai.core.files.kinds import MEGABYTE, Kind, Limits
from prongsai.core.terms.problem import Refused

LIMITS = Limits()
LOCKED = Path(__file__).parent / "locked_pdf"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (made.PDF, Kind.PDF),
        (made.png(), Kind.PNG),
        (made.jpeg(), Kind.JPEG),
        (made.document(), Kind.DOCX),
        (made.workbook(), Kind.XLSX),
        (made.open_document("text"), Kind.ODT),
        (made.open_document("spreadsheet"), Kind.ODS),
        ("ลำดับ,คะแนน\n1,95.5\n".encode(), Kind.TXT),
        ("ลำดับ,คะแนน\n1,95.5\n".encode("cp874"), Kind.TXT),
    ],
    ids=["pdf", "png", "jpeg", "docx", "xlsx", "odt", "ods", "utf-8", "windows-874"],
)
def test_a_file_is_told_by_its_content(content: bytes, kind: Kind) -> None:
    assert told(content, LIMITS) is kind


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (made.PDF[:20], Kind.PDF),
        (made.png()[:12], Kind.PNG),
        (made.document(), Kind.DOCX),
        (made.workbook(), Kind.XLSX),
        (made.packed({"a.txt": b"only a ZIP"}), None),
        (made.document()[:-30], None),
        (b"a,b", None),
        (b"", None),
    ],
)
def test_a_cut_file_is_told_by_how_it_begins(content: bytes, kind: Kind | None) -> None:
    assert begun_as(content) is kind


def lying() -> bytes:
    """A part of two megabytes whose directory declares ten bytes."""
    content = made.packed({"mimetype": bytes(2 * MEGABYTE)})
    size = (2 * MEGABYTE).to_bytes(4, "little")
    assert content.count(size) == 2
    return content.replace(size, (10).to_bytes(4, "little"))


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (made.PDF[:-8], "file-damaged"),
        (made.document()[:-30], "file-damaged"),
        (made.workbook().replace(b"xl/workbook.xml", b"xl/wor\xffbook.xml", 1), "file-damaged"),
        (made.workbook(macros=b"\xd0\xcf\x11\xe0 code"), "file-macros"),
        (made.typed(made.WORD, "application/vnd.ms-office.vbaProject"), "file-macros"),
        (made.typed("application/vnd.ms-word.document.macroEnabled.main+xml"), "file-macros"),
        (made.open_document("text", **{"Basic/Standard/a.xml": b"x"}), "file-macros"),
        (made.open_document("text", b"<encryption-data/>"), "file-encrypted"),
        (made.packed({"a.txt": b"only a ZIP"}), "file-content-unknown"),
        (made.packed({"[Content_Types].xml": bytes(MEGABYTE + 1)}), "file-damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 WordDocument", "file-old-office"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "file-encrypted",
        ),
        (b"MZ\x90\x00\x03", "file-content-unknown"),
        (b"GIF89a\x01\x00", "file-content-unknown"),
        ("ก".encode("utf-16"), "file-content-unknown"),
        (b"\xa1\xdb\xdc", "file-content-unknown"),
    ],
    ids=range(16),
)
def test_what_is_not_taken_is_refused_by_code(content: bytes, code: str) -> None:
    with pytest.raises(Refused) as said:
        told(content, LIMITS)
    assert [problem.code for problem in said.value.problems] == [code]


def test_a_bomb_is_refused_by_its_directory_before_it_is_unpacked() -> None:
    content = made.packed({"mimetype": bytes(2 * MEGABYTE)})
    assert len(content) < 10_000
    with pytest.raises(Refused) as said:
        told(content, Limits(unpacked=MEGABYTE))
    assert said.value.problems[0].code == "file-bomb"


def test_a_bomb_whose_directory_lies_is_refused_while_it_is_unpacked() -> None:
    with pytest.raises(Refused) as said:
        told(lying(), Limits(unpacked=MEGABYTE))
    assert said.value.problems[0].code == "file-bomb"


def test_a_directory_that_lies_within_the_limits_is_damage() -> None:
    with pytest.raises(Refused) as said:
        told(lying(), LIMITS)
    assert said.value.problems[0].code == "file-damaged"


def test_a_locked_part_is_refused() -> None:
    content = bytearray(made.packed({"mimetype": b"x"}))
    content[6] |= 1
    content[content.rindex(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(Refused) as said:
        told(bytes(content), LIMITS)
    assert said.value.problems[0].code == "file-encrypted"


# --- Locked PDF: made once by LibreOffice, with a password to open it and with one to print it --


@pytest.mark.parametrize("name", ["to_open", "to_print"])
def test_a_locked_pdf_is_refused_whichever_way_it_is_locked(name: str) -> None:
    with pytest.raises(Refused) as said:
        told((LOCKED / f"{name}.pdf").read_bytes(), LIMITS)
    assert [problem.code for problem in said.value.problems] == ["file-encrypted"]


def test_a_pdf_that_holds_a_locked_one_is_not_locked() -> None:
    inside = (LOCKED / "to_open.pdf").read_bytes().partition(b"trailer")[2]
    content = made.PDF.replace(b"trailer", b"2 0 obj\nstream\n" + inside + b"\nendstream\ntrailer")
    assert told(content, LIMITS) is Kind.PDF


def test_streams_without_an_end_are_looked_for_once() -> None:
    content = made.PDF.replace(b"trailer", b"/Encrypt<<" + b"stream\n" * 400_000 + b"trailer")
    begun = time.process_time()
    with pytest.raises(Refused):
        told(content, LIMITS)

    assert time.process_time() - begun < 2


def test_a_lock_may_stand_in_a_table_of_references_that_is_a_stream() -> None:
    table = b"9 0 obj << /Type /XRef /Encrypt 8 0 R >>\nstream\nx\nendstream endobj\ntrailer"
    with pytest.raises(Refused):
        told(made.PDF.replace(b"trailer", table), LIMITS)
