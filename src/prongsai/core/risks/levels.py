"""The level of a risk on the register's matrix, and the heat map of all of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from prongsai.core.risks.frame import RiskFrame, RiskLevel, RiskMatrix
from prongsai.core.risks.register import Rating, Risk, RiskRegister


class When(StrEnum):
    """Before or after what is done about a risk."""

    INHERENT = "inherent"
    RESIDUAL = "residual"


def rating_of(risk: Risk, when: When) -> Rating:
    return risk.inherent if when is When.INHERENT else risk.residual


def level_of(rating: Rating, frame: RiskFrame) -> RiskLevel | None:
    """What is counted decides; a word only where nothing is."""
    if rating.score is not None:
        return frame.level_at(rating.score)
    return frame.levels[rating.level] if rating.level else None


def standing(risk: Risk, frame: RiskFrame) -> RiskLevel | None:
    """How large it is by what is known last."""
    return level_of(risk.residual, frame) or level_of(risk.inherent, frame)


def grown(risk: Risk, frame: RiskFrame) -> bool:
    """Whether more is left than there was before: by counts where both have them, else by level."""
    before, after = risk.inherent.score, risk.residual.score
    if before is not None and after is not None:
        return after > before
    earlier, later = (level_of(each, frame) for each in (risk.inherent, risk.residual))
    if earlier is None or later is None:
        return False
    return frame.rank(later.key) > frame.rank(earlier.key)


@dataclass(frozen=True, slots=True)
class HeatCell:
    """A cell of the matrix, with the risks that stand in it."""

    likelihood: int
    impact: int
    level: RiskLevel
    risks: tuple[str, ...]

    @property
    def count(self) -> int:
        return len(self.risks)


@dataclass(frozen=True, slots=True)
class RiskMap:
    """The heat map as it is read: rows from the highest likelihood down, impact from the left.

    Whoever walks it by keyboard meets the cells in this order.
    """

    matrix: RiskMatrix
    when: When
    rows: tuple[tuple[HeatCell, ...], ...]
    worded: tuple[str, ...]
    """Risks whose level is only a word: they stand nowhere on it."""
    unrated: tuple[str, ...]

    @property
    def cells(self) -> tuple[HeatCell, ...]:
        return tuple(cell for row in self.rows for cell in row)


def risk_map(register: RiskRegister, frame: RiskFrame, when: When) -> RiskMap | None:
    """Where the risks of a register stand; none where it has no matrix."""
    if register.matrix is None:
        return None
    matrix = frame.matrices[register.matrix]
    rated = {key: rating_of(risk, when) for key, risk in register.risks.items()}
    steps = range(1, matrix.size + 1)

    def cell(likelihood: int, impact: int) -> HeatCell:
        here = (likelihood, impact)
        found = (key for key, each in rated.items() if (each.likelihood, each.impact) == here)
        return HeatCell(likelihood, impact, frame.level_at(likelihood * impact), tuple(found))

    apart = {key: each for key, each in rated.items() if each.score is None}
    return RiskMap(
        matrix,
        when,
        tuple(tuple(cell(high, across) for across in steps) for high in reversed(steps)),
        tuple(key for key, each in apart.items() if each.level),
        tuple(key for key, each in apart.items() if not each.level),
    )


def counts(register: RiskRegister, frame: RiskFrame, when: When) -> dict[str, int]:
    """How many risks stand on each level, highest first."""
    found = [level_of(rating_of(each, when), frame) for each in register.risks.values()]
    return {key: found.count(level) for key, level in reversed(list(frame.levels.items()))}
