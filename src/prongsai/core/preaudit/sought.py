"""What is looked for in a page or file: whose, of which year, for which item."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from prongsai.core.criteria.items import Item
from prongsai.core.preaudit.letters import alike
from prongsai.core.preaudit.reading import Block, Reading
from prongsai.core.preaudit.signs import Signs, TopicSigns, Year
from prongsai.core.terms.agency_names import NameTable
from prongsai.core.terms.words import Words

_FIRST, _LONG = 6, 1_000
"""Blocks and rows that begin a document and say what it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """Everything the checks compare with."""

    agency: str
    item: Item
    fiscal_year: int
    signs: Signs
    names: NameTable
    aliases: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    """Other agencies that are known, such as those of the same district."""
    topic_names: Mapping[str, Words] = field(default_factory=dict)
    """What the topics of the year are called, to say of which one a page is instead."""
    called: str = ""
    """How the page that led here calls it, or its file name."""
    until: dt.date | None = None
    """Months that ended by then must be there; without it, the whole year's."""

    @property
    def topic(self) -> TopicSigns | None:
        return self.signs.topics.get(self.item.topic)

    @property
    def years(self) -> tuple[int, ...]:
        """Fiscal years of which the content may be, the likeliest first; none where any may."""
        year = self.topic.year if self.topic else Year.NONE
        assessed, before = self.fiscal_year, self.fiscal_year - 1
        return {
            Year.ASSESSED: (assessed,),
            Year.SPAN: (assessed,),
            Year.BEFORE: (before,),
            Year.EITHER: (before, assessed),
            Year.NONE: (),
        }[year]


def prominent(reading: Reading, called: str) -> Iterator[Block]:
    """What says of which kind and year the whole is: names, headings, how it begins."""
    if called:
        yield Block(called, "called")
    yield from reading.headings
    first = (block for block in reading.main[:_FIRST] if not block.level)
    yield from (Block(block.text[:_LONG], block.place) for block in first)
    for table in reading.tables:
        for number, row in enumerate(table.rows[:_FIRST], start=1):
            filled = [cell for cell in row if cell]
            if len(filled) <= 2:  # noqa: PLR2004 - a line across a table, no row of figures
                yield Block(" ".join(filled), f"{table.place} row:{number}")


def has(text: str, signs: str) -> bool:
    """Whether all words of a sign are in a text that was made alike."""
    return all(word in text for word in _words(signs))


@cache
def _words(signs: str) -> tuple[str, ...]:
    """Signs come from the packs: the same few for every text."""
    return tuple(map(alike, signs.split()))


def found_in(text: str, any_of: tuple[str, ...]) -> str:
    """The first sign that a text made alike has; empty where it has none."""
    return next((sign for sign in any_of if has(text, sign)), "")
