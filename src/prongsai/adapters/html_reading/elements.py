"""What elements of HTML are to a reader, and pages cut to what a reader bears."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

MOST_SOURCE, MOST_TAGS, DEEPEST = 8_000_000, 250_000, 400
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*>?")
_NAMES = {
    # Elements without an end of their own, or whose end may be left out: they nest nothing.
    "flat": """area base br col embed hr img input link meta param source track wbr p li td th tr
        tbody thead tfoot option dt dd html body head""",
    "unseen": "script style noscript template head svg iframe object select datalist",
    "inline": """a abbr b bdi bdo big cite code em font i img input kbd label mark q s small span
        strike strong sub sup time tt u var wbr button""",
    "frame": "nav header footer aside",
    "role": "navigation banner contentinfo search complementary menu",
    "called": """nav navbar menu mainmenu main-menu submenu sidebar footer site-footer site-header
        topbar top-bar breadcrumb breadcrumbs page-header-top cookie left-sidebar right-sidebar
        widget-area main-nav nav-menu navbar-nav top-menu left-menu right-menu side-menu sidemenu
        leftmenu mega-menu dropdown-menu offcanvas footer-widgets""",
}
_SETS = {name: frozenset(words.split()) for name, words in _NAMES.items()}
_FLAT, UNSEEN, INLINE = _SETS["flat"], _SETS["unseen"], _SETS["inline"]
_IN_LAYOUT = "table, h1, h2, h3"
_MAY_FRAME = ("div", "ul", "section", "table", "td")
_ICON = re.compile(
    r"logo|icon|banner|sprite|avatar-default|button|facebook|line\.png", re.IGNORECASE
)
_SMALL = 48


def within_limits(text: str) -> tuple[str, bool]:
    """The page without tags nested beyond sense, which cost the reader hours; and with an end."""
    if text.count("<") <= DEEPEST:
        return text, False
    kept: list[str] = []
    last = depth = 0
    for number, tag in enumerate(_TAG.finditer(text)):
        if number >= MOST_TAGS:
            return "".join((*kept, text[last : tag.start()])), True
        if tag[2].lower() in _FLAT:
            continue
        deep = depth > DEEPEST
        depth = max(0, depth - 1) if tag[1] else depth + 1
        if deep:
            kept.append(text[last : tag.start()])
            last = tag.end()
    kept.append(text[last:])
    return "".join(kept), False


def is_layout(table: LexborNode) -> bool:
    """A table that is there for the look of the page: headings or tables stand in its cells."""
    inner = (each for each in table.iter() if each.tag != "caption")
    return any(each.css_first(_IN_LAYOUT) is not None for each in inner)


def is_frame(node: LexborNode) -> bool:
    tag = node.tag or ""
    if tag in _SETS["frame"]:
        return True
    if tag not in _MAY_FRAME:
        return False
    given = node.attributes
    names = f"{given.get('class') or ''} {given.get('id') or ''}".lower().split()
    return (given.get("role") or "") in _SETS["role"] or not _SETS["called"].isdisjoint(names)


def is_picture(node: LexborNode) -> bool:
    """A picture of something, no logo or sign."""
    given = node.attributes
    sizes = (given.get("width") or "", given.get("height") or "")
    if any(size.isdecimal() and int(size[:6]) <= _SMALL for size in sizes):
        return False
    return not _ICON.search(f"{given.get('src') or ''} {given.get('class') or ''}")
