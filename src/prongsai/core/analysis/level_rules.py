"""Rules on the result as a whole: passing, the level and what decides it."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai.core.analysis.analysis import Analysis
from prongsai.core.analysis.finding import Fact, Raised
from prongsai.core.analysis.frame import Limits
from prongsai.core.analysis.ladder import Lack
from prongsai.core.criteria.levels import Level
from prongsai.core.scoring.score import OVERALL
from prongsai.core.scoring.values import NotScored, Reason
from prongsai.core.shapes.fields import Unknown
from prongsai.core.terms.numbers import half_up
from prongsai.core.terms.words import Words


def total_missing(analysis: Analysis, limits: Limits) -> Iterator[Raised]:
    """There is no total, so nobody can tell level or passing."""
    del limits
    score = analysis.overall.score
    if isinstance(score, NotScored):
        known = [analysis.parts[key].name.short for key in score.because if key in analysis.parts]
        because = Words(", ".join(w.th for w in known), ", ".join(w.en for w in known))
        yield Raised(OVERALL, {"because": because})


def instrument_missing(analysis: Analysis, limits: Limits) -> Iterator[Raised]:
    """An instrument has no score although its rules are known."""
    del limits
    for part in analysis.instruments:
        score = part.score
        if isinstance(score, NotScored) and score.reason is not Reason.RULE_UNKNOWN:
            yield Raised(part.key, {"instrument": part.name.short, "name": part.name.name})


def not_passed(analysis: Analysis, limits: Limits) -> Iterator[Raised]:
    """The total stays below the pass mark."""
    del limits
    mark, shown = analysis.pass_mark, analysis.overall.shown
    if analysis.passed is False and shown is not None and not isinstance(mark, Unknown):
        yield Raised(OVERALL, {"score": shown, "mark": mark, "lacking": mark - shown})


def floor_withholds_level(analysis: Analysis, limits: Limits) -> Iterator[Raised]:
    """The total reaches a better level, an instrument's floor withholds it."""
    del limits
    for rung in analysis.withheld:
        for lack in rung.lacks:
            yield Raised(lack.key, {**_facts(analysis, lack), "level": rung.level.name})


def target_missed(analysis: Analysis, limits: Limits) -> Iterator[Raised]:
    """The total stays below the target of the agency's plan."""
    del limits
    if isinstance(analysis.target, Lack) and not analysis.target.reached:
        yield Raised(OVERALL, _facts(analysis, analysis.target))


def target_reached(analysis: Analysis, limits: Limits) -> Iterator[Raised]:
    """The total reaches the target of the agency's plan."""
    del limits
    if isinstance(analysis.target, Lack) and analysis.target.reached:
        yield Raised(OVERALL, _facts(analysis, analysis.target))


def next_level_near(analysis: Analysis, limits: Limits) -> Iterator[Raised]:
    """Little is lacking for the next level, in the total and in every floor."""
    for rung in analysis.rungs[:1]:
        if rung.most <= limits.reach:
            yield Raised(OVERALL, {"level": rung.level.name, "lacking": rung.most})


def total_near_bound(analysis: Analysis, limits: Limits) -> Iterator[Raised]:
    """The total lies just above the bound of its level, below which the level is lost."""
    shown = analysis.overall.shown
    if not isinstance(analysis.level, Level) or shown is None or not analysis.level.total.low:
        return
    bound = half_up(analysis.level.total.low, analysis.places)
    if shown - bound <= limits.near_floor:
        facts: dict[str, Fact] = {
            "score": shown,
            "level": analysis.level.name,
            "above": shown - bound,
        }
        yield Raised(OVERALL, facts)


def instrument_near_floor(analysis: Analysis, limits: Limits) -> Iterator[Raised]:
    """An instrument lies just above the floor its level asks for."""
    if not isinstance(analysis.level, Level):
        return
    for key, low in analysis.level.floors.items():
        part, floor = analysis.parts[key], half_up(low, analysis.places)
        if part.shown is not None and part.shown - floor <= limits.near_floor:
            facts: dict[str, Fact] = {
                "instrument": part.name.short,
                "score": part.shown,
                "floor": floor,
            }
            yield Raised(key, {**facts, "level": analysis.level.name})


def best_level(analysis: Analysis, limits: Limits) -> Iterator[Raised]:
    """There is no better level than the one reached."""
    del limits
    if isinstance(analysis.level, Level) and not analysis.rungs:
        yield Raised(OVERALL, {"level": analysis.level.name})


def too_few_respondents(analysis: Analysis, limits: Limits) -> Iterator[Raised]:
    """Fewer people answered than the criteria ask for."""
    del limits
    for each in analysis.too_few:
        name = analysis.parts[each.instrument].name.short
        facts: dict[str, Fact] = {"instrument": name, "found": each.found, "least": each.least}
        yield Raised(each.instrument, facts)


def _facts(analysis: Analysis, lack: Lack) -> dict[str, Fact]:
    return {
        "instrument": analysis.parts[lack.key].name.short,
        "score": lack.shown,
        "wanted": lack.wanted,
        "lacking": lack.lacking,
    }
