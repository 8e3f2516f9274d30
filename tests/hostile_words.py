"""Words that would be markup or a formula if anything took them for that, and looking for it."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree import ElementTree as ET

from selectolax.lexbor import LexborHTMLParser as HTMLParser

SIGNS = ("=", "+", "-", "@")
"""What spreadsheet programs take for the beginning of a formula."""
MARKUP = "<script>alert(1)</script>\"><img src=x onerror=alert(2)>' onfocus='alert(3)"
EVIL = f"cmd|'/c calc'!A1{MARKUP}{{{{7*7}}}}#a(\"x\")$x$&amp;"
"""Fit for pages, templates, spreadsheets and papers; short enough for a field of one line."""
_RUNS = "img[src=x], [onerror], [onfocus], [onload], [href^=javascript], script:not([src])"
_ACTIVE = re.compile(r"<(?:\w+:)?(?:f|hyperlink|instrText|fldSimple|oleObject)\b[^>]*>([^<]*)")
"""Parts of office files that do something: formulas, links, fields."""


def hostile(number: int) -> str:
    """With each sign in turn at its beginning."""
    return f"{SIGNS[number % len(SIGNS)]}{EVIL}"


def runs(page: str) -> list[str]:
    """What of a page is markup that only somebody's words can have brought."""
    return [str(each.html)[:80] for each in HTMLParser(page).css(_RUNS)]


def is_told(page: str) -> bool:
    """Whether the words stand there as text, in the page or in a field of it."""
    tree = HTMLParser(page)
    values = (each.attributes.get("value") or "" for each in tree.css("input"))
    return MARKUP in tree.text() or any(MARKUP in each for each in values)


def parts_of(office: bytes) -> Mapping[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(office)) as book:
        assert book.testzip() is None
        return {
            name: book.read(name) for name in book.namelist() if name.endswith((".xml", ".rels"))
        }


def words_of(office: bytes) -> str:
    """All text of a DOCX or XLSX, whose every part is whole."""
    trees = [ET.fromstring(each) for each in parts_of(office).values()]  # noqa: S314 - our own
    told = (each for tree in trees for each in tree.iter() if each.tag.endswith("}t"))
    return "".join(each.text or "" for each in told)


def does(office: bytes) -> list[str]:
    """Formulas, fields and links of an office file that hold such words."""
    found: list[str] = []
    for name, part in parts_of(office).items():
        text = part.decode()
        found += (each for each in _ACTIVE.findall(text) if "alert" in each or "calc" in each)
        if name.endswith(".rels"):
            found += re.findall(r'Target="[^"]*alert[^"]*"', text)
    return found


def armed(table: bytes) -> Iterator[str]:
    """Cells of a CSV file that a spreadsheet program would reckon."""
    for row in csv.reader(io.StringIO(table.decode("utf-8-sig"))):
        yield from (each for each in row if each.startswith(SIGNS) and "calc" in each)


def in_place(said: Any, number: int = 0, *, tongue: bool = False) -> Any:
    """The same data with such words wherever Thai stands, and English beside it."""
    if isinstance(said, Mapping):
        both = said.keys() <= {"th", "en"}
        return {
            key: in_place(each, number + at, tongue=both)
            for at, (key, each) in enumerate(said.items())
        }
    if isinstance(said, list | tuple):
        return [in_place(each, number + at) for at, each in enumerate(said)]
    is_prose = isinstance(said, str) and said and (tongue or re.search("[ก-๙]", said))
    return hostile(number) if is_prose else said
