"""Blocks as HTML: lines end where a dictionary says words do, and nothing is added to the text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

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
from prongsai.core.documents.document import Document, written
from prongsai.core.documents.endings import stays
from prongsai.core.documents.line_breaks import WordsOf, is_thai, pieces
from prongsai.core.documents.look import Look, Numerals
from prongsai.core.documents.plain_text import number_of

STYLE = (Path(__file__).parent / "paper.css").read_text("utf-8")
_NARROW = 4
"""Columns that a phone shows side by side."""
Draw = Callable[[Figure, str], str]
"""Makes an inline SVG of a figure, given a key no other figure of the page has."""


def write_html(document: Document, words_of: WordsOf, draw: Draw, style: str = "") -> str:
    """The whole page, with its style and pictures inside: nothing is fetched.

    `style` is what the pictures need on top.
    """
    done = written(document)
    body = "\n".join(_Writer(done, words_of, draw).all())
    mark = f'<p class="mark">{escape(done.mark)}</p>\n' if done.mark else ""
    return (
        f'<!doctype html>\n<html lang="{done.language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(done.title)}</title>\n"
        f'<meta name="author" content="{escape(done.agency)}">\n'
        f'<meta name="date" content="{done.dated.isoformat()}">\n'
        f"<style>\n:root{{--title:{done.look.title_size}}}\n{_page(done.look)}{STYLE}{style}</style>\n</head>\n"
        f"<body>\n<main>\n{mark}{body}\n</main>\n</body>\n</html>\n"
    )


def _page(look: Look) -> str:
    margins = look.margins
    sides = (margins.top, margins.right, margins.bottom, margins.left)
    sheet = "A4 landscape" if look.sideways else "A4"
    return (
        f"@page {{ size: {sheet}; margin: {' '.join(f'{float(side)}cm' for side in sides)}; }}\n"
        "@page lying { size: A4 landscape; }\n@page standing { size: A4; }\n"
    )


@dataclass(slots=True)
class _Writer:
    document: Document
    words_of: WordsOf
    draw: Draw
    _headings: int = field(default=0, init=False)
    _figures: int = field(default=0, init=False)
    _titled: bool = field(default=False, init=False)
    _turned: bool = field(default=False, init=False)
    _regions: dict[str, int] = field(default_factory=dict, init=False)

    @property
    def thai(self) -> Numerals:
        return self.document.numerals

    def all(self) -> Iterator[str]:
        blocks = self.document.blocks
        if not any(isinstance(block, Title) for block in blocks):
            self._titled = True
            yield f'<h1 class="unseen">{escape(self.document.title)}</h1>'
        for block, keep in zip(blocks, stays(blocks), strict=True):
            made = "".join(self.block(block))
            yield f'<div class="keep">{made}</div>' if keep else made
        if self._turned:
            yield "</div>"

    def block(self, block: Block) -> Iterator[str]:  # noqa: C901, PLR0912 - one line a kind of block
        match block:
            case Title(lines):
                yield self._title(lines)
            case Heading(level, content):
                self._headings += 1
                tag = f"h{level + 1}"
                yield f'<{tag} id="h{self._headings}">{self.text(content)}</{tag}>'
            case Paragraph():
                yield self._paragraph(block)
            case Listing():
                yield from self._listing(block)
            case Table():
                yield from self._table(block)
            case Figure():
                yield from self._figure(block)
            case Signature(lines):
                yield f'<div class="signature">{self._lines(lines)}</div>'
            case Labelled(pairs):
                yield "".join(self._labelled(pairs))
            case Hanging(label, lines):
                yield self._hanging(label, lines)
            case Aside():
                yield self._aside(block)
            case Emblem(height, centred):
                yield self._emblem(height, centred=centred)
            case PageBreak(None):
                yield '<hr class="page">'
            case PageBreak(sideways):
                yield self._turn("lying" if sideways else "standing")
            case Contents(title):
                yield from self._contents(title)

    def _turn(self, how: str) -> str:
        """Sheets that lie otherwise than those before are a part of their own."""
        ended, self._turned = "</div>" * self._turned, True
        return f'{ended}<div class="{how}">'

    # --- Text --------------------------------------------------------------------------------

    def text(self, content: Text) -> str:
        return "".join(self._run(run) for run in content)

    def _run(self, run: Run | Blank) -> str:
        if isinstance(run, Blank):
            dots = "." * run.width
            return (
                f'<span class="blank" role="img" aria-label="{escape(run.label)}">'
                f'<span aria-hidden="true">{dots}</span></span>'
            )
        said = "".join(self._pieces(run.text))
        return f"<b>{said}</b>" if run.bold else said

    def _pieces(self, content: str) -> Iterator[str]:
        """A break is allowed before each Thai word; the style forbids all others inside Thai."""
        thai_before = False
        for piece in pieces(content, self.words_of):
            thai = is_thai(piece)
            if thai_before and not piece.isspace():
                yield "<wbr>"
            yield f"<span>{escape(piece)}</span>" if thai else escape(piece)
            thai_before = thai

    def _lines(self, lines: Iterable[Text]) -> str:
        return "<br>".join(self.text(line) for line in lines)

    # --- Blocks ------------------------------------------------------------------------------

    def _title(self, lines: tuple[Text, ...]) -> str:
        """The first title names the page."""
        tag = "p" if self._titled else "h1"
        self._titled = True
        return f'<{tag} class="title">{self._lines(lines)}</{tag}>'

    def _hanging(self, label: Text, lines: tuple[Text, ...]) -> str:
        return f'<div class="hanging"><p>{self.text(label)}</p><p>{self._lines(lines)}</p></div>'

    def _aside(self, block: Aside) -> str:
        left = f"<p>{self.text(block.beside)}</p>" if block.beside else ""
        lines = "<br>".join(f'<span class="line">{self.text(line)}</span>' for line in block.lines)
        if block.indent is not None:
            return f'<div class="aside dated">{left}<p>{lines}</p></div>'
        return f'<div class="aside">{left}<p class="from-centre">{lines}</p></div>'

    def _emblem(self, height: int, *, centred: bool) -> str:
        up = self.document.look.emblem_top - self.document.look.margins.top
        side = "centre" if centred else "start"
        return f'<div class="emblem {side}" style="--high:{height}mm;--up:{float(up)}cm"></div>'

    def _paragraph(self, block: Paragraph) -> str:
        names = [block.align.value] * (block.align is not Align.START) + ["first"] * block.indent
        said = f' class="{" ".join(names)}"' if names else ""
        return f"<p{said}>{self.text(block.text)}</p>"

    def _listing(self, listing: Listing) -> Iterator[str]:
        yield '<ul class="list" role="list">'
        for place, entry in enumerate(listing.entries, 1):
            number = number_of(place, listing.numbering, self.thai)
            yield f'<li><span class="number">{number}</span><div>{self.text(entry.text)}'
            yield from self._inner(entry)
            yield "</div></li>"
        yield "</ul>"

    def _inner(self, entry: Entry) -> Iterator[str]:
        if entry.inner is not None:
            yield from self._listing(entry.inner)

    def _labelled(self, pairs: Iterable[tuple[Text, Text]]) -> Iterator[str]:
        yield '<div class="labelled">'
        for label, value in pairs:
            yield f"<p><b>{self.text(label)}</b> {self.text(value)}</p>"
        yield "</div>"

    def _contents(self, title: Text) -> Iterator[str]:
        headings = [each for each in self.document.blocks if isinstance(each, Heading)]
        name = escape(plain(title))
        yield f'<nav class="contents" aria-label="{name}"><p>{self.text(title)}</p><ol>'
        for place, heading in enumerate(headings, 1):
            if heading.listed and heading.level <= 2:  # noqa: PLR2004 - as deep as the other formats go
                name = self.text(heading.text)
                yield f'<li class="level{heading.level}"><a href="#h{place}">{name}</a></li>'
        yield "</ol></nav>"

    def _table(self, table: Table) -> Iterator[str]:
        """A wide table scrolls by itself, so it must be reachable by keyboard and have a name."""
        name = self._region(plain(table.caption) or plain(table.head[0][0].lines[0]))
        narrow = ' class="narrow"' if len(table.columns) <= _NARROW else ""
        yield f'<div class="wide" role="region" tabindex="0" aria-label="{name}"><table{narrow}>'
        if table.caption:
            yield f"<caption><div>{self.text(table.caption)}</div></caption>"
        whole = sum(column.share for column in table.columns)
        widths = (f'<col style="width:{100 * c.share / whole:.1f}%">' for c in table.columns)
        yield f"<colgroup>{''.join(widths)}</colgroup><thead>"
        yield from (self._row(row, table, head=True) for row in table.head)
        yield "</thead><tbody>"
        yield from (self._row(row, table, head=False) for row in table.body)
        yield "</tbody></table></div>"

    def _region(self, name: str) -> str:
        """A name no other table of the page has."""
        times = self._regions[name] = self._regions.get(name, 0) + 1
        return escape(name if times == 1 else f"{name} ({times})")

    def _row(self, row: tuple[Cell, ...], table: Table, *, head: bool) -> str:
        made, place = [], 0
        for number, each in enumerate(row):
            names_row = table.first_column_heads and number == 0 and not head
            column = table.columns[min(place, len(table.columns) - 1)]
            made.append(self._cell(each, each.align or column.align, head=head, names=names_row))
            place += each.columns
        return f"<tr>{''.join(made)}</tr>"

    def _cell(self, each: Cell, align: Align, *, head: bool, names: bool) -> str:
        tag = "th" if head or names else "td"
        scope = ' scope="row"' if names else ' scope="col"' if head else ""
        spans = f' colspan="{each.columns}"' if each.columns > 1 else ""
        spans += f' rowspan="{each.rows}"' if each.rows > 1 else ""
        place = "" if align is Align.START else f' class="{align.value}"'
        said = "".join(f"<p>{self.text(line)}</p>" for line in each.lines)
        if len(each.lines) == 1:
            said = self.text(each.lines[0])
        bold = f"<b>{said}</b>" if each.bold and tag == "td" else said
        return f"<{tag}{scope}{spans}{place}>{bold}</{tag}>"

    def _figure(self, block: Figure) -> Iterator[str]:
        self._figures += 1
        yield "<figure>"
        yield self.draw(block, f"figure{self._figures}")
        yield f"<figcaption>{self.text(block.caption)}</figcaption></figure>"
        if block.data is not None:
            yield from self._table(block.data)
