"""Rules on single scores: what to mend, what fails, what stands out."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai.core.analysis.analysis import Analysis
from prongsai.core.analysis.finding import Fact, Raised
from prongsai.core.analysis.frame import Limits
from prongsai.core.analysis.parts import Part
from prongsai.core.scoring.plan import Tier
from prongsai.core.scoring.score import OVERALL
from prongsai.core.scoring.values import NotScored
from prongsai.core.terms.numbers import half_up


def indicator_missing(analysis: Analysis, limits: Limits) -> Iterator[Raised]:
    """An indicator has no score."""
    del limits
    for part in analysis.indicators:
        if isinstance(part.score, NotScored):
            yield Raised(part.key, _named(part))


def indicator_to_mend(analysis: Analysis, limits: Limits) -> Iterator[Raised]:
    """The score of an indicator lies in the lowest band."""
    del limits
    for part in analysis.indicators:
        if part.shown is not None and part.band == analysis.bands[-1]:
            above = half_up(analysis.bands[-2].low, analysis.places)
            facts: dict[str, Fact] = {
                "score": part.shown,
                "bound": above,
                "lacking": above - part.shown,
            }
            yield Raised(part.key, {**_named(part), **facts})


def disclosure_item_failed(analysis: Analysis, limits: Limits) -> Iterator[Raised]:
    """A disclosure item has no point at all."""
    del limits
    for part in _judged(analysis):
        if part.score == 0:
            yield Raised(part.key, {"item": part.key, "name": part.name.short})


def disclosure_item_partial(analysis: Analysis, limits: Limits) -> Iterator[Raised]:
    """A disclosure item has part of its points."""
    del limits
    for part in _judged(analysis):
        if part.shown is not None and 0 < part.shown < _FULL:
            facts: dict[str, Fact] = {
                "item": part.key,
                "name": part.name.short,
                "score": part.shown,
            }
            yield Raised(part.key, facts)


_FULL = 100


def _judged(analysis: Analysis) -> Iterator[Part]:
    """Items that assessors gave a verdict on."""
    return (part for part in analysis.of_tier(Tier.ITEM) if part.name.disclosure)


def item_below_indicator(analysis: Analysis, limits: Limits) -> Iterator[Raised]:
    """A question scores well below the indicator it belongs to."""
    for part in analysis.of_tier(Tier.ITEM):
        whole = analysis.parts[part.name.indicator]
        if part.name.disclosure or part.shown is None or whole.shown is None:
            continue
        if whole.shown - part.shown >= limits.item_gap:
            facts: dict[str, Fact] = {
                "item": part.key,
                "name": part.name.short,
                "score": part.shown,
            }
            of: dict[str, Fact] = {"indicator": whole.name.short, "whole": whole.shown}
            yield Raised(part.key, {**facts, **of, "below": whole.shown - part.shown})


def most_points_lost(analysis: Analysis, limits: Limits) -> Iterator[Raised]:
    """The indicator that costs the total most, or all that cost it as much."""
    del limits
    whole, costly = analysis.overall.loss.shown, analysis.costliest()
    for part in costly:
        alike = part.loss.shown == costly[0].loss.shown
        if whole is not None and part.loss.shown is not None and alike:
            facts: dict[str, Fact] = {"lost": part.loss.shown, "whole": whole}
            yield Raised(part.key, {**_named(part), **facts})


def all_strong(analysis: Analysis, limits: Limits) -> Iterator[Raised]:
    """Every indicator is in the best band."""
    del limits
    best = analysis.bands[0]
    if all(part.band == best for part in analysis.indicators):
        bound = half_up(best.low, analysis.places)
        yield Raised(OVERALL, {"number": len(analysis.indicators), "bound": bound})


def instruments_apart(analysis: Analysis, limits: Limits) -> Iterator[Raised]:
    """The best and the weakest instrument lie far apart."""
    ranked = analysis.ranked(Tier.INSTRUMENT)
    scored = [(part, part.shown) for part in ranked if part.shown is not None]
    for (best, high), (weakest, low) in [(scored[0], scored[-1])] if scored else []:
        if high - low >= limits.spread:
            facts: dict[str, Fact] = {"best": best.name.short, "best_score": high}
            more: dict[str, Fact] = {"weakest": weakest.name.short, "weakest_score": low}
            yield Raised(weakest.key, {**facts, **more, "apart": high - low})


def indicators_tied(analysis: Analysis, limits: Limits) -> Iterator[Raised]:
    """Several indicators have the same printed score and share a rank."""
    del limits
    ranked = analysis.ranked()
    for rank in sorted({part.rank or 0 for part in ranked}):
        tied = [part for part in ranked if part.rank == rank]
        if len(tied) > 1 and tied[0].shown is not None:
            facts: dict[str, Fact] = {"number": len(tied), "score": tied[0].shown, "rank": rank}
            yield Raised(tied[0].key, facts)


def _named(part: Part) -> dict[str, Fact]:
    return {"number": part.name.number, "name": part.name.short}
