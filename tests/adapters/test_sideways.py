"""A sheet that lies on its long side is as wide as A4 is high, in every format that has pages."""

from __future__ import annotations

import io

import docx
import pypdfium2
from docx.enum.section import WD_ORIENT
from docx.shared import Mm

from contracts.renderers import RENDERERS
from papers_making import MADE, forms
from prongsai.core.documents.blocks import Paragraph, text
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


def test_a_page_is_printed_on_its_long_side() -> None:
    assert "size: A4 landscape;" in RENDERERS["html"].make(WIDE).decode()
