"""DOCX as text with its headings and tables, in the order of the file."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph

from prongsai.core.preaudit.letters import flat
from prongsai.core.preaudit.reading import Block, Form, Link, Reading, Stop, Table

MOST_LETTERS, MOST_CELLS = 400_000, 60_000
_STYLES = {"Title": 1, **{f"Heading {level}": level for level in range(1, 7)}}
_PARAGRAPH = qn("w:p")
_GONE = frozenset(map(qn, ("w:del", "w:moveFrom")))
_COME = frozenset(map(qn, ("w:ins", "w:moveTo")))
_WRITTEN, _GAPS = (qn("w:t"), qn("w:delText")), (qn("w:tab"), qn("w:br"), qn("w:cr"))
_PICTURES = "/word/media/"
_OTHER_LETTERS = ("descr", "title", "alt")
"""Attributes that describe pictures."""
_BROKEN = (
    OpcError, KeyError, ValueError, SyntaxError, zipfile.BadZipFile, zlib.error,
    AttributeError, TypeError,  # parts that hold something else are taken for what they should be
)  # fmt: skip


def read_docx(content: bytes) -> Reading:
    """Paragraphs, tables, pictures and links; unpacked before within limits."""
    try:
        return _read(docx.Document(io.BytesIO(content)))
    except _BROKEN:
        return Reading(Form.DOCX, stopped=Stop.DAMAGED)


def _read(document: Document) -> Reading:
    blocks: list[Block] = []
    tables: list[Table] = []
    letters = cells = 0
    blocks.extend(_heads(document))
    for part in document.iter_inner_content():
        if letters > MOST_LETTERS or cells > MOST_CELLS:
            break
        if isinstance(part, WordTable):
            table = Table(tuple(_rows(part)), f"table:{len(tables) + 1}")
            cells += sum(map(len, table.rows))
            tables.append(table)
        else:
            said = _block(part, len(blocks))
            letters += len(said.text)
            blocks.extend([said] if said.text else [])
    margins, whole = _margins(document, {each.text for each in blocks})
    properties = document.core_properties
    return Reading(
        Form.DOCX,
        title=flat(properties.title or ""),
        blocks=tuple(blocks),
        tables=tuple(tables),
        links=tuple(_links(document)),
        pictures=sum(1 for part in _parts(document) if part.partname.startswith(_PICTURES)),
        margins=margins,
        unread=tuple(sorted({part.partname.ext for part in _parts(document) if _is_other(part)})),
        names_maker=bool(properties.author or properties.last_modified_by),
        cut=letters > MOST_LETTERS or cells > MOST_CELLS or not whole,
    )


def _heads(document: Document) -> Iterator[Block]:
    """What stands above each page."""
    for section in document.sections:
        if not section.header.is_linked_to_previous:
            said = (flat(paragraph.text) for paragraph in section.header.paragraphs)
            yield from (Block(text, "head") for text in said if text)


def _block(paragraph: Paragraph, number: int) -> Block:
    style = paragraph.style.name if paragraph.style is not None else ""
    level = _STYLES.get(style or "", 0)
    return Block(flat(paragraph.text), f"line:{number + 1}", level)


def _rows(table: WordTable) -> Iterator[tuple[str, ...]]:
    """Cells that span several columns or rows are said once."""
    for row in table._tbl.tr_lst:  # noqa: SLF001 - its own rows and cells cost their square
        cells = (cell for cell in row.tc_lst if cell.vMerge != "continue")
        yield tuple(flat("".join(text.text or "" for text in cell.iter("{*}t"))) for cell in cells)


def _links(document: Document) -> Iterator[Link]:
    for relation in document.part.rels.values():
        if relation.is_external and relation.reltype.endswith("/hyperlink"):
            yield Link("", relation.target_ref)


# --- Beside the running text ---------------------------------------------------------------------


def _parts(document: Document) -> Iterator[Part]:
    yield from document.part.package.iter_parts()


def _is_other(part: Part) -> bool:
    """A file within the file: a spreadsheet, a program's object."""
    told = part.content_type
    return not (told.endswith("xml") or told.startswith("image/"))


def _margins(document: Document, said: set[str]) -> tuple[tuple[Block, ...], bool]:
    """Whatever else holds letters, with its part; and whether that was all."""
    found: dict[tuple[str, str], Block] = {}
    letters = 0
    for part in _parts(document):
        if not part.content_type.endswith("xml"):
            continue
        place = str(part.partname).rpartition("/")[2].removesuffix(".xml").rstrip("0123456789")
        for text in map(flat, _lines(getattr(part, "element", None), part)):
            if text and text not in said and (place, text) not in found:
                found[place, text] = Block(text, place)
                letters += len(text)
                if letters > MOST_LETTERS:
                    return tuple(found.values()), False
    return tuple(found.values()), True


def _lines(root: Any, part: Part) -> Iterator[str]:
    """Paragraphs as they read before and after what was changed in them, and all other letters."""
    root = parse_xml(part.blob) if root is None else root
    for each in root.iter("{*}*"):
        if each.tag == _PARAGRAPH:
            yield from dict.fromkeys("".join(_pieces(each, left)) for left in (_GONE, _COME))
        elif each.tag not in _WRITTEN:
            yield each.text or ""
            yield from (each.get(name, "") for name in _OTHER_LETTERS)


def _pieces(node: Any, left: frozenset[str]) -> Iterator[str]:
    """A paragraph without those in boxes that hang on it, which come by themselves."""
    for child in node:
        if child.tag in _WRITTEN:
            yield child.text or ""
        elif child.tag in _GAPS:
            yield " "
        elif child.tag != _PARAGRAPH and child.tag not in left:
            yield from _pieces(child, left)


def empty_docx() -> bytes:
    """A document without a word, to try the library with."""
    made = io.BytesIO()
    docx.Document().save(made)
    return made.getvalue()
