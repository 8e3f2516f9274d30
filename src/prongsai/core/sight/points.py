"""Lost points, each once: what the total lacks, parted so that the parts add up to it exactly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from prongsai.core.analysis.finding import Finding
from prongsai.core.analysis.parts import Part
from prongsai.core.criteria.pack import Pack
from prongsai.core.scoring.score import OVERALL


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultYear:
    """One result as the line of sight takes it."""

    fiscal_year: int
    pack: Pack
    parts: Mapping[str, Part]
    """Every part by key, parents before their parts."""
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """Points of the total that are lost in one part and in none below it."""

    part: Part
    lost: Fraction
    """Less than nothing where early rounding gives back more than is lost."""

    @property
    def key(self) -> str:
        return self.part.key


def points(parts: Mapping[str, Part]) -> tuple[Point, ...]:
    """Whatever is lost, in standard order; together it is what the total lacks, if that is known.

    Of a part with known parts below it only what these do not account for: a score given as such,
    or rounding.
    """
    return tuple(_points(parts, parts[OVERALL]))


def _points(parts: Mapping[str, Part], part: Part) -> Iterator[Point]:
    below = list(_known_below(parts, part))
    own = part.lost - sum(each.lost for each in below)
    if own and is_known(part):
        yield Point(part, own)
    for each in below:
        yield from _points(parts, each)


def _known_below(parts: Mapping[str, Part], part: Part) -> Iterator[Part]:
    """The nearest known parts: below one that is not known, the known ones in it."""
    for key in part.name.children:
        if is_known(parts[key]):
            yield parts[key]
        else:
            yield from _known_below(parts, parts[key])


def is_known(part: Part) -> bool:
    """Whether it is known what a part costs the total."""
    return isinstance(part.loss.lost, Fraction)


def is_finest(parts: Mapping[str, Part], part: Part) -> bool:
    """Whether nothing below a known part is known."""
    return is_known(part) and not any(_known_below(parts, part))


def within(part: Part, key: str) -> bool:
    """Whether a part is the one named, or lies in it."""
    name = part.name
    places = (name.key, name.sub_indicator, name.indicator, name.instrument)
    return key == OVERALL or key in places
