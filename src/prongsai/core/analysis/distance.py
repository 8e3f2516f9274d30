"""How far a result is from a bar: printed steps of the total and of each floor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from math import ceil

from prongsai.core.criteria.levels import Level
from prongsai.core.criteria.pack import Pack
from prongsai.core.scoring.score import OVERALL, Scores
from prongsai.core.shapes.fields import Unknown


@dataclass(frozen=True, slots=True)
class Bar:
    """The lowest printed total and printed instrument scores that will do."""

    total: Fraction
    floors: Mapping[str, Fraction] = field(default_factory=dict)

    def asks(self) -> dict[str, Fraction]:
        """Everything asked for: the total first, then each floor."""
        return {OVERALL: self.total, **self.floors}

    def covers(self, other: Bar) -> bool:
        """Whether whatever clears `other` clears this bar too."""
        return self.total <= other.total and all(
            floor <= other.floors.get(key, Fraction(0)) for key, floor in self.floors.items()
        )


@dataclass(frozen=True, slots=True)
class Gap:
    """A printed number that is too low."""

    key: str
    needed: Decimal
    shown: Decimal

    @property
    def short_by(self) -> Decimal:
        return self.needed - self.shown

    @property
    def steps(self) -> int:
        """The same in steps of the last printed decimal."""
        return int(self.short_by.scaleb(-int(self.needed.as_tuple().exponent)))


@dataclass(frozen=True, slots=True)
class NextLevel:
    """The level just above, and what is missing for it."""

    level: Level
    gaps: tuple[Gap, ...]


def bar_of(level: Level) -> Bar:
    return Bar(level.total.low, level.floors)


def printed_from(least: Fraction, places: int) -> Decimal:
    """The lowest number as printed that is not below `least`."""
    return Decimal(ceil(least * 10**places)).scaleb(-places)


def gaps(scores: Scores, bar: Bar) -> tuple[Gap, ...]:
    """Every number of a scored result that is below the bar."""
    found = []
    for key, least in bar.asks().items():
        needed, shown = printed_from(least, scores.places), scores.shown(key)
        if shown is not None and shown < needed:
            found.append(Gap(key, needed, shown))
    return tuple(found)


def next_level(pack: Pack, scores: Scores) -> NextLevel | None:
    """The level above the one reached; None at the top or where there are no levels."""
    if isinstance(pack.levels, Unknown) or scores.level is None:
        return None
    listed = list(pack.levels.values())
    place = listed.index(scores.level)
    if place == 0:
        return None
    return NextLevel(listed[place - 1], gaps(scores, bar_of(listed[place - 1])))
