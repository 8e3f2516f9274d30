"""Columns beside a page: several small boxes with names of their own, and parts of one box."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from prongsai.core.preaudit.boxes import Held
from prongsai.core.preaudit.reading import Reading

_COLUMN, _PART, _HEAD, _KNOWN = 3_000, 800, 800, 2
"""Letters of a column, of one of its parts, of the head of a site without its links; parts known

to be beside the page that make a column.
"""


def head(
    parents: Sequence[int], held: Sequence[Held], around: Collection[int], box: int
) -> set[int]:
    """Boxes that ended before that of the heading began; none where they say much by themselves."""
    before = [each for each in range(1, box) if each not in around]
    outer = [each for each in before if parents[each] in around]
    said = sum(held[each].letters - held[each].linked for each in outer)
    return set(before) if said <= _HEAD else set()


def sections(reading: Reading, first: int, heading: int) -> frozenset[int]:
    """Lines under a name up to the next heading in its box; none where the page's is among them."""
    name = reading.blocks[first]
    leads = {link.text for link in reading.links}
    found, letters = [first], 0
    for number in range(first + 1, len(reading.blocks)):
        block = reading.blocks[number]
        if not _is_in(block.box, name.box, reading.boxes):
            break
        if block.level and block.text not in leads:
            break
        letters += len(block.text)
        if letters > _PART:
            return frozenset()
        found.append(number)
    return frozenset(found) if heading not in found else frozenset()


def _is_in(box: int, outer: int, parents: Sequence[int]) -> bool:
    while box > outer:
        box = parents[box]
    return box == outer


def columns(
    reading: Reading,
    held: Sequence[Held],
    inside: Collection[int],
    lines: Collection[int],
    around: Collection[int],
) -> set[int]:
    """Boxes of which half or more is set aside, in several parts or from the beginning on.

    None of those that hold the heading of the page: `around`.
    """
    away, parts = [0] * len(held), [0] * len(held)
    begins: set[int] = set()
    for number, block in enumerate(reading.blocks):
        if not block.aside and (number in lines or block.box in inside):
            away[block.box] += len(block.text)
            begins.add(number)
        if number in lines and block.level:
            parts[block.box] += 1
    for table in reading.tables:
        if table.box in inside:
            away[table.box] += sum(len(cell) for row in table.rows for cell in row)
    for box in range(len(held) - 1, 0, -1):
        parent = reading.boxes[box]
        away[parent] += away[box]
        parts[parent] += 1 if box in inside and parent not in inside else parts[box]
    return {
        box
        for box, found in enumerate(held)
        if box not in around
        and found.letters <= _COLUMN
        and away[box] * 2 >= found.letters > 0
        and (parts[box] >= _KNOWN or found.first in begins)
    }
