"""The library of suggested measures: what has been found to help, by subject and indicator."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from prongsai.core.criteria.check import source_problems
from prongsai.core.criteria.evidence import Block
from prongsai.core.criteria.rules import Source
from prongsai.core.measures.measure import Cycle, Unit
from prongsai.core.shapes.fields import told, told_by_key, told_or, told_or_new
from prongsai.core.terms.problem import Place, Problem
from prongsai.core.terms.words import Words

SCHEMA = 1
EVERYONE = "everyone"
"""The kind of unit that stands for all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitKind(Block):
    """A kind of unit that usually does such work; every office names its own."""

    key: str = told_by_key("Stable key, in lower case with underscores.")
    name: Words = told("What such a unit is usually called.")
    within: str = told_or("", "Key of the kind it is usually a part of.")


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestedMeasure(Block):
    """A measure that an office may adopt and change."""

    key: str = told_by_key("Stable key, in lower case with underscores.")
    title: Words = told("What is done, in a few words.")
    topics: tuple[str, ...] = told("Topic keys it answers.")
    indicators: tuple[str, ...] = told_or_new(
        tuple, "Keys of the indicators it answers as a whole, where no item is known."
    )
    steps: tuple[Words, ...] = told("Its steps in order, a sentence each.")
    unit: str = told("Key of the kind of unit that usually does it.")
    cycle: Cycle = told("How often it is best reported.")
    proof: tuple[Words, ...] = told("What shows that it was done.")


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureLibrary(Block):
    """All suggested measures."""

    schema: int = told("Version of this file format.")
    sources: Mapping[str, Source] = told("What the evidence refers to, by key.")
    units: Mapping[str, UnitKind] = told("Kinds of units.")
    measures: Mapping[str, SuggestedMeasure] = told("Suggested measures, in the order offered.")


def measure_library_problems(
    library: MeasureLibrary, topics: Collection[str], indicators: Collection[str]
) -> Iterator[Problem]:
    """Every fault of a library whose fields could all be read."""
    if library.schema != SCHEMA:
        facts = {"found": str(library.schema), "expected": str(SCHEMA)}
        yield Problem("pack-other-schema", facts, Place(path="schema"))
    for key, measure in library.measures.items():
        path = f"measures/{key}"
        for topic in measure.topics:
            if topic not in topics:
                yield Problem("pack-no-such-topic", {"found": topic}, Place(path=f"{path}/topics"))
        for indicator in measure.indicators:
            if indicator not in indicators:
                place = Place(path=f"{path}/indicators")
                yield Problem("library-no-such-indicator", {"found": indicator}, place)
        if measure.unit not in library.units:
            known = ", ".join(library.units)
            facts = {"found": measure.unit, "expected": known}
            yield Problem("pack-not-a-choice", facts, Place(path=f"{path}/unit"))
    yield from _units(library)
    yield from source_problems(library, library.sources)


def _units(library: MeasureLibrary) -> Iterator[Problem]:
    for key, unit in library.units.items():
        if unit.within and unit.within not in library.units:
            facts = {"found": unit.within, "expected": ", ".join(library.units)}
            yield Problem("pack-not-a-choice", facts, Place(path=f"units/{key}/within"))


def usual_unit(library: MeasureLibrary, kind: str) -> Unit:
    """A unit of a kind as it is usually called, inside the one it is a part of."""
    unit = library.units[kind]
    if not unit.within:
        return Unit(name=unit.name.th)
    return Unit(name=library.units[unit.within].name.th, part=unit.name.th)


def usual_units(library: MeasureLibrary) -> tuple[str, ...]:
    """The units that an office usually has."""
    kinds = library.units.values()
    return tuple(each.name.th for each in kinds if not each.within and each.key != EVERYONE)
