"""Measures in force and reports on them, for tests of the web application."""

from __future__ import annotations

import datetime as dt
from typing import Any

from people import person
from prongsai.apps.accounts.models import Person
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.measures import actions, follow_actions, follow_queries, queries
from prongsai.apps.measures.follow_actions import NewProof, Written
from prongsai.apps.measures.follow_slots import Place
from prongsai.apps.measures.models import Measure, Report
from prongsai.core.access.roles import Role
from prongsai.core.follow_up.report import Progress
from prongsai.core.follow_up.report import Report as Said

YEAR = 2569
AT = dt.datetime(2026, 4, 10, 3, tzinfo=dt.UTC)
ON = AT.date()
SINCE = dt.date(2020, 1, 1)
OFFICER, HEAD = Role.DIVISION_OFFICER, Role.DIVISION_HEAD
FINANCE = {"id": "finance", "name": "กองคลัง", "part": ""}
WORKS = {"id": "works", "name": "กองช่าง", "part": ""}
TEXT = {"id": "text-ab12", "name": "ศูนย์เด็กเล็ก", "part": ""}


def divisions(agency: Agency) -> None:
    for key, name in (("finance", "กองคลัง"), ("works", "กองช่าง")):
        agency.divisions.get_or_create(key=key, defaults={"name": name})


def crew(agency: Agency) -> dict[str, Person]:
    """Officer and head of one division, and those above; nobody works in the other."""
    divisions(agency)
    return {
        "officer": serving(agency, "officer", OFFICER, "finance"),
        "head": serving(agency, "head", HEAD, "finance"),
        "coordinator": person("coordinator", agency.key, Role.COORDINATOR),
        "chief": person("chief", agency.key, Role.CHIEF_ADMINISTRATOR),
        "executive": person("executive", agency.key, Role.EXECUTIVE),
    }


def serving(agency: Agency, name: str, role: Role, division: str) -> Person:
    who = person(name)
    who.memberships.create(agency=agency.key, role=role.value, division=division, since=SINCE)
    return who


def measure(agency: Agency, code: str = "queue", **told: Any) -> Measure:
    divisions(agency)
    actions.begin(queries.year_or_planned(agency, told.get("year", YEAR)))
    facts: dict[str, Any] = {
        "title": "จัดบัตรคิวที่จุดบริการ", "units": [FINANCE], "cycle": "six months and annual",
        "status": "in force", "year": YEAR, "place": Measure.objects.count() + 1,
        "indicators": ["service_quality"], "items": ["E1"], "steps": ["จัดซื้อเครื่อง"],
        "made_by": "someone", "made_at": AT, **told,
    }  # fmt: skip
    return Measure.objects.create(agency=agency, code=code, **facts)


def place(row: Measure, unit: str = "finance", period: str = "h1", on: dt.date = ON) -> Place:
    units, reports = queries.units_of(row.agency), follow_queries.reports_on(row)
    rhythm = queries.rhythm_of(row.agency)
    owed = follow_queries.of_measure(row, reports, units, rhythm, on)
    return next(each for each in owed if (each.unit, each.period.key) == (unit, period))


def said(**told: Any) -> Said:
    facts: dict[str, Any] = {
        "measure": "", "unit": "", "period": "", "progress": Progress.IN_PROGRESS, "percent": 40,
        "done": "จัดซื้อแล้ว", **told,
    }  # fmt: skip
    return Said(**facts)


def doer(key: str, *roles: Role, at: dt.datetime = AT) -> Doer:
    return Doer(key, frozenset(roles), at)


def written(row: Measure, *, by: str = "someone", hand_in: bool = False, **told: Any) -> Report:
    """A report on it by somebody of its unit, kept as a draft or handed in."""
    here = place(row, told.pop("unit", "finance"), told.pop("period", "h1"))
    proofs = [NewProof("ภาพถ่าย", "https://a1.example/photo")] if told.pop("proof", False) else []
    seen = told.pop("seen", 0)
    return follow_actions.write(
        here, Written(said=said(**told), add=proofs), doer(by, OFFICER), seen=seen, hand_in=hand_in
    )


def passed(row: Report, *steps: str) -> Report:
    """Over these desks, each by somebody else."""
    roles = {"head": HEAD, "accept": Role.COORDINATOR, "note": Role.CHIEF_ADMINISTRATOR}
    for step in steps:
        row = follow_actions.take(
            row, doer(f"by-{step}", roles[step]), step=step, seen=row.revision
        )
    return row
