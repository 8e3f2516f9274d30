"""The styles of a paper, every one with its complex-script twin.

Word takes Thai letters from the complex-script slot. Where font, size, weight or language
are missing there it falls back to another font at another size, so each is written twice.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import Any

from docx.document import Document as Docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Mm, Pt

from prongsai.core.documents.look import Look
from prongsai.core.terms.words import Language

BODY, TITLE, TABLE, CAPTION, SIGNATURE, LABELLED, CONTENTS = (
    "Normal", "Title", "Paper Table", "Caption", "Signature", "Paper Label", "TOC Heading",
)  # fmt: skip
LANGUAGES = {"th": "th-TH", "en": "en-GB"}


def cm(value: Fraction) -> Length:
    return Length(int(Cm(1) * value))


def set_styles(docx: Docx, look: Look, language: Language) -> None:
    """Make the styles of the form, the defaults of the document among them."""
    _defaults(docx, look, language)
    styles: Any = docx.styles
    body = styles[BODY]
    _letters(body, look.font, look.size, bold=False)
    body.paragraph_format.space_before = Pt(look.gap)
    body.paragraph_format.space_after = Pt(0)
    body.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    body.paragraph_format.widow_control = True
    _style(docx, TITLE, look.font, look.title_size, bold=True)
    for level in (1, 2, 3):
        size = look.heading_size if level == 1 else look.size
        heading = _style(docx, f"Heading {level}", look.font, size, bold=True)
        heading.paragraph_format.space_before = Pt(look.gap * 2)
        heading.paragraph_format.keep_with_next = True
    for name in (TABLE, CAPTION, SIGNATURE, LABELLED, CONTENTS):
        size = look.size - 2 if name == TABLE else look.size
        _style(docx, name, look.font, size, bold=name in (CAPTION, CONTENTS))
    for level in (1, 2):
        entry = _style(docx, f"toc {level}", look.font, look.size, bold=False)
        entry.paragraph_format.left_indent = cm(Fraction(level - 1, 2))
        entry.paragraph_format.tab_stops.add_tab_stop(cm(look.text_width), 2, 1)
    border = styles[TITLE].element.pPr.find(qn("w:pBdr"))  # the default template underlines titles
    styles[TITLE].element.pPr.remove(border)
    styles[TABLE].paragraph_format.space_before = Pt(2)
    styles[CAPTION].paragraph_format.keep_with_next = True


def look_up_once(docx: Docx) -> None:
    """Keep what each style is called inside the file, once all styles are made.

    python-docx walks every style for each paragraph, which took most of the time of a report.
    """
    part: Any = docx.part
    part.get_style_id = cache(part.get_style_id)


def _style(docx: Docx, name: str, font: str, size: int, *, bold: bool) -> Any:
    styles: Any = docx.styles
    if name not in {style.name for style in styles}:
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles[BODY]
    style = styles[name]
    _letters(style, font, size, bold=bold)
    style.quick_style = True
    style.hidden = False
    style.paragraph_format.space_after = Pt(0)
    return style


def _letters(style: Any, font: str, size: int, *, bold: bool) -> None:
    """Font, size and weight for Latin letters and, again, for Thai ones."""
    properties = style.element.get_or_add_rPr()
    for child in list(properties):
        properties.remove(child)
    style.font.name = font
    style.font.size = Pt(size)
    style.font.bold = bold
    style.font.italic = False
    complex_script(properties, font, size, bold=bold)


def complex_script(properties: Any, font: str, size: int, *, bold: bool) -> None:
    """The complex-script twins of the properties of a style, in the order the format wants."""
    fonts = properties.find(qn("w:rFonts"))
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for slot in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{slot}"), font)
    weight = properties.find(qn("w:b"))
    weight.addnext(_value("w:bCs", "1" if bold else "0"))
    properties.find(qn("w:sz")).addnext(_value("w:szCs", str(size * 2)))


def _value(tag: str, value: str) -> Any:
    element = OxmlElement(tag)
    element.set(qn("w:val"), value)
    return element


def _defaults(docx: Docx, look: Look, language: Language) -> None:
    """What holds where no style says anything."""
    styles: Any = docx.styles
    defaults = styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for child in list(defaults):
        defaults.remove(child)
    fonts = OxmlElement("w:rFonts")
    for slot in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{slot}"), look.font)
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), "en-US" if language == "th" else LANGUAGES[language])
    spoken.set(qn("w:eastAsia"), "en-US")
    spoken.set(qn("w:bidi"), "th-TH")
    size = str(look.size * 2)
    for element in (fonts, _value("w:sz", size), _value("w:szCs", size), spoken):
        defaults.append(element)


def set_page(docx: Docx, look: Look) -> None:
    """A4 with the margins of the form; the first page carries no number."""
    section = docx.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = cm(look.margins.top), cm(look.margins.bottom)
    section.left_margin, section.right_margin = cm(look.margins.left), cm(look.margins.right)
    section.header_distance = section.footer_distance = Cm(1.25)
    section.different_first_page_header_footer = True
