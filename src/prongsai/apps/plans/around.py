"""The plans that may answer a result, for whoever looks over that result."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import F, QuerySet, TextField
from django.db.models.functions import Cast

from prongsai.apps.due.sources import Found, Row, as_row, columns
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


def asked(agency: Any, *, whole: bool = False) -> list[QuerySet[Any, Any]]:
    """Rows that `found` makes plans of, to be asked for with others in one statement.

    Without the whole there are only outlines, and no readings.
    """
    rows = queries.standing_rows(agency)
    said = "content" if whole else "outline"
    editions = columns("sight_plan", rows, "plan__key", "number", "state", said=F(said))
    return [editions, _readings(agency)] if whole else [editions]


def _readings(agency: Any) -> QuerySet[Any, Any]:
    """Figures as texts, so that none becomes a float on its way."""
    rows = Reading.objects.filter(plan__agency_id=agency.pk, plan__removed_at=None)
    return columns(
        "sight_reading", rows, "id", "kpi", "day", "source", "received", plan__key=F("plan__key"),
        value=Cast("value", TextField()), known=Cast("known", TextField()),
    )  # fmt: skip


def found(rows: Found, years: Collection[int]) -> list[Held]:
    """What `asked` found about these fiscal years."""
    told = []
    readings = _read(rows)
    for each in (row.facts for row in rows["sight_plan"]):
        said = _plain(each["said"])
        if not _range(said).isdisjoint(years):
            key, draft = each["plan__key"], each["state"] == DRAFT
            record = bridge.became(readings.get(key, ()), (), (), ()).record
            told.append(Held(key, each["number"], bridge.plan_from(said), draft, record))
    return list(_apart(told))


def _read(rows: Found) -> Mapping[str, list[Reading]]:
    """Readings by plan, as they came in."""
    found: defaultdict[str, list[Reading]] = defaultdict(list)
    for row in sorted(rows["sight_reading"], key=lambda row: int(row.facts["id"])):
        facts = dict(row.facts)
        key = facts.pop("plan__key")
        found[key].append(as_row(Reading, Row(None, facts)))
    return found


def _plain(said: Any) -> dict[str, Any]:
    """Inside another object one database returns it as text."""
    read: dict[str, Any] = json.loads(said) if isinstance(said, str) else said
    return read
