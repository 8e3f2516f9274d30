"""PDF: archivable, tagged, read back as it was written, its lines ending between words."""

from __future__ import annotations

import re

import pypdfium2
import pytest

from contracts.renderers import press, read_pdf
from papers_making import AGENCY, DRAWING, MARKS, PROSE, document, letter
from prongsai.adapters.thai_words import words_of
from prongsai.adapters.typst_pdf.compiling import Press
from prongsai.core.documents.blocks import Column, Paragraph, Table, cell, heads, text
from prongsai.core.documents.look import Numerals
from prongsai.core.terms.numerals import prose_digits
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

    assert said.count("ลำดับเดียว") == len(pypdfium2.PdfDocument(made)) > 2


def test_a_row_longer_than_a_page_goes_on_over_the_next_and_loses_nothing() -> None:
    lines = [f"ผลที่ {n}" for n in range(1, 81)]
    row = (cell("มาตรการ"), cell(*lines))
    made = press().pdf(document(Table((Column(1), Column(4)), (heads("ก", "ข"),), (row,))))
    said = read_pdf(made)

    assert len(pypdfium2.PdfDocument(made)) > 1
    assert [line for line in lines if line not in said] == []


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


def test_whoever_signs_signs_below_the_last_lines_of_the_text() -> None:
    for lines in range(10, 34):
        body = [Paragraph(text(f"บรรทัดที่ {line}")) for line in range(lines)]
        pages = pypdfium2.PdfDocument(press().pdf(letter(*body)))
        last = pages[len(pages) - 1].get_textpage().get_text_range()

        assert prose_digits(f"บรรทัดที่ {lines - 1}").split()[1] in last
        assert "ผู้ลงนามสมมติ" in last


def test_the_signature_and_the_address_stand_on_the_right_in_one_line_each() -> None:
    page = pypdfium2.PdfDocument(press().pdf(letter(Paragraph(text(PROSE)))))[0]
    said = page.get_textpage()
    signer = said.search("(ผู้ลงนาม").get_next()[0]
    middle = 3 + 16 / 2  # centimetres from the edge of the paper

    assert said.get_charbox(signer)[0] / 72 * 2.54 > middle
    assert f"{AGENCY}\r\n" in said.get_text_range()
    assert f"นายก{AGENCY}" in said.get_text_range()


def test_a_word_or_sum_too_wide_for_its_column_gets_a_wider_one() -> None:
    columns = (Column(1), Column(20), Column(1))
    table = Table(
        columns, (heads("ลำดับ", "ก", "งบประมาณ"),), ((cell("1"), cell("ข"), cell("1,250,000.00")),)
    )
    said = read_pdf(press().pdf(document(Paragraph(text(PROSE)), table)))

    assert [each for each in ("ลำดับ", "งบประมาณ", "1,250,000.00") if each not in said] == []


def test_an_address_without_end_stays_on_the_page_and_leaves_the_others_their_words() -> None:
    long = "https://drive.example/file/d/" + "WXYZ" * 40
    table = Table(
        (Column(1), Column(1)), (heads("รายการ", "รายละเอียด"),), ((cell("เลขครุภัณฑ์"), cell(long)),)
    )
    [page] = pypdfium2.PdfDocument(press().pdf(document(Paragraph(text(long)), table)))
    said = page.get_textpage()
    ends = [said.get_charbox(at)[2] for at in range(said.count_chars())]

    assert max(ends) < 19.1 / 2.54 * 72  # centimetres: where the margin begins
    assert "รายการ" in said.get_text_range()
    assert "".join(said.get_text_range().split()).count(long) == 2


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


@pytest.mark.parametrize(("sign", "named"), [("漢", "漢"), ("\ue000", "e000")])
def test_a_letter_no_font_has_is_told(sign: str, named: str) -> None:
    with pytest.raises(Refused) as refused:
        press().pdf(document(Paragraph(text(f"ก {sign}"))))

    problem = refused.value.problems[0]
    assert (problem.code, named in problem.facts["why"]) == ("pdf-not-made", True)


def test_a_drawing_that_cannot_be_drawn_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    compiling = "prongsai.adapters.typst_pdf.compiling.picture_markup"
    monkeypatch.setattr(compiling, lambda *_: "#panic(1)")

    with pytest.raises(Refused) as refused:
        press().picture(DRAWING)

    assert refused.value.problems[0].code == "pdf-not-made"
