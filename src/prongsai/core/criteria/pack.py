"""A pack: everything one fiscal year's assessment prescribes for one class of agencies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from prongsai.core.criteria.evidence import Block
from prongsai.core.criteria.items import Direction, Item, Scale
from prongsai.core.criteria.levels import Level
from prongsai.core.criteria.lineage import Lineage
from prongsai.core.criteria.rules import (
    Aggregation,
    Combine,
    Parameter,
    Rounding,
    SampleRule,
    Source,
    Window,
)
from prongsai.core.shapes.fields import (
    Unknown,
    told,
    told_by_key,
    told_or,
    told_or_new,
)
from prongsai.core.terms.words import Words


class Standing(StrEnum):
    """Whether a year's rules are known well enough to be used as they are."""

    USABLE = "usable"
    DRAFT = "draft"


class Kind(StrEnum):
    """How an instrument is answered."""

    PERCEPTION = "perception"
    """People tick choices; answers are counted."""
    DISCLOSURE = "disclosure"
    """An assessor gives each item a verdict."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument(Block):
    """IIT, EIT or OIT."""

    key: str = told_by_key("Its letters, which also start no item code: `IIT`, `EIT`, `OIT`.")
    name: Words = told("Short name.")
    full_name: Words = told("Full name.")
    kind: Kind = told("How it is answered.")
    weight: Fraction | Unknown = told("Share of the total, between 0 and 1.")
    channels: Combine | Unknown | None = told_or(
        None, "How answers of several channels are combined, where there are several."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator(Block):
    """One of the ten indicators. Reports number them differently: the key is what identifies."""

    key: str = told_by_key("Stable key.")
    number: int = told("Place in the standard order.")
    instrument: str = told("Key of its instrument.")
    name: Words = told("Official name in Thai, and in English.")
    aliases: tuple[str, ...] = told_or_new(tuple, "Other printed names.")
    weight: Fraction = told_or(Fraction(1), "Weight in its instrument where the rule is weighted.")


@dataclass(frozen=True, slots=True, kw_only=True)
class SubIndicator(Block):
    """A group of disclosure items."""

    code: str = told_by_key("Code as printed: `9.1`.")
    indicator: str = told("Key of its indicator.")
    name: Words = told("Official name in Thai, and in English.")
    weight: Fraction = told_or(Fraction(1), "Weight in its indicator where the rule is weighted.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack(Block):
    """The criteria of one scheme, fiscal year and agency class."""

    schema: int = told("Version of this file format.")
    id: str = told("Full id: `scheme/fiscal year/class@revision`.")
    standing: Standing = told("`draft` is printed on everything made with the pack.")
    title: Words = told("Title.")
    covers: Words = told("Which agencies it is for, and what is known of the others.")
    default_class: bool = told_or(True, "Whether this class is meant when none is named.")
    sources: Mapping[str, Source] = told("What the evidence refers to, by key.")
    instruments: Mapping[str, Instrument] = told("The instruments, in printed order.")
    indicators: Mapping[str, Indicator] = told("The indicators, in standard order.")
    sub_indicators: Mapping[str, SubIndicator] = told("The groups of disclosure items.")
    scales: Mapping[str, Scale] = told("Answer scales.")
    items: Mapping[str, Item] = told("The items by code.")
    items_unknown: Mapping[str, Words] = told_or_new(
        dict, "Instruments whose items are not (all) known, with what is missing."
    )
    aggregation: Aggregation = told("How scores are put together.")
    rounding: Rounding = told("How they are rounded.")
    levels: Mapping[str, Level] | Unknown = told("Levels, best first.")
    pass_mark: Fraction | Unknown = told("Total from which an agency passes.")
    sample: Mapping[str, SampleRule] = told("How many must answer, by instrument.")
    calendar: Mapping[str, Window] = told("Windows of the year.")
    lineage: Lineage | None = told("What continues what of the year before; none for the first.")
    parameters: Mapping[str, Parameter] = told_or_new(dict, "Rules the sources leave open.")
    open_questions: tuple[Words, ...] = told_or_new(tuple, "What else nobody could find out.")

    def direction_of(self, item: Item, part: str | None = None) -> Direction:
        """Which end is good for an item or one of its parts."""
        own = item.parts[part].direction if part else None
        found = own or item.direction or self.scales[item.scale].direction
        if found is None:  # the loader refuses such a pack
            raise LookupError(item.code)
        return found

    def instrument_of(self, item: Item) -> Instrument:
        return self.instruments[self.indicators[item.indicator].instrument]

    def items_in(self, indicator: str, sub_indicator: str | None = None) -> list[Item]:
        """Items of an indicator, or of one of its sub-indicators, in printed order."""
        return [
            item
            for item in self.items.values()
            if item.indicator == indicator and sub_indicator in (None, item.sub_indicator)
        ]

    def sub_indicators_in(self, indicator: str) -> list[SubIndicator]:
        return [each for each in self.sub_indicators.values() if each.indicator == indicator]

    def indicators_in(self, instrument: str) -> list[Indicator]:
        return [each for each in self.indicators.values() if each.instrument == instrument]
