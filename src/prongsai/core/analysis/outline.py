"""What stands above and below a score on the way to the total, and how much of it arrives there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from prongsai.core.criteria.rules import Missing, TooFew
from prongsai.core.scoring.given import Given
from prongsai.core.scoring.plan import Step
from prongsai.core.scoring.score import OVERALL, Scorer, Scores
from prongsai.core.scoring.values import NotScored
from prongsai.core.shapes.fields import Unknown
from prongsai.core.terms.problem import refuse


@dataclass(frozen=True, slots=True)
class Lever:
    """A score nothing below is known of: moving it moves everything above."""

    key: str
    instrument: str
    score: Fraction
    share: Fraction
    """Points its instrument gains for each point of it."""
    per_point: Fraction
    """Points the total gains for each point of it, before anything is rounded."""
    disclosure: bool
    coarse: bool
    """Not an item: only a score above items is known."""

    @property
    def to_full(self) -> Fraction:
        """Points the total gains when it is brought to a hundred."""
        return (100 - self.score) * self.per_point


class Outline:
    """The way each key takes to the total; keys that take none are not in it."""

    def __init__(self, scorer: Scorer) -> None:
        self.scorer = scorer
        self.steps: Mapping[str, Step] = {step.key: step for step in scorer.plan.steps}
        self.above: dict[str, str] = {}
        for instrument in scorer.plan.weights:
            self._descend(instrument)

    def _descend(self, key: str) -> None:
        for child in self._below(key):
            self.above[child] = key
            self._descend(child)

    def _below(self, key: str) -> tuple[str, ...]:
        return self.steps[key].children if key in self.steps else ()

    def counts(self, key: str) -> bool:
        """Whether the total is made of it."""
        return key in self.above or key in self.scorer.plan.weights

    def ancestors(self, key: str) -> Iterator[str]:
        """What stands above, the nearest first, the instrument last."""
        while key in self.above:
            key = self.above[key]
            yield key

    def instrument(self, key: str) -> str:
        return [key, *self.ancestors(key)][-1]

    def leaves(self, given: Given) -> Iterator[str]:
        """Where scores come from: items, and whatever is known without its parts."""
        for instrument in self.scorer.plan.weights:
            yield from self._leaves(instrument, given)

    def _leaves(self, key: str, given: Given) -> Iterator[str]:
        inside = () if key in given.known else self._below(key)
        if not inside:
            yield key
        for child in inside:
            yield from self._leaves(child, given)

    def levers(self, given: Given, scores: Scores) -> tuple[Lever, ...]:
        """Every leaf with a score, in printed order."""
        shares = self._shares(given, scores)
        return tuple(
            self._lever(key, score, shares.get(key, Fraction(0)))
            for key in self.leaves(given)
            if (score := scores.exact(key)) is not None
        )

    def unscored(self, given: Given, scores: Scores) -> tuple[str, ...]:
        """Leaves without a score."""
        return tuple(key for key in self.leaves(given) if scores.exact(key) is None)

    def _lever(self, key: str, score: Fraction, share: Fraction) -> Lever:
        instrument = self.instrument(key)
        weight = self.scorer.plan.weights[instrument]
        return Lever(
            key=key,
            instrument=instrument,
            score=score,
            share=share,
            per_point=Fraction(0) if isinstance(weight, Unknown) else share * weight,
            disclosure=self.scorer.pack.instruments[instrument].kind.value == "disclosure",
            coarse=key not in self.scorer.pack.items,
        )

    def _shares(self, given: Given, scores: Scores) -> dict[str, Fraction]:
        """The exact derivative of each instrument, taken from the top down."""
        found = {
            key: Fraction(not self._counts_as_zero(key, given, scores))
            for key in self.scorer.plan.weights
        }
        for step in reversed(self.scorer.plan.steps):
            if step.key in found and step.key not in given.known:
                for child, portion in _portions(step, scores):
                    found[child] = found[step.key] * portion
        return found

    def _counts_as_zero(self, instrument: str, given: Given, scores: Scores) -> bool:
        """Too few answered, and the rule takes all points away whatever they answered."""
        if instrument not in scores.too_few or instrument in given.known:
            return False
        return self.scorer.pack.sample[instrument].too_few is TooFew.ZERO


def _portions(step: Step, scores: Scores) -> Iterator[tuple[str, Fraction]]:
    """Which part of a step each of its children makes up."""
    weights: Sequence[Fraction] = step.weights or (Fraction(1),) * len(step.children)
    used = {
        child: weight
        for child, weight in zip(step.children, weights, strict=True)
        if step.missing is not Missing.SKIP or scores.exact(child) is not None
    }
    whole = sum(used.values(), Fraction(0))
    yield from ((child, weight / whole) for child, weight in used.items())


def demand_total(scores: Scores) -> None:
    """Refuse what has no total, with the reason there is none."""
    overall = scores.overall
    if isinstance(overall, NotScored):
        because = ", ".join(overall.because)
        raise refuse(f"not-scored-{overall.reason}", of=OVERALL, because=because)
