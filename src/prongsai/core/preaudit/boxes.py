"""What the parts of a page hold: how much text, how many links, which headings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from prongsai.core.preaudit.letters import alike
from prongsai.core.preaudit.reading import LOOKS, Reading

MARKS = " .:*•–-»>›|\xa0"
"""What stands before or behind a name."""
_NOWHERE = 1 << 30


@dataclass(slots=True)
class Held:
    """All of a box and of the boxes in it that was not set aside before."""

    letters: int = 0
    first: int = _NOWHERE
    """The number of its first block."""
    headings: int = 0
    """Those that are marked as such."""
    loud: int = 0
    """Lines that look like one and lead nowhere."""
    links: int = 0
    linked: int = 0
    """Letters of links."""
    longest: int = 0
    """Letters of the longest link."""
    entries: set[str] = field(default_factory=set)
    """Links that are known from menus."""
    topics: set[str] = field(default_factory=set)
    """Topics of the year whose titles are names of links."""

    def add(self, inner: Held) -> None:
        self.letters += inner.letters
        self.first = min(self.first, inner.first)
        self.headings += inner.headings
        self.loud += inner.loud
        self.links += inner.links
        self.linked += inner.linked
        self.longest = max(self.longest, inner.longest)
        self.entries |= inner.entries
        self.topics |= inner.topics


def around(reading: Reading, box: int) -> frozenset[int]:
    """A box and all that it stands in."""
    found = {0}
    while box:
        found.add(box)
        box = reading.boxes[box]
    return frozenset(found)


def held(
    reading: Reading,
    menu: frozenset[str] = frozenset(),
    topic_of: Callable[[str], str] | None = None,
) -> list[Held]:
    """Of each box what it holds; `menu` has keys of links that menus have."""
    found = [Held() for _ in reading.boxes]
    leads = {link.text for link in reading.own_links}
    for number, block in enumerate(reading.blocks):
        if not block.aside:
            box = found[block.box]
            box.letters += len(block.text.strip(MARKS))
            box.first = min(box.first, number)
            box.headings += 0 < block.level < LOOKS
            box.loud += block.level == LOOKS and block.text not in leads
    for table in reading.tables:
        found[table.box].letters += sum(len(cell) for row in table.rows for cell in row)
    for link in reading.own_links:
        box = found[link.box]
        box.links += 1
        box.linked += len(link.text)
        box.longest = max(box.longest, len(link.text))
        key = alike(link.text)
        box.entries |= {key} & menu
        box.topics |= {topic_of(key)} - {""} if topic_of else set()
    for number in range(len(found) - 1, 0, -1):
        found[reading.boxes[number]].add(found[number])
    return found
