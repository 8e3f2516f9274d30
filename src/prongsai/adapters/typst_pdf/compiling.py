"""Documents compiled to PDF: tagged, for the archive (PDF/A-2a) and for everybody (PDF/UA-1)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typst

from prongsai.adapters.typst_pdf.drawing import picture_markup
from prongsai.adapters.typst_pdf.markup import Markup, number, quoted
from prongsai.core.documents.document import Document, written
from prongsai.core.documents.drawing import Drawing
from prongsai.core.documents.line_breaks import WordsOf
from prongsai.core.documents.look import Look, Numerals, PageNumber
from prongsai.core.terms.problem import refuse

FONT = "Laksaman"
"""An open font in the manner of TH Sarabun; of those tried its text is read back whole."""
STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]
PREAMBLE = (Path(__file__).parent / "paper.typ").read_text("utf-8")


class Press:
    """Compiles documents one after the other; compiler and fonts are opened once."""

    def __init__(self, words_of: WordsOf, fonts: Path | None = None) -> None:
        found = typst.Fonts(font_paths=[str(fonts)] if fonts else [])
        if FONT not in found.families():
            raise refuse("font-missing", font=FONT, package="fonts-tlwg-laksaman-ttf")
        self.compiler = typst.Compiler(font_paths=found)
        self.words_of = words_of

    def pdf(self, document: Document) -> bytes:
        """The same document gives the same bytes, whenever and wherever it is made."""
        source = as_source(document, self.words_of)
        noon = dt.datetime.combine(document.dated, dt.time(12), dt.UTC)
        with _told():
            made = self.compiler.compile(
                source.encode(), format="pdf", pdf_standards=STANDARDS, timestamp=noon
            )
        return _one(made)

    def picture(self, drawing: Drawing, ppi: int = 220) -> bytes:
        """A drawing as a picture (PNG), for formats that cannot draw."""
        source = picture_markup(drawing, FONT)
        with _told():
            made = self.compiler.compile(source.encode(), format="png", ppi=ppi)
        return _one(made)

    def pages(self, document: Document, ppi: float) -> list[bytes]:
        """The pages as pictures (PNG)."""
        source = as_source(document, self.words_of)
        made = self.compiler.compile(source.encode(), format="png", ppi=ppi)
        return made if isinstance(made, list) else [_one(made)]


@contextmanager
def _told() -> Iterator[None]:
    """What the compiler cannot set, such as letters no font has, is a problem like any other."""
    try:
        yield
    except typst.TypstError as error:
        why = str(error).partition("\n")[0]
        raise refuse("pdf-not-made", why=why) from error


def _one(made: bytes | list[bytes] | None) -> bytes:
    if not isinstance(made, bytes):  # the compiler was asked for one file in memory
        raise TypeError(type(made))
    return made


def as_source(document: Document, words_of: WordsOf) -> str:
    """The whole Typst source of a document."""
    done = written(document)
    look = done.look
    filed = (
        f"title: {quoted(done.title)}, author: {quoted(done.agency)}, date: datetime("
        f"year: {done.dated.year}, month: {done.dated.month}, day: {done.dated.day})"
    )
    letters = f'font: ("{FONT}", "Libertinus Serif"), size: {look.size}pt, lang: "{done.language}"'
    settings = [
        f"#let body-size = {look.size}pt",
        f"#let title-size = {look.title_size}pt",
        f"#let title-line = {look.title_line}pt",
        f"#let heading-size = {look.heading_size}pt",
        f"#let label-size = {look.label_size}pt",
        f"#let emblem = {_bytes(done.emblem)}",
        PREAMBLE,
        f"#set document({filed})",
        _page(look, done.numerals, done.mark),
        f"#set text({letters})",
        f"#set par(spacing: {look.size * 0.62 + look.gap:.2f}pt)",
        "#show: paper",
    ]
    body = Markup(look, done.numerals, words_of).blocks(done.blocks)
    return "\n".join([*settings, "", body, ""])


def _bytes(picture: bytes) -> str:
    """A picture inside the source, so that the compiler reads no file."""
    return f"bytes(({','.join(map(str, picture))}))" if picture else "none"


def _page(look: Look, numerals: Numerals, mark: str) -> str:
    margins = look.margins
    sides = ", ".join(
        f"{side}: {number(value)}cm"
        for side, value in (
            ("top", margins.top), ("bottom", margins.bottom),
            ("left", margins.left), ("right", margins.right),
        )
    )  # fmt: skip
    digits = "thai-digits" if numerals is Numerals.THAI else "str"
    header = f"running-head({digits})" if look.page_number is PageNumber.HYPHENS else "none"
    footer = f"mark-foot({quoted(mark)})" if mark else "none"
    flipped = ", flipped: true" if look.sideways else ""
    return (
        f'#set page(paper: "a4"{flipped}, margin: ({sides}), header: {header}, footer: {footer},'
        f" numbering: {digits})"  # for the table of contents
    )
