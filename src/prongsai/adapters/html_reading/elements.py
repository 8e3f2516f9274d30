"""What elements of HTML are to a reader, and pages cut to what a reader bears."""

from __future__ import annotations

import re
from itertools import islice

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
    "frame": "nav header footer aside marquee",
    "own": "article main",
    "box": """div table td th section article main aside nav header footer form fieldset ul ol dl
        marquee center""",
    "loud": "b strong big",
    "role": "navigation banner contentinfo search complementary menu",
    "called": """nav navbar menu mainmenu main-menu submenu sidebar footer site-footer site-header
        topbar top-bar breadcrumb breadcrumbs page-header-top cookie left-sidebar right-sidebar
        widget-area main-nav nav-menu navbar-nav top-menu left-menu right-menu side-menu sidemenu
        leftmenu mega-menu dropdown-menu offcanvas footer-widgets pathway news-flash newsflash
        main-footer page-footer footer-top footer-bottom footer-area footer-wrapper modal popup
        pop-up share sharing social socials social-links pagination pager""",
    "tabs": "nav-tabs nav-pills tabs tablist tab-list",
    "ids": "header masthead",
    "parts": "navbar breadcrumb breadcrumbs ticker marquee cookie cookies visitors",
}
_SETS = {name: frozenset(words.split()) for name, words in _NAMES.items()}
_FLAT, UNSEEN, INLINE, BOX = (_SETS[each] for each in ("flat", "unseen", "inline", "box"))
_IN_LAYOUT = "table, h1, h2, h3, form"
_NAME, _MENU = 40, 5
"""Letters of the head of a column, links of a cell that is a menu."""
_MAY_FRAME = ("div", "ul", "ol", "section", "table", "td", "p")
_ABOUT = ("has-", "with-", "no-", "without-", "hide-", "is-")
_TRAIL = re.compile(r"breadcrumb|pathway", re.IGNORECASE)
_TITLE = re.compile(
    r"(?:^|[-_ ])(?:[a-z]*(?:title|heading|headline)|topic|caption"
    r"|(?:box|page|block|news|content|topic|card)?head(?:er)?)(?:$|[-_ \d])",
    re.IGNORECASE,
)
_GREAT = re.compile(
    r"font-size:\s*(?:(?:x+-|)large|(?:1[89]|[2-9]\d)(?:\.\d+)?p[xt]|(?:1\.[2-9]|[2-9])\d*r?em|"
    r"(?:1[2-9]|[2-9]\d)\d%)|font-weight:\s*(?:bold|[6-9]00)",
    re.IGNORECASE,
)
_GREAT_FONTS = frozenset(["4", "5", "6", "7", "+1", "+2", "+3", "+4"])
_OF_SITE = re.compile(
    r"^(?:q|s|kw|vote|poll)$|search|keyword|ค้นหา|user_?name|log_?in|passw|captcha|subscribe|newsletter",
    re.IGNORECASE,
)
_STRIP, _STRIP_SHAPE = 600, 3
_ICON = re.compile(
    r"logo|icon|banner|sprite|avatar-default|button|facebook|line\.png|spacer|no-?_?image"
    r"|under-?_?construct|coming-?_?soon|loading",
    re.IGNORECASE,
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
    """A table that is there for the look of the page: it has one column or one row, or in its

    cells stand headings, tables, forms or menus.
    """
    inner = (each for each in table.iter() if each.tag != "caption")
    if any(each.css_first(_IN_LAYOUT) is not None for each in inner) or _one_column(table):
        return True
    return _one_long_row(table) or _has_menu(table)


def _one_long_row(table: LexborNode) -> bool:
    """One row with text in it, in a cell more than the head of a column is called."""
    rows = list(islice((row for row in table.css("tr") if row.text().strip()), 2))
    if len(rows) != 1:
        return False
    cells = [len(said) for cell in rows[0].iter() if (said := cell.text().strip())]
    return max(cells, default=0) > _NAME


def _has_menu(table: LexborNode) -> bool:
    """Whether a cell of it is many links."""
    return len(table.css("a")) >= _MENU and any(
        len(cell.css("a")) >= _MENU for cell in table.css("td")
    )


def _one_column(table: LexborNode) -> bool:
    parts = (
        part.iter() if part.tag in ("tbody", "thead", "tfoot") else (part,) for part in table.iter()
    )
    rows = (row for part in parts for row in part if row.tag == "tr")
    return all(sum(1 for cell in row.iter() if cell.tag in ("td", "th")) <= 1 for row in rows)


def is_frame(node: LexborNode) -> bool:
    """What every page of a site has; the head of an article is its own."""
    tag = node.tag or ""
    if tag in _SETS["frame"]:
        return tag != "header" or not _is_within(node, _SETS["own"])
    if tag not in _MAY_FRAME:
        return False
    names = _names(node).split()
    if not _SETS["tabs"].isdisjoint(names):
        return False
    given = node.attributes
    if (given.get("role") or "") in _SETS["role"] or (given.get("id") or "") in _SETS["ids"]:
        return True
    parts = {part for name in names for part in re.split("[-_]", name)}
    return not (_SETS["called"].isdisjoint(names) and _SETS["parts"].isdisjoint(parts))


def _is_within(node: LexborNode, tags: frozenset[str]) -> bool:
    around = node.parent
    while around is not None:
        if around.tag in tags:
            return True
        around = around.parent
    return False


def _names(node: LexborNode) -> str:
    """What it is called, without what is said to be in it or not."""
    given = node.attributes
    names = f"{given.get('class') or ''} {given.get('id') or ''}".lower().split()
    return " ".join(name for name in names if not name.startswith(_ABOUT))


def is_trail(node: LexborNode) -> bool:
    """The way from the first page of a site to this one."""
    return node.tag in BOX and bool(_TRAIL.search(_names(node)))


def is_loud(node: LexborNode) -> bool:
    """Bold, large or called a title: what makes a line look like a heading."""
    tag, given = node.tag or "", node.attributes
    if tag in _SETS["loud"] or (tag == "font" and (given.get("size") or "") in _GREAT_FONTS):
        return True
    return bool(_GREAT.search(given.get("style") or "") or _TITLE.search(_names(node)))


def is_of_site(field: LexborNode) -> bool:
    """A field to search the site, to log in or to vote: every page of it may have one."""
    given = field.attributes
    called = (given.get(each) or "" for each in ("name", "id", "placeholder"))
    return any(map(_OF_SITE.search, called))


def is_picture(node: LexborNode) -> bool:
    """A picture of something, no logo or sign, and no strip across the page."""
    given = node.attributes
    said = (given.get("width") or "", given.get("height") or "")
    sizes = [int(size[:6]) for size in said if size.isdecimal()]
    if any(size <= _SMALL for size in sizes):
        return False
    if sizes and sizes[0] >= _STRIP and sizes[0] >= _STRIP_SHAPE * sizes[-1]:
        return False
    return not _ICON.search(f"{given.get('src') or ''} {given.get('class') or ''}")
