"""DOCX as text with its headings and tables, in the order of the file."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph

from prongsai.core.preaudit.letters import flat
from prongsai.core.preaudit.reading import Block, Form, Link, Reading, Stop, Table

MOST_LETTERS, MOST_CELLS = 400_000, 60_000
_STYLES = {"Title": 1, **{f"Heading {level}": level for level in range(1, 7)}}
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
    return Reading(
        Form.DOCX,
        title=flat(document.core_properties.title or ""),
        blocks=tuple(blocks),
        tables=tuple(tables),
        links=tuple(_links(document)),
        pictures=len(document.inline_shapes),
        cut=letters > MOST_LETTERS or cells > MOST_CELLS,
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


def empty_docx() -> bytes:
    """A document without a word, to try the library with."""
    made = io.BytesIO()
    docx.Document().save(made)
    return made.getvalue()
