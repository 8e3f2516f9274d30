"""From what is known of an agency to every score, the total and the level."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from operator import mul

from prongsai.core.criteria.levels import Level, Miss, level_of
from prongsai.core.criteria.load import Loaded
from prongsai.core.criteria.rules import Combine, Missing, RoundingOrder, TooFew
from prongsai.core.scoring.given import Answers, Given, pooled
from prongsai.core.scoring.plan import ItemPlan, Leaf, Plan, Step, full_marks, plan_of
from prongsai.core.scoring.values import (
    NotScored,
    Ratio,
    Reason,
    Value,
    mean,
    ratio,
    rounded,
    total,
    weighted_mean,
)
from prongsai.core.shapes.fields import Unknown
from prongsai.core.terms.numbers import HUNDRED, half_up

OVERALL = "overall"
ZERO: Ratio = (0, 1)


@dataclass(frozen=True, slots=True)
class Scores:
    """Every number of one agency, exact; rounded where a pack compares or prints it."""

    values: Mapping[str, Value]
    """By item code, sub-indicator code, indicator key, instrument key; `overall` last."""
    places: int
    level: Level | None
    misses: tuple[Miss, ...]
    passed: bool | None
    too_few: Mapping[str, int]
    """Instruments with fewer respondents than asked, with the number asked."""

    def shown(self, key: str) -> Decimal | None:
        """The printed number, or None where there is no score."""
        value = self.values.get(key)
        return rounded(value, self.places) if isinstance(value, tuple) else None

    def exact(self, key: str) -> Fraction | None:
        value = self.values.get(key)
        return Fraction(*value) if isinstance(value, tuple) else None

    @property
    def overall(self) -> Value:
        return self.values[OVERALL]


class Scorer:
    """Scores agencies with one pack; made once, used for thousands."""

    def __init__(self, loaded: Loaded) -> None:
        self.loaded = loaded
        self.pack = loaded.pack
        self.plan: Plan = plan_of(loaded.pack)
        self._mean_of_channels = frozenset(
            key
            for key, instrument in self.pack.instruments.items()
            if instrument.channels is Combine.MEAN_OF_CHANNELS
        )
        self._channels_unknown = frozenset(
            key
            for key, instrument in self.pack.instruments.items()
            if isinstance(instrument.channels, Unknown)
        )

    def score(self, given: Given) -> Scores:
        """Compute every number that what is given allows."""
        values = self._items(given)
        too_few = self._too_few(given)
        for step in self.plan.steps:
            if step.key in given.known:
                values[step.key] = ratio(given.known[step.key])
            else:
                values[step.key] = _step(step, values)
                if step.key in too_few:
                    values[step.key] = self._consequence(step.key, values[step.key])
        values[OVERALL] = self._overall(values)
        return self._judged(values, too_few)

    def _items(self, given: Given) -> dict[str, Value]:
        """Every item; the short paths matter, a national window takes them millions of times."""
        values: dict[str, Value] = {}
        answers = pooled(given.answers)
        several = len(given.answers) > 1
        for item in self.plan.items:
            code = item.code
            if code in given.known:
                values[code] = ratio(given.known[code])
            elif item.disclosure:
                values[code] = _verdict(given.marks.get(code))
            elif several:
                values[code] = self._of_channels(item, given, answers)
            else:
                values[code] = of_questions(item, answers)
        return values

    def _of_channels(self, item: ItemPlan, given: Given, answers: Answers) -> Value:
        """An item whose answers came through several channels."""
        asked = list(asked_in(item, given).values())
        several = len(asked) > 1
        if several and item.instrument in self._channels_unknown:
            return NotScored(Reason.RULE_UNKNOWN, (item.instrument,))
        if not several or item.instrument not in self._mean_of_channels:
            return of_questions(item, answers)
        each = [of_questions(item, channel) for channel in asked]
        scored = [value for value in each if isinstance(value, tuple)]
        return mean(scored) if scored else each[0]

    def averages(self, instrument: str) -> bool:
        """Whether channels of an instrument are scored apart and averaged."""
        return instrument in self._mean_of_channels

    def _too_few(self, given: Given) -> dict[str, int]:
        found: dict[str, int] = {}
        for key, rule in self.pack.sample.items():
            if key in given.headcounts and key in given.respondents:
                least = rule.least(given.headcounts[key])
                if least is not None and given.respondents[key] < least:
                    found[key] = least
        return found

    def _consequence(self, instrument: str, value: Value) -> Value:
        rule = self.pack.sample[instrument].too_few
        if rule is TooFew.NOT_SCORED:
            return NotScored(Reason.TOO_FEW, (instrument,))
        return ZERO if rule is TooFew.ZERO else value

    def _overall(self, values: Mapping[str, Value]) -> Value:
        weights = self.plan.weights
        unknown = tuple(key for key, weight in weights.items() if isinstance(weight, Unknown))
        rule = self.pack.aggregation.overall
        if unknown or isinstance(rule.method, Unknown):
            return NotScored(Reason.RULE_UNKNOWN, unknown or (OVERALL,))
        parts: list[Ratio] = []
        for key, weight in weights.items():
            value = values[key]
            if isinstance(value, tuple) and not isinstance(weight, Unknown):
                parts.append(self.part(value, weight))
        if len(parts) < len(weights):
            return NotScored(
                Reason.CHILD_NOT_SCORED, tuple(k for k in weights if not _scored(values[k]))
            )
        made = total(parts)
        # Parts that are rounded up one by one may add up to a hair over the top.
        return ratio(HUNDRED) if made[0] > made[1] * HUNDRED else made

    def part(self, value: Ratio, weight: Fraction) -> Ratio:
        """What an instrument adds to the total, rounded where the pack rounds early."""
        rounding = self.pack.rounding
        if rounding.order is RoundingOrder.INSTRUMENTS:
            value = ratio(Fraction(rounded(value, rounding.places)))
        part = (value[0] * weight.numerator, value[1] * weight.denominator)
        if rounding.order is RoundingOrder.WEIGHTED_PARTS:
            return ratio(Fraction(rounded(part, rounding.places)))
        return part

    def _judged(self, values: Mapping[str, Value], too_few: Mapping[str, int]) -> Scores:
        places = self.pack.rounding.places
        overall = values[OVERALL]
        level: Level | None = None
        misses: tuple[Miss, ...] = ()
        passed: bool | None = None
        if isinstance(overall, tuple):
            printed = rounded(overall, places)
            if not isinstance(self.pack.pass_mark, Unknown):
                passed = printed >= half_up(self.pack.pass_mark, places)
            if not isinstance(self.pack.levels, Unknown):
                instruments = {
                    key: rounded(value, places)
                    for key in self.pack.instruments
                    if isinstance(value := values[key], tuple)
                }
                verdict = level_of(self.pack.levels, printed, instruments)
                level, misses = verdict.level, verdict.misses
        return Scores(values, places, level, misses, passed, too_few)


def _scored(value: Value) -> bool:
    return isinstance(value, tuple)


def asked_in(item: ItemPlan, given: Given) -> dict[str, Answers]:
    """The channels in which an item was asked at all."""
    return {
        name: channel
        for name, channel in given.answers.items()
        if any(leaf.question in channel for leaf in (*item.leaves, item.whole))
    }


_NO_VERDICT = NotScored(Reason.NO_VERDICT)
_NOT_GIVEN = NotScored(Reason.NOT_GIVEN)
_NO_ANSWERS = NotScored(Reason.NO_ANSWERS)


def _verdict(mark: Fraction | None) -> Value:
    return _NO_VERDICT if mark is None else ratio(full_marks(mark))


def of_questions(item: ItemPlan, answers: Answers) -> Value:
    """An item from its questions: nearly always one, so that path is short."""
    if len(item.leaves) == 1:
        return _leaf(item.leaves[0], answers)
    values = [_leaf(leaf, answers) for leaf in item.leaves]
    if item.whole.question in answers and not all(map(_scored, values)):
        return _leaf(item.whole, answers)
    names = [leaf.question[1] for leaf in item.leaves]
    return _combine(values, names, None, item.missing)


def _leaf(leaf: Leaf, answers: Answers) -> Value:
    counts: Sequence[int] | None = answers.get(leaf.question)
    if counts is None:
        return _NOT_GIVEN
    respondents = sum(counts)
    if not respondents:
        return _NO_ANSWERS
    return sum(map(mul, counts, leaf.points)), respondents * leaf.scale


def _step(step: Step, values: Mapping[str, Value]) -> Value:
    if not step.rule_known:
        return NotScored(Reason.RULE_UNKNOWN, (step.key,))
    if not step.children:
        return _NOT_GIVEN
    children = [values[key] for key in step.children]
    return _combine(children, step.children, step.weights, step.missing)


def _combine(
    values: Sequence[Value],
    names: Sequence[str],
    weights: Sequence[Fraction] | None,
    missing: Missing,
) -> Value:
    """The mean, after deciding what a child without a score means."""
    scored: list[Ratio] = []
    used: list[Fraction] = []
    lacking: list[str] = []
    for place, value in enumerate(values):
        if isinstance(value, NotScored):
            lacking.append(names[place])
            if missing is not Missing.ZERO:
                continue
            value = ZERO  # noqa: PLW2901 - what is missing counts as nothing
        scored.append(value)
        if weights:
            used.append(weights[place])
    if lacking and (missing is Missing.NOT_SCORED or len(lacking) == len(values)):
        return _not_scored(values, lacking)
    return weighted_mean(scored, used) if weights else mean(scored)


def _not_scored(values: Sequence[Value], lacking: Sequence[str]) -> NotScored:
    """Say the cause once: nothing given stays nothing given, the rest hangs on its children."""
    reasons = {value.reason for value in values if isinstance(value, NotScored)}
    if len(lacking) == len(values) and len(reasons) == 1:
        return NotScored(reasons.pop(), tuple(lacking))
    return NotScored(Reason.CHILD_NOT_SCORED, tuple(lacking))
