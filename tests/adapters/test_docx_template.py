"""A document on the template of an office: its look wins, what it lacks is made and said."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn
from docx.shared import Cm

from contracts.renderers import made_docx, pictures_of, press, read_docx, read_pdf
from papers_making import DRAWING, PROSE, document, spanned
from prongsai.adapters.docx_writing.template_checking import check_template
from prongsai.adapters.docx_writing.writing import write_docx
from prongsai.core.documents.blocks import Emblem, Entry, Heading, Listing, Paragraph, Title, text
from prongsai.core.documents.document import Document
from template_making import (
    FOOT,
    LETTERHEAD,
    as_dotx,
    template,
    without_style,
)

OURS = ("Signature", "Paper Table", "Paper Label", "toc 1", "toc 2")
SHORT = (
    Title((text("รายงานผลการประเมิน"),)),
    Heading(1, text("1. ความเป็นมา")),
    Paragraph(text(PROSE)),
    Listing((Entry(text("ข้อแรก")),)),
    spanned(),
)


def on(content: bytes, made: Document | None = None) -> Any:
    """The paper as it is read again."""
    return docx.Document(io.BytesIO(written_on(content, made)))


def written_on(content: bytes, made: Document | None = None) -> bytes:
    made = made or document(*SHORT)
    return write_docx(made, pictures_of(made), content)


def texts(paper: Any) -> list[str]:
    return [each.text for each in paper.paragraphs if each.text]


def codes(content: bytes) -> list[str]:
    return [problem.code for problem in check_template(content)]


# --- What is kept ------------------------------------------------------------------------------


def test_the_letterhead_the_page_and_the_margins_are_those_of_the_template() -> None:
    section = on(template("[เนื้อหา]")).sections[0]

    assert section.header.paragraphs[0].text == LETTERHEAD
    assert section.footer.paragraphs[0].text == FOOT
    assert (round(section.left_margin.cm, 2), round(section.top_margin.cm, 2)) == (4, 5)
    assert not section.different_first_page_header_footer


def test_a_style_the_template_has_keeps_its_look() -> None:
    styles = on(template("[เนื้อหา]")).styles

    assert str(styles["Heading 1"].font.color.rgb) == "123456"
    assert styles["Normal"].font.size.pt == 15


def test_styles_it_lacks_are_made_in_the_letters_of_its_running_text() -> None:
    lacking = template("[เนื้อหา]", shape=without_style("Heading 2", "Caption", "Table Grid"))
    styles = on(lacking, document()).styles

    assert {"Heading 2", "Caption", "Table Grid", *OURS} <= {style.name for style in styles}
    assert styles["Caption"].element.rPr.find(qn("w:rFonts")) is None
    assert styles["Heading 2"].element.pPr.find(qn("w:outlineLvl")).get(qn("w:val")) == "1"


def test_styles_that_are_made_have_the_size_of_its_running_text() -> None:
    def silent(paper: Any) -> None:
        for size in paper.styles.element.xpath("//w:sz|//w:szCs"):
            size.getparent().remove(size)

    on_fifteen, on_silent = (
        on(template("[body]", shape=each)) for each in (lambda _: None, silent)
    )

    assert on_fifteen.styles["Signature"].font.size.pt == 15
    assert on_silent.styles["Signature"].font.size.pt == 16


def test_tables_are_as_wide_as_the_text_of_the_template() -> None:
    table = on(template("[เนื้อหา]")).tables[0]

    assert abs(sum(column.width for column in table.columns) - Cm(14)) < Cm(0.01)


# --- Where the document goes -------------------------------------------------------------------


@pytest.mark.parametrize("marker", ["[เนื้อหา]", "[body]", " [body] "])
def test_the_document_stands_where_the_marker_stood(marker: str) -> None:
    found = texts(on(template("ก่อน", marker, "หลัง")))

    assert (found[0], found[1], found[-1]) == ("ก่อน", "รายงานผลการประเมิน", "หลัง")
    assert not any("[" in said for said in found)


def test_without_a_marker_the_document_follows_what_is_there() -> None:
    assert texts(on(template("ก่อน")))[:2] == ["ก่อน", "รายงานผลการประเมิน"]


def test_an_empty_template_leaves_no_empty_line_above_the_document() -> None:
    assert on(template("")).paragraphs[0].text == "รายงานผลการประเมิน"


def test_a_picture_in_an_otherwise_empty_template_stays() -> None:
    assert len(on(template("", shape=a_picture)).inline_shapes) == 1


def two_sections(paper: Any) -> None:
    paper.add_section(WD_SECTION.NEW_PAGE).left_margin = Cm(2)


def test_a_marker_that_ends_a_section_leaves_the_section_behind() -> None:
    paper = on(template("[body]", shape=two_sections))

    assert len(paper.sections) == 2
    assert round(paper.sections[0].left_margin.cm, 2) == 4
    assert texts(paper)[0] == "รายงานผลการประเมิน"


def test_a_marker_in_the_second_section_takes_the_width_of_that() -> None:
    def shape(paper: Any) -> None:
        two_sections(paper)
        paper.add_paragraph("[body]")

    table = on(template("ปก", shape=shape)).tables[0]

    assert abs(sum(column.width for column in table.columns) - Cm(16)) < Cm(0.01)


# --- What keeps working ------------------------------------------------------------------------


def test_every_kind_of_block_is_written_on_a_template_too() -> None:
    papers = (made_docx(document()), written_on(template("[body]"), document()))
    plain, on_template = (re.sub(r"\s", "", read_docx(made)) for made in papers)

    assert on_template == plain


def test_a_template_without_lists_gets_the_part_that_numbers_them() -> None:
    def shape(paper: Any) -> None:
        relations = paper.part.rels
        key = next(key for key, each in relations.items() if "numbering" in each.reltype)
        relations.pop(key)

    numbered = on(template("[body]", shape=shape)).part.numbering_part.element

    assert len(numbered.findall(qn("w:num"))) == 1


def test_a_template_without_letterhead_gets_page_numbers() -> None:
    def bare(paper: Any) -> None:
        for part in (paper.sections[0].header, paper.sections[0].footer):
            part.is_linked_to_previous = True

    section = on(template("[body]", shape=bare)).sections[0]

    assert "PAGE" in section.header.paragraphs[0]._element.xml


def test_a_mark_stands_below_what_the_foot_holds() -> None:
    paper = on(template("[body]"), document(*SHORT, mark="ฉบับร่าง"))

    assert [each.text for each in paper.sections[0].footer.paragraphs] == [FOOT, "ฉบับร่าง"]


def a_picture(paper: Any) -> None:
    paper.paragraphs[0].add_run().add_picture(io.BytesIO(press().picture(DRAWING)))


def test_a_template_with_its_own_emblem_gets_no_room_for_another() -> None:
    def in_the_header(paper: Any) -> None:
        a_picture(paper.sections[0].header)

    emblem = document(Emblem(30), Paragraph(text("เรียน")))
    with_room, without = (
        len(on(template("[body]", shape=shape), emblem).paragraphs)
        for shape in (lambda _: None, in_the_header)
    )

    assert with_room == without + 1


def test_the_same_template_and_document_give_the_same_bytes_whenever_they_are_made() -> None:
    made = written_on(template("[body]"))
    days = {each.date_time for each in zipfile.ZipFile(io.BytesIO(made)).infolist()}

    assert made == written_on(template("[body]"))
    assert days == {(2022, 10, 3, 12, 0, 0)}


def test_a_dotx_becomes_a_docx() -> None:
    made = written_on(as_dotx(template("[body]")))
    types = zipfile.ZipFile(io.BytesIO(made)).read("[Content_Types].xml")

    assert codes(as_dotx(template("[body]"))) == ["template-styles-made"]
    assert b"template.main" not in types


def test_an_office_suite_opens_the_paper_with_letterhead_and_text(tmp_path: Path) -> None:
    file = tmp_path / "paper.docx"
    file.write_bytes(written_on(template("ก่อน", "[เนื้อหา]"), document()))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(file)], capture_output=True, check=True)
    said = re.sub(r"\s", "", read_pdf((tmp_path / "paper.pdf").read_bytes()))

    assert said.count(LETTERHEAD.replace(" ", "")) >= 2
    assert "กรอบการประเมิน" in said
    assert said.count("87.50") == 30
