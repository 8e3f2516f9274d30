"""What Word fills in or lets one fill in: page numbers, the contents, blanks, alternatives."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from docx.document import Document as Docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Pt

from prongsai.core.documents.blocks import Blank, Block, Heading, plain

_DEEPEST = 2
"""Levels of headings in the table of contents."""
_NOT_HELD = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def held(text: str) -> str:
    """A text without what no XML file can hold; one such letter would spoil the whole paper."""
    return _NOT_HELD.sub("", text)


def end_section(paper: Docx, section: Section) -> None:
    """The section ends with the last paragraph; behind a table with one that nobody sees."""
    body: Any = paper.element.body
    last = body.xpath("(./w:p | ./w:tbl)[last()]")
    if (
        last
        and last[0].tag == qn("w:p")
        and last[0].find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is None
    ):
        properties = last[0].get_or_add_pPr()
    else:
        paragraph = paper.add_paragraph()
        shape = paragraph.paragraph_format
        shape.space_before = shape.space_after = Pt(0)
        shape.line_spacing = Pt(1)
        properties = paragraph._element.get_or_add_pPr()  # noqa: SLF001
    properties.append(section._sectPr)  # noqa: SLF001


def thai_numbers(section: Section) -> None:
    """Pages are counted in Thai digits."""
    kind = OxmlElement("w:pgNumType")
    kind.set(qn("w:fmt"), "thaiNumbers")
    section._sectPr.find(qn("w:pgMar")).addnext(kind)  # noqa: SLF001 - python-docx has no word for it


def page_number(section: Section) -> None:
    """`- 2 -` at the head of each page after the first."""
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run("- ")
    field(paragraph, "PAGE", "2")
    paragraph.add_run(" -")


def field(paragraph: Any, code: str, shown: str, *, stale: bool = False) -> None:
    """A field with what it shows until Word works it out."""
    begin = _mark(paragraph, "begin")
    if stale:
        begin.set(qn("w:dirty"), "true")
    instruction = OxmlElement("w:instrText")
    instruction.set(qn("xml:space"), "preserve")
    instruction.text = f" {code} "
    paragraph.add_run()._element.append(instruction)  # noqa: SLF001
    _mark(paragraph, "separate")
    paragraph.add_run(held(shown))
    _mark(paragraph, "end")


def _mark(paragraph: Any, kind: str) -> Any:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._element.append(mark)  # noqa: SLF001
    return mark


def foot(section: Section, mark: str) -> None:
    """A line at the foot of every page, below what a template has there."""
    feet = [section.footer]
    if section.different_first_page_header_footer:
        feet.append(section.first_page_footer)
    for part in feet:
        taken = any(each.text for each in part.paragraphs) or bool(part.tables)
        paragraph = part.add_paragraph() if taken else part.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(held(mark)).font.complex_script = True


def contents(paper: Docx, blocks: Iterable[Block]) -> None:
    """The table of contents: entries stand there at once, Word adds the pages when it opens it."""
    headings = [
        each
        for each in blocks
        if isinstance(each, Heading) and each.level <= _DEEPEST and each.listed
    ]
    for place, heading in enumerate(headings):
        paragraph: Any = paper.add_paragraph(style=f"toc {heading.level}")
        if place == 0:
            begin = _mark(paragraph, "begin")
            begin.set(qn("w:dirty"), "true")
            instruction = OxmlElement("w:instrText")
            instruction.set(qn("xml:space"), "preserve")
            instruction.text = f' TOC \\o "1-{_DEEPEST}" \\h \\z '
            paragraph.add_run()._element.append(instruction)  # noqa: SLF001
            _mark(paragraph, "separate")
        paragraph.add_run(held(plain(heading.text))).font.complex_script = True
        if place == len(headings) - 1:
            _mark(paragraph, "end")


def blank(paragraph: Any, gap: Blank) -> None:
    """A content control: dots that one click selects and the first key replaces."""
    control = OxmlElement("w:sdt")
    properties = OxmlElement("w:sdtPr")
    for tag, value in (("w:alias", gap.label), ("w:tag", gap.label)):
        properties.append(_value(tag, held(value)))
    properties.append(OxmlElement("w:showingPlcHdr"))
    properties.append(OxmlElement("w:text"))
    content = OxmlElement("w:sdtContent")
    run = paragraph.add_run("." * gap.width)
    content.append(run._element)  # noqa: SLF001
    control.append(properties)
    control.append(content)
    paragraph._element.append(control)  # noqa: SLF001


def alternative(picture: Any, said: str) -> None:
    """The text alternative of a picture."""
    picture._inline.docPr.set("descr", held(said))  # noqa: SLF001 - python-docx has no word for it


def complex_size(run: Any, size: int) -> None:
    """The size of a run's Thai letters."""
    properties = run._element.get_or_add_rPr()  # noqa: SLF001
    own = properties.find(qn("w:sz"))
    own.addnext(_value("w:szCs", str(int(Pt(size).pt * 2))))


def _value(tag: str, value: str) -> Any:
    element = OxmlElement(tag)
    element.set(qn("w:val"), value)
    return element
