"""What every writing file here needs: lines of the trail, a project by its key, rows of a file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from prongsai.apps.assessments.actions import Doer
from prongsai.apps.audit.actions import record
from prongsai.apps.plans import models
from prongsai.apps.plans.bridge import Paid
from prongsai.core.plans.plan import Plan, Project
from prongsai.core.plans.record import Record
from prongsai.core.terms.problem import refuse

PLAN = "plans.plan"


def keep_record(plan: models.ActionPlan, what: Record, paid: Paid, doer: Doer) -> None:
    """All of it, of a plan that has none yet; its transaction is that of the plan."""
    models.Reading.objects.bulk_create(
        models.Reading(
            plan=plan, kpi=each.kpi, day=each.day, value=each.value, source=each.source,
            received=each.received, known=each.known, by=doer.key, at=doer.at,
        )
        for each in what.readings
    )  # fmt: skip
    actuals = {(each.goal, each.year): each for each in what.actuals}
    models.Actual.objects.bulk_create(
        models.Actual(
            plan=plan, goal=each.goal, year=each.year, value=each.value, source=each.source
        )
        for each in actuals.values()
    )
    models.CaseCount.objects.bulk_create(
        models.CaseCount(
            plan=plan, year=each.year, stage=each.stage.value, outcome=each.outcome.value,
            number=each.number,
        )
        for each in what.cases
    )  # fmt: skip
    models.Paid.objects.bulk_create(
        models.Paid(plan=plan, project=project, year=year, amount=amount)
        for (project, year), amount in paid.items()
    )


def found(plan: Plan, key: str) -> Project:
    project = next((each for each in plan.projects if each.key == key), None)
    if project is None:
        raise refuse("plan-project-gone")
    return project


def line(
    row: models.ActionPlan, doer: Doer, verb: str, after: Mapping[str, Any],
    before: Mapping[str, Any] | None = None,
) -> None:  # fmt: skip
    record(
        agency=row.agency.key, by=doer.key, at=doer.at, verb=verb, thing=PLAN, key=row.key,
        before=before, after=after,
    )  # fmt: skip
