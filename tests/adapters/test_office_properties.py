"""Who wrote and who saved an office file is taken out of it; nothing else changes."""

from __future__ import annotations

import io
import time
import zipfile

import pytest
import xlsxwriter

import file_making as made
import papers_of_offices as papers
from prongsai.adapters.docx_reading import read_docx
from prongsai.adapters.office_properties import without_makers
from prongsai.core.files.kinds import Kind


def book(author: str) -> bytes:
    held = io.BytesIO()
    workbook = xlsxwriter.Workbook(held)
    workbook.set_properties({"author": author, "manager": author, "title": "ตาราง"})
    workbook.add_worksheet().write(0, 0, "ก")
    workbook.close()
    return held.getvalue()


def test_a_word_file_loses_its_authors_and_nothing_else() -> None:
    was = papers.word("ข้อความ", author="สมหญิง ใจดี")
    now = without_makers(was, Kind.DOCX)

    assert "สมหญิง" not in papers.makers(now).decode()
    assert read_docx(now).blocks == read_docx(was).blocks
    assert not read_docx(now).names_maker
    assert without_makers(was, Kind.DOCX) == now


def test_a_spreadsheet_loses_them_in_both_lists_of_properties() -> None:
    parts = made.unpacked(without_makers(book("สมหญิง ใจดี"), Kind.XLSX))

    assert not [name for name, said in parts.items() if "สมหญิง" in said.decode("utf-8", "replace")]
    assert "ตาราง" in parts["docProps/core.xml"].decode()


def test_what_names_nobody_keeps_its_bytes() -> None:
    clean = without_makers(book("สมหญิง"), Kind.XLSX)

    assert without_makers(clean, Kind.XLSX) is clean
    assert without_makers(b"%PDF-", Kind.PDF) == b"%PDF-"


def test_a_signed_file_is_left_as_it_was_signed() -> None:
    held = io.BytesIO(papers.word("ก", author="สมหญิง"))
    with zipfile.ZipFile(held, "a") as archive:
        archive.writestr("_xmlsignatures/sig1.xml", "<s/>")

    assert without_makers(held.getvalue(), Kind.DOCX) == held.getvalue()


@pytest.mark.parametrize(
    "repeated", [b"<creator ", b"<aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", b"<a:creator>x"]
)
def test_a_list_of_properties_made_to_be_slow_is_not(repeated: bytes) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("docProps/core.xml", repeated * (900_000 // len(repeated)))
    begun = time.process_time()
    without_makers(held.getvalue(), Kind.DOCX)

    assert time.process_time() - begun < 2


def test_a_list_of_properties_that_is_far_too_large_stays_as_it_is() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("docProps/core.xml", b"<creator>x</creator>" + b" " * 1_000_000)

    assert without_makers(held.getvalue(), Kind.DOCX) == held.getvalue()
