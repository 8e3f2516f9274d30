"""Targets and cases of a plan, asked for at once."""

from __future__ import annotations

from django.db.models import DecimalField, IntegerField, Value
from django.db.models.functions import Cast

from prongsai.apps.plans import models
from prongsai.apps.plans.models import ActionPlan


def counts(plan: ActionPlan) -> tuple[list[models.Actual], list[models.CaseCount]]:
    """What became of targets and how many cases there were, in one statement."""
    number = Cast("number", DecimalField(max_digits=21, decimal_places=6))
    is_case, is_actual = Value(1, IntegerField()), Value(0, IntegerField())
    actuals = plan.actuals.order_by().values_list(
        "year", "pk", "goal", "source", "value", is_actual
    )
    cases = plan.cases.order_by().values_list("year", "pk", "stage", "outcome", number, is_case)
    rows = sorted(actuals.union(cases, all=True), key=lambda row: row[:2])
    return (
        [
            models.Actual(year=year, goal=goal, source=source, value=value)
            for year, _, goal, source, value, case in rows
            if not case
        ],
        [
            models.CaseCount(year=year, stage=stage, outcome=outcome, number=int(value))
            for year, _, stage, outcome, value, case in rows
            if case
        ],
    )
