"""Money of a plan added up: by mission and dimension, by year; nothing is typed twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from prongsai.core.plans.frame import PlanFrame
from prongsai.core.plans.plan import Budget, Plan, Project
from prongsai.core.terms.words import Words


@dataclass(frozen=True, slots=True)
class Sums:
    """Three figures added up; None where no part of a figure is known."""

    planned: Decimal | None = None
    ordinance: Decimal | None = None
    disbursed: Decimal | None = None

    def __add__(self, other: Sums | Budget) -> Sums:
        return Sums(
            _added(self.planned, other.planned),
            _added(self.ordinance, other.ordinance),
            _added(self.disbursed, other.disbursed),
        )


def _added(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    if one is None or other is None:
        return one if other is None else other
    return one + other


@dataclass(frozen=True, slots=True)
class Part:
    """A dimension, mission or part of one with the projects that hang on it and below it."""

    key: str
    name: Words
    projects: tuple[Project, ...]
    by_year: Mapping[int, Sums]
    parts: tuple[Part, ...] = ()

    @property
    def own(self) -> tuple[Project, ...]:
        """Projects that hang on it and on none of its parts."""
        inner = {id(project) for part in self.parts for project in part.projects}
        return tuple(each for each in self.projects if id(each) not in inner)

    @property
    def whole(self) -> Sums:
        """All years together."""
        return sum(self.by_year.values(), Sums())


def sums_of(projects: Iterable[Project], years: Iterable[int]) -> dict[int, Sums]:
    """What projects come to in each year."""
    found = dict.fromkeys(years, Sums())
    for project in projects:
        for budget in project.budgets:
            if budget.year in found:
                found[budget.year] += budget
    return found


def totals(plan: Plan, frame: PlanFrame) -> tuple[Part, ...]:
    """The dimensions of a plan; what no project hangs on is there too, with nothing in it."""
    return tuple(
        _part(
            plan, dimension.key, dimension.name,
            tuple(
                _part(
                    plan, mission.key, mission.name,
                    tuple(_part(plan, each.key, each.name) for each in mission.parts.values()),
                )
                for mission in dimension.missions.values()
            ),
        )
        for dimension in frame.dimensions.values()
    )  # fmt: skip


def _part(plan: Plan, key: str, name: Words, parts: tuple[Part, ...] = ()) -> Part:
    within = tuple(each for each in plan.projects if f"{each.place}.".startswith(f"{key}."))
    return Part(key, name, within, sums_of(within, plan.covers), parts)
