"""The styles of a paper, every one with its complex-script twin.

Word takes Thai letters from the complex-script slot. Where font, size, weight or language
are missing there it falls back to another font at another size, so each is written twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from typing import Any

from docx.document import Document as Docx
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Cm, Length, Mm, Pt

from prongsai.core.documents.look import Look
from prongsai.core.terms.words import Language

BODY, TITLE, TABLE, CAPTION, SIGNATURE, LABELLED, CONTENTS = (
    "Normal", "Title", "Paper Table", "Caption", "Signature", "Paper Label", "TOC Heading",
)  # fmt: skip
HEADINGS = ("Heading 1", "Heading 2", "Heading 3")
ENTRIES = ("toc 1", "toc 2")
GRID = "Table Grid"
OURS = (BODY, TITLE, *HEADINGS, TABLE, CAPTION, SIGNATURE, LABELLED, CONTENTS, *ENTRIES, GRID)
_BOLD = (TITLE, *HEADINGS, CAPTION, CONTENTS)
LANGUAGES = {"th": "th-TH", "en": "en-GB"}


def cm(value: Fraction) -> Length:
    return Length(int(Cm(1) * value))


def set_styles(docx: Docx, look: Look, language: Language) -> None:
    """Make the styles of the form, the defaults of the document among them."""
    _defaults(docx, look, language)
    _leave_unused_tables(docx)
    make_styles(docx, look, OURS)


def lacking(docx: Docx) -> tuple[str, ...]:
    """The styles of ours that a template has not."""
    styles: Any = docx.styles
    had = {style.name for style in styles}
    return tuple(name for name in OURS if name not in had)


def make_styles(docx: Docx, look: Look, names: Sequence[str]) -> None:
    """Make these styles; letters are those of the running text where it is a template's."""
    font = look.font if BODY in names else ""
    sizes = {BODY: look.size, TITLE: look.title_size, TABLE: look.size - 2}
    sizes[HEADINGS[0]] = look.heading_size
    for name in names:
        if name == GRID:
            _grid(docx)
            continue
        style = _style(docx, name)
        _letters(style, font, sizes.get(name, look.size), bold=name in _BOLD)
        _shape(style, name, look)


def look_up_once(docx: Docx) -> None:
    """Keep what each style is called inside the file, once all styles are made.

    python-docx walks every style for each paragraph, which took most of the time of a report.
    """
    part: Any = docx.part
    part.get_style_id = cache(part.get_style_id)


def _style(docx: Docx, name: str) -> Any:
    styles: Any = docx.styles
    if name not in {style.name for style in styles}:
        made = styles.add_style(
            name, WD_STYLE_TYPE.PARAGRAPH, builtin=name not in (TABLE, LABELLED)
        )
        if name == BODY:
            made.element.set(qn("w:default"), "1")
        else:
            made.base_style = styles[BODY]
        if name in HEADINGS:
            level = _value("w:outlineLvl", str(HEADINGS.index(name)))
            made.element.get_or_add_pPr().append(level)
    style = styles[name]
    if name != BODY:
        style.quick_style = True
        style.hidden = False
    style.paragraph_format.space_after = Pt(0)
    return style


def _shape(style: Any, name: str, look: Look) -> None:
    shape = style.paragraph_format
    if name == BODY:
        shape.space_before = Pt(look.gap)
        shape.line_spacing_rule = WD_LINE_SPACING.SINGLE
        shape.widow_control = True
    if name in HEADINGS:
        shape.space_before = Pt(look.gap * 2)
    if name in (*HEADINGS, CAPTION):
        shape.keep_with_next = True
    if name in ENTRIES:
        shape.left_indent = cm(Fraction(ENTRIES.index(name), 2))
        shape.tab_stops.add_tab_stop(cm(look.text_width), 2, 1)
    if name in (TITLE, CONTENTS):
        shape.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if name == TABLE:
        shape.space_before = Pt(2)
    for border in style.element.xpath("w:pPr/w:pBdr"):  # python-docx's own underlines titles
        border.getparent().remove(border)


def _grid(docx: Docx) -> None:
    """A table whose cells have thin borders."""
    styles: Any = docx.styles
    if GRID in {style.name for style in styles}:
        return
    made = styles.add_style(GRID, WD_STYLE_TYPE.TABLE, builtin=True)
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    drawn = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in sides
    )
    borders = f"<w:tblBorders>{drawn}</w:tblBorders>"
    made.element.append(parse_xml(f"<w:tblPr {nsdecls('w')}>{borders}</w:tblPr>"))


def _leave_unused_tables(docx: Docx) -> None:
    """Take away the coloured table styles of python-docx, which no paper uses or is to use.

    They hide the one that counts from whoever looks for it in Word's gallery.
    """
    for style in list(docx.styles):
        default = style.element.get(qn("w:default")) == "1"
        if style.type is WD_STYLE_TYPE.TABLE and style.name != GRID and not default:
            style.delete()


def _letters(style: Any, font: str, size: int, *, bold: bool) -> None:
    """Font, size and weight for Latin letters and, again, for Thai ones."""
    properties = style.element.get_or_add_rPr()
    for child in list(properties):
        properties.remove(child)
    if font:
        style.font.name = font
    style.font.size = Pt(size)
    style.font.bold = bold
    style.font.italic = False
    _complex_script(properties, font, size, bold=bold)


def _complex_script(properties: Any, font: str, size: int, *, bold: bool) -> None:
    """The complex-script twins of the properties of a style, in the order the format wants."""
    for fonts in properties.findall(qn("w:rFonts")):
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


def lay(section: Section, *, sideways: bool) -> None:
    """The sheets of a section on their long side, or standing."""
    sides = sorted((section.page_width or Mm(210), section.page_height or Mm(297)))
    section.orientation = WD_ORIENT.LANDSCAPE if sideways else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = reversed(sides) if sideways else sides


def set_page(docx: Docx, look: Look) -> None:
    """A4 with the margins of the form; the first page carries no number."""
    section = docx.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    lay(section, sideways=look.sideways)
    section.top_margin, section.bottom_margin = cm(look.margins.top), cm(look.margins.bottom)
    section.left_margin, section.right_margin = cm(look.margins.left), cm(look.margins.right)
    section.header_distance = section.footer_distance = Cm(1.25)
