"""Lists followed one level: what a page leads to is asked and read as a part of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from prongsai.core.preaudit.addresses import Address, address_of, led_to
from prongsai.core.preaudit.following import Part, joined, leads_of, part_of
from prongsai.core.preaudit.frames import without_frame
from prongsai.core.preaudit.reading import Reading
from prongsai.core.preaudit.sought import Sought
from prongsai.core.preaudit.verdict import Finding
from prongsai.core.preaudit.visit import Visit
from prongsai.workshop.preaudit.checking import Setting, ask
from prongsai.workshop.preaudit.listing import Wanted
from prongsai.workshop.preaudit.reading_apart import ReadingApart
from prongsai.workshop.preaudit.rounds import OneRound, Rounds

_OK, _LAST_OK = 200, 299


@dataclass(slots=True)
class Lead:
    """A list with what is followed from it, and what that showed."""

    page: Part
    sought: Sought
    links: tuple[tuple[str, str], ...]
    """Address and what the list calls it."""
    whole: bool
    below: dict[str, Part] = field(default_factory=dict)
    """By address; one that did not come shows nothing."""

    @property
    def joined(self) -> tuple[Finding, ...]:
        """What the list and its documents show between them."""
        whole = self.whole and len(self.below) == len(self.links)
        return joined(self.page, list(self.below.values()), self.sought, whole=whole)


class Followed:
    """Notes lists while a round is under way, then follows them in a round of its own."""

    def __init__(self, reader: ReadingApart) -> None:
        self.reader = reader
        self.lists: dict[str, Lead] = {}

    def read(self, key: str, visit: Visit, body: Path, sought: Sought) -> tuple[Reading, Part]:
        """What came for a row, and what it shows by itself."""
        reading = self._reading(visit, body, sought)
        page = part_of(reading, sought)
        links, whole = leads_of(reading, sought)
        own = tuple(_own(visit.final, [(link.address, link.text) for link in links]))
        if own:
            self.lists[key] = Lead(page, sought, own, whole and len(own) == len(links))
        return reading, page

    def follow(
        self, folder: Path, setting: Setting, rounds: Rounds | None = None
    ) -> dict[str, tuple[Finding, ...]]:
        """Findings of each list together with what it leads to; `rounds` knows what was asked."""
        wanted = [
            Wanted(key, "", "", "", address, number)
            for key, each in self.lists.items()
            for number, (address, _) in enumerate(each.links)
        ]
        if wanted:
            below = replace(setting, content=self._below, snapshot=0)
            ask(wanted, folder, rounds or OneRound(), below)
        return {key: each.joined for key, each in self.lists.items()}

    def _below(self, wanted: Wanted, visit: Visit, body: Path) -> tuple[Finding, ...]:
        """One document that a list leads to."""
        if not _OK <= visit.status <= _LAST_OK:
            return ()
        found = self.lists[wanted.agency]
        sought = replace(found.sought, called=found.links[wanted.row][1])
        part = part_of(self._reading(visit, body, sought), sought)
        found.below[wanted.typed] = part
        return part.findings

    def _reading(self, visit: Visit, body: Path, sought: Sought) -> Reading:
        name = visit.final.partition("?")[0].rpartition("/")[2]
        read = self.reader.read(body, visit.body.told, visit.body.charset, name)
        return without_frame(read, sought.signs.frame)


def _own(page: str, links: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Those that stay on the host of the page; other sites are not part of it."""
    base = address_of(page)
    if not isinstance(base, Address):
        return
    for link, text in links:
        led = led_to(link.partition("#")[0], base)
        if isinstance(led, Address) and led.host == base.host and str(led) != str(base):
            yield str(led), text
