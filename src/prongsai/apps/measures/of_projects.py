"""Measures made of projects of a plan: one a project and year, which knows what it was made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.audit.actions import keep
from prongsai.apps.due.sources import Found, as_row, columns
from prongsai.apps.measures import bridge, queries
from prongsai.apps.measures.actions import begin, clean, fresh, line, reached, told
from prongsai.apps.measures.models import Measure, MeasureYear
from prongsai.core.measures.hands import Hand
from prongsai.core.measures.measure import Measure as Value


@dataclass(frozen=True, slots=True)
class Source:
    """A project by its keys, which no revision changes, and by its titles of today."""

    plan: str
    plan_title: str
    project: str
    title: str


@transaction.atomic
def make(
    year: MeasureYear, wanted: Mapping[Source, Value], hand: Hand, doer: Doer
) -> list[Measure]:
    """Drafts; a project that the year has one of already, in the bin or not, is passed over."""
    for said in wanted.values():
        clean(said, year)
    begin(year)
    units = queries.units_of(year.agency)
    rows = Measure.objects.filter(agency=year.agency, year=year.year).exclude(plan="")
    here = {(row.plan, row.project) for row in rows}
    made = []
    for source, said in wanted.items():
        if (source.plan, source.project) in here:
            continue
        row = fresh(year, said, units, doer, "")
        row.plan, row.plan_title = source.plan, source.plan_title
        row.project, row.project_title = source.project, source.title
        reached(hand, row)
        row.save(force_insert=True)
        named = {"measure_plan": source.plan, "measure_project": keep(source.title)}
        line(row, doer, "of plan", {**told(row), **named})
        made.append(row)
    return made


def asked(agency: Agency, plan: str, project: str) -> QuerySet[Any, Any]:
    """What was made of one project, in the bin too, as one more part of a statement."""
    rows = Measure.objects.filter(agency_id=agency.pk, plan=plan, project=project)
    return columns("made_of", rows, "key", "year", "status", "removed_at")


def found(rows: Found) -> list[Measure]:
    """The latest year first."""
    made = [as_row(Measure, row) for row in rows["made_of"]]
    return sorted(made, key=lambda row: -row.year)


def may_make(said: Value, units: bridge.Units, hand: Hand) -> bool:
    """Whether a draft of these units is his to write."""
    keys = [bridge.division_of(units.id_of(each)) for each in said.units]
    return hand.may_draft(keys, everyone=said.everyone)
