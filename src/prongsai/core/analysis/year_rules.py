"""Rules on earlier years, on peers, and on the criteria themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from prongsai.core.analysis.analysis import Analysis
from prongsai.core.analysis.finding import Fact, Raised
from prongsai.core.analysis.frame import Limits
from prongsai.core.criteria.levels import Level
from prongsai.core.scoring.score import OVERALL
from prongsai.core.terms.numbers import half_up


def level_lost(analysis: Analysis, limits: Limits) -> Iterator[Raised]:
    """The level is worse than in the latest year whose levels compare."""
    del limits
    comparison = next((each for each in reversed(analysis.comparisons) if each.levels), None)
    before = None if comparison is None else comparison.before
    if before is None or before.level is None or not isinstance(analysis.level, Level):
        return
    if before.level.key in {rung.level.key for rung in analysis.rungs}:
        facts: dict[str, Fact] = {"before": before.level.name, "level": analysis.level.name}
        yield Raised(OVERALL, {**facts, "year": before.fiscal_year})


def indicator_dropped(analysis: Analysis, limits: Limits) -> Iterator[Raised]:
    """An indicator fell since the latest year it compares with."""
    return _moved(analysis, lambda change: -change >= limits.drop)


def indicator_rose(analysis: Analysis, limits: Limits) -> Iterator[Raised]:
    """An indicator rose since the latest year it compares with."""
    return _moved(analysis, lambda change: change >= limits.rise)


def _moved(analysis: Analysis, far: Callable[[Decimal], bool]) -> Iterator[Raised]:
    for part in analysis.indicators:
        found = analysis.latest_change(part.key)
        if found is None:
            continue
        year, change = found
        before, by = change.before, change.difference
        if isinstance(before, Decimal) and by is not None and part.shown is not None and far(by):
            facts: dict[str, Fact] = {
                "number": part.name.number,
                "name": part.name.short,
                "score": part.shown,
            }
            yield Raised(part.key, {**facts, "before": before, "by": abs(by), "year": year})


def not_comparable(analysis: Analysis, limits: Limits) -> Iterator[Raised]:
    """The totals of earlier years and of this one do not compare: said once, however many."""
    del limits
    apart = [each.before for each in analysis.comparisons if not each.overall.comparable]
    if apart:
        years = ", ".join(str(each.fiscal_year) for each in apart)
        yield Raised(OVERALL, {"years": years, "this": analysis.fiscal_year})


def below_peers(analysis: Analysis, limits: Limits) -> Iterator[Raised]:
    """The total lies below the middle of enough peers."""
    del limits
    shown = analysis.overall.shown
    for view in analysis.peers:
        place = view.places.get(OVERALL)
        if view.enough and place is not None and shown is not None and shown < place.median:
            middle = half_up(place.median, analysis.places)
            facts: dict[str, Fact] = {
                "score": shown,
                "median": middle,
                "group": view.label,
                "number": place.peers,
            }
            yield Raised(OVERALL, facts)


def few_peers(analysis: Analysis, limits: Limits) -> Iterator[Raised]:
    """There are too few peers for a place among them to tell anything."""
    for view in analysis.peers:
        if not view.enough:
            place = view.places.get(OVERALL)
            facts: dict[str, Fact] = {
                "group": view.label,
                "number": 0 if place is None else place.peers,
            }
            yield Raised(OVERALL, {**facts, "least": limits.least_peers})


def draft_criteria(analysis: Analysis, limits: Limits) -> Iterator[Raised]:
    """The criteria of the year are not settled."""
    del limits
    if analysis.draft:
        yield Raised(OVERALL, {"year": analysis.fiscal_year})


def assumed_rules(analysis: Analysis, limits: Limits) -> Iterator[Raised]:
    """Rules that are not known were taken from another year."""
    del limits
    if analysis.assumed:
        yield Raised(OVERALL, {"pack": analysis.assumed})
