"""A template tried: a paper of every kind of block is written on it before any real one is."""

from __future__ import annotations

import datetime as dt
import struct
import zlib
from fractions import Fraction

from prongsai.adapters.docx_writing.template_checking import check_template, refused
from prongsai.adapters.docx_writing.writing import write_docx
from prongsai.core.documents.blocks import (
    Aside,
    Block,
    Column,
    Contents,
    Emblem,
    Entry,
    Figure,
    Hanging,
    Heading,
    Labelled,
    Listing,
    Numbering,
    PageBreak,
    Paragraph,
    Signature,
    Table,
    Title,
    cell,
    heads,
    text,
)
from prongsai.core.documents.document import Document
from prongsai.core.documents.drawing import Drawing
from prongsai.core.documents.look import Look, Margins, Numerals, PageNumber
from prongsai.core.terms.problem import Problem, Refused

_SAID = text("ทดลอง")
_DRAWING = Drawing(10, 10, ())
_LOOK = Look(
    margins=Margins(top=Fraction(2), bottom=Fraction(2), left=Fraction(3), right=Fraction(2)),
    font="TH Sarabun New", size=16, title_size=18, heading_size=16, label_size=16,
    first_line=Fraction(5, 2), gap=6, page_number=PageNumber.HYPHENS,
)  # fmt: skip
_INNER = Listing((Entry(_SAID),), Numbering.BRACKETS)
_TABLE = Table((Column(1), Column(2)), (heads("ก", "ข"),), ((cell("1"), cell("2")),), caption=_SAID)
_BLOCKS: tuple[Block, ...] = (
    Emblem(30), Title((_SAID,)), Aside((_SAID,), beside=_SAID), Labelled(((_SAID, _SAID),)),
    Hanging(_SAID, (_SAID, _SAID)), Contents(_SAID), PageBreak(), Heading(1, _SAID),
    Heading(2, _SAID), Heading(3, _SAID), Paragraph(_SAID), Listing((Entry(_SAID, _INNER),)),
    Listing((Entry(_SAID),), Numbering.DASH), _TABLE, Figure(_DRAWING, "", _SAID, _TABLE),
    Signature((_SAID,)),
)  # fmt: skip


def tried(template: bytes) -> list[Problem]:
    """What speaks against a template, after a paper was written on it; notes where nothing does."""
    found = check_template(template)
    if refused(found):
        return found
    paper = Document(
        title="", agency="", language="th", look=_LOOK, numerals=Numerals.THAI, blocks=_BLOCKS,
        dated=dt.date(2026, 1, 1), emblem=_dot(), mark="ทดลอง",
    )  # fmt: skip
    try:
        write_docx(paper, {_DRAWING: _dot()}, template)
    except Refused as problem:
        return list(problem.problems)
    return found


def _dot() -> bytes:
    """The smallest picture."""
    parts = {b"IHDR": struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)}
    parts |= {b"IDAT": zlib.compress(b"\0\0"), b"IEND": b""}
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(said)) + name + said + struct.pack(">I", zlib.crc32(name + said))
        for name, said in parts.items()
    )
