"""Rows of plans as the core's values, and back; the workshop's plans over the packs in use."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from prongsai.apps.agencies.finding import plain as sought_as
from prongsai.apps.assessments import bridge as results
from prongsai.apps.assessments.rules import library
from prongsai.apps.plans import models
from prongsai.core.approval.approval import RESULT_STEPS, Approval
from prongsai.core.plans.editions import Book, State
from prongsai.core.plans.plan import Budget, Plan, Project
from prongsai.core.plans.record import Actual, CaseCount, Outcome, Reading, Record, Stage
from prongsai.core.plans.rows import SCHEMA
from prongsai.core.shapes.read import read
from prongsai.core.shapes.write import plain
from prongsai.core.terms.problem import Refused
from prongsai.workshop.plans import Plans

Paid = Mapping[tuple[str, int], Decimal]
"""Disbursed money by project and year."""


def plans() -> Plans:
    return _plans(settings.PACKS)


@cache
def _plans(root: Path) -> Plans:  # noqa: ARG001 - answers are kept by it
    return Plans(library())


def stored(value: object) -> Any:
    """A value of the core as a row holds it; amounts as texts, so that none is a float."""
    return json.loads(json.dumps(plain(value), default=str))


_OUTLINE = ("title", "agency", "frame", "first", "years", "criteria")
_OF_PROJECT = (
    "key", "place", "kind", "title", "begins", "ends", "funded", "responsible", "items",
)  # fmt: skip


def columns(plan: Plan) -> dict[str, Any]:
    """What a row holds of what a plan says."""
    whole = stored(without_paid(plan))
    projects = [_only(each, _OF_PROJECT) for each in whole.get("projects", ())]
    return {
        "content": whole, "projects": len(plan.projects),
        "outline": {**_only(whole, _OUTLINE), "projects": projects},
        "sought": "\n".join(map(_sought, (plan.title, *(x.title for x in plan.projects)))),
    }  # fmt: skip


def _sought(title: str) -> str:
    return sought_as(" ".join(title.split()))


def _only(said: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    return {name: said[name] for name in names if name in said}


def content(row: models.Edition) -> Plan:
    """The plan of an edition; what was paid is not in it."""
    return plan_from(row.content)


def plan_from(data: object) -> Plan:
    found, problems = read(Plan, data)
    if found is None:
        raise Refused(problems)
    return found


def approval(row: models.Edition) -> Approval:
    """How far its approval has come."""
    acts = tuple(results.act(each) for each in row.acts)
    return Approval(RESULT_STEPS, acts, frozenset({row.made_by, *row.written_by}))


def is_open(row: models.Edition) -> bool:
    """Whether it may be changed: a draft that lies on nobody's desk."""
    return row.is_draft and not approval(row).round


def digest(value: object) -> str:
    """Tells what somebody has seen from what it is now."""
    return hashlib.sha256(json.dumps(stored(value), sort_keys=True).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Became:
    """Everything that became of a plan, as the core has it, and what was paid."""

    record: Record
    paid: Paid


def became(
    readings: Iterable[models.Reading], actuals: Iterable[models.Actual],
    cases: Iterable[models.CaseCount], paid: Iterable[models.Paid],
) -> Became:  # fmt: skip
    record = Record(
        readings=tuple(map(reading, readings)),
        actuals=tuple(
            Actual(goal=each.goal, year=each.year, value=figure(each.value), source=each.source)
            for each in actuals
        ),
        cases=tuple(
            CaseCount(
                year=each.year, stage=Stage(each.stage), outcome=Outcome(each.outcome),
                number=each.number,
            )
            for each in cases
        ),
    )  # fmt: skip
    return Became(record, {(each.project, each.year): money(each.amount) for each in paid})


def reading(row: models.Reading) -> Reading:
    return Reading(
        kpi=row.kpi, day=row.day, value=figure(row.value), source=row.source,
        received=row.received, known=None if row.known is None else figure(row.known),
    )  # fmt: skip


def figure(value: Decimal) -> Decimal:
    """A figure without the noughts that a column adds."""
    short = value.normalize()
    return short.quantize(Decimal(1)) if short == short.to_integral_value() else short


def money(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.01"))


def book(row: models.Edition, plan: Plan, what: Became) -> Book:
    """The whole as files hold it."""
    return Book(
        schema=SCHEMA, edition=row.number, state=State(row.state), approved=row.approved,
        why=row.why, plan=with_paid(plan, what.paid), record=what.record,
    )  # fmt: skip


def with_paid(plan: Plan, paid: Paid) -> Plan:
    """The plan with the money that was paid beside the money that was planned."""
    if not paid:
        return plan
    by_project: defaultdict[str, dict[int, Decimal]] = defaultdict(dict)
    for (key, year), amount in paid.items():
        by_project[key][year] = amount
    projects = tuple(_with_paid(each, by_project.get(each.key)) for each in plan.projects)
    return replace(plan, projects=projects)


def _with_paid(project: Project, mine: Mapping[int, Decimal] | None) -> Project:
    if not mine:
        return project
    known = {each.year for each in project.budgets}
    budgets = [replace(each, disbursed=mine.get(each.year)) for each in project.budgets]
    budgets += [
        Budget(year=year, disbursed=amount)
        for year, amount in sorted(mine.items())
        if year not in known
    ]
    return replace(project, budgets=tuple(budgets))


def without_paid(plan: Plan) -> Plan:
    """The plan as an edition keeps it; years stay, also those of which only payments are known."""
    projects = tuple(
        replace(each, budgets=tuple(replace(one, disbursed=None) for one in each.budgets))
        for each in plan.projects
    )
    return replace(plan, projects=projects)


def paid_in(plan: Plan) -> Paid:
    """What a file says was paid."""
    return {
        (project.key, each.year): each.disbursed
        for project in plan.projects
        for each in project.budgets
        if each.disbursed is not None
    }
