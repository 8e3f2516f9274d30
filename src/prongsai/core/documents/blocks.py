"""The blocks a document is made of; adapters know how each looks in a format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from prongsai.core.documents.drawing import Drawing


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one manner."""

    text: str
    bold: bool = False
    as_is: bool = False
    """Whether its digits stay as they are: money, codes and addresses."""


@dataclass(frozen=True, slots=True)
class Blank:
    """A place to write in by hand or later: a number, a date, a name."""

    label: str
    """What belongs there, for whoever cannot see the line."""
    width: int = 20
    """Its length in letters."""


Text = tuple[Run | Blank, ...]
Says = str | Run | Blank | Iterable["Says"]


def text(*parts: Says) -> Text:
    """Put text together from words, runs and lists of them."""
    return tuple(_flat(parts))


def _flat(parts: Iterable[Says]) -> Iterator[Run | Blank]:
    for part in parts:
        if isinstance(part, Run | Blank):
            yield part
        elif isinstance(part, str):
            if part:
                yield Run(part)
        else:
            yield from _flat(part)


def plain(content: Text) -> str:
    """The letters alone, blanks as dots."""
    return "".join(part.text if isinstance(part, Run) else "." * part.width for part in content)


class Align(StrEnum):
    """How lines stand between the margins."""

    START = "start"
    CENTRE = "centre"
    END = "end"


class Numbering(StrEnum):
    """What stands before the entries of a list."""

    DOT = "1."
    BRACKETS = "(1)"
    BRACKET = "1)"
    DASH = "-"


@dataclass(frozen=True, slots=True)
class Title:
    """Centred lines that name the document or a part of it."""

    lines: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of one of three levels; its number is part of its text."""

    level: int
    text: Text
    listed: bool = True
    """Whether the table of contents names it."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: Text
    indent: bool = True
    """Whether its first line is indented."""
    align: Align = Align.START
    keep: bool = False
    """Whether it stays with what follows."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list, with a list below it where it has parts."""

    text: Text
    inner: Listing | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """A numbered or dashed list."""

    entries: tuple[Entry, ...]
    numbering: Numbering = Numbering.DOT


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: one or several short paragraphs."""

    lines: tuple[Text, ...]
    columns: int = 1
    """Columns it spans."""
    rows: int = 1
    """Rows it spans."""
    align: Align | None = None
    """Where it differs from its column's."""
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its share of the width and how its cells stand."""

    share: int
    align: Align = Align.START


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose head is repeated on each page."""

    columns: tuple[Column, ...]
    head: tuple[tuple[Cell, ...], ...]
    body: tuple[tuple[Cell, ...], ...]
    caption: Text = ()
    first_column_heads: bool = False
    """Whether the first cell of each row names the row."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing with its text alternative and the figures it shows."""

    drawing: Drawing
    alternative: str
    caption: Text
    data: Table | None = None
    screen: Drawing | None = None
    """The same laid out for a narrow screen, where it differs."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Where somebody signs: from the centre line on, name and position below."""

    lines: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A line of labels with what belongs to each, dotted out to the margin: the head of a memo."""

    pairs: tuple[tuple[Text, Text], ...]


@dataclass(frozen=True, slots=True)
class Hanging:
    """A word at the margin and what hangs beside it: subject, salutation, enclosures."""

    label: Text
    lines: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Aside:
    """Lines that start at the centre line: a date, an address of the sender."""

    lines: tuple[Text, ...]
    beside: Text = ()
    """What stands at the left margin on the first line."""
    indent: Fraction | None = None
    """Centimetres from the left margin, where a form starts them elsewhere."""


@dataclass(frozen=True, slots=True)
class Emblem:
    """Where the state emblem stands, if the office gave one; else room for it.

    At the left it stands beside the title that follows.
    """

    height_mm: int
    centred: bool = True


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a page."""

    sideways: bool | None = None
    """Whether the sheets from here on lie on their long side; if nothing is said, as before."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents, made of the headings."""

    title: Text


Block = (
    Title | Heading | Paragraph | Listing | Table | Figure | Signature | Labelled | Hanging | Aside
    | Emblem | PageBreak | Contents
)  # fmt: skip


def cell(*lines: Says, columns: int = 1, rows: int = 1, align: Align | None = None) -> Cell:
    """A cell of one line, or of several."""
    return Cell(tuple(text(line) for line in lines), columns=columns, rows=rows, align=align)


def heads(*names: Says) -> tuple[Cell, ...]:
    """A head row of plain cells."""
    return tuple(Cell((text(name),), bold=True, align=Align.CENTRE) for name in names)
