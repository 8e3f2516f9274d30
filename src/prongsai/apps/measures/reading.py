"""What a year's measures answer: the result before it, its lost points, suggestions for them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments import analysing, pinned, rules
from prongsai.apps.assessments.models import Result
from prongsai.apps.assessments.queries import results_of
from prongsai.apps.look.words import digits, language
from prongsai.apps.measures import bridge, queries
from prongsai.apps.measures.models import Measure, MeasureYear, OwnSuggestion
from prongsai.core.analysis.parts import Part
from prongsai.core.criteria.pack import Pack
from prongsai.core.measures import covering
from prongsai.core.measures.covering import Covered
from prongsai.core.measures.measure import Cycle, Happening, Turn
from prongsai.core.measures.measure import Measure as Value
from prongsai.core.measures.suggesting import Suggestion, adopted, fewest, suggest
from prongsai.core.scoring.plan import Tier
from prongsai.core.terms.numbers import half_up
from prongsai.workshop.analysed import Analysed
from prongsai.workshop.measures import Suggesting
from prongsai.workshop.voice import Voice
from prongsai.workshop.wording import name_of

_PLACES = 2


@dataclass(frozen=True, slots=True)
class Answering:
    """A year of measures beside the result that they answer."""

    year: MeasureYear
    result: Result | None
    """The latest before the year; none where there is none, or nobody has its rules."""
    work: Analysed | None
    results: Sequence[Result]

    @property
    def suggestions(self) -> tuple[Suggestion, ...]:
        """Most points at stake first."""
        return self.suggested("")

    def suggested(self, part: str) -> tuple[Suggestion, ...]:
        """With those for a part that somebody asks about, whether it must be dealt with or not."""
        if self.work is None:
            return ()
        return suggest(self.work.analysis, rules.shelf().measures, self.part(part))

    def covered(self, rows: Iterable[Measure]) -> tuple[Covered, ...]:
        """What is to be dealt with, each with the measures that do."""
        if self.work is None:
            return ()
        return covering.covered(self.work.analysis, map(bridge.value, rows), self._packs)

    def answering(self, rows: Iterable[Measure], key: str) -> list[Measure]:
        """The measures that answer one part."""
        if self.work is None:
            return []
        parts, by_code = self.work.analysis.parts, {row.code: row for row in rows}
        found = covering.answering(map(bridge.value, by_code.values()), self._packs, parts)
        return [by_code[each.key] for each in found.get(key, ())]

    @property
    def _packs(self) -> tuple[Pack, ...]:
        """From the criteria whose codes the year names to those of the result."""
        own = queries.pack_of(self.year)
        return rules.packs_from(own, self.work.run.loaded.pack) if self.work else (own,)

    def part(self, key: str) -> Part | None:
        return self.work.analysis.parts.get(key) if self.work else None


def answering(agency: Agency, year: int) -> Answering:
    """Two statements."""
    results = results_of(agency)
    row = queries.year_of(agency, year) or queries.planned(agency, year, results)
    result = next((each for each in results if each.assessment.year < year), None)
    if result is None or pinned.known(result) is None:
        return Answering(row, None, None, results)
    return Answering(row, result, analysing.analysed(result, results), results)


# --- Suggestions as measures ---------------------------------------------------------------------


def draft_of(suggestion: Suggestion, found: Answering, day: dt.date) -> Value:
    """A suggestion as a measure of one's own, in the codes that the year knows."""
    library = rules.shelf().measures
    frame = rules.shelf().frame(rules.SCHEME)
    finding = Suggesting(rules.shelf(), frame).finding(suggestion)
    return known_in(adopted(suggestion, library, finding, day), queries.pack_of(found.year))


def draft_of_own(row: OwnSuggestion, pack: Pack, day: dt.date) -> Value:
    """A measure out of the agency's own library; its topics name this year's items."""
    items = tuple(item.code for item in pack.items.values() if item.topic in row.topics)
    return known_in(
        Value(
            key="", title=row.title, title_en=row.title_en, items=items,
            indicators=tuple(row.indicators), topics=tuple(row.topics), steps=tuple(row.steps),
            units=tuple(bridge.unit_of(each) for each in row.units), everyone=row.everyone,
            joint=row.joint, cycle=Cycle(row.cycle), suggested=row.key,
            history=(Happening(day=day, turn=Turn.ADOPTED),),
        ),
        pack,
    )  # fmt: skip


def known_in(said: Value, pack: Pack) -> Value:
    """Without codes that the year's rules have not; topics stay."""
    return replace(
        said,
        items=tuple(each for each in said.items if each in pack.items),
        indicators=tuple(each for each in said.indicators if each in pack.indicators),
    )


# --- Words ---------------------------------------------------------------------------------------


def named(pack: Pack, key: str) -> str:
    """An item or indicator by name, with its code."""
    return digits(name_of(pack, key, Voice(language())))


def points(value: Fraction) -> Decimal:
    """Points of the total as pages print them."""
    return half_up(value, _PLACES)


@dataclass(frozen=True, slots=True)
class Lost:
    """Something that cost points."""

    key: str
    name: str
    points: Decimal
    exact: Fraction


def lost(part: Part, pack: Pack) -> Lost:
    return Lost(part.key, named(pack, part.key), points(part.lost), part.lost)


@dataclass(frozen=True, slots=True)
class Offer:
    """A suggestion as a page shows it."""

    key: str
    title: str
    points: Decimal
    parts: tuple[Lost, ...]
    steps: tuple[str, ...]
    proof: tuple[str, ...]
    unit: str
    cycle: str
    taken: Measure | None
    """The measure that was made of it."""
    is_of_fewest: bool
    """Whether it is one of those that answer everything open with the fewest measures."""


def offers(found: Answering, rows: Iterable[Measure], part: str = "") -> list[Offer]:
    """All suggestions for the year, and for a part asked about, with what became of each."""
    if found.work is None:
        return []
    rows = list(rows)
    taken = {row.suggested: row for row in rows if row.suggested}
    pack, library = found.work.run.loaded.pack, rules.shelf().measures
    suggestions = found.suggested(part)
    few = {each.measure.key for each in fewest_open(found, rows)}
    return [
        Offer(
            key=each.measure.key, title=digits(each.measure.title.said(language())),
            points=points(each.at_stake), parts=tuple(lost(part, pack) for part in each.parts),
            steps=tuple(digits(step.said(language())) for step in each.measure.steps),
            proof=tuple(digits(proof.said(language())) for proof in each.measure.proof),
            unit=library.units[each.measure.unit].name.said(language()),
            cycle=each.measure.cycle.value, taken=taken.get(each.measure.key),
            is_of_fewest=each.measure.key in few,
        )
        for each in suggestions
    ]  # fmt: skip


def fewest_open(found: Answering, rows: Iterable[Measure]) -> tuple[Suggestion, ...]:
    """So many suggestions that each part without a measure is answered once."""
    open_parts = {part.key for part in covering.uncovered(found.covered(rows))}
    left = []
    for each in found.suggestions:
        parts = tuple(part for part in each.parts if part.key in open_parts)
        if parts:
            left.append(replace(each, parts=parts))
    return fewest(left)


def answered_by(pack: Pack, row: Measure) -> list[tuple[str, str]]:
    """What a measure names, by key; an indicator only where none of its items is named."""
    told = {pack.items[code].indicator for code in row.items if code in pack.items}
    whole = [key for key in row.indicators if key not in told]
    return [(key, named(pack, key)) for key in (*whole, *row.items)]


def is_item(part: Part) -> bool:
    return part.tier is Tier.ITEM
