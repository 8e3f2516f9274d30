"""Which lost points have a measure, and which have none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from prongsai.core.analysis.analysis import Analysis
from prongsai.core.analysis.parts import Part
from prongsai.core.measures.measure import Measure, Status
from prongsai.core.measures.suggesting import failing
from prongsai.core.scoring.plan import Tier


@dataclass(frozen=True, slots=True)
class Covered:
    """A part that something is to be done about, and the measures that do."""

    part: Part
    measures: tuple[Measure, ...]


def answers(measure: Measure, part: Part) -> bool:
    """Whether a measure answers a part: by its code, by its topic, or by its whole indicator."""
    if part.tier is Tier.INDICATOR:
        return part.key in measure.indicators
    if part.key in measure.items or (part.name.topic and part.name.topic in measure.topics):
        return True
    names_items = bool(measure.items or measure.topics)
    return part.name.indicator in measure.indicators and not names_items


def covered(analysis: Analysis, measures: Iterable[Measure]) -> tuple[Covered, ...]:
    """Every failing or slipping part, the costliest first; dropped measures don't count."""
    standing = [each for each in measures if each.status is not Status.DROPPED]
    found = [
        Covered(part, tuple(each for each in standing if answers(each, part)))
        for part in failing(analysis)
    ]
    return tuple(sorted(found, key=lambda each: -each.part.lost))


def uncovered(found: Iterable[Covered]) -> tuple[Part, ...]:
    """Those that no measure answers."""
    return tuple(each.part for each in found if not each.measures)


def lost_in(parts: Iterable[Part]) -> Fraction:
    """Points of the total lost in them together."""
    return sum((part.lost for part in parts), Fraction(0))
