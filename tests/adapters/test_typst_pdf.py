"""PDF: archivable, tagged, read back as it was written, its lines ending between words."""

from __future__ import annotations

import re

import pypdfium2
import pytest

from contracts.renderers import press, read_pdf
from papers_making import DRAWING, MARKS, PROSE, document
from prongsai.adapters.thai_words import words_of
from prongsai.adapters.typst_pdf.compiling import Press
from prongsai.core.documents.blocks import Column, Paragraph, Table, cell, heads, text
from prongsai.core.documents.look import Numerals
from prongsai.core.terms.problem import Refused


def test_it_says_of_itself_that_it_is_for_the_archive_and_for_everybody() -> None:
    made = press().pdf(document())

    assert b"<pdfaid:part>2</pdfaid:part>" in made
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in made
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made


def test_it_carries_language_title_and_day() -> None:
    made = press().pdf(document())
    found = pypdfium2.PdfDocument(made).get_metadata_dict()

    assert found["Title"] == "รายงานผลการประเมิน"
    assert found["CreationDate"].startswith("D:20221003")
    assert b"/Lang(th)" in made


def test_a_table_over_several_pages_repeats_its_head() -> None:
    rows = tuple((cell(str(n)), cell("เรื่อง")) for n in range(1, 91))
    table = Table((Column(1), Column(4)), (heads("ลำดับเดียว", "รายการ"),), rows)
    made = press().pdf(document(table))
    said = re.sub(r"\s", "", read_pdf(made))

    assert said.count("ลำดับเดียว") == len(pypdfium2.PdfDocument(made)) == 3


def test_pages_after_the_first_carry_their_number_in_the_numerals_of_the_paper() -> None:
    long = document(*[Paragraph(text(PROSE))] * 20)
    thai, arabic = (
        read_pdf(press().pdf(each))
        for each in (long, document(*long.blocks, numerals=Numerals.ARABIC))
    )

    assert "- ๒ -" in thai
    assert "- 2 -" in arabic
    assert "- ๑ -" not in thai


def test_no_letter_is_added_to_the_text_to_break_lines() -> None:
    said = read_pdf(press().pdf(document(*[Paragraph(text(PROSE))] * 5)))

    assert not re.search("[\u200b\u2060\u00ad\ufeff]", said)


def test_marks_above_and_below_stay_with_their_letters() -> None:
    # The reader works out how lines run from a page that holds some.
    said = read_pdf(press().pdf(document(*[Paragraph(text(PROSE))] * 3, Paragraph(text(MARKS)))))

    assert [word for word in MARKS.split() if word not in said] == []


def test_a_page_as_a_picture_is_a_picture() -> None:
    assert press().pages(document(), ppi=40)[0].startswith(b"\x89PNG")
    assert press().picture(DRAWING).startswith(b"\x89PNG")


def test_a_missing_font_is_said_with_the_package_that_brings_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("prongsai.adapters.typst_pdf.compiling.FONT", "ฟอนต์ที่ไม่มี")

    with pytest.raises(Refused) as refused:
        Press(words_of)

    problem = refused.value.problems[0]
    assert (problem.code, problem.facts["package"]) == ("font-missing", "fonts-tlwg-laksaman-ttf")
