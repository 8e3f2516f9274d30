"""Content looked at for an agency and an item: what is sought comes from the packs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from prongsai.core.criteria.pack import Pack
from prongsai.core.preaudit.content import content
from prongsai.core.preaudit.frames import without_frame
from prongsai.core.preaudit.reading import Reading
from prongsai.core.preaudit.sought import Sought
from prongsai.core.preaudit.verdict import Finding
from prongsai.core.terms.words import Words
from prongsai.workshop.preaudit.reading_apart import ReadingApart
from prongsai.workshop.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Whose:
    """An agency as content may name it."""

    name: str
    aliases: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    """Other agencies that are known, which it must not be."""


class Looking:
    """Reads with one process apart and checks under one pack."""

    def __init__(self, shelf: Shelf, pack: Pack, fiscal_year: int, reader: ReadingApart) -> None:
        self.shelf, self.pack, self.fiscal_year = shelf, pack, fiscal_year
        self.reader = reader

    def sought(
        self, whose: Whose, code: str, called: str = "", until: dt.date | None = None
    ) -> Sought:
        """What an item asks of an agency; `called` is a link's text or a file's name."""
        return Sought(
            agency=whose.name,
            aliases=whose.aliases,
            others=whose.others,
            item=self.pack.items[code],
            fiscal_year=self.fiscal_year,
            signs=self.shelf.signs,
            names=self.shelf.agency_names.table,
            topic_names=self._topic_names(),
            called=called,
            until=until,
        )

    def look(
        self, path: Path, sought: Sought, told: str = "", charset: str = "", name: str = ""
    ) -> tuple[Reading, tuple[Finding, ...]]:
        """What was read, for its links, and what is to be said of it."""
        read = self.reader.read(path, told, charset, name)
        reading = without_frame(read, sought.signs.frame, sought)
        return reading, content(reading, sought)

    def _topic_names(self) -> Mapping[str, Words]:
        packs = self.shelf.library.topic_packs
        asked = {item.topic for item in self.pack.items.values()}
        return {
            key: topic.name for pack in packs for key, topic in pack.topics.items() if key in asked
        }
