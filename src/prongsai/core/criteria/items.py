"""What is asked: answer scales, items and their parts, what a disclosure item must show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from prongsai.core.criteria.evidence import Block
from prongsai.core.shapes.fields import (
    Unknown,
    told,
    told_by_key,
    told_or,
    told_or_new,
)
from prongsai.core.terms.words import Words


class Direction(StrEnum):
    """Which end of the printed choices is good."""

    UP = "up"
    """The last printed choice is best."""
    DOWN = "down"
    """The first printed choice is best: points are read backwards."""


class Bribery(StrEnum):
    """Whether an item belongs to the bribery and No Gift Policy items, reported together."""

    MEMBER = "member"
    RELATED = "related"
    NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale(Block):
    """Printed choices, and the points of each for an item whose direction is `up`."""

    labels: tuple[str, ...] | Unknown = told("The choices as printed, in printed order.")
    points: tuple[Fraction, ...] = told("Points (0 to 100) of each choice, in printed order.")
    direction: Direction | None = told_or(None, "Direction of items that do not give their own.")
    partial: bool = told_or(False, "Whether values between 0 and 1 may be given as part marks.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(Block):
    """One of several questions whose mean is the item."""

    short: Words | Unknown = told("What the part asks, in own words.")
    direction: Direction | None = told_or(None, "Direction where it differs from the item's.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Element(Block):
    """Something a disclosure item must show."""

    key: str = told("Stable name within the item.")
    short: Words = told("What must be shown, in own words.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Block):
    """A question or a disclosure item."""

    code: str = told_by_key("Code as printed, in capitals: `I1`, `E5`, `O12`.")
    indicator: str = told("Key of the indicator it belongs to.")
    sub_indicator: str | None = told_or(None, "Code of the sub-indicator it belongs to.")
    topic: str = told("Stable topic key from the topics pack; survives renumbering.")
    short: Words = told("What it is about, in own words.")
    title: str | None = told_or(None, "Official title, where it is a title.")
    aliases: tuple[str, ...] = told_or_new(tuple, "Other headings that mean this item.")
    scale: str = told("Key of its answer scale.")
    direction: Direction | None = told_or(None, "Direction; left out, the scale's.")
    parts: Mapping[str, Part] = told_or_new(dict, "Its parts, keyed `1`, `2` …; none means one.")
    weight: Fraction = told_or(Fraction(1), "Weight among its siblings where the rule is weighted.")
    elements: tuple[Element, ...] | Unknown = told_or_new(
        tuple, "What a disclosure item must show."
    )
    structured_table: bool | Unknown = told_or(False, "Whether a structured table is asked for.")
    bribery: Bribery = told_or(Bribery.NO, "Whether it is one of the bribery items.")
