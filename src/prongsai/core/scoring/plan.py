"""A pack laid out for arithmetic: every number to compute, children before parents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import lcm

from prongsai.core.criteria.items import Direction, Item
from prongsai.core.criteria.pack import Kind, Pack
from prongsai.core.criteria.rules import Method, Missing, Over, Rule
from prongsai.core.scoring.given import Question
from prongsai.core.shapes.fields import Unknown
from prongsai.core.terms.numbers import HUNDRED


class Tier(StrEnum):
    """Which level of the tree a number stands on."""

    QUESTION = "question"
    ITEM = "item"
    SUB_INDICATOR = "sub_indicator"
    INDICATOR = "indicator"
    INSTRUMENT = "instrument"
    OVERALL = "overall"


@dataclass(frozen=True, slots=True)
class Leaf:
    """One question: the points of its choices in printed order, as integers over `scale`."""

    question: Question
    points: tuple[int, ...]
    scale: int


@dataclass(frozen=True, slots=True)
class Step:
    """One number made of others."""

    key: str
    children: tuple[str, ...]
    weights: tuple[Fraction, ...] | None
    """Weights of the children; None for a plain mean."""
    missing: Missing
    rule_known: bool = True


@dataclass(frozen=True, slots=True)
class ItemPlan:
    """How one item gets its score: from its questions, or from a verdict."""

    code: str
    instrument: str
    leaves: tuple[Leaf, ...]
    whole: Leaf
    """The item asked as one question, which some forms do where the criteria have parts."""
    disclosure: bool
    missing: Missing


@dataclass(frozen=True, slots=True)
class Plan:
    """Items first, then the steps above them in an order in which each finds its children."""

    items: tuple[ItemPlan, ...]
    steps: tuple[Step, ...]
    weights: Mapping[str, Fraction | Unknown]


def plan_of(pack: Pack) -> Plan:
    """Lay out a pack."""
    return Plan(
        items=tuple(_item(pack, item) for item in pack.items.values()),
        steps=tuple(_steps(pack)),
        weights={key: each.weight for key, each in pack.instruments.items()},
    )


def _item(pack: Pack, item: Item) -> ItemPlan:
    instrument = pack.instrument_of(item)
    parts = tuple(item.parts) or ("",)
    return ItemPlan(
        code=item.code,
        instrument=instrument.key,
        leaves=tuple(_leaf(pack, item, part) for part in parts),
        whole=_leaf(pack, item, ""),
        disclosure=instrument.kind is Kind.DISCLOSURE,
        missing=pack.aggregation.item.missing,
    )


def _leaf(pack: Pack, item: Item, part: str) -> Leaf:
    """The printed order stays; a `down` question gets its points read backwards."""
    points = pack.scales[item.scale].points
    if pack.direction_of(item, part or None) is Direction.DOWN:
        points = tuple(reversed(points))
    scale = lcm(*(point.denominator for point in points))
    return Leaf((item.code, part), tuple(int(point * scale) for point in points), scale)


def _steps(pack: Pack) -> Iterator[Step]:
    rules = pack.aggregation
    for group in pack.sub_indicators.values():
        items = pack.items_in(group.indicator, group.code)
        yield _step(group.code, {item.code: item.weight for item in items}, rules.sub_indicator)
    for indicator in pack.indicators.values():
        yield _step(indicator.key, _indicator_children(pack, indicator.key), rules.indicator)
    for key in pack.instruments:
        weights = {each.key: each.weight for each in pack.indicators_in(key)}
        yield _step(key, weights, rules.instrument)


def _indicator_children(pack: Pack, indicator: str) -> dict[str, Fraction]:
    groups = pack.sub_indicators_in(indicator)
    if groups and pack.aggregation.indicator_over is Over.SUB_INDICATORS:
        return {group.code: group.weight for group in groups}
    return {item.code: item.weight for item in pack.items_in(indicator)}


def _step(key: str, weights: Mapping[str, Fraction], rule: Rule) -> Step:
    return Step(
        key=key,
        children=tuple(weights),
        weights=tuple(weights.values()) if rule.method is Method.WEIGHTED_MEAN else None,
        missing=rule.missing,
        rule_known=not isinstance(rule.method, Unknown),
    )


def full_marks(mark: Fraction) -> Fraction:
    """The score of a verdict between 0 and 1."""
    return mark * HUNDRED
