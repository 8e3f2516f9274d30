"""DOCX as Word reads it: styles, fields, tables, and every Thai property twice."""

from __future__ import annotations

import io
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn

from contracts.renderers import made_docx, read_pdf
from papers_making import MARKS, document, letter, spanned
from prongsai.core.documents.blocks import Paragraph, text
from prongsai.core.documents.look import Numerals


@pytest.fixture(scope="module")
def paper() -> Any:
    return docx.Document(io.BytesIO(made_docx(document(mark="ฉบับร่าง"))))


def of_style(paper: Any, name: str) -> Any:
    return next(style.element.rPr for style in paper.styles if style.name == name)


@pytest.mark.parametrize(
    "name", ["Normal", "Title", "Heading 1", "Heading 2", "Heading 3", "Caption", "Paper Table"]
)
def test_every_style_names_font_size_and_weight_for_thai_letters_too(paper: Any, name: str) -> None:
    properties = of_style(paper, name)

    assert properties.find(qn("w:rFonts")).get(qn("w:cs")) == "TH Sarabun PSK"
    size = properties.find(qn("w:sz")).get(qn("w:val"))
    assert properties.find(qn("w:szCs")).get(qn("w:val")) == size
    assert properties.find(qn("w:b")) is not None
    assert properties.find(qn("w:bCs")) is not None


def test_what_no_style_names_is_thai_too(paper: Any) -> None:
    defaults = paper.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault"))[0]

    assert defaults.find(qn("w:lang")).get(qn("w:bidi")) == "th-TH"
    assert defaults.find(qn("w:rFonts")).get(qn("w:cs")) == "TH Sarabun PSK"


def test_headings_are_headings_and_running_text_is_spread_the_thai_way(paper: Any) -> None:
    styles = {each.text: each.style.name for each in paper.paragraphs}
    prose = next(each for each in paper.paragraphs if "๙๕.๗๕" in each.text)

    assert styles["๑. ความเป็นมา"] == "Heading 1"
    assert styles["๑.๑ กรอบการประเมิน"] == "Heading 2"
    assert prose.style.name == "Normal"
    assert prose._element.pPr.jc.get(qn("w:val")) == "thaiDistribute"


def test_the_only_table_styles_are_those_its_tables_use_and_every_style_named_is_there(
    paper: Any,
) -> None:
    tables = {style.name for style in paper.styles if style.type is WD_STYLE_TYPE.TABLE}
    known = {style.style_id for style in paper.styles}
    named = ("w:basedOn", "w:next", "w:link", "w:pStyle", "w:rStyle", "w:tblStyle")
    parts = (paper.styles.element, paper.element, paper.part.numbering_part.element)
    used = {
        each.get(qn("w:val")) for part in parts for each in part.iter(*(qn(tag) for tag in named))
    }

    assert tables == {"Normal Table", "Table Grid"}
    assert used - known == set()


def test_a_table_repeats_its_head_and_does_not_tear_its_rows(paper: Any) -> None:
    table = paper.tables[0]
    first, second = table.rows[0]._tr.trPr, table.rows[1]._tr.trPr

    assert first.find(qn("w:tblHeader")) is not None
    assert second.find(qn("w:tblHeader")) is None
    assert second.find(qn("w:cantSplit")) is not None


def test_spanning_cells_are_merged(paper: Any) -> None:
    table = paper.tables[1]

    assert table.cell(1, 0)._tc is table.cell(2, 0)._tc
    assert table.cell(2, 1)._tc is table.cell(2, 2)._tc
    assert table.cell(2, 1).text == "รายงานผลทุกไตรมาส"


def test_pages_are_numbered_by_a_field_in_the_numerals_of_the_paper(paper: Any) -> None:
    section = paper.sections[0]
    header = section.header.paragraphs[0]

    assert "PAGE" in header._element.xml
    assert section._sectPr.find(qn("w:pgNumType")).get(qn("w:fmt")) == "thaiNumbers"
    assert section.different_first_page_header_footer


def test_a_blank_is_a_field_one_click_selects(paper: Any) -> None:
    names = [each.get(qn("w:val")) for each in paper.element.body.iter(qn("w:alias"))]

    assert names == ["เลขที่", "วันที่", "ชื่อผู้ลงนาม"]


def test_the_contents_stand_there_before_word_works_out_the_pages(paper: Any) -> None:
    entries = [each.text for each in paper.paragraphs if each.style.name.startswith("toc")]

    assert entries == ["๑. ความเป็นมา", "๑.๑ กรอบการประเมิน"]
    assert 'TOC \\o "1-2"' in paper.element.xml


def test_a_picture_has_its_text_alternative(paper: Any) -> None:
    said = [shape._inline.docPr.get("descr") for shape in paper.inline_shapes]

    assert said == ["กราฟแท่งแสดงคะแนน 95.75", "กราฟเดิมโดยไม่มีตาราง"]


def test_a_list_is_numbered_by_word_and_each_list_begins_at_one(paper: Any) -> None:
    numbered = [p for p in paper.paragraphs if p._element.xpath("w:pPr/w:numPr/w:numId")]
    numbers = [p._element.pPr.numPr.numId.val for p in numbered]

    assert [each.text for each in numbered][:2] == ["ข้อแรกได้ ๑๐๐.๐๐ คะแนน", "ข้อย่อยที่หนึ่ง"]
    assert len(set(numbers)) == 3


def test_the_last_lines_of_the_text_stay_with_the_signature() -> None:
    made = made_docx(letter(Paragraph(text("ก่อนหน้า")), spanned(), form="order"))
    paper = docx.Document(io.BytesIO(made))
    kept = {each.text: each.paragraph_format.keep_with_next for each in paper.paragraphs}
    last_row = paper.tables[0].rows[-1].cells[1].paragraphs[0]

    assert last_row.paragraph_format.keep_with_next
    assert kept["สั่ง ณ วันที่ ๓ ตุลาคม พ.ศ. ๒๕๖๕"]
    assert not kept["ก่อนหน้า"]


def test_what_hangs_beside_a_label_begins_at_one_place(paper: Any) -> None:
    led, below = (
        next(each for each in paper.paragraphs if each.text.endswith(said)).paragraph_format
        for said in ("๑. รายงาน", "๒. แบบตอบรับ")
    )

    assert led.left_indent == below.left_indent == -led.first_line_indent


def test_a_mark_stands_at_the_foot_of_the_first_page_and_the_others(paper: Any) -> None:
    section = paper.sections[0]

    assert section.footer.paragraphs[0].text == "ฉบับร่าง"
    assert section.first_page_footer.paragraphs[0].text == "ฉบับร่าง"


def test_the_file_is_filed_under_the_agency_on_its_day(paper: Any) -> None:
    properties = paper.core_properties

    assert (properties.title, properties.language) == ("รายงานผลการประเมิน", "th-TH")
    assert properties.created.date().isoformat() == "2022-10-03"


@pytest.mark.parametrize("numerals", list(Numerals))
def test_an_office_suite_opens_it_and_prints_all_of_it(numerals: Numerals, tmp_path: Path) -> None:
    file = tmp_path / "paper.docx"
    file.write_bytes(made_docx(document(numerals=numerals)))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path)]
    done = subprocess.run([*command, str(file)], capture_output=True, text=True, check=True)
    said = read_pdf((tmp_path / "paper.pdf").read_bytes())

    assert "Error" not in done.stdout + done.stderr
    assert "กรอบการประเมิน" in said.replace(" ", "")
    assert said.count("87.50") == 30


def test_what_no_file_can_hold_is_left_out_wherever_it_stands() -> None:
    spoilt = "เทศบาล\x0b\x01ตำบล\ufffeฝัน"
    made = replace(document(Paragraph(text(spoilt))), title=spoilt, agency=spoilt, mark=spoilt)
    paper = docx.Document(io.BytesIO(made_docx(made)))

    assert "เทศบาลตำบลฝัน" in [each.text for each in paper.paragraphs]
    assert paper.core_properties.author == "เทศบาลตำบลฝัน"
    assert paper.sections[0].footer.paragraphs[0].text == "เทศบาลตำบลฝัน"


def test_parts_of_the_file_are_well_formed_and_hold_no_macro() -> None:
    with zipfile.ZipFile(io.BytesIO(made_docx(document(Paragraph(text(MARKS)))))) as file:
        names = file.namelist()
        assert file.testzip() is None

    assert [name for name in names if "vba" in name.lower()] == []


@pytest.mark.parametrize("title", ["ก" * 255, "ก" * 256, "ก" * 253 + "ที่" * 5, "ก" * 252 + "ที่" * 5])
def test_a_title_too_long_for_the_properties_is_shortened_at_a_letter(title: str) -> None:
    paper = docx.Document(io.BytesIO(made_docx(replace(document(), title=title, agency=title))))
    filed = paper.core_properties

    assert filed.author == filed.title
    assert len(filed.title) <= 255
    assert filed.title == title or filed.title.endswith(("ก…", "ที่…"))
