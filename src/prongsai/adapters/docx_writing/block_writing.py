"""Blocks written into a DOCX, one after the other."""

from __future__ import annotations

import io
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import Any

from docx.document import Document as Docx
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Length, Mm, Pt

from prongsai.adapters.docx_writing import emblems, fields, lists, styles, tables
from prongsai.core.documents.blocks import (
    Align,
    Aside,
    Blank,
    Block,
    Contents,
    Emblem,
    Figure,
    Hanging,
    Heading,
    Labelled,
    Listing,
    PageBreak,
    Paragraph,
    Run,
    Signature,
    Table,
    Text,
    Title,
    plain,
)
from prongsai.core.documents.document import Document
from prongsai.core.documents.drawing import Drawing
from prongsai.core.documents.endings import stays
from prongsai.core.documents.line_breaks import letters_wide
from prongsai.core.documents.look import Look, Numerals

ALIGNS = {
    Align.START: WD_ALIGN_PARAGRAPH.THAI_JUSTIFY,
    Align.CENTRE: WD_ALIGN_PARAGRAPH.CENTER,
    Align.END: WD_ALIGN_PARAGRAPH.RIGHT,
}

_LETTER = 0.58
"""Width of a letter as a share of its size, in the widest font a line must fit in."""


@dataclass(slots=True)
class Writer:
    """Writes the blocks of one document, one after the other."""

    paper: Docx
    document: Document
    pictures: Mapping[Drawing, bytes]
    section: Section
    """The one that the document ends in."""
    has_emblem: bool = False
    """Whether a template brings the emblem, so that no room is needed."""
    breaking: bool = field(init=False, default=False)
    """Whether the next block begins a page."""
    look: Look = field(init=False)
    ended: list[Section] = field(init=False, default_factory=list)
    """Sections of the document that ended, because its sheets were turned."""
    lists: lists.Lists = field(init=False)

    def __post_init__(self) -> None:
        self.look = self.document.look
        self.lists = lists.Lists(self.paper, self.thai, self.look)

    @property
    def thai(self) -> bool:
        return self.document.numerals is Numerals.THAI

    def all(self) -> None:
        blocks = self.document.blocks
        for block, keep in zip(blocks, stays(blocks), strict=True):
            before = self._last()
            self.block(block)
            if keep:
                self._keep()
            if self.breaking and not isinstance(block, PageBreak):
                self._break_before(before)
        if self.ended:
            styles.lay(self.section, sideways=self.look.sideways)

    @property
    def sections(self) -> tuple[Section, ...]:
        """Those of the document, in order."""
        return (*self.ended, self.section)

    def _turn(self, *, sideways: bool) -> None:
        """End a section here, as the sheets lie so far; the first keeps what first pages carry."""
        last: Any = self.section._sectPr  # noqa: SLF001 - python-docx ends sections elsewhere
        ended = Section(deepcopy(last), self.paper.part)
        styles.lay(ended, sideways=self.look.sideways)
        fields.end_section(self.paper, ended)
        self.ended.append(ended)
        self.section.different_first_page_header_footer = False
        self.section.start_type = WD_SECTION.NEW_PAGE
        self.look = replace(self.look, sideways=sideways)

    def block(self, block: Block) -> None:  # noqa: C901, PLR0912 - one line a kind of block
        match block:
            case Title(lines):
                self._title(lines)
            case Heading(level, content):
                self._line(content, f"Heading {level}")
            case Paragraph():
                self._paragraph(block)
            case Listing():
                self.lists.write(block, self.runs)
            case Table():
                if block.caption:
                    self._line(block.caption, styles.CAPTION)
                tables.write(self.paper, block, self.look, self.runs)
            case Figure():
                self._figure(block)
            case Signature(lines):
                self._signature(lines)
            case Labelled(pairs):
                self._labelled(pairs)
            case Hanging(label, lines):
                self._hanging(label, lines)
            case Aside():
                self._aside(block)
            case Emblem(height, centred):
                self._emblem(height, centred=centred)
            case PageBreak(None):
                self.breaking = True
            case PageBreak(bool(sideways)):
                self._turn(sideways=sideways)
            case Contents(title):
                self._line(title, styles.CONTENTS)
                fields.contents(self.paper, self.document.blocks)

    def _keep(self) -> None:
        """What was written last stays with what follows, a table with its last row."""
        body = self.paper.element.body
        last = list(body.iterchildren(qn("w:p"), qn("w:tbl")))[-2:]
        rows = [each.tr_lst[-1] for each in last if each.tag == qn("w:tbl")]
        for element in (*(each for row in rows for each in row.iter(qn("w:p"))), last[-1]):
            element.get_or_add_pPr().get_or_add_keepNext()

    def _last(self) -> Any:
        return self.paper.element.body.xpath("(./w:p | ./w:tbl)[last()]")

    def _break_before(self, last: Any) -> None:
        """What follows begins a page; a break of its own would leave an empty line above it."""
        written = last[0].getnext() if last else self.paper.element.body[0]
        for first in written.iter(qn("w:p")):
            first.get_or_add_pPr().get_or_add_pageBreakBefore()
            self.breaking = False
            return

    def runs(self, paragraph: Any, content: Text) -> None:
        """Runs into a paragraph; a blank is a field that Word lets one fill in."""
        for run in content:
            if isinstance(run, Blank):
                fields.blank(paragraph, run)
            else:
                self._run(paragraph, run)

    def _run(self, paragraph: Any, run: Run) -> None:
        made = paragraph.add_run(fields.held(run.text))
        if run.bold:
            made.bold = True
            made.font.cs_bold = True
        made.font.complex_script = True

    def _line(self, content: Text, style: str, align: Align | None = None) -> Any:
        paragraph = self.paper.add_paragraph(style=style)
        if align is not None:
            paragraph.alignment = ALIGNS[align]
        self.runs(paragraph, content)
        return paragraph

    def _paragraph(self, block: Paragraph) -> None:
        paragraph = self._line(block.text, styles.BODY, block.align)
        if block.indent:
            paragraph.paragraph_format.first_line_indent = styles.cm(self.look.first_line)

    @property
    def _middle(self) -> Length:
        return styles.cm(self.look.text_width / 2)

    def _from(self, start: Length, lines: tuple[Text, ...]) -> Length:
        """That place, or as far left of it as the longest line needs."""
        letters = max(letters_wide(plain(line)) for line in lines)
        needed = Pt(letters * self.look.size * _LETTER)
        return Length(max(0, min(start, styles.cm(self.look.text_width) - needed)))

    def _signature(self, lines: tuple[Text, ...]) -> None:
        for place, line in enumerate(lines):
            shape = self._line(line, styles.SIGNATURE, Align.CENTRE).paragraph_format
            shape.left_indent = self._from(self._middle, lines)
            shape.keep_with_next = place < len(lines) - 1
            shape.space_before = Pt(self.look.size * 2) if place == 0 else Pt(0)

    def _labelled(self, pairs: tuple[tuple[Text, Text], ...]) -> None:
        paragraph = self.paper.add_paragraph(style=styles.LABELLED)
        stops = paragraph.paragraph_format.tab_stops
        for place, (label, value) in enumerate(pairs, 1):
            self._label(paragraph, label)
            self.runs(paragraph, value)
            end = styles.cm(self.look.text_width * place / len(pairs))
            last = place == len(pairs)
            side = WD_TAB_ALIGNMENT.RIGHT if last else WD_TAB_ALIGNMENT.LEFT
            stops.add_tab_stop(end, side, WD_TAB_LEADER.DOTS)
            paragraph.add_run("\t")

    def _label(self, paragraph: Any, label: Text) -> None:
        for run in label:
            self.runs(paragraph, (run,))
            paragraph.runs[-1].font.size = Pt(self.look.label_size)
            fields.complex_size(paragraph.runs[-1], self.look.label_size)
        paragraph.add_run(" ")

    def _aside(self, block: Aside) -> None:
        start = self._middle if block.indent is None else styles.cm(block.indent)
        start = self._from(start, block.lines)
        for place, line in enumerate(block.lines):
            if place == 0 and block.beside:
                self._led(block.beside, line, start)
                continue
            shape = self._line(line, styles.BODY).paragraph_format
            shape.left_indent = start
            shape.space_before = Pt(0) if place else None

    def _hanging(self, label: Text, lines: tuple[Text, ...]) -> None:
        """As deep as the label is wide, for all its lines."""
        start = Pt((letters_wide(plain(label)) * _LETTER + 1) * self.look.size)
        self._led(label, lines[0], start)
        for line in lines[1:]:
            shape = self._line(line, styles.BODY).paragraph_format
            shape.left_indent, shape.space_before = start, Pt(0)

    def _led(self, label: Text, line: Text, start: Length) -> None:
        paragraph = self._line(label, styles.BODY)
        shape = paragraph.paragraph_format
        shape.left_indent, shape.first_line_indent = start, Length(-start)
        shape.tab_stops.add_tab_stop(start)
        paragraph.add_run("\t")
        self.runs(paragraph, line)

    def _title(self, lines: tuple[Text, ...]) -> None:
        for line in lines:
            shape = self._line(line, styles.TITLE).paragraph_format
            shape.keep_with_next = True
            if self.look.title_line:
                shape.line_spacing = Pt(self.look.title_line)

    def _emblem(self, height: int, *, centred: bool) -> None:
        """Room for the emblem: an empty line; beside a title the title is room enough."""
        picture = self.document.emblem
        if self.has_emblem or not (centred or picture):
            return
        paragraph = self.paper.add_paragraph(style=styles.BODY)
        up = styles.cm(self.look.margins.top - self.look.emblem_top)
        room = Mm(height) - up if centred else 0
        paragraph.paragraph_format.line_spacing = Length(max(Pt(1), room))
        paragraph.paragraph_format.space_before = Pt(0)
        if picture:
            top, said = styles.cm(self.look.emblem_top), self.document.agency
            emblems.place(paragraph, picture, said, Mm(height), top, centred=centred)

    def _figure(self, block: Figure) -> None:
        paragraph = self.paper.add_paragraph(style=styles.BODY)
        paragraph.alignment = ALIGNS[Align.CENTRE]
        paragraph.paragraph_format.keep_with_next = True
        picture = paragraph.add_run().add_picture(
            io.BytesIO(self.pictures[block.drawing]), width=Pt(float(block.drawing.width))
        )
        fields.alternative(picture, block.alternative)
        caption = self._line(block.caption, styles.CAPTION, Align.CENTRE)
        caption.paragraph_format.keep_with_next = block.data is not None
        if block.data is not None:
            tables.write(self.paper, block.data, self.look, self.runs)
