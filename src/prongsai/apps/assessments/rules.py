"""The packs of criteria, read once in each process."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from prongsai.core.criteria.levels import Level
from prongsai.core.criteria.pack import Standing
from prongsai.core.scoring.descent import descent
from prongsai.core.scoring.score import Scorer
from prongsai.core.shapes.fields import Unknown
from prongsai.workshop.library import Library, latest_by_year
from prongsai.workshop.shelf import Shelf

SCHEME = "ita"


@cache
def library() -> Library:
    return Library()


@cache
def shelf() -> Shelf:
    return Shelf(library())


@lru_cache(maxsize=32)
def scorer(pack: str, assumed: str = "") -> Scorer:
    """The scorer of a pack by its id; what it leaves unknown comes from another, if named."""
    return Scorer(library().load(pack, assume=assumed or None))


@cache
def latest(scheme: str, year: int) -> str:
    """The newest pack of a year, by full id."""
    return str(library().find(f"{scheme}/{year}"))


@cache
def assumption(scheme: str, year: int) -> str:
    """The last pack that is no draft, where that of the year is one; empty where it isn't."""
    if scorer(latest(scheme, year)).pack.standing is not Standing.DRAFT:
        return ""
    before = (each for each in reversed(years(scheme)) if each < year)
    return next((pack for each in before if (pack := _final(scheme, each))), "")


def _final(scheme: str, year: int) -> str:
    pack = latest(scheme, year)
    return "" if scorer(pack).pack.standing is Standing.DRAFT else pack


@cache
def years(scheme: str) -> tuple[int, ...]:
    """Fiscal years there are packs for."""
    found = {pack.fiscal_year for pack in latest_by_year(library().ids) if pack.scheme == scheme}
    return tuple(sorted(found))


@cache
def levels(scheme: str, year: int) -> Mapping[str, Level]:
    """The levels of a year's newest pack, best first; none where it leaves them unknown."""
    pack = latest(scheme, year)
    found = scorer(pack, assumption(scheme, year)).pack.levels
    return {} if isinstance(found, Unknown) else found


@cache
def totals_compare(scheme: str, year: int) -> bool:
    """Whether totals of a year mean the same as those of the year before."""
    if not {year - 1, year} <= set(years(scheme)):
        return False
    return descent(library().chain(year - 1, year, scheme)).overall
