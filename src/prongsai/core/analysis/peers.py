"""Where an agency stands among others of the same year and criteria."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from prongsai.core.analysis.years import YearResult
from prongsai.core.scoring.score import OVERALL, Scores
from prongsai.core.terms.problem import refuse
from prongsai.core.terms.words import Words


class PeerKind(StrEnum):
    """What the peers have in common with the agency; `ALL` are all there are."""

    ALL = "all"
    CLASS = "class"
    SIZE = "size"
    PROVINCE = "province"


@dataclass(frozen=True, slots=True)
class Peers:
    """Results of other agencies of the same year; the agency itself is not among them."""

    kind: PeerKind
    label: Words
    """Who they are, as it is to be printed: the agencies of a province, say."""
    pack: str
    """Full id of the pack they were scored by."""
    scores: Sequence[Scores]


@dataclass(frozen=True, slots=True)
class PeerPlace:
    """One number of the agency among the same number of its peers, all as printed."""

    peers: int
    """Peers that have this number."""
    rank: int
    """Place among peers and agency together; equals share a place."""
    tied: int
    """Peers with the very same number."""
    lower: Fraction
    median: Fraction
    upper: Fraction
    """Quartiles and median of the peers alone, between two values in proportion."""
    quarter: int
    """1 where fewer than a quarter of peers and agency together stand above it, 4 at the end."""


@dataclass(frozen=True, slots=True)
class PeerView:
    """The agency among one group of peers."""

    kind: PeerKind
    label: Words
    number: int
    """All peers given, with a total or without."""
    enough: bool
    """Whether there are enough peers for a place to tell something."""
    places: Mapping[str, PeerPlace]
    """Total, instruments and indicators for which the agency and a peer have a score."""


def viewed(year: YearResult, peers: Peers, least: int) -> PeerView:
    """Find the place of the agency; peers scored by another pack are refused."""
    own = year.loaded.name
    if peers.pack != own:
        raise refuse("analysis-peers-other-pack", pack=own, found=peers.pack)
    keys = (OVERALL, *year.pack.instruments, *year.pack.indicators)
    places = {key: place for key in keys if (place := _place(year.scores, peers, key)) is not None}
    totals = places[OVERALL].peers if OVERALL in places else 0
    return PeerView(peers.kind, peers.label, len(peers.scores), totals >= least, places)


def _place(scores: Scores, peers: Peers, key: str) -> PeerPlace | None:
    own = scores.shown(key)
    others = sorted(value for each in peers.scores if (value := each.shown(key)) is not None)
    if own is None or not others:
        return None
    better = sum(value > own for value in others)
    return PeerPlace(
        peers=len(others),
        rank=better + 1,
        tied=others.count(own),
        lower=_quantile(others, Fraction(1, 4)),
        median=_quantile(others, Fraction(1, 2)),
        upper=_quantile(others, Fraction(3, 4)),
        quarter=1 + 4 * better // (len(others) + 1),
    )


def _quantile(ordered: Sequence[Decimal], share: Fraction) -> Fraction:
    """The value below which a share of them lies; between two values in proportion."""
    position = share * (len(ordered) - 1)
    below = position.numerator // position.denominator
    above = min(below + 1, len(ordered) - 1)
    low, high = Fraction(ordered[below]), Fraction(ordered[above])
    return low + (high - low) * (position - below)
