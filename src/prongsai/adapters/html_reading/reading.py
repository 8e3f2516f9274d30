"""HTML as a browser reads it: text by blocks, tables, links; what the whole site has, marked."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from prongsai.adapters.html_reading.elements import (
    INLINE,
    MOST_SOURCE,
    UNSEEN,
    is_frame,
    is_layout,
    is_picture,
    within_limits,
)
from prongsai.core.preaudit.letters import flat
from prongsai.core.preaudit.reading import Block, Charset, Form, Link, Reading, Table

MOST_LETTERS, MOST_BLOCKS, MOST_LINKS, MOST_ROWS = 400_000, 20_000, 3_000, 5_000
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_CELLS = ("td", "th")


def read_html(text: str, charset: Charset) -> Reading:
    """Everything of a page that the checks may look at."""
    kept, cut = within_limits(text[:MOST_SOURCE])
    tree = LexborHTMLParser(kept)
    page = _Page()
    root = tree.root
    if root is not None:
        _walk(root, page)
    page.end_block()
    return Reading(
        form=Form.HTML,
        title=_title(tree),
        blocks=tuple(page.blocks),
        tables=tuple(table.made(n) for n, table in enumerate(page.tables, 1) if table.rows),
        links=tuple(page.links),
        pictures=page.pictures,
        fields=page.fields,
        passwords=page.passwords,
        refresh=_refresh(tree),
        charset=charset,
        cut=cut or len(text) > MOST_SOURCE or page.full or page.rows > MOST_ROWS,
    )


@dataclass(slots=True)
class _Grid:
    """A table while it is read."""

    rows: list[list[str]] = field(default_factory=list)
    cell: list[str] | None = None

    def end_cell(self) -> None:
        if self.cell is not None and self.rows:
            self.rows[-1].append(flat("".join(self.cell)))
        self.cell = None

    def made(self, number: int) -> Table:
        rows = tuple(tuple(row) for row in self.rows if any(row))
        return Table(rows, f"table:{number}")


@dataclass(slots=True)
class _Page:
    """What has been met so far on the way through the tree."""

    blocks: list[Block] = field(default_factory=list)
    tables: list[_Grid] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    open_tables: list[_Grid | None] = field(default_factory=list)
    """The tables around; none for one that only lays the page out."""
    open_link: tuple[str, list[str]] | None = None
    line: list[str] = field(default_factory=list)
    aside: int = 0
    level: int = 0
    letters: int = 0
    rows: int = 0
    pictures: int = 0
    fields: int = 0
    passwords: int = 0

    @property
    def full(self) -> bool:
        return self.letters > MOST_LETTERS or len(self.blocks) >= MOST_BLOCKS

    @property
    def grid(self) -> _Grid | None:
        return self.open_tables[-1] if self.open_tables else None

    def text(self, said: str) -> None:
        self.letters += len(said)
        if self.full:
            return
        if self.open_link is not None:
            self.open_link[1].append(said)
        if self.grid is not None and self.grid.cell is not None:
            self.grid.cell.append(said)
        else:
            self.line.append(said)

    def end_block(self) -> None:
        said = flat("".join(self.line))
        self.line.clear()
        if said:
            place = f"line:{len(self.blocks) + 1}"
            self.blocks.append(Block(said, place, self.level, aside=self.aside > 0))

    def end_line(self) -> None:
        """A block ends here, or a line within a cell."""
        if self.grid is not None:
            self.text("\n")
        else:
            self.end_block()

    def open_grid(self, tag: str, *, layout: bool) -> None:
        """A table, a row or a cell begins."""
        grid = self.grid
        if tag == "table":
            self.open_tables.append(None if layout else _Grid())
        elif grid is not None:
            grid.end_cell()
            if tag != "tr":
                grid.cell = []
                return
            self.rows += 1
            if self.rows <= MOST_ROWS:
                grid.rows.append([])

    def end_link(self) -> None:
        if self.open_link is not None and len(self.links) < MOST_LINKS:
            address, said = self.open_link
            self.links.append(Link(flat("".join(said)), address, aside=self.aside > 0))
        self.open_link = None


def _walk(root: LexborNode, page: _Page) -> None:
    """Through the whole tree without recursion."""
    node: LexborNode | None = root
    while node is not None:
        child = node.first_child if _enter(node, page) else None
        if child is not None:
            node = child
            continue
        while node is not None:
            _leave(node, page)
            if node.next is not None:
                node = node.next
                break
            node = node.parent


def _enter(node: LexborNode, page: _Page) -> bool:
    """Take note of a node; whether what is in it is looked at."""
    tag = node.tag or ""
    if tag == "-text":
        page.text(node.text_content or "")
        return False
    if tag in UNSEEN:
        _unseen(node, page)
        return False
    if tag.startswith("-") and tag != "-document":
        return False
    if is_frame(node):
        page.end_block()
        page.aside += 1
    _open(node, tag, page)
    return True


def _unseen(node: LexborNode, page: _Page) -> None:
    """What is not text but shows or asks for something."""
    given = node.attributes
    address = given.get("src") or given.get("data") or ""
    if node.tag in ("iframe", "object") and address and len(page.links) < MOST_LINKS:
        page.links.append(Link(given.get("title") or "", address, page.aside > 0, frame=True))
    page.fields += node.tag == "select"


def _open(node: LexborNode, tag: str, page: _Page) -> None:
    if tag not in INLINE:
        page.end_line()
    if tag in _HEADINGS:
        page.level = int(tag[1])
    elif tag in ("table", "tr", *_CELLS):
        layout = tag == "table" and (page.aside > 0 or is_layout(node))
        page.open_grid(tag, layout=layout)
    else:
        _open_other(node, tag, page)


def _open_other(node: LexborNode, tag: str, page: _Page) -> None:
    given = node.attributes
    if tag == "a" and given.get("href"):
        page.end_link()
        page.open_link = (given["href"] or "", [])
    elif tag == "img":
        page.pictures += is_picture(node)
        page.text(f" {given.get('alt') or ''} " if page.open_link is not None else " ")
    elif tag in ("embed", "frame") and given.get("src"):
        page.links.append(Link("", given["src"] or "", page.aside > 0, frame=True))
    elif tag in ("input", "textarea"):
        kind = (given.get("type") or "").lower()
        page.passwords += kind == "password"
        page.fields += kind not in ("hidden", "submit", "button", "image", "search")


def _leave(node: LexborNode, page: _Page) -> None:
    tag = node.tag or ""
    if tag in UNSEEN or (tag.startswith("-") and tag != "-document"):
        return
    if tag == "a":
        page.end_link()
    elif tag in _CELLS and page.grid is not None:
        page.grid.end_cell()
    elif tag == "table" and page.open_tables:
        done = page.open_tables.pop()
        if done is not None:
            done.end_cell()
            _keep(done, page)
    if tag not in INLINE:
        page.end_line()
    if tag in _HEADINGS:
        page.level = 0
    if is_frame(node):
        page.aside -= 1


def _keep(grid: _Grid, page: _Page) -> None:
    """A table of one column, or one that holds another, only lays the page out: its text counts."""
    rows = [row for row in grid.rows if any(row)]
    if max((len(row) for row in rows), default=0) > 1:
        page.tables.append(grid)
        return
    for row in rows:
        for cell in row:
            page.text(cell)
            page.end_line()


def _title(tree: LexborHTMLParser) -> str:
    found = tree.css_first("head > title")
    return flat(found.text()) if found is not None else ""


_LEADS = re.compile(r"url\s*=\s*['\"]?([^'\"]+)", re.IGNORECASE)


def _refresh(tree: LexborHTMLParser) -> str:
    for node in tree.css("meta[http-equiv]"):
        if (node.attributes.get("http-equiv") or "").lower() == "refresh":
            found = _LEADS.search(node.attributes.get("content") or "")
            return found[1].strip() if found else ""
    return ""
