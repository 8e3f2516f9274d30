"""Blocks as Typst markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil

from prongsai.adapters.typst_pdf.drawing import drawing_markup
from prongsai.core.documents.blocks import (
    Align,
    Aside,
    Blank,
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
    PageBreak,
    Paragraph,
    Run,
    Signature,
    Table,
    Text,
    Title,
    plain,
)
from prongsai.core.documents.column_widths import LETTER, column_widths
from prongsai.core.documents.endings import stays
from prongsai.core.documents.line_breaks import WordsOf, is_thai, letters_wide, parts, pieces
from prongsai.core.documents.look import Look, Numerals
from prongsai.core.documents.plain_text import number_of

_ALIGN = {Align.START: "left", Align.CENTRE: "center", Align.END: "right"}
_CM = Fraction(7200, 254)
_CELL_SIZE, _CELL_PADDING = Fraction(9, 10), 10
"""Type in cells as a share of running text, and what a cell keeps free, in points (paper.typ)."""
_LINE = Fraction(14, 10)
"""Height of a line in a cell, as a multiple of its letters."""
_LONGEST = 40
"""Letters beyond which a word is left to be broken: it would run over the margin."""


def quoted(content: str) -> str:
    """A text as a Typst string."""
    escaped = re.sub(r"\s", " ", content).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def number(value: Fraction | int) -> str:
    """A length without its unit; four decimals are finer than any printer."""
    return f"{float(value):.4f}".rstrip("0").rstrip(".")


def _tall(each: Cell, room: Fraction) -> Fraction:
    """About how many lines a cell takes in this much room: each of its own begins a new one."""
    letters = (letters_wide(plain(line)) for line in each.lines)
    return sum((Fraction(max(1, ceil(wide * LETTER / room))) for wide in letters), Fraction(0))


@dataclass(frozen=True, slots=True)
class Markup:
    """Writes blocks for one document."""

    look: Look
    numerals: Numerals
    words_of: WordsOf

    def blocks(self, blocks: Iterable[Block]) -> str:
        every, writer, made = tuple(blocks), self, []
        for block, keep in zip(every, stays(every), strict=True):
            if isinstance(block, PageBreak) and block.sideways is not None:
                writer = replace(writer, look=replace(writer.look, sideways=block.sideways))
            made.append(writer.kept(block) if keep else writer.block(block))
        return "\n\n".join(made)

    def kept(self, block: Block) -> str:
        """A block that stays with what follows; of a list its last entry does."""
        if isinstance(block, Listing):
            return self._listing(block, kept=True)
        if isinstance(block, Signature):
            return f"#closing[{self._lines(block.lines)}]"
        return f"#block(sticky: true, width: 100%)[{self.block(block)}]"

    def block(self, block: Block) -> str:  # noqa: C901, PLR0911, PLR0912 - one line a kind of block
        match block:
            case Title(lines):
                return f"#paper-title[{self._lines(lines)}]"
            case Heading(level, content, listed):
                outlined = "true" if listed else "false"
                return f"#heading(level: {level}, outlined: {outlined})[{self.text(content)}]"
            case Paragraph():
                return self._paragraph(block)
            case Listing():
                return self._listing(block)
            case Table():
                return self._table(block)
            case Figure():
                return self._figure(block)
            case Signature(lines):
                return f"#signature[{self._lines(lines)}]"
            case Labelled(pairs):
                return "".join(self._labelled(pairs))
            case Aside(lines, beside):
                right = self._lines(lines)
                start = "none" if block.indent is None else f"{number(block.indent)}cm"
                return f"#aside({start})[{self.text(beside)}][{right}]"
            case Hanging(label, lines):
                return f"#hanging[{self.text(label)}][{self._lines(lines)}]"
            case Emblem(height, centred):
                return self._emblem(height, centred=centred)
            case PageBreak(None):
                return "#pagebreak(weak: true)"
            case PageBreak(sideways):
                return f"#set page(flipped: {'true' if sideways else 'false'})"
            case Contents(title):
                return f"#contents[{self.text(title)}]"

    # --- Text --------------------------------------------------------------------------------

    def text(self, content: Text, width: Fraction | None = None) -> str:
        """Runs with each Thai word in a box of its own, so that no line ends inside one."""
        return "".join(self._run(run, width) for run in content)

    def _run(self, run: Run | Blank, width: Fraction | None) -> str:
        if isinstance(run, Blank):
            return f"#blank({run.width}, {quoted(run.label)})"
        said = "".join(self._pieces(run.text, width))
        return f"#strong[{said}]" if run.bold else said

    def _pieces(self, content: str, width: Fraction | None) -> Iterator[str]:
        most = _LONGEST if width is None else int(width / LETTER)
        for piece in pieces(content, self.words_of):
            if letters_wide(piece) > most and not is_thai(piece):
                # Thai too long for its line is broken by the library; an address would not be.
                yield from (f"#w({quoted(part)})" for part in parts(piece))
            elif is_thai(piece) and letters_wide(piece) <= most:
                yield f"#w({quoted(piece)})"
            else:
                yield f"#{quoted(piece)};"

    def _lines(self, lines: Iterable[Text], width: Fraction | None = None) -> str:
        return "#linebreak();".join(self.text(line, width) for line in lines)

    # --- Blocks ------------------------------------------------------------------------------

    def _paragraph(self, block: Paragraph) -> str:
        said = self.text(block.text)
        amount = f"{number(self.look.first_line)}cm" if block.indent else "0cm"
        made = f"#par(first-line-indent: (amount: {amount}, all: true))[{said}]"
        if block.align is not Align.START:
            made = f"#align({_ALIGN[block.align]})[{made}]"
        return made

    def _emblem(self, height: int, *, centred: bool) -> str:
        """Room that begins as far from the edge of the paper as the form says."""
        up = self.look.emblem_top - self.look.margins.top
        side = "center" if centred else "left"
        return f"#emblem-room({side}, {height}mm, {number(up)}cm)"

    def _listing(self, listing: Listing, depth: int = 0, *, kept: bool = False) -> str:
        lead = self.look.first_line if depth == 0 else Fraction(0)
        made = []
        for place, entry in enumerate(listing.entries, 1):
            label = quoted(number_of(place, listing.numbering, self.numerals))
            said = f"[{self.text(entry.text)}][{self._inner(entry, depth)}]"
            last = kept and place == len(listing.entries)
            sticky = ", sticky: true" if last else ""
            made.append(f"#entry({number(lead)}cm, {label}{sticky}){said}")
        return "\n".join(made)

    def _inner(self, entry: Entry, depth: int) -> str:
        return "" if entry.inner is None else self._listing(entry.inner, depth + 1)

    def _labelled(self, pairs: Iterable[tuple[Text, Text]]) -> Iterator[str]:
        cells = [f"label-value([{self.text(a)}], [{self.text(b)}])" for a, b in pairs]
        columns = ", ".join(["1fr"] * len(cells))
        yield f"#grid(columns: ({columns},), column-gutter: 0.5em, {', '.join(cells)})"

    def _table(self, table: Table) -> str:
        size = self.look.size * _CELL_SIZE
        room = self.look.text_width * _CM
        widths = column_widths(table, room, size, Fraction(_CELL_PADDING), self.words_of)
        columns = ", ".join(f"{number(width)}pt" for width in widths)
        aligns = ", ".join(_ALIGN[column.align] for column in table.columns)
        head = "".join(self._row(row, widths) for row in table.head)
        body = "".join(self._row(row, widths) for row in table.body)
        caption = f"#table-caption[{self.text(table.caption)}]\n" if table.caption else ""
        made = (
            f"{caption}#table(columns: ({columns},), align: ({aligns},),"
            f" table.header(repeat: true, {head}), {body})"
        )
        short = self._lines_of(table, widths) <= self._tallest()
        return f"#block(breakable: false)[{made}]" if short else made

    def _tallest(self) -> Fraction:
        """Lines of half a page: what is longer may be torn, so that no page stays half empty."""
        return self.look.text_height * _CM / (self.look.size * _CELL_SIZE * _LINE) / 2

    def _lines_of(self, table: Table, widths: tuple[Fraction, ...]) -> Fraction:
        """About how many lines a table takes: a short one is kept on one page."""
        rows = (*table.head, *table.body)
        return sum((max(self._talls(row, widths)) for row in rows), Fraction(0))

    def _talls(self, row: tuple[Cell, ...], widths: tuple[Fraction, ...]) -> Iterator[Fraction]:
        for each, room in zip(row, self._rooms(row, widths), strict=True):
            yield _tall(each, room)

    def _rooms(self, row: tuple[Cell, ...], widths: tuple[Fraction, ...]) -> Iterator[Fraction]:
        """The room of each cell, in sizes of its letters."""
        place = 0
        for each in row:
            # What a spanning row above takes is not known here, so the narrowest column counts.
            room = sum(widths[place : place + each.columns]) or min(widths)
            yield (room - _CELL_PADDING) / (self.look.size * _CELL_SIZE)
            place += each.columns

    def _row(self, row: tuple[Cell, ...], widths: tuple[Fraction, ...]) -> str:
        rooms = self._rooms(row, widths)
        torn = max(self._talls(row, widths)) > self._tallest()
        return "".join(
            self._cell(each, room, torn=torn) for each, room in zip(row, rooms, strict=True)
        )

    def _cell(self, each: Cell, room: Fraction, *, torn: bool) -> str:
        """One cell that holds together keeps its whole row from being torn."""
        settings = [
            "" if torn else "breakable: false",
            f"colspan: {each.columns}" if each.columns > 1 else "",
            f"rowspan: {each.rows}" if each.rows > 1 else "",
            f"align: {_ALIGN[each.align]}" if each.align else "",
        ]
        said = "#parbreak();".join(self.text(line, room) for line in each.lines)
        if each.bold:
            said = f"#strong[{said}]"
        given = ", ".join(setting for setting in settings if setting)
        return f"table.cell({given})[{said}], "

    def _figure(self, block: Figure) -> str:
        drawn = drawing_markup(block.drawing)
        made = f"#figure(alt: {quoted(block.alternative)}, [{drawn}])"
        caption = f"#figure-caption[{self.text(block.caption)}]"
        data = f"\n\n{self._table(block.data)}" if block.data else ""
        return f"#block(breakable: false, width: 100%)[{made}\n{caption}]{data}"
