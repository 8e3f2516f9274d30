"""A register as a page and as files show it: entries with the gaps between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from prongsai.apps.agencies.finding import plain
from prongsai.apps.look.wishes import YEAR, whole
from prongsai.apps.look.wishes import Wishes as OfYear
from prongsai.apps.papers import queries
from prongsai.apps.papers.kinds import REGISTERS
from prongsai.apps.papers.models import Paper, Series
from prongsai.core.papers.numbering import left_out
from prongsai.core.terms.dates import BUDDHIST
from prongsai.core.terms.thai import tidy

_WORDS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes(OfYear):
    """Which register of a calendar year, and words in it; its page begins after a number."""

    register: str
    q: str = ""

    @property
    def gregorian(self) -> int:
        return self.year - BUDDHIST


def wishes(asked: Mapping[str, str], this_year: int) -> Wishes:
    """The wishes in an address; what can't be meant is passed over."""
    register = asked.get("register", "")
    year = whole(asked.get("year", ""), YEAR)
    return Wishes(
        register=register if register in REGISTERS else REGISTERS[0],
        year=year if year > BUDDHIST else this_year + BUDDHIST,
        q=tidy(asked.get("q", "")[:_WORDS]),
        after=whole(asked.get("after", "")),
    )


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
