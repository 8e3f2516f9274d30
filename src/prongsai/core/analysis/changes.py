"""Two years of one agency set side by side, as far as lineage lets them compare."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from prongsai.core.analysis.years import YearFigures, YearResult, figures_of
from prongsai.core.criteria.lineage import Closeness, Link
from prongsai.core.criteria.pack import Pack
from prongsai.core.scoring.descent import Cut, Descent, NotCarried, descent
from prongsai.core.scoring.plan import Tier
from prongsai.core.scoring.score import OVERALL, Scores
from prongsai.core.scoring.values import NotScored, Reason, rounded
from prongsai.core.terms.words import Words

Shown = Decimal | NotScored
"""A printed score, or why there is none."""


@dataclass(frozen=True, slots=True)
class Change:
    """A number in two years, by the later year's key."""

    key: str
    tier: Tier
    before: Shown
    after: Shown
    cut: NotCarried | None
    """Why the two do not compare; none where they do."""
    note: Words | None = None
    """What changed in the rules, where the pack says it: why they do not compare, or what to
    bear in mind where they do."""

    @property
    def comparable(self) -> bool:
        return self.cut is None

    @property
    def difference(self) -> Decimal | None:
        """Printed minus printed, so that a reader gets the same; none where nothing compares."""
        if isinstance(self.before, NotScored) or isinstance(self.after, NotScored):
            return None
        return self.after - self.before if self.comparable else None


@dataclass(frozen=True, slots=True)
class Comparison:
    """An earlier year against a later one."""

    before: YearFigures
    after: YearFigures
    levels: bool
    """Whether levels of the two years mean the same."""
    changes: Mapping[str, Change]
    """Total, instruments, indicators and items of the later year."""
    not_carried: tuple[NotCarried, ...]
    """Codes of either year without a comparable partner, each with its reason."""

    @property
    def overall(self) -> Change:
        return self.changes[OVERALL]


@dataclass(frozen=True, slots=True)
class Span:
    """The years from one to another, and what compares across them; made once for all agencies."""

    lineage: Descent
    cuts: Mapping[str, NotCarried]
    """Why a key of the last year does not compare with the first, for those that do not."""
    notes: Mapping[str, Words]
    """What the packs say about a key, whether it compares or not."""


def span_of(packs: Sequence[Pack]) -> Span:
    """Follow lineage through the packs of every year, in order."""
    lineage = descent(packs)
    last = packs[-1]
    cuts = {cut.code: cut for cut in reversed(lineage.cuts)}
    if not lineage.overall:
        cuts[OVERALL] = _whole(packs)
    listed = (
        (key, note)
        for tier, keys in _tiers(last)
        for key in keys
        if (note := (_note if key in cuts else _remark)(packs, tier, key)) is not None
    )
    whole = _whole_note(packs, comparable=lineage.overall)
    return Span(lineage, cuts, {**dict(listed), **({} if whole is None else {OVERALL: whole})})


def compared(before: YearResult, after: YearResult, span: Span) -> Comparison:
    """Compare two years of one agency; `span` is made of their packs and those between."""
    lineage = span.lineage
    partners = {**lineage.instruments, **lineage.indicators, **lineage.items}
    changes = {
        key: Change(
            key,
            tier,
            _shown(before.scores, partners.get(key, key)),
            _shown(after.scores, key),
            None if key in partners or key not in span.cuts else span.cuts[key],
            span.notes.get(key),
        )
        for tier, keys in ((Tier.OVERALL, (OVERALL,)), *_tiers(after.pack))
        for key in keys
    }
    return Comparison(figures_of(before), figures_of(after), lineage.levels, changes, lineage.cuts)


def _tiers(pack: Pack) -> tuple[tuple[Tier, Iterable[str]], ...]:
    """What lineage speaks of, from coarse to fine."""
    return (
        (Tier.INSTRUMENT, pack.instruments),
        (Tier.INDICATOR, pack.indicators),
        (Tier.ITEM, pack.items),
    )


def _shown(scores: Scores, key: str) -> Shown:
    value = scores.values.get(key, NotScored(Reason.NOT_GIVEN, (key,)))
    return value if isinstance(value, NotScored) else rounded(value, scores.places)


def _whole(packs: Sequence[Pack]) -> NotCarried:
    """Why totals do not compare: the first step back that breaks it."""
    steps = (pack.lineage for pack in reversed(packs[1:]))
    broken = next(step for step in steps if step is None or not step.overall.comparable)
    if broken is None:
        return NotCarried(OVERALL, Cut.BROKEN_CHAIN)
    return NotCarried(OVERALL, Cut.NOT_COMPARABLE, broken.overall)


def _note(packs: Sequence[Pack], tier: Tier, key: str) -> Words | None:
    """What the pack says about the step back at which a key stops comparing."""
    links = _links(packs, tier, key)
    return next((each.note for each in links if not each.how.comparable or len(each.of) != 1), None)


def _remark(packs: Sequence[Pack], tier: Tier, key: str) -> Words | None:
    """What the packs say about a key that compares although its words changed: the latest."""
    links = _links(packs, tier, key)
    return next((each.note for each in links if each.how is not Closeness.SAME and each.note), None)


def _links(packs: Sequence[Pack], tier: Tier, key: str) -> Iterator[Link]:
    """The steps of a key back through the years, as far as there are any."""
    for pack in reversed(packs[1:]):
        link = _link(pack, tier, key)
        if link is None:
            return
        yield link
        key = link.of[0]


def _whole_note(packs: Sequence[Pack], *, comparable: bool) -> Words | None:
    """The same of the total, of which only the evidence has a note: at the step that counts."""
    steps = [pack.lineage for pack in reversed(packs[1:])]
    for step in steps:
        if step is None:
            return None
        if step.overall.comparable is comparable and step.overall is not Closeness.SAME:
            held = step.evidence_of.get("overall")
            return None if held is None else held.note
    return None


def _link(pack: Pack, tier: Tier, key: str) -> Link | None:
    lineage = pack.lineage
    if lineage is None:
        return None
    links = {Tier.INSTRUMENT: lineage.instruments, Tier.INDICATOR: lineage.indicators}
    return links.get(tier, lineage.items).get(key)
