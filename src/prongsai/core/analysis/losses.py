"""Points lost: how much of what the total lacks each part of it accounts for, exactly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from prongsai.core.analysis.apportionment import apportion
from prongsai.core.analysis.years import YearResult
from prongsai.core.criteria.rules import Missing
from prongsai.core.scoring.plan import Step
from prongsai.core.scoring.score import OVERALL
from prongsai.core.scoring.values import NotScored, Reason
from prongsai.core.shapes.fields import Unknown
from prongsai.core.terms.numbers import HUNDRED, half_up

Known = Fraction | NotScored
"""An exact number, or why there is none."""


@dataclass(frozen=True, slots=True)
class Loss:
    """What one part of the total costs it."""

    share: Known
    """How much the total rises when this rises by one point."""
    lost: Known
    """Points of the total lost here: the share times what the score lacks to 100."""
    shown: Decimal | None
    """As printed: the parts of anything add up to what is printed for the whole."""
    undivided: Fraction
    """What no scored part below accounts for: a score given as such, or early rounding."""
    undivided_shown: Decimal


def losses(year: YearResult, children: Mapping[str, tuple[str, ...]]) -> dict[str, Loss]:
    """The loss of every key; `children` tells what stands below what, from the total down."""
    shares = _shares(year)
    lost = _lost(year, shares)
    undivided = {key: _undivided(lost, key, below) for key, below in children.items()}
    shown, rest = _printed(year, lost, undivided, children)
    return {
        key: Loss(shares[key], lost[key], shown.get(key), undivided[key], rest[key])
        for key in children
    }


def _shares(year: YearResult) -> dict[str, Known]:
    """From the total down: an instrument by its weight, what is below by its parent's rule."""
    shares: dict[str, Known] = {OVERALL: Fraction(1)}
    for key, weight in year.scorer.plan.weights.items():
        if isinstance(weight, Unknown):
            shares[key] = NotScored(Reason.RULE_UNKNOWN, (key,))
        else:
            shares[key] = weight
    for step in reversed(year.scorer.plan.steps):
        if step.key not in shares:  # a group its indicator looks through to the items
            shares[step.key] = _sum(shares, step.children)
        else:
            shares.update(_shares_below(year, step, shares[step.key]))
    return shares


def _shares_below(year: YearResult, step: Step, share: Known) -> dict[str, Known]:
    if isinstance(share, NotScored):
        return dict.fromkeys(step.children, share)
    if not step.rule_known:
        return dict.fromkeys(step.children, NotScored(Reason.RULE_UNKNOWN, (step.key,)))
    values = year.scores.values
    weights = dict(
        zip(step.children, step.weights or [Fraction(1)] * len(step.children), strict=True)
    )
    scored = [key for key in step.children if isinstance(values[key], tuple)]
    skips = step.missing is Missing.SKIP and step.key not in year.given.known
    counted = scored if skips and scored else step.children
    whole = sum((weights[key] for key in counted), Fraction(0))
    skipped: dict[str, Known] = {
        key: value for key in step.children if isinstance(value := values[key], NotScored)
    }
    return {**skipped, **{key: share * weights[key] / whole for key in counted}}


def _lost(year: YearResult, shares: Mapping[str, Known]) -> dict[str, Known]:
    values = year.scores.values
    overall = year.scores.exact(OVERALL)
    found: dict[str, Known] = {}
    for key, value in values.items():
        share = shares[key]
        if isinstance(value, NotScored):
            found[key] = value
        elif isinstance(share, NotScored):
            found[key] = share
        else:
            found[key] = share * (HUNDRED - Fraction(*value))
    for step in year.scorer.plan.steps:
        found.update(_counted_as_zero(year, step, shares))
    for group in year.pack.sub_indicators.values():
        if not _divides(year, group.code):
            found[group.code] = _sum(found, _step(year, group.code).children)
    if overall is not None:
        found[OVERALL] = HUNDRED - overall
    return found


def _counted_as_zero(year: YearResult, step: Step, shares: Mapping[str, Known]) -> dict[str, Known]:
    """What is missing and counts as nothing costs all it could have brought."""
    values = year.scores.values
    computed = step.key not in year.given.known and isinstance(values[step.key], tuple)
    if step.missing is not Missing.ZERO or not computed:
        return {}
    return {
        key: share * HUNDRED
        for key in step.children
        if isinstance(values[key], NotScored) and isinstance(share := shares[key], Fraction)
    }


def _divides(year: YearResult, group: str) -> bool:
    """Whether the indicator above is made of its groups, not of the items in them."""
    indicator = year.pack.sub_indicators[group].indicator
    return group in _step(year, indicator).children


def _step(year: YearResult, key: str) -> Step:
    return next(step for step in year.scorer.plan.steps if step.key == key)


def _sum(values: Mapping[str, Known], keys: tuple[str, ...]) -> Known:
    known = [value for key in keys if isinstance(value := values[key], Fraction)]
    if not known:
        return NotScored(Reason.NOT_GIVEN, keys)
    return sum(known, Fraction(0))


def _undivided(lost: Mapping[str, Known], key: str, below: tuple[str, ...]) -> Fraction:
    whole = lost[key]
    if isinstance(whole, NotScored) or not below:
        return Fraction(0)
    parts = (value for each in below if isinstance(value := lost[each], Fraction))
    return whole - sum(parts, Fraction(0))


def _printed(
    year: YearResult,
    lost: Mapping[str, Known],
    undivided: Mapping[str, Fraction],
    children: Mapping[str, tuple[str, ...]],
) -> tuple[dict[str, Decimal], dict[str, Decimal]]:
    """From the total down, each column adds up to the figure above it."""
    places = year.scores.places
    total = year.scores.shown(OVERALL)
    shown = {} if total is None else {OVERALL: HUNDRED_SHOWN - total}
    rest: dict[str, Decimal] = {}
    for key, below in children.items():  # parents stand before their parts
        whole = lost[key]
        if key not in shown and isinstance(whole, Fraction):
            shown[key] = half_up(whole, places)
        known = {each: value for each in below if isinstance(value := lost[each], Fraction)}
        if key in shown and known:
            parts = [*known.values(), *([undivided[key]] if undivided[key] else [])]
            column = apportion(parts, places, shown[key])
            shown.update(zip(known, column, strict=False))
            rest[key] = sum(column[len(known) :], Decimal(0))
        else:
            rest[key] = shown.get(key, Decimal(0)) if below else Decimal(0)
    return shown, rest


HUNDRED_SHOWN = Decimal(100)
