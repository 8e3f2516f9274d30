"""How a paper is laid out: the official form as data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from prongsai.core.criteria.evidence import Block as Sourced
from prongsai.core.shapes.fields import told, told_or


class Numerals(StrEnum):
    """Which digits prose is written with."""

    THAI = "thai"
    ARABIC = "arabic"


@dataclass(frozen=True, slots=True, kw_only=True)
class Margins:
    """Distances from the edges of an A4 sheet, in centimetres."""

    top: Fraction = told("Top.")
    bottom: Fraction = told("Bottom.")
    left: Fraction = told("Left.")
    right: Fraction = told("Right.")


class PageNumber(StrEnum):
    """What stands at the head of a page from the second one on."""

    HYPHENS = "- 2 -"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look(Sourced):
    """Geometry and type of a form."""

    margins: Margins = told("Page margins.")
    font: str = told("Font an office has, named in DOCX.")
    size: int = told("Size of running text, in points.")
    title_size: int = told("Size of the title, in points.")
    title_line: int = told_or(0, "Height of a line of the title, in points; the font's own if 0.")
    emblem_top: Fraction = told_or(
        Fraction(3, 2), "Distance of the emblem from the upper edge of the paper, in centimetres."
    )
    heading_size: int = told("Size of headings of the first level, in points.")
    label_size: int = told("Size of the labels of a memo's head, in points.")
    first_line: Fraction = told("Indent of the first line of a paragraph, in centimetres.")
    gap: int = told("Space before a paragraph, in points.")
    page_number: PageNumber = told("Page numbers from the second page on.")
    sideways: bool = told_or(False, "Whether the sheet lies on its long side, for wide tables.")
    tables_thai: bool = told_or(False, "Whether tables are written with Thai digits too.")

    @property
    def sheet_width(self) -> Fraction:
        """Width of A4 as it lies, in centimetres."""
        return Fraction(297, 10) if self.sideways else Fraction(21)

    @property
    def text_height(self) -> Fraction:
        """Height of the text between the margins, in centimetres."""
        tall = Fraction(21) if self.sideways else Fraction(297, 10)
        return tall - self.margins.top - self.margins.bottom

    @property
    def text_width(self) -> Fraction:
        """Width of the text between the margins, in centimetres."""
        return self.sheet_width - self.margins.left - self.margins.right
