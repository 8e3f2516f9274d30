"""A document as plain text: what tests read and what a snapshot keeps."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai.core.documents.blocks import (
    Aside,
    Block,
    Cell,
    Contents,
    Emblem,
    Entry,
    Figure,
    Hanging,
    Heading,
    Labelled,
    Listing,
    Numbering,
    Paragraph,
    Signature,
    Table,
    Text,
    Title,
    plain,
)
from prongsai.core.documents.document import Document, written
from prongsai.core.documents.line_breaks import letters_wide
from prongsai.core.documents.look import Numerals
from prongsai.core.terms.numerals import thai_digits


def as_text(document: Document) -> str:
    """Every block in the order read; what has no letters of its own is named in brackets."""
    done = written(document)
    lines = [line for block in done.blocks for line in ("", *_block(block, done.numerals))]
    if done.mark:
        lines.extend(("", f"[{done.mark}]"))
    return "\n".join(lines).strip() + "\n"


def _block(block: Block, numerals: Numerals) -> Iterator[str]:  # noqa: C901 - one line a block
    match block:
        case Title(lines) | Signature(lines):
            yield from (f"        {plain(line)}" for line in lines)
        case Heading(level, content):
            yield f"{'#' * level} {plain(content)}"
        case Paragraph(content, indent=indent):
            yield ("    " if indent else "") + plain(content)
        case Listing():
            yield from _listing(block, numerals, "    ")
        case Table():
            yield from _table(block)
        case Figure(alternative=alternative, caption=caption):
            yield f"[{plain(caption)}: {alternative}]"
            yield from _table(block.data) if block.data else ()
        case Labelled(pairs):
            yield "  ".join(f"{plain(label)} {plain(value)}" for label, value in pairs)
        case Hanging(label, lines):
            led = f"{plain(label)}  "
            yield f"{led}{plain(lines[0])}"
            yield from (" " * letters_wide(led) + plain(line) for line in lines[1:])
        case Aside(lines, beside):
            yield f"{plain(beside):<40}{plain(lines[0])}".rstrip()
            yield from (" " * 40 + plain(line) for line in lines[1:])
        case Emblem(height):
            yield f"[{height} mm]"
        case Contents(title):
            yield f"[{plain(title)}]"
        case _:  # a page break
            yield "-" * 72


def number_of(place: int, numbering: Numbering, numerals: Numerals) -> str:
    """What stands before the entry at a place of a list, counted from one."""
    if numbering is Numbering.DASH:
        return "-"
    label = numbering.value.replace("1", str(place))
    return thai_digits(label) if numerals is Numerals.THAI else label


def _listing(listing: Listing, numerals: Numerals, margin: str) -> Iterator[str]:
    for place, entry in enumerate(listing.entries, 1):
        yield f"{margin}{number_of(place, listing.numbering, numerals)} {plain(entry.text)}"
        yield from _inner(entry, numerals, margin)


def _inner(entry: Entry, numerals: Numerals, margin: str) -> Iterator[str]:
    if entry.inner is not None:
        yield from _listing(entry.inner, numerals, f"{margin}    ")


def _table(table: Table) -> Iterator[str]:
    if table.caption:
        yield plain(table.caption)
    for row in table.head:
        yield _row(row)
    yield "|" + "---|" * len(table.columns)
    for row in table.body:
        yield _row(row)


def _row(row: tuple[Cell, ...]) -> str:
    return "| " + " | ".join(_cell(each) for each in row) + " |"


def _cell(each: Cell) -> str:
    lines: tuple[Text, ...] = each.lines
    return " / ".join(plain(line) for line in lines) + " |" * (each.columns - 1)
