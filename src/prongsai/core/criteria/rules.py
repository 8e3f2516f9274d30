"""How numbers are put together: aggregation, rounding, samples, open questions as parameters."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any

from prongsai.core.criteria.evidence import Block
from prongsai.core.shapes.fields import (
    Unknown,
    told,
    told_by_key,
    told_or,
    told_or_new,
)
from prongsai.core.terms.words import Words


class Method(StrEnum):
    """How children make a parent."""

    MEAN = "mean"
    WEIGHTED_MEAN = "weighted mean"


class Missing(StrEnum):
    """What a child without a score does to its parent."""

    NOT_SCORED = "not scored"
    SKIP = "skip"
    ZERO = "zero"


class Over(StrEnum):
    """What an indicator that has sub-indicators is the mean of."""

    SUB_INDICATORS = "sub-indicators"
    ITEMS = "items"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Block):
    """How one level of the tree is made of the level below."""

    method: Method | Unknown = told("Plain or weighted mean.")
    missing: Missing = told("What a child without a score does to it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Aggregation(Block):
    """The rule of each level, from an item's parts up to the total."""

    item: Rule = told("An item from its parts.")
    sub_indicator: Rule = told("A sub-indicator from its items.")
    indicator: Rule = told("An indicator from its items or sub-indicators.")
    indicator_over: Over = told("Which of the two, where an indicator has sub-indicators.")
    instrument: Rule = told("An instrument from its indicators.")
    overall: Rule = told("The total from the instruments, by their weights.")


class RoundingOrder(StrEnum):
    """Where rounding happens on the way to the total."""

    END = "end"
    WEIGHTED_PARTS = "weighted parts"
    INSTRUMENTS = "instruments"


class RoundingMethod(StrEnum):
    """How a tie is rounded."""

    HALF_UP = "half up"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rounding(Block):
    """How numbers are rounded, once, when they are printed and before levels are compared."""

    places: int = told("Decimals kept.")
    method: RoundingMethod = told("How ties are rounded.")
    order: RoundingOrder = told("Whether anything is rounded before the total.")

    @property
    def step(self) -> Fraction:
        return Fraction(1, 10) ** self.places


class TooFew(StrEnum):
    """What happens to an instrument with fewer respondents than the sample rule asks."""

    COUNTED = "counted"
    NOT_SCORED = "not scored"
    ZERO = "zero"


class Combine(StrEnum):
    """How answers collected through several channels are put together."""

    POOLED = "pooled"
    MEAN_OF_CHANNELS = "mean of channels"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quota(Block):
    """A fixed number of respondents the assessors collect for one kind and size of agency."""

    kind: Words = told("Kind of agency.")
    size: str | None = told_or(None, "Size letter, where sizes differ.")
    respondents: int = told("Respondents to collect.")


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleRule(Block):
    """How many must answer."""

    share: Fraction | Unknown = told("Share of the population, between 0 and 1.")
    floor: int | Unknown = told("Never fewer than this; a smaller population answers as a whole.")
    cap: int | Unknown = told("Never more than this.")
    too_few: TooFew | Unknown = told("What happens when fewer answer.")
    who: Words | None = told_or(None, "Who counts as one of the population, where known.")
    quotas: tuple[Quota, ...] = told_or_new(tuple, "Quotas the assessors collect, where read.")

    def least(self, headcount: int) -> int | None:
        """The fewest respondents for a population of `headcount`; None where rules are unknown."""
        if (
            isinstance(self.share, Unknown)
            or isinstance(self.floor, Unknown)
            or isinstance(self.cap, Unknown)
        ):
            return None
        wanted = -(-headcount * self.share.numerator // self.share.denominator)
        return min(headcount, self.cap, max(self.floor, wanted))


@dataclass(frozen=True, slots=True, kw_only=True)
class Window(Block):
    """A period of the assessment's calendar."""

    name: Words = told("What happens in it.")
    opens: dt.date | Unknown = told("First day.")
    closes: dt.date | Unknown = told("Last day.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """One answer to an open question, and what it changes in the pack."""

    says: Words = told("The answer in words.")
    sets: Mapping[str, Any] = told_or_new(
        dict, "Values it puts in place, by path (`scales/four_level/points`); none for the default."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter(Block):
    """A rule that the sources leave open: the default stands in the pack, the others here."""

    key: str = told_by_key("Name to choose it by on the command line.")
    asks: Words = told("The question.")
    default: str = told("Key of the alternative that the pack's own values express.")
    alternatives: Mapping[str, Alternative] = told("The answers, the default among them.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Something a fact can be traced to."""

    title: Words = told("What it is.")
    where: str | None = told_or(None, "Where it can be found.")
