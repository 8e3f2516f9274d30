"""The packs of criteria, read once in each process."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from django.conf import settings

from prongsai.core.analysis.changes import Span, span_of
from prongsai.core.analysis.years import id_of
from prongsai.core.criteria.levels import Level
from prongsai.core.criteria.load import Loaded
from prongsai.core.criteria.pack import Pack, Standing
from prongsai.core.scoring.descent import descent
from prongsai.core.scoring.score import Scorer
from prongsai.core.shapes.fields import Unknown
from prongsai.core.terms.problem import Refused
from prongsai.core.terms.words import Words
from prongsai.workshop.library import Library, latest_by_year
from prongsai.workshop.shelf import Shelf

SCHEME = "ita"
P = ParamSpec("P")
T = TypeVar("T")


def library() -> Library:
    """The packs of this installation."""
    return _library(settings.PACKS)


@cache
def _library(root: Path) -> Library:
    return Library(root)


def shelf() -> Shelf:
    return _shelf(settings.PACKS)


@cache
def _shelf(root: Path) -> Shelf:
    return Shelf(_library(root))


def _once(function: Callable[P, T]) -> Callable[P, T]:
    """Answered once for the same folder of packs, for the life of the process."""

    @lru_cache(maxsize=64)
    def kept(root: Path, given: Any, named: Any) -> T:  # noqa: ARG001 - answers are kept by it
        return function(*given, **dict(named))

    @wraps(function)
    def told(*given: P.args, **named: P.kwargs) -> T:
        return kept(settings.PACKS, given, tuple(named.items()))

    return told


@_once
def scorer(pack: str, assumed: str = "") -> Scorer:
    """The scorer of a pack by its id; what it leaves unknown comes from another, if named."""
    return Scorer(library().load(pack, assume=assumed or None))


@_once
def latest(scheme: str, year: int) -> str:
    """The newest pack of a year, by full id."""
    return str(library().find(f"{scheme}/{year}"))


@_once
def assumption(scheme: str, year: int) -> str:
    """The last pack that is no draft, where that of the year is one; empty where it isn't."""
    if scorer(latest(scheme, year)).pack.standing is not Standing.DRAFT:
        return ""
    before = (each for each in reversed(years(scheme)) if each < year)
    return next((pack for each in before if (pack := _final(scheme, each))), "")


def _final(scheme: str, year: int) -> str:
    pack = latest(scheme, year)
    return "" if scorer(pack).pack.standing is Standing.DRAFT else pack


@_once
def years(scheme: str) -> tuple[int, ...]:
    """Fiscal years there are packs for."""
    found = {pack.fiscal_year for pack in latest_by_year(library().ids) if pack.scheme == scheme}
    return tuple(sorted(found))


@_once
def levels(scheme: str, year: int) -> Mapping[str, Level]:
    """The levels of a year's newest pack, best first; none where it leaves them unknown."""
    pack = latest(scheme, year)
    found = scorer(pack, assumption(scheme, year)).pack.levels
    return {} if isinstance(found, Unknown) else found


@_once
def totals_compare(scheme: str, year: int) -> bool:
    """Whether totals of a year mean the same as those of the year before."""
    if not {year - 1, year} <= set(years(scheme)):
        return False
    return descent(library().chain(year - 1, year, scheme)).overall


@dataclass(frozen=True, slots=True)
class Offered:
    """The rules a year would be held to, and what of them is not its own."""

    pack: Pack
    lent_by: Words | None
    """Title of the pack of an earlier year that lends what this one doesn't know."""
    lent: tuple[tuple[str, int], ...]
    """What is lent, by the part of the rules it stands in, with how many."""

    @property
    def is_draft(self) -> bool:
        return self.pack.standing is Standing.DRAFT


@_once
def offered(year: int, scheme: str = SCHEME) -> Offered:
    """The newest pack of a year, and what it would take from an earlier one."""
    return of_pack(latest(scheme, year), assumption(scheme, year))


def of_pack(pack: str, assumed: str) -> Offered:
    """The rules of a pack, and what of them is not their own."""
    return of_loaded(scorer(pack, assumed).loaded)


def of_loaded(loaded: Loaded) -> Offered:
    parts = Counter(path.split("/")[0] for path in loaded.assumed_paths)
    lender = _title(loaded.assumed) if loaded.assumed else None
    return Offered(loaded.pack, lender, tuple(parts.items()))


def _title(pack: str) -> Words:
    """What a pack is called; one that is here no more by its id."""
    known = {str(each) for each in library().ids}
    return scorer(pack).pack.title if pack in known else Words(pack, pack)


@dataclass(frozen=True, slots=True)
class Pin:
    """Rules to the letter: a pack by full id and fingerprint, and what it leans on likewise."""

    pack: str
    pack_hash: str
    assumed: str = ""
    assumed_hash: str = ""

    def agrees(self, other: Pin) -> bool:
        """Whether both are the same rules.

        Rows from before fingerprints were written down have none to hold anything against.
        """
        pairs = (
            (self.pack_hash, other.pack_hash),
            (self.assumed_hash, other.assumed_hash),
        )
        known = all(one == two for one, two in pairs if one and two)
        return known and (self.pack, self.assumed) == (other.pack, other.assumed)


@_once
def pin(pack: str, assumed: str = "") -> Pin:
    """A pack as it stands in the folder today."""
    leaning = scorer(assumed).loaded.hash if assumed else ""
    return Pin(pack, scorer(pack, assumed).loaded.hash, assumed, leaning)


def newest(year: int, scheme: str = SCHEME) -> Pin | None:
    """What a year would be held to if it were opened today; None where it has no pack."""
    if year not in years(scheme):
        return None
    return pin(latest(scheme, year), assumption(scheme, year))


def as_pinned(wanted: Pin) -> Scorer | None:
    """The scorer of these very rules, where the folder still holds them."""
    known = {str(each) for each in library().ids}
    if wanted.pack not in known or not {wanted.assumed} <= {"", *known}:
        return None
    alike = pin(wanted.pack, wanted.assumed).agrees(wanted)
    return scorer(wanted.pack, wanted.assumed) if alike else None


def next_year(opened: Iterable[int], today: int, scheme: str = SCHEME) -> int | None:
    """The year after the last that was opened, else this one; None where it has no pack."""
    year = max(opened, default=today - 1) + 1
    return year if year in years(scheme) else None


def other_years(opened: Collection[int], following: int | None, scheme: str = SCHEME) -> list[int]:
    """Years with a pack before the following one that nobody opened; the latest first."""
    end = max(opened, default=0) if following is None else following
    return sorted({year for year in years(scheme) if year < end} - set(opened), reverse=True)


@_once
def known_pack(name: str) -> Pack | None:
    """A pack by its id, full or short; none where there is no such pack."""
    try:
        return scorer(str(library().find(name))).pack
    except Refused:
        return None


def packs_between(first: int, last: int, scheme: str = SCHEME) -> list[Pack]:
    """The newest pack of every year from one to another, as far as there are packs."""
    known = years(scheme)
    return [scorer(latest(scheme, year)).pack for year in range(first, last + 1) if year in known]


def packs_from(first: Pack, last: Pack) -> tuple[Pack, ...]:
    """The criteria of every year from one to another, whichever is the earlier."""
    one, other = id_of(first).fiscal_year, id_of(last).fiscal_year
    if one == other:
        return (first, last)
    inside = packs_between(min(one, other) + 1, max(one, other) - 1)
    return (first, *(inside if one < other else reversed(inside)), last)


_SPANS: dict[tuple[int, ...], tuple[Sequence[Pack], Span]] = {}
"""What compares across packs, by which objects they are; kept with them, so that each stays one."""


def span(packs: Sequence[Pack]) -> Span:
    """What compares from the first of these packs to the last; worked out once in each process."""
    key = tuple(map(id, packs))
    if key not in _SPANS:
        _SPANS[key] = (tuple(packs), span_of(packs))
    return _SPANS[key][1]
