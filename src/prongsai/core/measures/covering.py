"""Which lost points have a measure, and which have none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from prongsai.core.analysis.analysis import Analysis
from prongsai.core.analysis.parts import Part
from prongsai.core.criteria.pack import Pack
from prongsai.core.measures.measure import Measure, Status
from prongsai.core.measures.naming import naming_of, ways
from prongsai.core.measures.suggesting import failing


@dataclass(frozen=True, slots=True)
class Covered:
    """A part that something is to be done about, and the measures that do."""

    part: Part
    measures: tuple[Measure, ...]


def covered(
    analysis: Analysis, measures: Iterable[Measure], packs: Sequence[Pack]
) -> tuple[Covered, ...]:
    """Every failing or slipping part, the costliest first; dropped measures don't count.

    What answers a part is decided where codes are followed (`naming`); `packs` are those from the
    year whose codes the measures name to that of the analysis.
    """
    doing = answering(measures, packs, analysis.parts)
    found = [Covered(part, doing.get(part.key, ())) for part in failing(analysis)]
    return tuple(sorted(found, key=lambda each: -each.part.lost))


def answering(
    measures: Iterable[Measure], packs: Sequence[Pack], parts: Mapping[str, Part]
) -> dict[str, tuple[Measure, ...]]:
    """The measures that answer each part; of parts that none answers nothing is said."""
    found: dict[str, tuple[Measure, ...]] = {}
    for measure in measures:
        if measure.status is not Status.DROPPED:
            for key in ways(naming_of(measure), packs, parts):
                found[key] = (*found.get(key, ()), measure)
    return found


def uncovered(found: Iterable[Covered]) -> tuple[Part, ...]:
    """Those that no measure answers."""
    return tuple(each.part for each in found if not each.measures)


def lost_in(parts: Iterable[Part]) -> Fraction:
    """Points of the total lost in them together."""
    return sum((part.lost for part in parts), Fraction(0))
