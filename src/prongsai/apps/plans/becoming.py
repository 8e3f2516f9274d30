"""What becomes of a plan: readings, actual figures, counts of cases, money that was paid."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.db import transaction

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.audit.actions import keep
from prongsai.apps.plans import bridge, queries
from prongsai.apps.plans.keeping import found, line
from prongsai.apps.plans.models import ActionPlan, Actual, CaseCount, Paid, Reading
from prongsai.apps.plans.queries import Hand
from prongsai.core.plans.plan import GoalKind, Plan
from prongsai.core.plans.record import Outcome, Record, Stage, receive
from prongsai.core.plans.record import Reading as Value
from prongsai.core.terms.problem import Problem, Refused, Severity, refuse

COUNTED = (
    (Stage.RECEIVED, Outcome.PENDING),
    (Stage.EXAMINED, Outcome.PENDING),
    (Stage.DECIDED, Outcome.FOUND),
    (Stage.DECIDED, Outcome.NOT_FOUND),
)
"""What cases can be, as they are counted."""


@transaction.atomic
def receive_reading(agency: Agency, plan: str, reading: Value, doer: Doer) -> list[Problem]:
    """The inbox, whoever sends; gives what should be said beside it."""
    row = _held(agency, plan)
    edition = queries.in_force(row)
    if edition is None:
        raise refuse("plan-gone")
    known = Record(
        readings=tuple(map(bridge.reading, row.readings.filter(kpi=reading.kpi).order_by("pk")))
    )
    after, problems = receive(bridge.content(edition), known, reading)
    if any(each.severity is Severity.REFUSED for each in problems):
        raise Refused(problems)
    if len(after.readings) == len(known.readings):
        if any(each.code == "plan-reading-differs" for each in problems):
            raise Refused(problems)
        return problems
    Reading.objects.create(
        plan=row, kpi=reading.kpi, day=reading.day, value=reading.value, source=reading.source,
        received=reading.received, known=reading.known, by=doer.key, at=doer.at,
    )  # fmt: skip
    line(row, doer, "read", _said(reading))
    return problems


@transaction.atomic
def take_back_reading(plan: ActionPlan, kpi: str, reading: int, doer: Doer) -> None:
    """A reading that was wrong; the trail keeps what it said."""
    row = _held(plan.agency, plan.key)
    gone = row.readings.filter(pk=reading, kpi=kpi).first()
    if gone is None:
        return  # the second click of two
    before = _said(bridge.reading(gone))
    gone.delete()
    line(row, doer, "take back reading", {}, before)


def _said(reading: Value) -> dict[str, Any]:
    said = {
        "plan_kpi": reading.kpi, "plan_day": reading.day.isoformat(),
        "plan_value": str(reading.value), "plan_source": keep(reading.source),
        "plan_received": reading.received,
        "plan_known": None if reading.known is None else str(reading.known),
    }  # fmt: skip
    return {key: each for key, each in said.items() if each is not None}


def _held(agency: Agency, plan: str) -> ActionPlan:
    """The plan, held, so that two readings of one day and source are told apart."""
    rows = ActionPlan.objects.select_for_update(of=("self",)).select_related("agency")
    found_row = rows.filter(agency_id=agency.pk, key=plan, removed_at=None).first()
    if found_row is None:
        raise refuse("plan-gone")
    return found_row


@transaction.atomic
def set_actual(
    plan: ActionPlan,
    said: Plan,
    goal: str,
    year: int,
    given: tuple[Decimal | None, str],
    doer: Doer,
) -> None:
    """What became of a target in a year, where nothing counts it by itself; None takes it away."""
    row, (value, source) = _held(plan.agency, plan.key), given
    aim = next((each for each in said.goals if each.key == goal), None)
    if aim is None or aim.kind is GoalKind.CASES or year not in said.covers:
        raise refuse("plan-goal-unknown", goal=goal)
    before = row.actuals.filter(goal=goal, year=year).first()
    if value is None:
        if before is None:
            return
        before.delete()
    elif before is not None and (bridge.figure(before.value), before.source) == (value, source):
        return
    else:
        Actual.objects.update_or_create(
            plan=row, goal=goal, year=year, defaults={"value": value, "source": source}
        )
    was = {} if before is None else {"plan_value": str(bridge.figure(before.value))}
    now = {} if value is None else {"plan_value": str(value), "plan_source": keep(source)}
    line(row, doer, "actual", {"plan_goal": goal, "plan_year": year, **now}, was)


@transaction.atomic
def count_cases(
    plan: ActionPlan, year: int, counts: Mapping[tuple[Stage, Outcome], int | None], doer: Doer
) -> None:
    """How many cases of a year have come how far; what is left blank is not known."""
    row = _held(plan.agency, plan.key)
    before = {(each.stage, each.outcome): each for each in row.cases.filter(year=year)}
    was = {f"{stage} {outcome}": each.number for (stage, outcome), each in before.items()}
    now: dict[str, int] = {}
    for (stage, outcome), number in counts.items():
        if number is not None and number < 0:
            raise refuse("plan-number-negative", number=str(number))
        held = before.get((stage.value, outcome.value))
        if number is None:
            if held:
                held.delete()
            continue
        now[f"{stage.value} {outcome.value}"] = number
        CaseCount.objects.update_or_create(
            plan=row, year=year, stage=stage.value, outcome=outcome.value,
            defaults={"number": number},
        )  # fmt: skip
    if was != now:
        line(row, doer, "cases", {"plan_year": year, "plan_cases": now}, {"plan_cases": was})


@transaction.atomic
def pay(
    plan: ActionPlan, said: Plan, project: str, amounts: Mapping[int, Decimal | None],
    hand: Hand, doer: Doer,
) -> None:  # fmt: skip
    """What was disbursed for a project, by year; what is left blank is not known."""
    row = _held(plan.agency, plan.key)
    mine = found(said, project)
    if not hand.may_write(mine):
        raise refuse("plan-not-yours")
    if not mine.funded and any(each is not None for each in amounts.values()):
        raise refuse("plan-budget-unwanted", project=project)
    before = {each.year: each for each in row.paid.filter(project=project)}
    was = {str(year): str(bridge.money(each.amount)) for year, each in before.items()}
    for year, amount in amounts.items():
        if year not in said.covers:
            raise Refused([Problem("plan-year-outside", _span(said, year))])
        if amount is not None and amount < 0:
            raise refuse("plan-budget-negative", amount=str(amount))
        held = before.get(year)
        if amount is None and held:
            held.delete()
        elif amount is not None and (held is None or held.amount != amount):
            Paid.objects.update_or_create(
                plan=row, project=project, year=year, defaults={"amount": amount}
            )
    now = {
        str(each.year): str(bridge.money(each.amount)) for each in row.paid.filter(project=project)
    }
    if was != now:
        line(row, doer, "pay", {"plan_project": project, "plan_paid": now}, {"plan_paid": was})


def _span(plan: Plan, year: int) -> dict[str, str]:
    last = plan.first + plan.years - 1
    return {"year": str(year), "first": str(plan.first), "last": str(last)}


def typed_reading(kpi: str, said: Mapping[str, Any]) -> Value:
    """A reading as a form has it."""
    day: dt.date = said["day"]
    return Value(
        kpi=kpi, day=day, value=said["value"], source=said["source"],
        received=said.get("received"), known=said.get("known"),
    )  # fmt: skip
