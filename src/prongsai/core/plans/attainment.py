"""How far a plan has come: KPIs against their targets, targets of the plan against what became."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from prongsai.core.plans.plan import Direction, Goal, GoalKind, Kpi
from prongsai.core.plans.record import CaseCount, Outcome, Reading, Record, Stage

Figure = Decimal | Fraction


class Untold(StrEnum):
    """Why there is no figure."""

    NOT_YET = "not_yet"
    """Nobody has said it."""
    NO_BASE = "no_base"
    """The year to compare with is not named, or not counted."""
    BASE_IS_NOTHING = "base_is_nothing"
    """There were none in the year to compare with, so no share of them can be less."""


def attained(value: Figure, target: Figure, direction: Direction) -> bool:
    """Whether a figure is where it shall be."""
    return value >= target if direction is Direction.RISE else value <= target


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a KPI: its latest reading, and what that says."""

    kpi: Kpi
    latest: Reading | None
    met: bool | None
    """Whether the target is met; None where there is none, no direction or no reading."""
    better: bool | None
    """Whether it went the right way since the reading before; None where that can't be said."""
    before: bool = False
    """Whether its latest reading is older than the time that is asked about."""


def standing(kpi: Kpi, record: Record, since: dt.date | None = None) -> Standing:
    """Where a KPI stands; of two readings of one day the one that came in last counts.

    A reading from before `since` is told with its day, and neither meets a target nor misses one.
    """
    found = sorted((each for each in record.readings if each.kpi == kpi.key), key=lambda r: r.day)
    latest = found[-1] if found else None
    if latest is not None and since is not None and latest.day < since:
        return Standing(kpi, latest, met=None, better=None, before=True)
    met = better = None
    if latest is not None and kpi.direction is not None:
        if kpi.target is not None:
            met = attained(latest.value, kpi.target, kpi.direction)
        if len(found) > 1 and latest.value != found[-2].value:
            better = attained(latest.value, found[-2].value, kpi.direction)
    return Standing(kpi, latest, met, better)


def decided(cases: tuple[CaseCount, ...], year: int) -> int | None:
    """Corruption cases decided in a year; None where nobody counted them."""
    found = [
        each.number
        for each in cases
        if each.year == year and each.stage is Stage.DECIDED and each.outcome is Outcome.FOUND
    ]
    return sum(found) if found else None


def actual(goal: Goal, year: int, record: Record) -> Figure | Untold:
    """What became of a target in a year; of cases, how many per cent fewer than in the base year.

    A negative figure says that there were more.
    """
    if goal.kind is not GoalKind.CASES:
        said = [each.value for each in record.actuals if (each.goal, each.year) == (goal.key, year)]
        return said[-1] if said else Untold.NOT_YET
    base = None if goal.base_year is None else decided(record.cases, goal.base_year)
    now = decided(record.cases, year)
    if base is None:
        return Untold.NO_BASE
    if now is None:
        return Untold.NOT_YET
    return Fraction(base - now, base) * 100 if base else Untold.BASE_IS_NOTHING
