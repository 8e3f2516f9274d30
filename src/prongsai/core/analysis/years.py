"""The results an analysis is made of: one agency's fiscal years, put in order and checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from prongsai.core.criteria.ids import PackId, parse_id
from prongsai.core.criteria.levels import Level
from prongsai.core.criteria.load import Loaded
from prongsai.core.criteria.pack import Pack
from prongsai.core.scoring.given import Given
from prongsai.core.scoring.score import OVERALL, Scorer, Scores
from prongsai.core.terms.problem import refuse


@dataclass(frozen=True, slots=True)
class YearResult:
    """One fiscal year of one agency: what is known, what it came to, and by which pack."""

    scorer: Scorer
    given: Given
    scores: Scores

    @property
    def pack(self) -> Pack:
        return self.scorer.pack

    @property
    def loaded(self) -> Loaded:
        return self.scorer.loaded

    @property
    def pack_id(self) -> PackId:
        return id_of(self.pack)

    @property
    def fiscal_year(self) -> int:
        return self.pack_id.fiscal_year


@dataclass(frozen=True, slots=True)
class YearFigures:
    """The printed figures of one year by that year's own keys: what a chart over years draws."""

    fiscal_year: int
    pack: str
    """Full id of the pack with choices and assumption."""
    shown: Mapping[str, Decimal]
    """Total, instruments and indicators that have a score."""
    level: Level | None
    passed: bool | None

    @property
    def overall(self) -> Decimal | None:
        return self.shown.get(OVERALL)


def id_of(pack: Pack) -> PackId:
    """The id of a pack; the loader refuses packs whose id cannot be read."""
    found = parse_id(pack.id)
    if found is None:
        raise LookupError(pack.id)
    return found


def in_order(years: Sequence[YearResult]) -> tuple[YearResult, ...]:
    """The years from first to last; refuses what cannot be one agency's history."""
    if not years:
        raise refuse("analysis-nothing")
    ordered = tuple(sorted(years, key=lambda year: year.fiscal_year))
    last = ordered[-1].pack_id
    for earlier, later in pairwise(ordered):
        if earlier.fiscal_year == later.fiscal_year:
            raise refuse("analysis-year-twice", year=str(later.fiscal_year))
        found = earlier.pack_id
        if (found.scheme, found.agency_class) != (last.scheme, last.agency_class):
            raise refuse("analysis-mixed", one=str(found), other=str(last))
    return ordered


def chain(years: Sequence[YearResult], between: Sequence[Pack]) -> tuple[Pack, ...]:
    """The packs of every year from the first to the last; refuses a year that has none."""
    packs = {id_of(pack).fiscal_year: pack for pack in between}
    packs.update({year.fiscal_year: year.pack for year in years})
    span = range(years[0].fiscal_year, years[-1].fiscal_year + 1)
    for year in span:
        if year not in packs:
            raise refuse("analysis-pack-missing", year=str(year))
    return tuple(packs[year] for year in span)


def figures_of(year: YearResult) -> YearFigures:
    """What is kept of a year for lines over several years."""
    keys = (OVERALL, *year.pack.instruments, *year.pack.indicators)
    shown = {key: value for key in keys if (value := year.scores.shown(key)) is not None}
    scores = year.scores
    return YearFigures(year.fiscal_year, year.loaded.name, shown, scores.level, scores.passed)
