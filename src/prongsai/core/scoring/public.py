"""Which scores of one agency may be published: never more than disclosure control lets through."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from prongsai.core.criteria.pack import Kind
from prongsai.core.privacy.policy import Policy
from prongsai.core.scoring.divisions import showable
from prongsai.core.scoring.given import Given
from prongsai.core.scoring.plan import Tier
from prongsai.core.scoring.score import OVERALL, Scorer, Scores

DEPTHS = (Tier.OVERALL, Tier.INSTRUMENT, Tier.INDICATOR, Tier.SUB_INDICATOR, Tier.ITEM)
"""How fine a publication may go, coarsest first; single questions are never published."""


@dataclass(frozen=True, slots=True)
class Publication:
    """How much is to be published, before disclosure control says what of it may be."""

    finest: Tier = Tier.INDICATOR
    verdicts: bool = False
    """Whether disclosure items go out too: their verdicts are public and nobody's answers."""
    policy: Policy = field(default_factory=Policy)

    def __post_init__(self) -> None:
        if self.finest not in DEPTHS:
            raise ValueError(self.finest)


@dataclass(frozen=True, slots=True)
class Opened:
    """The keys that go out, and those that were wanted but are kept back."""

    keys: frozenset[str]
    withheld: tuple[str, ...]


def opened(scorer: Scorer, given: Given, scores: Scores, wanted: Publication) -> Opened:
    """What of the wanted goes out.

    The total is a sum of few instruments, so it would give back one that is kept back: then it is
    kept back too.
    """
    judged = list(_judged(scorer, given, scores, wanted.policy))
    total = all(each.free for each in judged if each.tier is Tier.INSTRUMENT)
    asked = [each for each in judged if _goes_so_far(wanted, each)]
    keys = {each.key for each in asked if each.free}
    withheld = tuple(each.key for each in asked if not each.free)
    if total:
        return Opened(frozenset(keys | {OVERALL}), withheld)
    return Opened(frozenset(keys), (OVERALL, *withheld))


def kept_back(scorer: Scorer, given: Given, scores: Scores, policy: Policy) -> tuple[str, ...]:
    """What a paper on everything tells although disclosure control keeps it back.

    Finer scores that came as such are what a publication leaves out by choice, not for control.
    """
    judged = _judged(scorer, given, scores, policy)
    return tuple(each.key for each in judged if not (each.disclosure or each.many))


@dataclass(frozen=True, slots=True)
class Outside:
    """What readers outside the agency are told, printed, and what is kept from them."""

    told: frozenset[str]
    kept_back: frozenset[str]
    """By disclosure control, the total included; what else is not told was never theirs."""


def outside(scorer: Scorer, given: Given, scores: Scores, policy: Policy) -> Outside:
    """The rule of a publication, as fine as one may go."""
    wanted = Publication(Tier.ITEM, verdicts=True, policy=policy)
    told = opened(scorer, given, scores, wanted).keys
    kept = {*kept_back(scorer, given, scores, policy), *({OVERALL} - told)}
    return Outside(told, frozenset(kept))


@dataclass(frozen=True, slots=True)
class _Judged:
    """A key, and whether disclosure control lets it through."""

    key: str
    tier: Tier
    disclosure: bool
    many: bool
    """Whether it tells of nobody in particular."""
    printed: bool
    """Whether it may go out as far as only its tier is asked."""

    @property
    def free(self) -> bool:
        return self.disclosure or (self.many and self.printed)


def _judged(scorer: Scorer, given: Given, scores: Scores, policy: Policy) -> Iterator[_Judged]:
    counted = _counted(scorer, given)
    shown = showable(scorer, {"": (given, scores)}, policy)[""]
    for instrument, tiers in _tiers(scorer).items():
        disclosure = scorer.pack.instruments[instrument].kind is Kind.DISCLOSURE
        enough = given.respondents.get(instrument, policy.threshold) >= policy.threshold
        for tier, keys in tiers.items():
            for key, resting_on in keys.items():
                many = resting_on <= shown if instrument in counted else enough
                printed = instrument in counted or tier in _PRINTED
                yield _Judged(key, tier, disclosure, many, printed)


_PRINTED = (Tier.INSTRUMENT, Tier.INDICATOR)
"""What is published of every agency: known scores of these may go out as they came."""


def _goes_so_far(wanted: Publication, each: _Judged) -> bool:
    deep_enough = DEPTHS.index(each.tier) <= DEPTHS.index(wanted.finest)
    return deep_enough or (each.disclosure and wanted.verdicts)


def _counted(scorer: Scorer, given: Given) -> frozenset[str]:
    """Instruments of which answers of people were counted."""
    pack = scorer.pack
    codes = {code for answers in given.answers.values() for code, _ in answers}
    return frozenset(pack.instrument_of(pack.items[code]).key for code in codes)


Resting = Mapping[str, frozenset[str]]
"""Each key of a tier with the keys that must be showable for it."""


def _tiers(scorer: Scorer) -> dict[str, dict[Tier, Resting]]:
    """The tree of each instrument; disclosure control knows no groups, so they rest on items."""
    pack = scorer.pack
    found: dict[str, dict[Tier, Resting]] = {}
    for key in pack.instruments:
        indicators = [each.key for each in pack.indicators_in(key)]
        groups = [group.code for each in indicators for group in pack.sub_indicators_in(each)]
        items = [item.code for each in indicators for item in pack.items_in(each)]
        found[key] = {
            Tier.INSTRUMENT: dict(_alone([key])),
            Tier.INDICATOR: dict(_alone(indicators)),
            Tier.SUB_INDICATOR: {group: _items_in(scorer, group) for group in groups},
            Tier.ITEM: dict(_alone(items)),
        }
    return found


def _items_in(scorer: Scorer, group: str) -> frozenset[str]:
    pack = scorer.pack
    items = pack.items_in(pack.sub_indicators[group].indicator, group)
    return frozenset(item.code for item in items)


def _alone(keys: list[str]) -> Iterator[tuple[str, frozenset[str]]]:
    return ((key, frozenset([key])) for key in keys)
