"""A register as a page and as files show it: entries with the gaps between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any
from urllib.parse import urlencode

from prongsai.apps.agencies.finding import plain
from prongsai.apps.papers import queries
from prongsai.apps.papers.kinds import REGISTERS
from prongsai.apps.papers.models import Paper, Series
from prongsai.core.papers.numbering import left_out
from prongsai.core.terms.dates import BUDDHIST
from prongsai.core.terms.thai import tidy

_YEAR, _NUMBER, _WORDS = 4, 9, 100


@dataclass(frozen=True, slots=True)
class Wishes:
    """Which register of which calendar year, words in it, and the number its page begins after."""

    register: str
    year: int
    """Buddhist era."""
    q: str = ""
    after: int = 0

    @property
    def query(self) -> str:
        """The address's question, without what goes without saying."""
        said = {each.name: getattr(self, each.name) for each in fields(self)}
        return urlencode({name: value for name, value in said.items() if value})

    def but(self, **changes: Any) -> Wishes:
        """The same from its first page on, but for this."""
        return replace(self, **{"after": 0, **changes})

    @property
    def gregorian(self) -> int:
        return self.year - BUDDHIST


def wishes(asked: Mapping[str, str], this_year: int) -> Wishes:
    """The wishes in an address; what can't be meant is passed over."""
    register = asked.get("register", "")
    year = _whole(asked.get("year", ""), _YEAR)
    return Wishes(
        register=register if register in REGISTERS else REGISTERS[0],
        year=year if year > BUDDHIST else this_year + BUDDHIST,
        q=tidy(asked.get("q", "")[:_WORDS]),
        after=_whole(asked.get("after", ""), _NUMBER),
    )


def _whole(text: str, most: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= most else 0


@dataclass(frozen=True, slots=True)
class Gap:
    """Numbers nobody was given."""

    first: int
    last: int

    @property
    def said(self) -> str:
        return f"{self.first}" if self.first == self.last else f"{self.first}–{self.last}"


@dataclass(frozen=True, slots=True)
class Shown:
    """A page of a register, or all of it."""

    rows: Sequence[Paper | Gap]
    gaps: Sequence[Gap]
    series: Series | None
    more: int


def page(agency: Any, asked: Wishes, size: int | None) -> Shown:
    """Entries after a number, with the gaps between them; a search leaves gaps out."""
    series = queries.series_of(agency, asked.register, asked.gregorian)
    begun = series.begun if series else 0
    words = [plain(word) for word in asked.q.split()]
    rows = queries.entries(agency, asked.register, asked.gregorian, words)
    found = list(rows.filter(count__gt=asked.after)[: size + 1 if size else None])
    shown = found[:size]
    known = queries.counts(agency, asked.register, asked.gregorian)
    gaps = [Gap(*each) for each in left_out(known, begun)]
    more = (shown[-1].count or 0) if size and len(found) > size else 0
    return Shown(shown if words else list(_between(shown, gaps, asked.after)), gaps, series, more)


def _between(papers: Iterable[Paper], gaps: Sequence[Gap], after: int) -> Iterator[Paper | Gap]:
    """Each gap before the first entry behind it."""
    before = after
    for paper in papers:
        count = paper.count or 0
        yield from (gap for gap in gaps if before < gap.first < count)
        yield paper
        before = count


def years(agency: Any, this_year: int) -> list[int]:
    """Years there is a register for, the latest first; this one always."""
    known = queries.register_years(agency) | {this_year}
    return [year + BUDDHIST for year in sorted(known, reverse=True)]
