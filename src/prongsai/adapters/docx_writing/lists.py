"""Numbered lists as Word numbers them, so that an added entry counts on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from docx.document import Document as Docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from prongsai.adapters.docx_writing import styles
from prongsai.core.documents.blocks import Listing, Numbering, Text
from prongsai.core.documents.look import Look

_AFTER = ("w:num", "w:numIdMacAtCleanup")
"""What stands after the descriptions of numberings."""
Runs = Callable[[Any, Text], None]
_HANGING = 425  # twentieths of a point: three quarters of a centimetre


class Lists:
    """Writes lists and keeps the numberings they need."""

    def __init__(self, paper: Docx, thai: bool, look: Look) -> None:
        self.paper = paper
        self.thai = thai
        self.start = int(look.first_line * 567)
        self.numbering: Any = paper.part.numbering_part.element
        used = self.numbering.xpath("w:abstractNum/@w:abstractNumId")
        self._next = max((100, *map(int, used)))  # above what a template uses

    def write(self, listing: Listing, runs: Runs, depth: int = 0) -> None:
        number = self._define(listing.numbering, depth)
        for entry in listing.entries:
            paragraph = self.paper.add_paragraph(style=styles.BODY)
            paragraph.paragraph_format.space_before = Pt(0)
            properties = paragraph._element.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001
            properties.get_or_add_ilvl().val = 0
            properties.get_or_add_numId().val = number
            runs(paragraph, entry.text)
            if entry.inner is not None:
                self.write(entry.inner, runs, depth + 1)

    def _define(self, numbering: Numbering, depth: int) -> int:
        """A numbering of its own for each list, so that each begins at one."""
        self._next += 1
        abstract = OxmlElement("w:abstractNum")
        abstract.set(qn("w:abstractNumId"), str(self._next))
        abstract.append(_value("w:multiLevelType", "singleLevel"))
        level = OxmlElement("w:lvl")
        level.set(qn("w:ilvl"), "0")
        level.append(_value("w:start", "1"))
        dash = numbering is Numbering.DASH
        plain = "thaiNumbers" if self.thai else "decimal"
        level.append(_value("w:numFmt", "bullet" if dash else plain))
        level.append(_value("w:lvlText", numbering.value.replace("1", "%1")))
        level.append(_value("w:lvlJc", "left"))
        shape = OxmlElement("w:pPr")
        indent = OxmlElement("w:ind")
        indent.set(qn("w:left"), str(self.start + _HANGING * (depth + 1)))
        indent.set(qn("w:hanging"), str(_HANGING))
        shape.append(indent)
        level.append(shape)
        abstract.append(level)
        after = [each for tag in _AFTER for each in self.numbering.findall(qn(tag))]
        after[0].addprevious(abstract) if after else self.numbering.append(abstract)
        used: Any = self.numbering.add_num(self._next)
        return int(used.numId)


def _value(tag: str, value: str) -> Any:
    element = OxmlElement(tag)
    element.set(qn("w:val"), value)
    return element
