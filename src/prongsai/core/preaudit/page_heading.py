"""Which line names the page: by its title in the window, by its item, by how it stands out."""

from __future__ import annotations

from dataclasses import dataclass

from prongsai.core.preaudit.boxes import MARKS
from prongsai.core.preaudit.letters import alike
from prongsai.core.preaudit.reading import LOOKS, Block, Form, Reading
from prongsai.core.preaudit.sought import Sought
from prongsai.core.preaudit.topics import is_own, topic_of

_LONGEST, _PLAIN, _SHORTEST = 200, 120, 8
"""Letters of a heading, of a line that only reads like one, of what is found again in a title."""
_GREAT, _SURE, _NONE = 2, 4, 99


@dataclass(frozen=True, slots=True)
class Heading:
    """The line that names a page."""

    number: int
    """Of its block."""
    stands_out: bool
    """It is marked or looks like a heading, and is this page's."""


def page_heading(reading: Reading, sought: Sought) -> Heading | None:
    """Where it is; none where no line names the page."""
    if reading.form is not Form.HTML:
        return None
    leads = {(link.text.strip(MARKS), link.box) for link in reading.links}
    titles = (alike(reading.title), alike(reading.trail))
    agency = alike(sought.agency)
    best, found = _NONE, 0
    for number, block in enumerate(reading.blocks):
        lean = block.text.strip(MARKS)
        if block.aside or len(lean) > _LONGEST or (lean, block.box) in leads:
            continue
        key = alike(lean)
        called = len(key) >= _SHORTEST and key not in agency
        rank = _rank(block, key, called and any(key in title for title in titles), sought)
        if rank < best:
            best, found = rank, number
    return Heading(found, best <= _SURE) if best < _NONE else None


def _rank(block: Block, key: str, titled: bool, sought: Sought) -> int:
    """How surely it is the one; the smaller the surer."""
    marked = 0 < block.level < LOOKS
    if titled and block.level:
        return 1 if marked else 3
    if block.level and is_own(key, sought):
        return 2 if marked else 4
    if marked and block.level <= _GREAT and topic_of(key, sought):
        return 5
    return 6 if len(key) <= _PLAIN and is_own(key, sought) else _NONE
