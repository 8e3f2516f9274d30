"""Plans as their pages tell them: lines of projects, faults with links, differences in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from django.urls import reverse

from prongsai.apps.assessments.rules import known_pack
from prongsai.apps.look.words import digits, language, phrase, sentences, thai
from prongsai.apps.plans.editing import word
from prongsai.apps.plans.queries import Hand, Opened, Reached
from prongsai.core.analysis.years import id_of
from prongsai.core.plans.attainment import Untold, actual, attained
from prongsai.core.plans.plan import Goal, GoalKind, Plan, Project
from prongsai.core.plans.record import Record
from prongsai.core.plans.totals import Part, Sums, sums_of
from prongsai.core.terms.fiscal_year import FiscalYear
from prongsai.core.terms.problem import Problem, Severity
from prongsai.workshop.voice import Voice
from prongsai.workshop.wording import name_of


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
            part.key, name_of_part(part), len(part.projects),
            with_nothing(part, part.by_year[year]), with_nothing(part, part.whole),
            found.reached(part.projects),
            [
                Branch(
                    mission.key, name_of_part(mission),
                    [_line(found, each, year, hand) for each in mission.projects],
                )
                for mission in part.parts if mission.projects
            ],
        )
        for part in found.parts
    ]  # fmt: skip


def with_nothing(part: Part, sums: Sums) -> Sums:
    """Where no project uses money, nothing is planned; that is known."""
    if sums.planned is not None or any(each.funded for each in part.projects):
        return sums
    return replace(sums, planned=Decimal(0))


def name_of_part(part: Part) -> str:
    """A dimension or mission as the reader calls it."""
    return digits(part.name.said(language()))


def _line(found: Opened, project: Project, year: int, hand: Hand) -> Line:
    money = sums_of([project], [year])[year]
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


def items(found: Opened, project: Project, results: Collection[int]) -> list[tuple[str, str]]:
    """Items that a project answers, with the page of each where there is a result of that year."""
    pack = known_pack(found.plan.criteria) if found.plan.criteria else None
    year = id_of(pack).fiscal_year if pack else 0
    if pack is None or year not in results:
        return [(code, "") for code in project.items]
    agency = found.row.plan.agency.key
    return [
        (name_of(pack, code, Voice(language())) if code in pack.items else code,
         reverse("sight:part", args=[agency, year, code]) if code in pack.items else "")
        for code in project.items
    ]  # fmt: skip


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

    @property
    def is_taken(self) -> bool:
        """Whether it comes from the agency's own result, so that nobody types it."""
        return self.source == thai("plan.ita_source", year=self.year)


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
    return Aim(year, target, digits(_rounded(Fraction(found))), met, said[-1] if said else "")


def _rounded(exact: Fraction) -> str:
    """Two places at most, halves away from nothing, as amounts are rounded."""
    text = f"{Decimal(int(abs(exact) * 100 + Fraction(1, 2))).scaleb(-2):.2f}"
    return ("-" if exact < 0 else "") + text.rstrip("0").rstrip(".")


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
            each, sums_of([each], [year])[year],
            found.reached([each], until),
        )
        for each in part.projects
    ]  # fmt: skip
    reached = sum((each.reached for each in lines), Reached())
    return YearPart(
        part.key, name_of_part(part), with_nothing(part, part.by_year[year]), reached, lines
    )
