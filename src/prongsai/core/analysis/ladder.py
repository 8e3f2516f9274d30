"""Why the level is what it is: every better level with what is lacking for it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import takewhile

from prongsai.core.analysis.years import YearResult
from prongsai.core.criteria.levels import Level
from prongsai.core.scoring.score import OVERALL
from prongsai.core.scoring.values import NotScored, Reason
from prongsai.core.shapes.fields import Unknown
from prongsai.core.terms.numbers import half_up


@dataclass(frozen=True, slots=True)
class Lack:
    """A score that is wanted, the printed score, and what is lacking; 0 where it is reached."""

    key: str
    """`overall`, or the instrument."""
    wanted: Decimal
    shown: Decimal
    lacking: Decimal

    @property
    def reached(self) -> bool:
        return not self.lacking


@dataclass(frozen=True, slots=True)
class Rung:
    """A better level and everything that keeps from it: the total, floors of instruments."""

    level: Level
    lacks: tuple[Lack, ...]

    @property
    def withheld(self) -> bool:
        """Whether the total reaches the level and only floors withhold it."""
        return all(lack.key != OVERALL for lack in self.lacks)

    @property
    def most(self) -> Decimal:
        """The largest single distance to it."""
        return max(lack.lacking for lack in self.lacks)


def lack_of(key: str, wanted: Fraction, shown: Decimal, places: int) -> Lack:
    """How far a printed score is from what is wanted."""
    goal = half_up(wanted, places)
    return Lack(key, goal, shown, max(goal - shown, goal - goal))


def level_of(year: YearResult) -> Level | NotScored:
    """The level, or why there is none."""
    if year.scores.level is not None:
        return year.scores.level
    return _none(year, "levels")


def passed_of(year: YearResult) -> bool | NotScored:
    """Whether the agency passed, or why nobody can tell."""
    if year.scores.passed is not None:
        return year.scores.passed
    return _none(year, "pass_mark")


def _none(year: YearResult, rule: str) -> NotScored:
    overall = year.scores.overall
    return overall if isinstance(overall, NotScored) else NotScored(Reason.RULE_UNKNOWN, (rule,))


def rungs_of(year: YearResult) -> tuple[Rung, ...]:
    """The better levels, the nearest first; none without a level or on the best one."""
    levels, current = year.pack.levels, year.scores.level
    if isinstance(levels, Unknown) or current is None:
        return ()
    better = takewhile(lambda level: level.key != current.key, levels.values())
    return tuple(Rung(level, _lacks(year, level)) for level in reversed(list(better)))


def _lacks(year: YearResult, level: Level) -> tuple[Lack, ...]:
    """A level is only told where the total and all instruments have scores."""
    wanted = {OVERALL: level.total.low, **level.floors}
    places = year.scores.places
    lacks = (
        lack_of(key, low, half_up(year.scores.exact(key) or Fraction(0), places), places)
        for key, low in wanted.items()
    )
    return tuple(lack for lack in lacks if not lack.reached)
