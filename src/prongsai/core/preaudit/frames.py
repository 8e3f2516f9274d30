"""The frame of a site round a page where its maker did not mark it.

Old pages are tables in tables: menus, counters and feet are known by their share of links, by
where they stand, and by words that pages everywhere use for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain

from prongsai.core.preaudit.boxes import MARKS, Held, held
from prongsai.core.preaudit.letters import alike
from prongsai.core.preaudit.reading import LOOKS, Block, Reading
from prongsai.core.preaudit.signs import FrameSigns

_LINKS, _ENTRIES, _SHARE, _BESIDE = 3, 2, 0.7, 50
"""Of a menu: links, known ones, which part of it links are, and letters that are in none."""
_NAME, _LINE, _BOX, _LAST = 40, 200, 800, 12
"""Letters of a link's or box's name, of a line, of a box beside the page; lines of its end."""


def without_frame(reading: Reading, signs: FrameSigns) -> Reading:
    """The reading with what every page of the site has set aside; as it was if all would be."""
    if not reading.boxes:
        return reading
    frame = _Frame(reading, signs)
    blocks = tuple(
        replace(block, aside=True) if frame.holds(number, block) else block
        for number, block in enumerate(reading.blocks)
    )
    tables = tuple(table for table in reading.tables if table.box not in frame.boxes)
    if not tables and all(block.aside for block in blocks):
        return reading
    return replace(
        reading,
        blocks=(*blocks, *_rows(reading, frame)),
        tables=tables,
        links=tuple(
            replace(link, aside=True) if link.box in frame.boxes else link for link in reading.links
        ),
        trail=reading.trail or next(filter(None, map(frame.trail, reading.blocks)), ""),
    )


def _rows(reading: Reading, frame: _Frame) -> Iterator[Block]:
    """What tables in the frame say; the agency's name may be among it."""
    for table in reading.tables:
        if table.box in frame.boxes:
            yield from (
                Block(" ".join(filter(None, row)), table.place, 0, True) for row in table.rows
            )


@dataclass(frozen=True, slots=True)
class _Place:
    """A line and the key under which words are found in it."""

    number: int
    block: Block
    key: str


class _Frame:
    """Boxes and lines that belong to the site, not to the page."""

    def __init__(self, reading: Reading, signs: FrameSigns) -> None:
        self.signs = signs
        self.parents = reading.boxes
        self.held = held(reading, frozenset(map(alike, signs.menu)))
        self.tables = reading.tables
        self.loud = {n for n, block in enumerate(reading.blocks) if block.level == LOOKS}
        self.places = [
            _Place(number, block, alike(block.text.strip(MARKS)))
            for number, block in enumerate(reading.blocks)
            if not block.aside
        ]
        self.roots: set[int] = set()
        self.lines: set[int] = set()
        self._feet()
        self._named()
        self._menus()
        self.boxes = self._inside()

    def holds(self, number: int, block: Block) -> bool:
        return number in self.lines or block.box in self.boxes

    def trail(self, block: Block) -> str:
        """The last name on a line that leads from the first page to this one."""
        found = _trail(self.signs.home).fullmatch(block.text) if len(block.text) <= _LINE else None
        return found["last"].strip() if found else ""

    def _feet(self) -> None:
        """Boxes at the end that say whose the site is; the line alone where it ends more."""
        last = self.places[-_LAST:]
        words = tuple(map(alike, self.signs.foot))
        for place in last:
            if any(word in place.key for word in words):
                box = place.block.box
                found = self.held[box]
                if found.first >= last[0].number and self._is_beside(found) and not found.loud:
                    self.roots.add(box)
                self.lines.add(place.number)

    def _named(self) -> None:
        """Boxes that begin with a name that is known, and lines that every page has."""
        boxes, lines = (tuple(map(alike, each)) for each in (self.signs.boxes, self.signs.lines))
        for place in self.places:
            if len(place.key) <= _NAME and place.key.startswith(boxes):
                box = self._begun_by(place)
                if self._is_beside(self.held[box], place.block):
                    self.roots.add(box)
            elif place.key.startswith(lines) or self.trail(place.block):
                self.lines.update([place.number] if len(place.key) <= _LINE else [])
        for table in self.tables:
            name = alike(next(filter(None, chain.from_iterable(table.rows)), ""))
            if name[:_NAME].startswith(boxes) and self._is_beside(self.held[table.box]):
                self.roots.add(table.box)

    def _begun_by(self, place: _Place) -> int:
        """The box that a name begins: the next one around where it stands alone in its own."""
        box = place.block.box
        while box and self.held[box].letters == len(place.block.text.strip(MARKS)):
            box = self.parents[box]
        return box if self.held[box].first == place.number else 0

    def _is_beside(self, found: Held, name: Block | None = None) -> bool:
        """Small, not all there is, and without a heading but its name."""
        named = name is not None and 0 < name.level < LOOKS
        return found.letters <= _BOX and found.headings <= named and not self._is_all(found)

    def _is_all(self, found: Held) -> bool:
        return found.letters >= self.held[0].letters

    def _menus(self) -> None:
        """The largest boxes of short links, known ones among them."""
        for box, found in enumerate(self.held):
            if self._is_menu(found) and not self._is_all(found):
                self.roots.add(box)

    def _is_menu(self, found: Held) -> bool:
        many = found.links >= _LINKS and len(found.entries) >= _ENTRIES
        short = found.longest <= _NAME and not found.headings
        links = found.linked >= max(_SHARE * found.letters, found.letters - _BESIDE)
        named = found.first in self.loud  # its own name, not the title of a page beside it
        return many and short and links and found.loud <= named

    def _inside(self) -> frozenset[int]:
        """All boxes set aside, with those in them."""
        inside: set[int] = set()
        for box, parent in enumerate(self.parents):
            if box in self.roots or (box and parent in inside):
                inside.add(box)
        return frozenset(inside)


@cache
def _trail(home: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(map(re.escape, home))
    return re.compile(
        rf"(?:[^:>»›→]{{1,30}}:)?\s*(?:{names})\s*(?:[>»›→][^>»›→]*)*[>»›→](?P<last>[^>»›→]+)",
        re.IGNORECASE,
    )
