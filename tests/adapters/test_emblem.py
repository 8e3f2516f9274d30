"""An office's emblem stands on its papers where the form says; without one there is room for it."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Cm

from file_making import png
from papers_making import MADE, forms
from prongsai.adapters.docx_writing.writing import write_docx
from prongsai.adapters.thai_words import words_of
from prongsai.adapters.typst_pdf.compiling import Press
from prongsai.core.documents.blocks import Paragraph, text
from prongsai.core.documents.content import Content
from prongsai.core.documents.document import Document
from prongsai.core.documents.official import Builder
from template_making import template


def paper(form: str, emblem: bytes = b"") -> Document:
    body = (Paragraph(text("ข้อความ")),)
    content = Content(agency="เทศบาลตำบลนาฝัน", subject="เรื่อง", body=body, position="นายก")
    return replace(Builder(forms()).paper(form, content, made=MADE), emblem=emblem)


def anchors(content: bytes) -> list[tuple[str, str, str]]:
    """Where pictures stand: across, below the edge, and what they are said to be."""
    found = docx.Document(io.BytesIO(content)).element.body.iter(qn("wp:anchor"))
    return [
        (
            each.find(f".//{qn('wp:align')}").text,
            each.find(f".//{qn('wp:posOffset')}").text,
            each.find(qn("wp:docPr")).get("descr"),
        )
        for each in found
    ]


@pytest.mark.parametrize(("form", "across"), [("external_letter", "center"), ("memo", "left")])
def test_the_emblem_stands_where_the_form_says(form: str, across: str) -> None:
    top = str(int(Cm(1.5)))

    assert anchors(write_docx(paper(form, png()), {})) == [(across, top, "เทศบาลตำบลนาฝัน")]
    assert anchors(write_docx(paper(form), {})) == []


def test_a_template_with_an_emblem_of_its_own_keeps_it() -> None:
    own = docx.Document(io.BytesIO(template()))
    own.sections[0].header.paragraphs[0].add_run().add_picture(io.BytesIO(png()))
    held = io.BytesIO()
    own.save(held)

    assert anchors(write_docx(paper("external_letter", png()), {}, held.getvalue())) == []


@pytest.mark.parametrize("form", ["external_letter", "memo", "order"])
def test_a_pdf_holds_the_emblem_as_a_picture_and_stays_for_the_archive(form: str) -> None:
    press = Press(words_of)

    assert b"/Subtype/Image" in press.pdf(paper(form, png()))
    assert b"/Subtype/Image" not in press.pdf(paper(form))
