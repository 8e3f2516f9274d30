"""What is handed out on a case: slip, receipts, letters, forms and certificates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from prongsai.core.documents.blocks import (
    Align,
    Blank,
    Block,
    Column,
    Emblem,
    Figure,
    Hanging,
    Heading,
    Paragraph,
    Run,
    Signature,
    Table,
    Title,
    cell,
    heads,
    text,
)
from prongsai.core.documents.document import Document
from prongsai.core.documents.look import Look, Numerals
from prongsai.core.documents.squares import Squares, squares_drawn
from prongsai.core.procedures.kinds import DocumentShape
from prongsai.core.terms.words import Language

Said = tuple[tuple[str, str], ...]
"""Labels, and what stands beside each."""
_SIGNATURE = 34
"""Letters of room to sign in."""
_NAME = 30
"""The same for a name."""
_SEAL = 25
"""Millimetres left free above a certificate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """How it is written, whatever it is."""

    agency: str
    look: Look
    made: dt.date
    language: Language = "th"

    def document(self, title: str, blocks: Iterator[Block]) -> Document:
        numerals = Numerals.THAI if self.language == "th" else Numerals.ARABIC
        return Document(
            title=title, agency=self.agency, language=self.language, numerals=numerals,
            look=self.look, dated=self.made, blocks=tuple(blocks),
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePaper:
    """A document that a move makes, in the words of whoever reads it."""

    shape: DocumentShape
    title: str
    to: str
    """Whom it is for."""
    given: str
    """The day it was made, as a certificate says it."""
    head: Said
    """Numbers, day, to whom and what about."""
    facts: Said
    columns: tuple[str, str]
    """What the columns of labels and of what stands beside them are called."""
    says: str = ""
    parts: Said = ()
    """Headings, and what is told below each: reasons."""
    notes: tuple[str, ...] = ()
    signers: Said = ()
    """Names as far as they are known, and what stands below: parts that people play, an order."""
    sign: str = ""
    """What stands before the line."""
    hand: tuple[str, str] = ("", "")
    """What belongs on it and between the brackets, for whoever cannot see them."""


def case_paper(paper: CasePaper, sheet: Sheet) -> Document:
    """The paper by its shape."""
    if paper.shape is DocumentShape.CERTIFICATE:
        look = replace(sheet.look, sideways=True, size=18, title_size=24)
        return replace(sheet, look=look).document(paper.title, _certificate(paper, sheet))
    blocks = _form if paper.shape is DocumentShape.FORM else _letter
    return sheet.document(paper.title, blocks(paper, sheet))


def _letter(paper: CasePaper, sheet: Sheet) -> Iterator[Block]:
    yield Title((text(sheet.agency), text(paper.title)))
    for label, value in paper.head:
        yield Hanging(text(Run(label, bold=True)), tuple(map(text, value.split("\n"))))
    if paper.says:
        yield Paragraph(text(paper.says))
    yield from _table(paper.facts, paper.columns)
    yield from _told(paper)
    yield from _signed(paper)


def _form(paper: CasePaper, sheet: Sheet) -> Iterator[Block]:
    """What was agreed first, then the sentence that is signed."""
    yield Title((text(sheet.agency), text(paper.title)))
    yield from _table((*paper.head, *paper.facts), paper.columns)
    if paper.says:
        yield Paragraph(text(paper.says))
    yield from _told(paper)
    yield from _signed(paper)


def _certificate(paper: CasePaper, sheet: Sheet) -> Iterator[Block]:
    """Centred on a sheet that lies on its long side, with room for the seal."""
    yield Emblem(_SEAL)
    yield Title((text(sheet.agency), text(paper.title)))
    yield _centred(paper.says)
    yield Title((text(paper.to),))
    for label, value in paper.facts:
        yield _centred(f"{label} {' '.join(value.split())}")
    yield _centred(paper.given)
    yield from _signed(paper)


def _centred(said: str) -> Paragraph:
    return Paragraph(text(said), indent=False, align=Align.CENTRE)


def _table(said: Said, columns: tuple[str, str]) -> Iterator[Block]:
    if said:
        body = tuple((cell(label), cell(*value.split("\n"))) for label, value in said)
        yield Table((Column(2), Column(4)), (heads(*columns),), body, first_column_heads=True)


def _told(paper: CasePaper) -> Iterator[Block]:
    for heading, said in paper.parts:
        yield Heading(1, text(heading))
        yield from (Paragraph(text(line)) for line in said.split("\n") if line.strip())
    yield from (Paragraph(text(note)) for note in paper.notes)


def _signed(paper: CasePaper) -> Iterator[Block]:
    hand, written = paper.hand
    for name, below in paper.signers:
        line = text(f"{paper.sign} ", Blank(hand, _SIGNATURE))
        named = text("(", name or Blank(written, _NAME), ")")
        yield Signature((line, named, *map(text, below.split("\n"))))


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """What whoever brought a case keeps of it."""

    title: str
    about: str
    lines: Said
    columns: tuple[str, str]
    code: tuple[str, str]
    """Its label and itself; it opens the case to whoever holds it."""
    notes: Sequence[str]
    picture: Squares
    """The address at which cases are followed, never the code."""
    caption: str
    alternative: str


def slip_paper(slip: Slip, sheet: Sheet) -> Document:
    """The upper part of one sheet."""
    return sheet.document(slip.title, _slip(slip, sheet))


def _slip(slip: Slip, sheet: Sheet) -> Iterator[Block]:
    yield Title((text(sheet.agency), text(slip.title), text(slip.about)))
    label, code = slip.code
    yield from _table(slip.lines, slip.columns)
    yield Title((text(f"{label} ", Run(code, as_is=True)),))
    yield from (Paragraph(text(note)) for note in slip.notes)
    yield Figure(squares_drawn(slip.picture), slip.alternative, text(Run(slip.caption, as_is=True)))
