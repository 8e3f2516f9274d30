"""HTML as a browser reads it: text by blocks, tables, links; what the whole site has, marked."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from prongsai.adapters.html_reading.elements import (
    BOX,
    INLINE,
    MOST_SOURCE,
    UNSEEN,
    is_frame,
    is_layout,
    is_loud,
    is_of_site,
    is_picture,
    is_trail,
    within_limits,
)
from prongsai.adapters.html_reading.page import MOST_LINKS, MOST_ROWS, Marks, Page
from prongsai.core.preaudit.letters import flat
from prongsai.core.preaudit.reading import Charset, Form, Link, Reading

__all__ = ["MOST_LINKS", "read_html"]
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_CELLS = ("td", "th")
_NOT_FILLED_IN = ("hidden", "submit", "button", "image", "search")


def read_html(text: str, charset: Charset) -> Reading:
    """Everything of a page that the checks may look at."""
    kept, cut = within_limits(text[:MOST_SOURCE])
    tree = LexborHTMLParser(kept)
    page = Page()
    root = tree.root
    if root is not None:
        _walk(root, page)
    page.end_block()
    return Reading(
        form=Form.HTML,
        title=_title(tree),
        blocks=tuple(page.blocks),
        tables=tuple(table.made(n) for n, table in enumerate(page.tables, 1)),
        links=tuple(page.links),
        boxes=tuple(page.boxes),
        trail=page.trail_end,
        pictures=len(page.pictured),
        fields=len(page.asked),
        pictured=tuple(page.pictured),
        asked=tuple(page.asked),
        passwords=page.passwords,
        refresh=_refresh(tree),
        charset=charset,
        cut=cut or len(text) > MOST_SOURCE or page.full or page.rows > MOST_ROWS,
    )


def _walk(root: LexborNode, page: Page) -> None:
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


def _enter(node: LexborNode, page: Page) -> bool:
    """Take note of a node; whether what is in it is looked at."""
    tag = node.tag or ""
    if tag == "-text":
        page.text(node.text_content or "")
        return False
    if tag in UNSEEN:
        _unseen(node, page)
        return False
    if tag.startswith("-"):
        return False
    page.enter(Marks(is_frame(node), is_trail(node), is_loud(node)))
    _open(node, tag, page)
    return True


def _unseen(node: LexborNode, page: Page) -> None:
    """What is not text but shows or asks for something."""
    given = node.attributes
    address = given.get("src") or given.get("data") or ""
    if node.tag in ("iframe", "object") and address and len(page.links) < MOST_LINKS:
        box = page.open_boxes[-1]
        said = given.get("title") or ""
        page.links.append(Link(said, address, page.aside > 0, frame=True, box=box))
    if node.tag == "select" and not page.aside:
        page.asked.append(page.open_boxes[-1])


def _open(node: LexborNode, tag: str, page: Page) -> None:
    if tag not in INLINE:
        page.end_line()
    if tag in BOX:
        page.open_box()
    if tag in _HEADINGS:
        page.level = int(tag[1])
    elif tag in ("table", "tr", *_CELLS):
        layout = tag == "table" and (page.aside > 0 or is_layout(node))
        page.open_grid(tag, layout=layout)
    else:
        _open_other(node, tag, page)


def _open_other(node: LexborNode, tag: str, page: Page) -> None:
    given = node.attributes
    if tag == "a" and given.get("href"):
        page.end_link()
        page.open_link = (given["href"] or "", [])
    elif tag == "img":
        if not page.aside and is_picture(node):
            page.pictured.append(page.open_boxes[-1])
        page.text(f" {given.get('alt') or ''} " if page.open_link is not None else " ")
    elif tag in ("embed", "frame") and given.get("src"):
        box = page.open_boxes[-1]
        page.links.append(Link("", given["src"] or "", page.aside > 0, frame=True, box=box))
    elif tag in ("input", "textarea"):
        kind = (given.get("type") or "").lower()
        page.passwords += kind == "password"
        if not page.aside and kind not in _NOT_FILLED_IN and not is_of_site(node):
            page.asked.append(page.open_boxes[-1])


def _leave(node: LexborNode, page: Page) -> None:
    tag = node.tag or ""
    if tag in UNSEEN or tag.startswith("-"):
        return
    if tag == "a":
        page.end_link()
    elif tag in _CELLS and page.grid is not None:
        page.grid.end_cell()
    elif tag == "table" and page.open_tables:
        done = page.open_tables.pop()
        if done is not None:
            done.end_cell()
            page.tables.extend([done] if any(map(any, done.rows)) else [])
    if tag not in INLINE:
        page.end_line()
    if tag in _HEADINGS:
        page.level = 0
    if tag in BOX:
        page.open_boxes.pop()
    page.leave()


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
