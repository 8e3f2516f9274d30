"""What a page or file says, as plain values: the same for every format, whoever read it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

_PIECE, _HEADING = 1_000, 300
"""Letters that checks look at in one go: what strangers write must not slow them down."""
LOOKS, _LOOKED_AT = 7, 3
"""The level of what only looks like a heading, and how many of those are taken for one."""


class Form(StrEnum):
    """What a page or file is by its content."""

    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    SHEET = "sheet"
    CSV = "csv"
    TEXT = "text"
    IMAGE = "image"
    OTHER = "other"


class Stop(StrEnum):
    """What kept a page or file from being read."""

    EMPTY = "empty"
    TOO_LARGE = "too-large"
    BOMB = "bomb"
    LOCKED = "locked"
    DAMAGED = "damaged"
    UNKNOWN = "unknown"
    TOO_SLOW = "too-slow"
    TOO_MUCH = "too-much"
    DIED = "died"
    STUMBLED = "stumbled"
    """This program did; the page or file may be well."""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of running text and where it stands."""

    text: str
    place: str = ""
    level: int = 0
    """1 for the greatest heading, 7 for what only looks like one, 0 for what is none."""
    aside: bool = False
    """Menus, heads and feet that every page of a site has."""
    box: int = field(default=0, compare=False)
    """The innermost box it stands in."""


@dataclass(frozen=True, slots=True)
class Table:
    """Cells in rows, spans left out."""

    rows: tuple[tuple[str, ...], ...]
    place: str = ""
    box: int = field(default=0, compare=False)

    @property
    def width(self) -> int:
        """Columns that hold anything."""
        return max((sum(1 for cell in row if cell) for row in self.rows), default=0)


@dataclass(frozen=True, slots=True)
class Link:
    """Where something leads, as written."""

    text: str
    address: str
    aside: bool = False
    frame: bool = False
    """Shown within the page, such as a PDF."""
    box: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Charset:
    """How bytes became letters."""

    used: str = ""
    told: str = ""
    """What the header or the page itself says."""
    garbled: bool = False
    """The letters were spoilt before they were written here."""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read; bounded, whatever the file."""

    form: Form
    title: str = ""
    blocks: tuple[Block, ...] = ()
    tables: tuple[Table, ...] = ()
    links: tuple[Link, ...] = ()
    boxes: tuple[int, ...] = ()
    """Of each part of a page that holds others the one around it; the first is the page."""
    trail: str = ""
    """With what the way from the site's first page to this one ends."""
    heading: str = ""
    """The line that names the page, where it is known."""
    pages: int = 0
    blank_pages: int = 0
    """Pages that are a picture only."""
    pictures: int = 0
    fields: int = 0
    """Fields to fill in."""
    passwords: int = 0
    pictured: tuple[int, ...] = ()
    """The box of each picture of a page."""
    asked: tuple[int, ...] = ()
    """The box of each field of a page."""
    refresh: str = ""
    """Where the page sends its reader by itself."""
    charset: Charset = field(default_factory=Charset)
    margins: tuple[Block, ...] = ()
    """What stands beside the running text: notes, comments, boxes, fields, words taken out."""
    unread: tuple[str, ...] = ()
    """What else it holds that is not read: other files, forms of other programs."""
    names_maker: bool = False
    """Its properties name people who made it."""
    cut: bool = False
    """More was there than is read."""
    stopped: Stop | None = None
    stumbled: str = ""
    """What failed in this program, without a word of the page or file."""

    @property
    def main(self) -> tuple[Block, ...]:
        """What only this page says; everything where a page is nothing but frame."""
        own = tuple(block for block in self.blocks if not block.aside)
        return own if any(block.text for block in own) else self.blocks

    @property
    def own_links(self) -> tuple[Link, ...]:
        return tuple(link for link in self.links if not link.aside)

    @property
    def headings(self) -> Iterator[Block]:
        """What names the whole or a part of it, the greatest first."""
        if self.title:
            yield Block(self.title[:_HEADING], "title", 1)
        if self.trail:
            yield Block(self.trail[:_HEADING], "trail", 1)
        if self.heading:
            yield Block(self.heading[:_HEADING], "heading", 1)
        for block in sorted(self._named, key=lambda each: each.level):
            yield Block(block.text[:_HEADING], block.place, block.level)

    @property
    def _named(self) -> Iterator[Block]:
        looking = 0
        for block in self.main:
            looking += block.level == LOOKS
            if 0 < block.level < LOOKS or (block.level and looking <= _LOOKED_AT):
                yield block

    @property
    def letters(self) -> int:
        """How much its own text and tables say."""
        cells = sum(len(cell) for table in self.tables for row in table.rows for cell in row)
        return cells + sum(len(block.text) for block in self.main)

    @property
    def is_scan(self) -> bool:
        """Nothing but pictures of text."""
        if self.form is Form.IMAGE:
            return True
        return self.form is Form.PDF and bool(self.pages) and self.blank_pages == self.pages

    @property
    def said(self) -> Iterator[tuple[str, str]]:
        """Every text of its own with its place: headings, running text, rows of tables."""
        for block in self.main:
            yield from ((piece, block.place) for piece in _pieces(block.text))
        for table in self.tables:
            for number, row in enumerate(table.rows, start=1):
                place = f"{table.place} row:{number}".strip()
                yield from ((piece, place) for piece in _pieces(" | ".join(filter(None, row))))


def _pieces(text: str) -> Iterator[str]:
    """A text in pieces of bounded length; nearly every text is one."""
    return (text[start : start + _PIECE] for start in range(0, len(text), _PIECE))
