"""Where to: a level by its key or name, or a printed total."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from prongsai.core.analysis.distance import Bar, bar_of
from prongsai.core.criteria.levels import Level
from prongsai.core.criteria.pack import Pack
from prongsai.core.shapes.fields import Unknown
from prongsai.core.terms.numbers import HUNDRED, typed
from prongsai.core.terms.problem import Misused, Problem, refuse
from prongsai.core.terms.thai import look_alike, tidy

_FIGURES = re.compile(r"[+-]?[0-9][0-9./]*")


@dataclass(frozen=True, slots=True)
class Goal:
    """The level to reach, or a better one; without a level, the printed total to reach."""

    total: Fraction
    level: Level | None = None

    @property
    def bar(self) -> Bar:
        return Bar(self.total) if self.level is None else bar_of(self.level)


def goal_of(text: str, pack: Pack) -> Goal:
    """Read a target: figures are a score, all else the key or name of a level."""
    if _FIGURES.fullmatch(tidy(text)):
        score = typed(text)
        if score is None or not 0 <= score <= HUNDRED:
            raise Misused([Problem("way-target-out-of-range", {"value": text})])
        return Goal(score)
    if isinstance(pack.levels, Unknown):
        raise refuse("way-levels-unknown", pack=pack.id)
    for level in pack.levels.values():
        if look_alike(text) in map(look_alike, (level.key, level.name.th, level.name.en)):
            return Goal(level.total.low, level)
    known = ", ".join(f"{each.key} ({each.name.th})" for each in pack.levels.values())
    raise refuse("way-no-such-level", value=text, known=known)
