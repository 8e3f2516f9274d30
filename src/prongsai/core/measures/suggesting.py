"""Suggestions: for whatever cost or slipped, the measures of the library that answer it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from prongsai.core.analysis.analysis import Analysis
from prongsai.core.analysis.finding import Finding
from prongsai.core.analysis.frame import Urgency
from prongsai.core.analysis.parts import Part
from prongsai.core.measures.library import (
    EVERYONE,
    MeasureLibrary,
    SuggestedMeasure,
    usual_unit,
)
from prongsai.core.measures.measure import Happening, Measure, Turn
from prongsai.core.scoring.plan import Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A measure of the library beside what it would answer in one result."""

    measure: SuggestedMeasure
    parts: tuple[Part, ...]
    """Failing or slipping items, or indicators where no item says more; the costliest first."""
    findings: tuple[Finding, ...]
    """What was found about them, most urgent first."""
    at_stake: Fraction
    """Points of the total lost in these parts: the most that could be won back."""

    @property
    def items(self) -> tuple[str, ...]:
        return tuple(part.key for part in self.parts if part.tier is Tier.ITEM)

    @property
    def indicators(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(part.name.indicator for part in self.parts))

    @property
    def topics(self) -> tuple[str, ...]:
        """Subjects of the items answered; those of the whole measure where no item is known."""
        found = dict.fromkeys(part.name.topic for part in self.parts if part.tier is Tier.ITEM)
        return tuple(found) or self.measure.topics


def failing(analysis: Analysis) -> tuple[Part, ...]:
    """Items and indicators that something must or should be done about, in standard order.

    An indicator stands for itself only where none of its items does.
    """
    items = [part for part in analysis.of_tier(Tier.ITEM) if _is_failing(part, analysis)]
    told = {part.name.indicator for part in items}
    whole = [
        part for part in analysis.indicators if part.key not in told and _is_failing(part, analysis)
    ]
    return (*whole, *items)


def _is_failing(part: Part, analysis: Analysis) -> bool:
    """Below the best band, a disclosure item without full points, or told of by a finding."""
    if any(_asks(finding) for finding in analysis.findings if finding.key == part.key):
        return True
    if part.lost <= 0 or part.band is None:
        return False
    whole = part.tier is Tier.ITEM and part.name.disclosure
    return whole or part.band != analysis.bands[0]


def _asks(finding: Finding) -> bool:
    return finding.urgency is not Urgency.NOTE


def suggest(
    analysis: Analysis, library: MeasureLibrary, also: Part | None = None
) -> tuple[Suggestion, ...]:
    """What the library offers, most points at stake first; equals in the library's order.

    `also` is a part that somebody asks about though it neither failed nor slipped.
    """
    weak = failing(analysis)
    if also is not None and _may_join(also, weak):
        weak = (*weak, also)
    found = [
        Suggestion(
            measure=measure,
            parts=parts,
            findings=_findings(analysis, parts),
            at_stake=sum((part.lost for part in parts), Fraction(0)),
        )
        for measure in library.measures.values()
        if (parts := _answered(measure, weak))
    ]
    return tuple(sorted(found, key=lambda each: -each.at_stake))


def _may_join(part: Part, weak: Iterable[Part]) -> bool:
    """Whether it lost points that none of them tells already."""
    told = {each.key for each in weak} | {each.name.indicator for each in weak}
    return part.lost > 0 and part.key not in told


def _answered(measure: SuggestedMeasure, weak: Iterable[Part]) -> tuple[Part, ...]:
    found = (
        part
        for part in weak
        if (part.tier is Tier.ITEM and part.name.topic in measure.topics)
        or (part.tier is Tier.INDICATOR and part.key in measure.indicators)
    )
    return tuple(sorted(found, key=lambda part: -part.lost))


def _findings(analysis: Analysis, parts: Iterable[Part]) -> tuple[Finding, ...]:
    keys = {part.key for part in parts}
    return tuple(each for each in analysis.findings if each.key in keys and _asks(each))


def fewest(suggestions: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
    """So many of them, best first, that each part is answered once."""
    answered: set[str] = set()
    chosen = []
    for each in suggestions:
        keys = {part.key for part in each.parts}
        if not keys <= answered:
            answered |= keys
            chosen.append(each)
    return tuple(chosen)


def adopted(suggestion: Suggestion, library: MeasureLibrary, finding: str, day: dt.date) -> Measure:
    """The suggestion as a measure of one's own, to be changed at will."""
    measure = suggestion.measure
    return Measure(
        key=measure.key,
        title=measure.title.th,
        title_en=measure.title.en,
        finding=finding,
        indicators=suggestion.indicators,
        items=suggestion.items,
        topics=suggestion.topics,
        steps=tuple(step.th for step in measure.steps),
        units=() if measure.unit == EVERYONE else (usual_unit(library, measure.unit),),
        everyone=measure.unit == EVERYONE,
        cycle=measure.cycle,
        suggested=measure.key,
        history=(Happening(day=day, turn=Turn.ADOPTED),),
    )
