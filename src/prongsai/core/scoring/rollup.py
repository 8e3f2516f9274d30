"""Many agencies as one row: a province or the nation.

Roll-ups are made of printed totals, so that whoever has the published list gets the same figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from prongsai.core.scoring.score import OVERALL, Scores
from prongsai.core.terms.numbers import half_up


@dataclass(frozen=True, slots=True)
class Rollup:
    """Mean, weighted mean, levels and share passing of a set of agencies."""

    agencies: int
    scored: int
    mean: Fraction | None
    weighted_mean: Fraction | None
    """Weighted by respondents; None where no agency's number is known."""
    levels: Mapping[str, int]
    passing: int
    means: Mapping[str, Fraction]
    """Mean of each indicator and instrument over the agencies that have it."""

    @property
    def share_passing(self) -> Fraction | None:
        return Fraction(100 * self.passing, self.scored) if self.scored else None


def roll_up(members: Iterable[tuple[Scores, int]], keys: Iterable[str]) -> Rollup:
    """Roll up agencies, each with its number of respondents; `keys` are the means wanted."""
    listed = list(members)
    totals = [(s.shown(OVERALL), weight, s) for s, weight in listed]
    scored = [(total, weight, s) for total, weight, s in totals if total is not None]
    levels: dict[str, int] = {}
    for _, _, scores in scored:
        if scores.level is not None:
            levels[scores.level.key] = levels.get(scores.level.key, 0) + 1
    means = {key: _mean(s.shown(key) for s, _ in listed) for key in keys}
    return Rollup(
        agencies=len(listed),
        scored=len(scored),
        mean=_mean(total for total, _, _ in scored),
        weighted_mean=_weighted((total, weight) for total, weight, _ in scored),
        levels=levels,
        passing=sum(scores.passed is True for _, _, scores in scored),
        means={key: mean for key, mean in means.items() if mean is not None},
    )


def _mean(values: Iterable[Decimal | None]) -> Fraction | None:
    known = [Fraction(value) for value in values if value is not None]
    return sum(known, Fraction(0)) / len(known) if known else None


def _weighted(pairs: Iterable[tuple[Decimal, int]]) -> Fraction | None:
    numerator, denominator = Fraction(0), 0
    for value, weight in pairs:
        numerator += Fraction(value) * weight
        denominator += weight
    return numerator / denominator if denominator else None


def printed(value: Fraction | None, places: int) -> Decimal | None:
    return None if value is None else half_up(value, places)
