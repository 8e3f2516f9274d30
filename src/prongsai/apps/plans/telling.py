"""Plans as their pages tell them: lines of projects, faults with links, differences in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from decimal import Decimal
from enum import Enum
from typing import Any

from django.urls import reverse

from prongsai.apps.look.words import digits, language, phrase, sentences
from prongsai.apps.plans.editing import field_name, word
from prongsai.apps.plans.queries import Hand, Opened, Reached
from prongsai.core.plans.attainment import Untold, actual, attained
from prongsai.core.plans.editions import Changed, Difference
from prongsai.core.plans.plan import Goal, GoalKind, Plan, Project, typed_day
from prongsai.core.plans.record import Record
from prongsai.core.plans.totals import Part, Sums
from prongsai.core.terms.baht import money_in_table
from prongsai.core.terms.fiscal_year import FiscalYear
from prongsai.core.terms.problem import Problem, Severity


@dataclass(frozen=True, slots=True)
class Line:
    """A project in the list of a plan."""

    project: Project
    kind: str
    money: Sums
    """Of the year shown."""
    reached: Reached
    mine: bool


@dataclass(frozen=True, slots=True)
class Branch:
    """A mission with its projects."""

    key: str
    name: str
    lines: Sequence[Line]


@dataclass(frozen=True, slots=True)
class Dimension:
    """A dimension of the frame with its missions; those that hold nothing are left out."""

    key: str
    name: str
    projects: int
    money: Sums
    whole: Sums
    reached: Reached
    branches: Sequence[Branch]


def dimensions(found: Opened, year: int, hand: Hand) -> list[Dimension]:
    """The plan as its first page shows it, with the money of one year."""
    return [
        Dimension(
            part.key, _name(part), len(part.projects), part.by_year[year], part.whole,
            found.reached(part.projects),
            [
                Branch(
                    mission.key, _name(mission),
                    [_line(found, each, year, hand) for each in mission.projects],
                )
                for mission in part.parts if mission.projects
            ],
        )
        for part in found.parts
    ]  # fmt: skip


def _name(part: Part) -> str:
    return digits(part.name.said(language()))


def _line(found: Opened, project: Project, year: int, hand: Hand) -> Line:
    money = sum((each for each in project.budgets if each.year == year), Sums())
    return Line(
        project, word("kind", project.kind), money, found.reached([project]),
        hand.may_write(project),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fault:
    """What stands empty or is doubtful, and where it is mended."""

    said: str
    where: str
    href: str
    refused: bool


def told_faults(found: Opened) -> list[Fault]:
    """What must be mended first, then what somebody should look at."""
    told = [_fault(found, each) for each in found.problems]
    return sorted(told, key=lambda each: not each.refused)


def _fault(found: Opened, problem: Problem) -> Fault:
    where, href = _where(found, problem.place.path.split("/"))
    return Fault(sentences(problem), where, href, problem.severity is Severity.REFUSED)


def address(found: Opened, name: str, *more: str) -> str:
    row = found.row
    keys = [row.plan.agency.key, row.plan.key, row.number, *more]
    return reverse(f"plans:{name}", args=keys)


def _where(found: Opened, steps: Sequence[str]) -> tuple[str, str]:
    match steps:
        case ["plan", "projects", number, *_] if number.isdigit():
            project = found.plan.projects[int(number)]
            said = f"{project.key}. {project.title}"
            return digits(said), address(found, "project", project.key)
        case ["plan", "goals" | "risks" | "members" as part, *_]:
            return phrase(f"plan.part_{part}"), address(found, "part", part)
        case ["plan", "projects"]:
            return phrase("plan.projects"), address(found, "plan")
        case ["record", "readings", number, *_]:
            kpi = found.record.readings[int(number)].kpi
            known = found.kpi(kpi)
            href = address(found, "kpi", kpi) if known else address(found, "progress")
            return digits(f"{phrase('plan.kpi')} {kpi}"), href
        case ["record", *_]:
            return phrase("plan.results"), address(found, "results")
    return phrase("plan.part_cover"), address(found, "part", "cover")


# --- Targets -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Aim:
    """A target in one year: what was aimed at, what became of it."""

    year: int
    target: Decimal | None
    figure: str
    """As it is shown; why there is none where there is none."""
    met: bool | None
    source: str


@dataclass(frozen=True, slots=True)
class Goals:
    goal: Goal
    aims: Sequence[Aim]
    typed: bool
    """Whether somebody fills its figures in by hand."""


def goals(plan: Plan, record: Record) -> list[Goals]:
    return [
        Goals(
            goal, [_aim(goal, year, record) for year in plan.covers],
            goal.kind is not GoalKind.CASES,
        )
        for goal in plan.goals
    ]  # fmt: skip


def _aim(goal: Goal, year: int, record: Record) -> Aim:
    target = next((each.value for each in goal.targets if each.year == year), None)
    found = actual(goal, year, record)
    said = [each.source for each in record.actuals if (each.goal, each.year) == (goal.key, year)]
    if isinstance(found, Untold):
        return Aim(year, target, phrase(f"plan.untold_{found}"), None, "")
    met = attained(found, target, goal.direction) if target is not None else None
    exact = Decimal(found.numerator) / Decimal(found.denominator) if not isinstance(found, Decimal) else found
    shown = digits(f"{exact.quantize(Decimal('0.01')):f}".rstrip("0").rstrip("."))
    return Aim(year, target, shown, met, said[-1] if said else "")


# --- How far a year has come -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class YearLine:
    """A project in one year."""

    project: Project
    money: Sums
    reached: Reached


@dataclass(frozen=True, slots=True)
class YearPart:
    key: str
    name: str
    money: Sums
    reached: Reached
    lines: Sequence[YearLine]


@dataclass(frozen=True, slots=True)
class YearTold:
    """How far a plan has come in one year."""

    year: int
    money: Sums
    reached: Reached
    parts: Sequence[YearPart]


def of_year(found: Opened, year: int) -> YearTold:
    """KPIs stand as they stood on the last day of the year."""
    until = FiscalYear(year).last
    parts = [_year_part(found, part, year, until) for part in found.parts]
    reached = sum((each.reached for each in parts), Reached())
    return YearTold(year, found.whole[year], reached, parts)


def _year_part(found: Opened, part: Part, year: int, until: dt.date) -> YearPart:
    lines = [
        YearLine(
            each, sum((one for one in each.budgets if one.year == year), Sums()),
            found.reached([each], until),
        )
        for each in part.projects
    ]  # fmt: skip
    reached = sum((each.reached for each in lines), Reached())
    return YearPart(part.key, _name(part), part.by_year[year], reached, lines)


# --- Differences -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Told:
    """A field in words."""

    name: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Differs:
    """What parts two editions, in words."""

    fields: Sequence[Told]
    added: Sequence[Project]
    removed: Sequence[Project]
    changed: Sequence[tuple[Project, Sequence[Told]]]
    moved: bool


def differs(found: Difference, new: Plan) -> Differs:
    by_key = {each.key: each for each in new.projects}
    return Differs(
        told_changes(found.fields), found.added, found.removed,
        [(by_key[key], told_changes(each)) for key, each in found.changed.items()], found.moved,
    )  # fmt: skip


def told_changes(changes: Iterable[Changed]) -> list[Told]:
    return [Told(field_name(each.name), said(each.old), said(each.new)) for each in changes]


def changes_between(old: Project, new: Project) -> list[Told]:
    """What somebody else changed meanwhile."""
    names = [each.name for each in fields(old)]
    pairs = (Changed(name, getattr(old, name), getattr(new, name)) for name in names)
    return told_changes(each for each in pairs if each.old != each.new)


def said(value: Any) -> str:
    """A value of a plan as one text."""
    return digits("\n".join(_lines(value))) or "–"


def _lines(value: Any) -> Iterator[str]:
    if isinstance(value, tuple):
        for each in value:
            yield ", ".join(_lines(each))
    elif is_dataclass(value) and not isinstance(value, type):
        told = ((each.name, getattr(value, each.name)) for each in fields(value))
        yield " · ".join(_in_row(name, each) for name, each in told if each not in (None, "", ()))
    elif value not in (None, ""):
        yield _one(value)


_CHOICES = {
    "Kind": "kind", "Direction": "direction", "By": "by", "Result": "result",
    "RiskLevel": "level", "GoalKind": "goal",
}  # fmt: skip


def _in_row(name: str, value: Any) -> str:
    money: Callable[[Any], str] = money_in_table
    if name in ("planned", "ordinance", "disbursed"):
        return f"{phrase(f'plan.{name}')} {money(value)}"
    return ", ".join(_lines(value))


def _one(value: Any) -> str:
    if isinstance(value, Enum):
        return word(_CHOICES[type(value).__name__], value.value)
    if isinstance(value, bool):
        return word("funded", "yes" if value else "no")
    if isinstance(value, dt.date):
        return typed_day(value)
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
