"""The plans that may answer a result, for whoever looks over that result."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import QuerySet

from prongsai.apps.due.sources import Found, columns
from prongsai.apps.plans import bridge, queries
from prongsai.apps.plans.models import DRAFT, Reading
from prongsai.core.plans.plan import Plan
from prongsai.core.plans.record import Record


@dataclass(frozen=True, slots=True)
class Held:
    """A plan as it is in force, or what its draft adds to that."""

    key: str
    edition: int
    plan: Plan
    draft: bool
    record: Record = Record()  # noqa: RUF009 - frozen


def around(agency: Any, years: Collection[int]) -> list[Held]:
    """Plans of these fiscal years with their readings: two statements."""
    rows = queries.standing_rows(agency).select_related("plan")
    rows = [row for row in rows if not _range(row.outline).isdisjoint(years)]
    readings: defaultdict[str, list[Reading]] = defaultdict(list)
    known = Reading.objects.filter(plan__in={row.plan_id for row in rows})
    for each in known.select_related("plan").order_by("pk"):
        readings[each.plan.key].append(each)
    found = (
        Held(row.plan.key, row.number, bridge.content(row), row.is_draft,
             bridge.became(readings[row.plan.key], (), (), ()).record)
        for row in rows
    )  # fmt: skip
    return list(_apart(found))


def _range(outline: Mapping[str, Any]) -> set[int]:
    return set(range(outline["first"], outline["first"] + outline["years"]))


def _apart(editions: Iterable[Held]) -> Iterator[Held]:
    """Each as it is in force; of a draft beside that only what it adds."""
    known: dict[str, set[str]] = {}
    for each in sorted(editions, key=lambda each: each.draft):
        before = known.setdefault(each.key, set())
        added = tuple(project for project in each.plan.projects if project.key not in before)
        before |= {project.key for project in added}
        yield replace(each, plan=replace(each.plan, projects=added))


# --- Among what else is asked for in one statement -----------------------------------------------


def asked(agency: Any) -> list[QuerySet[Any, Any]]:
    """Rows of which `found` makes the same, as far as outlines say it."""
    rows = queries.standing_rows(agency)
    return [columns("sight_plan", rows, "plan__key", "number", "state", "outline")]


def found(rows: Found, years: Collection[int]) -> list[Held]:
    """What `asked` found about these fiscal years."""
    told = []
    for each in (row.facts for row in rows["sight_plan"]):
        outline = each["outline"]
        outline = json.loads(outline) if isinstance(outline, str) else outline
        if not _range(outline).isdisjoint(years):
            plan, draft = bridge.plan_from(outline), each["state"] == DRAFT
            told.append(Held(each["plan__key"], each["number"], plan, draft))
    return list(_apart(told))
