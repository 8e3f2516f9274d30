"""What is wrong with a plan, and what somebody should look at; places are paths within its file."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from prongsai.core.plans.editions import Book
from prongsai.core.plans.frame import PlanFrame
from prongsai.core.plans.plan import Budget, GoalKind, Kpi, Plan, Project
from prongsai.core.plans.record import Outcome, Stage, reading_faults
from prongsai.core.terms.dates import typed_day
from prongsai.core.terms.problem import Place, Problem, Severity

MOST_YEARS = 10
_YEARS = range(2540, 2641)
_KEY = re.compile(r"[^\s,;/]{1,40}")
Problems = Iterator[Problem]


_SAID = 20
"""Digits of a number that are told."""


@dataclass(frozen=True, slots=True)
class Against:
    """What a plan is held against."""

    frame: PlanFrame | None
    """The frame it names; None where there is none of that name."""
    items: Callable[[str], Collection[str] | None]
    """Codes of the items of a pack by its id; None where there is no such pack."""


def faults(book: Book, against: Against) -> Problems:
    """Every problem, the plan's own before those of its projects."""
    if odd := list(_year_faults(book.plan)):
        yield from odd  # no day can be reckoned from such years
        return
    if book.edition > 1 and not book.why:
        yield _at("plan-change-no-reason", "why")
    yield from _plan_faults(book.plan, against)
    yield from _goal_faults(book.plan)
    items = against.items(book.plan.criteria) if book.plan.criteria else None
    for place, project in enumerate(book.plan.projects):
        path = f"plan/projects/{place}"
        yield from _project_faults(book.plan, project, path, against.frame)
        yield from _answers(book.plan, project, path, items)
    yield from _record_faults(book)


def _at(code: str, path: str, **facts: str) -> Problem:
    return Problem(code, facts, Place(path=path))


def _note(code: str, path: str, **facts: str) -> Problem:
    """What somebody should look at, though the plan can be used."""
    return Problem(code, facts, Place(path=path), Severity.WARNING)


def _year_faults(plan: Plan) -> Problems:
    if plan.first not in _YEARS:
        yield _at("plan-year-odd", "plan/first", year=str(plan.first)[:_SAID])
    if not 1 <= plan.years <= MOST_YEARS:
        said = str(plan.years)[:_SAID]
        yield _at("plan-years", "plan/years", years=said, most=str(MOST_YEARS))


def _plan_faults(plan: Plan, against: Against) -> Problems:
    if against.frame is None:
        yield _at("plan-frame-unknown", "plan/frame", frame=plan.frame)
    if plan.criteria and against.items(plan.criteria) is None:
        yield _at("plan-criteria-unknown", "plan/criteria", pack=plan.criteria)
    if not plan.projects:
        yield _at("plan-no-project", "plan/projects")
    yield from _keys(plan)


def _keys(plan: Plan) -> Problems:
    """Each key once among its like, and such that lists of keys can be typed."""
    kpis = [
        (f"plan/projects/{i}/kpis/{j}/key", kpi.key)
        for i, project in enumerate(plan.projects)
        for j, kpi in enumerate(project.kpis)
    ]
    groups = (
        [(f"plan/projects/{i}/key", each.key) for i, each in enumerate(plan.projects)],
        [(f"plan/risks/{i}/key", each.key) for i, each in enumerate(plan.risks)],
        [(f"plan/goals/{i}/key", each.key) for i, each in enumerate(plan.goals)],
        kpis,
    )
    for group in groups:
        seen: set[str] = set()
        for path, key in group:
            if not _KEY.fullmatch(key):
                yield _at("plan-key-odd", path, key=key)
            if key in seen:
                yield _at("plan-key-twice", path, key=key)
            seen.add(key)


def _goal_faults(plan: Plan) -> Problems:
    for i, goal in enumerate(plan.goals):
        path = f"plan/goals/{i}"
        if goal.kind is GoalKind.CASES and goal.base_year is None:
            yield _at("plan-goal-no-base", f"{path}/base_year", goal=goal.key)
        years = [each.year for each in goal.targets]
        yield from _years(plan, years, f"{path}/targets")


def _years(plan: Plan, years: list[int], path: str) -> Problems:
    for place, year in enumerate(years):
        if year not in plan.covers:
            yield _year_outside(plan, year, f"{path}/{place}/year")
        elif year in years[:place]:
            yield _at("plan-year-twice", f"{path}/{place}/year", year=str(year))


def _year_outside(plan: Plan, year: int, path: str) -> Problem:
    facts = {"year": str(year), "first": str(plan.first), "last": str(plan.first + plan.years - 1)}
    return _at("plan-year-outside", path, **facts)


def _project_faults(plan: Plan, project: Project, path: str, frame: PlanFrame | None) -> Problems:
    if frame is not None and project.place not in frame.places:
        yield _at("plan-place-unknown", f"{path}/place", place=project.place, frame=plan.frame)
    yield from _days(plan, project, path)
    for j, group in enumerate(project.groups):
        if group.people is not None and group.people < 0:
            place = f"{path}/groups/{j}/people"
            yield _at("plan-number-negative", place, number=str(group.people))
    if project.funded and not project.budgets:
        yield _note("plan-budget-untold", f"{path}/budgets", project=project.key)
    if project.budgets and not project.funded:
        yield _at("plan-budget-unwanted", f"{path}/funded", project=project.key)
    yield from _years(plan, [each.year for each in project.budgets], f"{path}/budgets")
    for j, budget in enumerate(project.budgets):
        yield from _budget_faults(budget, f"{path}/budgets/{j}")
    if not project.kpis:
        yield _note("plan-no-kpi", f"{path}/kpis", project=project.key)
    for j, kpi in enumerate(project.kpis):
        yield from _kpi_faults(kpi, f"{path}/kpis/{j}")


def _days(plan: Plan, project: Project, path: str) -> Problems:
    days = [("begins", project.begins), ("ends", project.ends)]
    days += [(f"steps/{j}/due", step.due) for j, step in enumerate(project.steps)]
    for name, day in days:
        if day is not None and not _within(plan, day):
            first, last = typed_day(plan.starts), typed_day(plan.ends)
            where = f"{path}/{name}"
            yield _at("plan-date-outside", where, day=typed_day(day), first=first, last=last)
    begins, ends = project.begins or plan.starts, project.ends or plan.ends
    if begins > ends:
        facts = {"begins": typed_day(begins), "ends": typed_day(ends)}
        yield _at("plan-dates-crossed", f"{path}/ends", **facts)


def _within(plan: Plan, day: dt.date) -> bool:
    return plan.starts <= day <= plan.ends


def _budget_faults(budget: Budget, path: str) -> Problems:
    for name in ("planned", "ordinance", "disbursed"):
        amount: Decimal | None = getattr(budget, name)
        if amount is not None and amount < 0:
            yield _at("plan-budget-negative", f"{path}/{name}", amount=str(amount))
    if (budget.disbursed or 0) > (budget.ordinance or budget.disbursed or 0):
        facts = {"disbursed": str(budget.disbursed), "ordinance": str(budget.ordinance)}
        yield _note("plan-disbursed-above", f"{path}/disbursed", **facts)


def _kpi_faults(kpi: Kpi, path: str) -> Problems:
    if not kpi.unit:
        yield _at("plan-kpi-no-unit", f"{path}/unit", kpi=kpi.key)
    if kpi.direction is None:
        yield _at("plan-kpi-no-direction", f"{path}/direction", kpi=kpi.key)
    if kpi.by is None:
        yield _at("plan-kpi-no-way", f"{path}/by", kpi=kpi.key)
    if kpi.target is None:
        yield _note("plan-kpi-no-target", f"{path}/target", kpi=kpi.key)


def _answers(plan: Plan, project: Project, path: str, items: Collection[str] | None) -> Problems:
    """Risks and items it answers: they must be there."""
    known = {risk.key for risk in plan.risks}
    for risk in project.risks:
        if risk not in known:
            yield _at("plan-risk-unknown", f"{path}/risks", risk=risk)
    if project.items and not plan.criteria:
        yield _at("plan-items-no-pack", f"{path}/items", items=", ".join(project.items))
    if items is not None:
        for code in (each for each in project.items if each not in items):
            yield _at("plan-item-unknown", f"{path}/items", item=code, pack=plan.criteria)


def _record_faults(book: Book) -> Problems:
    plan, record = book.plan, book.record
    seen = set()
    for i, reading in enumerate(record.readings):
        place = Place(path=f"record/readings/{i}")
        yield from (replace(each, place=place) for each in reading_faults(plan, reading))
        key = (reading.kpi, reading.day, reading.source)
        if key in seen:
            yield _at("plan-reading-twice", place.path, kpi=reading.kpi)
        seen.add(key)
    goals = {goal.key for goal in plan.goals}
    for i, actual in enumerate(record.actuals):
        if actual.goal not in goals:
            yield _at("plan-goal-unknown", f"record/actuals/{i}/goal", goal=actual.goal)
        if actual.year not in plan.covers:
            yield _year_outside(plan, actual.year, f"record/actuals/{i}/year")
    yield from _case_faults(book)


def _case_faults(book: Book) -> Problems:
    seen = set()
    for i, count in enumerate(book.record.cases):
        path = f"record/cases/{i}"
        if (count.stage is Stage.DECIDED) is (count.outcome is Outcome.PENDING):
            yield _at("plan-case-outcome", f"{path}/outcome")
        if count.number < 0:
            yield _at("plan-number-negative", f"{path}/number", number=str(count.number))
        key = (count.year, count.stage, count.outcome)
        if key in seen:
            yield _at("plan-case-twice", path, year=str(count.year))
        seen.add(key)
