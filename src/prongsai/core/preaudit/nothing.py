"""Lines that say that a page has nothing yet, and whether it says hardly more round them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from prongsai.core.preaudit.boxes import around, held
from prongsai.core.preaudit.letters import alike
from prongsai.core.preaudit.reading import Link, Reading, Table
from prongsai.core.preaudit.signs import Signs
from prongsai.core.preaudit.sought import found_in

_MOST, _PART, _OBJECT, _FEW = 200, 5, 24, 160
"""Letters of a line with a sign, of what there is none of, few beside a sign under the heading;

a sign of emptiness is one of so many parts of its line at least.
"""
_SAYS = re.compile(r"\w")
_YET = "ยัง"


class Line(NamedTuple):
    """A line or row with the box it stands in."""

    text: str
    place: str
    box: int


class Sign(NamedTuple):
    """The code of what is said, and the words that say it; empty where none do."""

    said: str = ""
    words: str = ""


def said_in_boxes(reading: Reading) -> Iterator[Line]:
    """Every short line of the page's own and every short row."""
    for block in reading.main:
        if len(block.text) <= _MOST:
            yield Line(block.text, block.place, block.box)
    for table in reading.tables:
        for number, row in enumerate(table.rows, start=1):
            text = " | ".join(filter(None, row))
            if len(text) <= _MOST:
                yield Line(text, f"{table.place} row:{number}".strip(), table.box)


def sign_of_nothing(text: str, signs: Signs) -> Sign:
    """What in a line says that there is nothing yet: that there was no complaint is content."""
    key = alike(text)
    for words, lean in _keys(signs.building):
        if lean in key and not found_in(key, signs.none):
            return Sign("list-building", words)
    for words, lean in _keys(signs.empty):
        at = key.find(lean)
        if at < 0 or len(lean) * _PART < len(key) or found_in(key, signs.none):
            continue
        if not _of_what(key, at, lean, signs):
            return Sign("list-empty", words)
    return Sign()


@cache
def _keys(words: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Signs with their keys: the same few for every line."""
    return tuple((each, alike(each)) for each in words)


def _of_what(key: str, at: int, lean: str, signs: Signs) -> bool:
    """Whether it is said of what there was none: none received, none complained of."""
    if key[max(0, at - len(_YET)) : at] == _YET or lean.startswith(_YET):
        return False
    rest = key[at + len(lean) :][:_OBJECT]
    return bool(found_in(rest, signs.none_of))


def is_alone(reading: Reading, line: Line, links: tuple[Link, ...]) -> bool:
    """Whether between the page's heading and the line there is hardly anything else.

    What stands round both does not matter then: it is the frame, known as such or not.
    """
    title = next((b for b in reading.main if b.text == reading.heading), None)
    if title is None or not reading.boxes:
        return False
    common = max(around(reading, title.box) & around(reading, line.box))
    if not common:
        return False
    within = [link for link in links if common in around(reading, link.box)]
    tables = [table for table in reading.tables if common in around(reading, table.box)]
    letters = held(reading)[common].letters - len(title.text) - len(line.text)
    return letters < _FEW and not within and not any(map(is_filled, tables))


def is_filled(table: Table) -> bool:
    """Whether below its head a row has several cells that say something; dashes say nothing."""
    return any(sum(1 for cell in row if _SAYS.search(cell)) > 1 for row in table.rows[1:])
