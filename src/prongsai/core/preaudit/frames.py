"""The frame of a site round a page where its maker did not mark it.

Old pages are tables in tables: menus, counters and feet are known by their share of links, by
where they stand, and by words that pages everywhere use for them. Where a line is known to name the
page, whatever holds it is never frame, and more of the rest may be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain

from prongsai.core.preaudit.boxes import MARKS, Held, around, held
from prongsai.core.preaudit.columns import columns, head, sections
from prongsai.core.preaudit.letters import alike
from prongsai.core.preaudit.page_heading import Heading, page_heading
from prongsai.core.preaudit.reading import LOOKS, Block, Link, Reading
from prongsai.core.preaudit.signs import FrameSigns
from prongsai.core.preaudit.sought import Sought
from prongsai.core.preaudit.topics import is_own, topic_of

_LINKS, _ENTRIES, _SHARE, _BESIDE = 3, 2, 0.7, 50
"""Of a menu: links, known ones, which part of it links are, and letters that are in none."""
_TOPICS, _ALL_TOPICS = 3, 4
"""Of how many topics links before the heading are a menu, and behind it."""
_NAME, _LINE, _BOX, _LAST = 40, 200, 800, 12
"""Letters of a link's or box's name, of a line, of a box beside the page; lines of its end."""
_TOPIC_NAME = 60


def without_frame(reading: Reading, signs: FrameSigns, sought: Sought | None = None) -> Reading:
    """The reading with what every page of the site has set aside; as it was if all would be."""
    if not reading.boxes:
        return reading
    named = page_heading(reading, sought) if sought else None
    heading = named.number if named else None
    frame = _Frame(reading, signs, sought, named)
    blocks = tuple(
        replace(block, aside=True) if frame.holds(number, block) else block
        for number, block in enumerate(reading.blocks)
    )
    tables = tuple(table for table in reading.tables if table.box not in frame.boxes)
    if not tables and all(block.aside for block in blocks):
        return reading
    pictured = tuple(box for box in reading.pictured if box not in frame.boxes)
    asked = tuple(box for box in reading.asked if box not in frame.boxes)
    return replace(
        reading,
        blocks=(*blocks, *_rows(reading, frame)),
        tables=tables,
        links=tuple(map(frame.link, reading.links)),
        trail=reading.trail or next(filter(None, map(frame.trail, reading.blocks)), ""),
        heading="" if heading is None else reading.blocks[heading].text,
        pictured=pictured,
        asked=asked,
        pictures=reading.pictures - len(reading.pictured) + len(pictured),
        fields=reading.fields - len(reading.asked) + len(asked),
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

    def __init__(
        self, reading: Reading, signs: FrameSigns, sought: Sought | None, named: Heading | None
    ) -> None:
        self.reading, self.signs, self.sought = reading, signs, sought
        self.heading = heading = named.number if named else None
        self.parents = reading.boxes
        self.own = heading is not None and self._is_own(alike(reading.blocks[heading].text))
        box = reading.blocks[heading].box if heading is not None else 0
        self.around = around(reading, box) if heading is not None else frozenset[int]()
        self.held = held(reading, frozenset(map(alike, signs.menu)), self._topic())
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
        if named and named.stands_out:
            self.roots |= head(reading.boxes, self.held, self.around, box)
        self.boxes = self._inside()
        if heading is not None:
            self.roots |= columns(reading, self.held, self.boxes, self.lines, self.around)
            self.boxes = self._inside()
        self.said = {(reading.blocks[n].text, reading.blocks[n].box) for n in self.lines}

    def holds(self, number: int, block: Block) -> bool:
        return number in self.lines or block.box in self.boxes

    def link(self, link: Link) -> Link:
        """A link, set aside with what it stands in or where it shows no document."""
        shows = link.frame and any(each in link.address.lower() for each in self.signs.embedded)
        gone = link.box in self.boxes or (link.text, link.box) in self.said
        return replace(link, aside=True) if gone or shows else link

    def trail(self, block: Block) -> str:
        """The last name on a line that leads from the first page to this one."""
        found = _trail(self.signs.home).fullmatch(block.text) if len(block.text) <= _LINE else None
        return found["last"].strip() if found else ""

    def _is_own(self, key: str) -> bool:
        return self.sought is not None and is_own(key, self.sought)

    def _topic(self) -> _Topics:
        return _Topics(None if self.heading is None else self.sought)

    def _feet(self) -> None:
        """Boxes at the end that say whose the site is; the line alone where it ends more."""
        last = self.places[-_LAST:]
        words = tuple(map(alike, self.signs.foot))
        for place in last:
            if any(word in place.key for word in words) and place.number != self.heading:
                box = place.block.box
                found = self.held[box]
                free = found.first >= last[0].number and not found.loud
                if free and self._is_beside(box):
                    self.roots.add(box)
                self.lines.add(place.number)

    def _named(self) -> None:
        """Boxes that begin with a name that is known, and lines that every page has."""
        lines = tuple(map(alike, self.signs.lines))
        for place in self.places:
            if self._is_name(place.key) and place.number != self.heading:
                box = self._begun_by(place)
                if self._is_beside(box, place.block):
                    self.roots.add(box)
                elif self.heading is not None and place.block.level:
                    self.lines |= sections(self.reading, place.number, self.heading)
            elif place.key.startswith(lines) or self.trail(place.block):
                self.lines.update([place.number] if len(place.key) <= _LINE else [])
        for table in self.reading.tables:
            name = alike(next(filter(None, chain.from_iterable(table.rows)), ""))
            if self._is_name(name[:_NAME]) and self._is_beside(table.box):
                self.roots.add(table.box)

    def _is_name(self, key: str) -> bool:
        """Whether what stands beside pages is called so, and not what is looked for."""
        if not key or len(key) > _NAME:
            return False
        begins, ends = _names(self.signs.boxes), _names(self.signs.box_ends)
        return (key.startswith(begins) or key.endswith(ends)) and not self._is_own(key)

    def _begun_by(self, place: _Place) -> int:
        """The box that a name begins: the next one around where it stands alone in its own."""
        box = place.block.box
        while box and self.held[box].letters == len(place.block.text.strip(MARKS)):
            box = self.parents[box]
        return box if self.held[box].first == place.number else 0

    def _is_beside(self, box: int, name: Block | None = None) -> bool:
        """Small, not all there is, without the page's heading, or any where none is known."""
        found = self.held[box]
        if box in self.around or self._is_all(found) or found.letters > _BOX:
            return False
        named = name is not None and 0 < name.level < LOOKS
        return self.heading is not None or found.headings <= named

    def _is_all(self, found: Held) -> bool:
        return found.letters >= self.held[0].letters

    def _menus(self) -> None:
        """The largest boxes of short links, known ones among them."""
        for box, found in enumerate(self.held):
            if self._is_menu(found) and not self._is_all(found) and box not in self.around:
                self.roots.add(box)

    def _is_menu(self, found: Held) -> bool:
        if found.links < _LINKS or found.headings:
            return False
        links = found.linked >= max(_SHARE * found.letters, found.letters - _BESIDE)
        named = found.first in self.loud  # its own name, not the title of a page beside it
        if not links or found.loud > named:
            return False
        known = len(found.entries) >= _ENTRIES and found.longest <= _NAME
        return known or (found.longest <= _TOPIC_NAME and self._leads_all_over(found))

    def _leads_all_over(self, found: Held) -> bool:
        """Links to many topics: before the heading, or behind it without the topic looked for."""
        if self.heading is None or found.first < self.heading:
            return len(found.topics) >= _TOPICS
        topic = self.sought.item.topic if self.sought else ""
        return self.own and len(found.topics) >= _ALL_TOPICS and topic not in found.topics

    def _inside(self) -> frozenset[int]:
        """All boxes set aside, with those in them."""
        inside: set[int] = set()
        for box, parent in enumerate(self.parents):
            if box in self.roots or (box and parent in inside):
                inside.add(box)
        return frozenset(inside)


class _Topics:
    """Of which topic the name of a link is, each name looked at once; of none without a heading."""

    def __init__(self, sought: Sought | None) -> None:
        self.sought = sought
        self.known: dict[str, str] = {}

    def __call__(self, key: str) -> str:
        if self.sought is None or not key or len(key) > _TOPIC_NAME or len(self.known) > _MOST:
            return ""
        if key not in self.known:
            self.known[key] = topic_of(key, self.sought)
        return self.known[key]


_MOST = 400
"""Names of links that are looked at: no menu has more."""


@cache
def _names(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(alike, words))


@cache
def _trail(home: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(map(re.escape, home))
    return re.compile(
        rf"(?:[^:>»›→]{{1,30}}:)?\s*(?:{names})\s*(?:[>»›→][^>»›→]*)*[>»›→](?P<last>[^>»›→]+)",
        re.IGNORECASE,
    )
