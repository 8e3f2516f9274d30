"""A document written as DOCX, on blank paper or on the template of an office."""

from __future__ import annotations

import datetime as dt
import io
import unicodedata
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import replace

import docx
from docx.document import Document as Docx
from docx.exceptions import PythonDocxError
from docx.section import Section

from prongsai.adapters.docx_writing import fields, styles
from prongsai.adapters.docx_writing.block_writing import Writer
from prongsai.adapters.docx_writing.template_checking import check_template, refused
from prongsai.adapters.docx_writing.template_use import Spot, open_template
from prongsai.core.documents.document import Document, written
from prongsai.core.documents.drawing import Drawing
from prongsai.core.documents.look import Numerals, PageNumber
from prongsai.core.terms.problem import Problem, Refused


def write_docx(
    document: Document, pictures: Mapping[Drawing, bytes], template: bytes | None = None
) -> bytes:
    """The document as a file; `pictures` are its drawings as PNG, drawn by whoever can.

    With a template it is written into a copy of that, whose page, styles and letterhead hold.
    """
    done = written(document)
    if template is None:
        return _saved(_on_blank(done, pictures), done)
    try:
        return _saved(_on(template, done, pictures), done)
    except _ODD as error:
        raise Refused([Problem("template-damaged")]) from error


def _saved(paper: Docx, document: Document) -> bytes:
    _properties(paper, document)
    saved = io.BytesIO()
    paper.save(saved)
    return _dated(saved.getvalue(), document.dated)


_ODD = (
    ValueError, LookupError, AttributeError, TypeError, ArithmeticError, SyntaxError,
    RecursionError, PythonDocxError,
)  # fmt: skip
"""What comes of values in a template that no office program writes."""
_FIRST_YEAR, _LAST_YEAR = 1980, 2107
"""What a ZIP can hold."""
_LONGEST, _GOES_ON = 255, "…"


def _on_blank(document: Document, pictures: Mapping[Drawing, bytes]) -> Docx:
    paper = docx.Document()
    for paragraph in list(paper.paragraphs):
        paragraph._element.getparent().remove(paragraph._element)  # noqa: SLF001 - no other way out
    styles.set_styles(paper, document.look, document.language)
    styles.set_page(paper, document.look)
    styles.look_up_once(paper)
    writer = Writer(paper, document, pictures, paper.sections[0])
    writer.all()
    _edges(writer.sections, document, letterhead=False)
    return paper


def _on(template: bytes, document: Document, pictures: Mapping[Drawing, bytes]) -> Docx:
    problems = check_template(template)
    if refused(problems):
        raise Refused(problems)
    paper = open_template(template)
    spot = Spot.of(paper)
    fitted = replace(document, look=spot.fitted(document.look))
    styles.make_styles(paper, fitted.look, styles.lacking(paper))
    styles.look_up_once(paper)
    has_emblem, letterhead = spot.has_emblem, spot.has_letterhead
    writer = Writer(paper, fitted, pictures, spot.section, has_emblem)
    writer.all()
    _edges(writer.sections, fitted, letterhead=letterhead)
    spot.settle()
    return paper


def _edges(sections: Sequence[Section], document: Document, *, letterhead: bool) -> None:
    """Head and foot of the pages, which later sections take over; a letterhead is left as it is."""
    if document.look.page_number is PageNumber.HYPHENS and not letterhead:
        fields.page_number(sections[0])
        for each in sections if document.numerals is Numerals.THAI else ():
            fields.thai_numbers(each)
    if document.mark:
        fields.foot(sections[0], document.mark)


def _properties(paper: Docx, document: Document) -> None:
    noon = dt.datetime.combine(document.dated, dt.time(12))
    core = paper.core_properties
    core.title, core.author = _shortened(document.title), _shortened(document.agency)
    core.last_modified_by = ""
    core.language = styles.LANGUAGES[document.language]
    core.created = core.modified = noon
    core.comments = ""


def _shortened(text: str) -> str:
    """No longer than the properties of a file may be; no mark is parted from its letter."""
    text = fields.held(text)
    if len(text) <= _LONGEST:
        return text
    end = _LONGEST - len(_GOES_ON)
    while unicodedata.category(text[end]) == "Mn":
        end -= 1
    return text[:end] + _GOES_ON


def _dated(content: bytes, day: dt.date) -> bytes:
    """The same file with its parts dated by the document: a ZIP says when it was packed."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            year = min(max(day.year, _FIRST_YEAR), _LAST_YEAR)
            part = zipfile.ZipInfo(name, (year, day.month, day.day, 12, 0, 0))
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return packed.getvalue()
