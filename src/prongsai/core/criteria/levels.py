"""From numbers to a level: bands without gaps, some raised or withheld by floors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil

from prongsai.core.criteria.evidence import Block
from prongsai.core.shapes.fields import told, told_by_key, told_or_new
from prongsai.core.terms.numbers import HUNDRED
from prongsai.core.terms.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Lowest and highest printed total, both included."""

    low: Fraction = told("Lowest total, as printed.")
    high: Fraction = told("Highest total, as printed.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Level(Block):
    """A level of the result. Levels are listed best first; the first that fits is the level."""

    key: str = told_by_key("Stable key.")
    name: Words = told("Its official name in Thai, and in English.")
    total: Band = told("Totals that reach it.")
    floors: Mapping[str, Fraction] = told_or_new(
        dict, "Lowest score of each instrument; without it the level asks for the total alone."
    )


@dataclass(frozen=True, slots=True)
class Miss:
    """A better level that the total reaches but a floor withholds."""

    level: Level
    instrument: str
    floor: Fraction
    score: Decimal


@dataclass(frozen=True, slots=True)
class Verdict:
    """The level, and why it is not a better one."""

    level: Level
    misses: tuple[Miss, ...]


def level_of(
    levels: Mapping[str, Level], total: Decimal, instruments: Mapping[str, Decimal]
) -> Verdict:
    """The one level of a total and instrument scores, all rounded as the pack declares."""
    misses: list[Miss] = []
    for level in levels.values():
        if not level.total.low <= Fraction(total) <= level.total.high:
            continue
        missed = [
            Miss(level, key, floor, instruments[key])
            for key, floor in level.floors.items()
            if instruments[key] < floor
        ]
        if not missed:
            return Verdict(level, tuple(misses))
        misses.extend(missed)
    raise LookupError(total)  # the loader refuses packs whose bands leave a gap


@dataclass(frozen=True, slots=True)
class Seam:
    """Where two neighbouring bands do not meet exactly."""

    upper: str
    lower: str
    gap: bool
    at: Fraction
    """A total that has no level, or two."""


def seams(levels: Mapping[str, Level], step: Fraction) -> list[Seam]:
    """Gaps and overlaps between the bands without floors, which must cover 0 to 100."""
    bands = [level for level in levels.values() if not level.floors]
    bands.sort(key=lambda level: level.total.low, reverse=True)
    found: list[Seam] = []
    ceiling, above = HUNDRED + step, ""  # as if a band began just above
    for level in bands:
        expected = (ceil(ceiling / step) - 1) * step  # the printed total just below
        if level.total.high != expected:
            gap = level.total.high < expected
            first_without = (level.total.high // step + 1) * step
            found.append(Seam(above, level.key, gap, first_without if gap else ceiling))
        ceiling, above = level.total.low, level.key
    if ceiling != 0:
        found.append(Seam(above, "", ceiling > 0, Fraction(0)))
    return found


def unreachable(levels: Mapping[str, Level]) -> list[str]:
    """Levels that another one listed before them always takes first."""
    listed: list[Level] = []
    lost: list[str] = []
    for level in levels.values():
        if any(_covers(earlier, level) for earlier in listed):
            lost.append(level.key)
        listed.append(level)
    return lost


def _covers(earlier: Level, later: Level) -> bool:
    """Whether whatever fits `later` fits `earlier` too."""
    if later.total.low < earlier.total.low or later.total.high > earlier.total.high:
        return False
    return all(
        later.floors.get(instrument, Fraction(0)) >= floor
        for instrument, floor in earlier.floors.items()
    )
