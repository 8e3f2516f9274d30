"""The total and everything below it, each with all that a table or sentence says of its score."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from prongsai.core.analysis.frame import Frame, ScoreBand
from prongsai.core.analysis.losses import Known, Loss, losses
from prongsai.core.analysis.ranks import ranks
from prongsai.core.analysis.years import YearResult
from prongsai.core.criteria.pack import Kind, Pack
from prongsai.core.scoring.given import pooled
from prongsai.core.scoring.plan import Tier
from prongsai.core.scoring.score import OVERALL
from prongsai.core.scoring.tree import TOTAL
from prongsai.core.terms.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """Who a part is: its place in the tree and what it is called."""

    key: str
    """`overall`, instrument or indicator key, code of a sub-indicator or item."""
    tier: Tier
    name: Words
    """Full name; of an item what it is about, in own words."""
    short: Words
    """As running text calls it: `IIT` for an instrument, else the full name."""
    number: int = 0
    """Place of an indicator in the standard order."""
    title: str = ""
    """Official Thai title of a disclosure item, where it is a title."""
    topic: str = ""
    """Topic key of an item: advice is looked up by it."""
    instrument: str = ""
    indicator: str = ""
    sub_indicator: str = ""
    disclosure: bool = False
    """Whether it belongs to an instrument that assessors give verdicts for."""
    children: tuple[str, ...] = ()
    """Keys right below: an indicator's sub-indicators where it has some, else its items."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the result with everything known of its score."""

    name: Name
    score: Known
    """Exact, or why there is none."""
    shown: Decimal | None
    """As printed; none only where `score` says why."""
    given: bool
    """Whether the score was given as such, not computed from what is below."""
    answered: int | None
    """Respondents of an instrument, answers of an item; none where nobody was counted."""
    band: ScoreBand | None
    rank: int | None
    """Place among all scored parts of its tier by printed score; equals share a place."""
    loss: Loss

    @property
    def key(self) -> str:
        return self.name.key

    @property
    def tier(self) -> Tier:
        return self.name.tier

    @property
    def lost(self) -> Fraction:
        """Points of the total lost here; nothing where that is not known."""
        return self.loss.lost if isinstance(self.loss.lost, Fraction) else Fraction(0)


def parts_of(year: YearResult, frame: Frame) -> dict[str, Part]:
    """Every part by key, from the total down in printed order, parents before their parts."""
    names = {name.key: name for name in _names(year.pack)}
    found = losses(year, {key: name.children for key, name in names.items()})
    places = _ranks(year, names)
    answered = _answered(year)
    parts: dict[str, Part] = {}
    for key, name in names.items():
        shown = year.scores.shown(key)
        value = year.scores.values[key]
        parts[key] = Part(
            name=name,
            score=Fraction(*value) if isinstance(value, tuple) else value,
            shown=shown,
            given=key in year.given.known,
            answered=answered.get(key),
            band=None if shown is None else frame.band_of(shown),
            rank=places.get(key),
            loss=found[key],
        )
    return parts


def _ranks(year: YearResult, names: Mapping[str, Name]) -> dict[str, int]:
    by_tier: dict[Tier, dict[str, Decimal]] = {}
    for key, name in names.items():
        shown = year.scores.shown(key)
        if shown is not None:
            by_tier.setdefault(name.tier, {})[key] = shown
    return {key: place for values in by_tier.values() for key, place in ranks(values).items()}


def _answered(year: YearResult) -> dict[str, int]:
    """Respondents by instrument; of an item the answers to its most answered question."""
    found = dict(year.given.respondents)
    for (code, _), counts in pooled(year.given.answers).items():
        found[code] = max(found.get(code, 0), sum(counts))
    return found


def _names(pack: Pack) -> Iterator[Name]:
    instruments = tuple(pack.instruments)
    yield Name(key=OVERALL, tier=Tier.OVERALL, name=TOTAL, short=TOTAL, children=instruments)
    for instrument in pack.instruments.values():
        key = instrument.key
        below = tuple(indicator.key for indicator in pack.indicators_in(key))
        judged = instrument.kind is Kind.DISCLOSURE
        yield Name(
            key=key, tier=Tier.INSTRUMENT, name=instrument.full_name, short=instrument.name,
            instrument=key, disclosure=judged, children=below,
        )  # fmt: skip
        for indicator in below:
            yield from _indicator(pack, indicator, key, disclosure=judged)


def _indicator(pack: Pack, key: str, instrument: str, *, disclosure: bool) -> Iterator[Name]:
    indicator = pack.indicators[key]
    items = {item.code: item.sub_indicator or "" for item in pack.items_in(key)}
    groups = {group.code: group for group in pack.sub_indicators_in(key)}
    yield Name(
        key=key, tier=Tier.INDICATOR, name=indicator.name, short=indicator.name,
        number=indicator.number, instrument=instrument, indicator=key, disclosure=disclosure,
        children=tuple(groups or items),
    )  # fmt: skip
    for code, group in groups.items():
        inside = tuple(item for item, held in items.items() if held == code)
        yield Name(
            key=code, tier=Tier.SUB_INDICATOR, name=group.name, short=group.name,
            instrument=instrument, indicator=key, sub_indicator=code, disclosure=disclosure,
            children=inside,
        )  # fmt: skip
    for code, held in items.items():
        item = pack.items[code]
        yield Name(
            key=code, tier=Tier.ITEM, name=item.short, short=item.short, title=item.title or "",
            topic=item.topic, instrument=instrument, indicator=key, sub_indicator=held,
            disclosure=disclosure,
        )  # fmt: skip
