"""A document written as DOCX."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import docx
from docx.document import Document as Docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Length, Mm, Pt

from prongsai.adapters.docx_writing import fields, lists, styles, tables
from prongsai.core.documents.blocks import (
    Align,
    Aside,
    Blank,
    Block,
    Contents,
    Emblem,
    Figure,
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
from prongsai.core.documents.document import Document, written
from prongsai.core.documents.drawing import Drawing
from prongsai.core.documents.line_breaks import letters_wide
from prongsai.core.documents.look import Look, Numerals, PageNumber

ALIGNS = {
    Align.START: WD_ALIGN_PARAGRAPH.THAI_JUSTIFY,
    Align.CENTRE: WD_ALIGN_PARAGRAPH.CENTER,
    Align.END: WD_ALIGN_PARAGRAPH.RIGHT,
}

_LETTER = 0.46
"""Width of a letter of the offices' font as a share of its size, measured on long titles."""


def write_docx(document: Document, pictures: Mapping[Drawing, bytes]) -> bytes:
    """The document as a file; `pictures` are its drawings as PNG, drawn by whoever can."""
    done = written(document)
    paper = docx.Document()
    for paragraph in list(paper.paragraphs):
        paragraph._element.getparent().remove(paragraph._element)  # noqa: SLF001 - no other way out
    styles.set_styles(paper, done.look, done.language)
    styles.look_up_once(paper)
    styles.set_page(paper, done.look)
    Writer(paper, done, pictures).all()
    _properties(paper, done)
    saved = io.BytesIO()
    paper.save(saved)
    return saved.getvalue()


def _properties(paper: Docx, document: Document) -> None:
    noon = dt.datetime.combine(document.dated, dt.time(12))
    core = paper.core_properties
    core.title, core.author, core.last_modified_by = document.title, document.agency, ""
    core.language = styles.LANGUAGES[document.language]
    core.created = core.modified = noon
    core.comments = ""


@dataclass(slots=True)
class Writer:
    """Writes the blocks of one document, one after the other."""

    paper: Docx
    document: Document
    pictures: Mapping[Drawing, bytes]
    lists: lists.Lists = field(init=False)

    def __post_init__(self) -> None:
        self.lists = lists.Lists(self.paper, self.thai, self.look)

    @property
    def look(self) -> Look:
        return self.document.look

    @property
    def thai(self) -> bool:
        return self.document.numerals is Numerals.THAI

    def all(self) -> None:
        for block in self.document.blocks:
            self.block(block)
        if self.look.page_number is PageNumber.HYPHENS:
            fields.page_number(self.paper, thai=self.thai)
        if self.document.mark:
            fields.foot(self.paper, self.document.mark)

    def block(self, block: Block) -> None:  # noqa: C901, PLR0912 - one line a kind of block
        match block:
            case Title(lines):
                for line in lines:
                    self._line(line, styles.TITLE, Align.CENTRE)
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
            case Aside(lines, beside):
                self._aside(lines, beside)
            case Emblem(height, centred):
                self._emblem(height, centred=centred)
            case PageBreak():
                self.paper.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
            case Contents(title):
                self._line(title, styles.CONTENTS, Align.CENTRE)
                fields.contents(self.paper, self.document.blocks)

    def runs(self, paragraph: Any, content: Text) -> None:
        """Runs into a paragraph; a blank is a field that Word lets one fill in."""
        for run in content:
            if isinstance(run, Blank):
                fields.blank(paragraph, run)
            else:
                self._run(paragraph, run)

    def _run(self, paragraph: Any, run: Run) -> None:
        made = paragraph.add_run(run.text)
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
        paragraph.paragraph_format.keep_with_next = block.keep or None

    @property
    def _middle(self) -> Length:
        return styles.cm(self.look.text_width / 2)

    def _from_centre(self, lines: tuple[Text, ...]) -> Length:
        """The centre line, or as far left of it as the longest line needs."""
        letters = max(letters_wide(plain(line)) for line in lines)
        needed = Pt(letters * self.look.size * _LETTER)
        return Length(max(0, min(self._middle, styles.cm(self.look.text_width) - needed)))

    def _signature(self, lines: tuple[Text, ...]) -> None:
        for place, line in enumerate(lines):
            shape = self._line(line, styles.SIGNATURE, Align.CENTRE).paragraph_format
            shape.left_indent = self._from_centre(lines)
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

    def _aside(self, lines: tuple[Text, ...], beside: Text) -> None:
        for place, line in enumerate(lines):
            paragraph = self.paper.add_paragraph(style=styles.BODY)
            if place == 0 and beside:
                self.runs(paragraph, beside)
                paragraph.paragraph_format.tab_stops.add_tab_stop(self._middle)
                paragraph.add_run("\t")
            else:
                paragraph.paragraph_format.left_indent = self._from_centre(lines)
            self.runs(paragraph, line)

    def _emblem(self, height: int, *, centred: bool) -> None:
        """Room to put the emblem into: an empty line of its height."""
        paragraph = self.paper.add_paragraph(style=styles.BODY)
        paragraph.alignment = ALIGNS[Align.CENTRE if centred else Align.START]
        paragraph.paragraph_format.line_spacing = Mm(height)
        paragraph.paragraph_format.space_before = Pt(0)

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
