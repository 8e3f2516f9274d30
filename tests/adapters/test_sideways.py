"""A sheet that lies on its long side is as wide as A4 is high, in every format that has pages."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import docx
import pypdfium2
import pytest
from docx.enum.section import WD_ORIENT
from docx.shared import Mm

from contracts.renderers import RENDERERS, read_docx
from paper_making import template
from papers_making import MADE, forms
from prongsai.adapters.docx_writing.writing import write_docx
from prongsai.core.documents.blocks import Column, PageBreak, Paragraph, Table, cell, heads, text
from prongsai.core.documents.document import Document
from prongsai.core.documents.look import Numerals

WIDE = Document(
    title="ตาราง", agency="เทศบาลตำบลนาฝัน", language="th", look=forms().looks["sheet"],
    numerals=Numerals.THAI, blocks=(Paragraph(text("ข้อความ")),), dated=MADE,
)  # fmt: skip


def test_the_text_has_what_the_margins_leave_of_the_long_side() -> None:
    assert WIDE.look.text_width == WIDE.look.sheet_width - 3


def test_a_docx_lies_on_its_long_side() -> None:
    page = docx.Document(io.BytesIO(RENDERERS["docx"].make(WIDE))).sections[0]

    assert page.orientation == WD_ORIENT.LANDSCAPE
    assert [round((each or 0) / Mm(1)) for each in (page.page_width, page.page_height)] == [
        297,
        210,
    ]


def test_a_pdf_lies_on_its_long_side() -> None:
    width, height = pypdfium2.PdfDocument(RENDERERS["pdf"].make(WIDE))[0].get_size()

    assert (round(width), round(height)) == (842, 595)


def table() -> Table:
    return Table((Column(1), Column(1)), (heads("ก", "ข"),), ((cell("1"), cell("2")),))


TURNED = Document(
    title="แผน", agency="เทศบาลตำบลนาฝัน", language="th", look=forms().looks["official"],
    numerals=Numerals.THAI, dated=MADE, mark="ร่าง",
    blocks=(
        Paragraph(text("ยืน")), PageBreak(sideways=True), table(), PageBreak(sideways=False),
        Paragraph(text("ยืนอีก")), PageBreak(), Paragraph(text("หน้าต่อไป")),
    ),
)  # fmt: skip


def test_sheets_are_turned_within_a_pdf_and_back() -> None:
    made = pypdfium2.PdfDocument(RENDERERS["pdf"].make(TURNED))
    sides = [made[place].get_size() for place in range(len(made))]

    assert [wide > high for wide, high in sides] == [False, True, False, False]


def lying(content: bytes) -> list[bool]:
    """Of each section of a Word file, whether its sheets are wider than high."""
    sections = docx.Document(io.BytesIO(content)).sections
    wide = [(each.page_width or 0) > (each.page_height or 0) for each in sections]
    assert [each.orientation == WD_ORIENT.LANDSCAPE for each in sections] == wide
    return wide


def test_sheets_are_turned_within_a_docx_whose_first_page_alone_bears_no_number() -> None:
    content = RENDERERS["docx"].make(TURNED)
    sections = list(docx.Document(io.BytesIO(content)).sections)
    heads = ["".join(p.text for p in each.header.paragraphs) for each in sections]

    assert lying(content) == [False, True, False]
    assert [each.different_first_page_header_footer for each in sections] == [True, False, False]
    assert heads == ["- 2 -"] * 3
    assert content_xml(content).count('w:fmt="thaiNumbers"') == 3


def test_a_document_may_end_on_its_long_side() -> None:
    ends = replace(TURNED, blocks=TURNED.blocks[:3])

    assert lying(RENDERERS["docx"].make(ends)) == [False, True]
    assert RENDERERS["html"].make(ends).decode().count('<div class="lying">') == 1


@pytest.mark.parametrize("shape", ["[เนื้อหา]", "อื่น"])
def test_sheets_are_turned_on_the_paper_of_an_office_too(shape: str) -> None:
    content = write_docx(TURNED, {}, template(shape))

    assert lying(content) == [False, True, False]
    assert read_docx(content).count("ยืนอีก") == 1


def content_xml(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return packed.read("word/document.xml").decode()


def test_parts_that_lie_are_printed_so_and_closed_again() -> None:
    page = RENDERERS["html"].make(TURNED).decode()

    assert "@page lying { size: A4 landscape; }" in page
    assert page.index('<div class="lying">') < page.index("<table") < page.index('standing">')
    assert page.count("<div") == page.count("</div>")


def test_a_page_is_printed_on_its_long_side() -> None:
    assert "size: A4 landscape;" in RENDERERS["html"].make(WIDE).decode()
