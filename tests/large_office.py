"""An agency with a great deal in every part of plans and follow-up, for benchmarks.

One of each kind is made as people make it; the rest are rows like it.
"""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Sequence
from typing import Any

from action_plan_making import begun, in_force, many
from meeting_making import appointed, called, decided, met
from prongsai.apps.agencies.models import Agency
from prongsai.apps.look.keys import new_key
from prongsai.apps.plans.models import Paid
from prongsai.apps.plans.models import Reading as Read
from prongsai.apps.spending import actions, entering
from prongsai.apps.spending.entering import Paid as Given
from prongsai.apps.spending.models import Entry
from prongsai.core.terms.dates import Month
from risk_making import risk, treatment
from risk_rows import AT, entered
from risk_rows import begun as begun_risks
from spending_app import ALL, DOER
from spending_making import baht
from spending_making import line as first_line

BATCH = 500
OPEN = 4
"""Decisions that wait besides the first, however many there were."""
MONTHS = tuple(range(10, 13)) + tuple(range(1, 8))


def planned(agency: Agency, number: int) -> dict[str, Any]:
    """A plan in force of so many projects, each with a reading and what was paid for it."""
    row = in_force(begun(agency, many(number)))
    found = row.content["projects"]
    kpis = [kpi["key"] for each in found for kpi in each.get("kpis", ())]
    Read.objects.bulk_create(
        [
            Read(plan=row.plan, kpi=key, day=AT.date(), value=85, source="รายงาน", by="", at=AT)
            for key in kpis
        ],
        batch_size=BATCH,
    )
    Paid.objects.bulk_create(
        [Paid(plan=row.plan, project=each["key"], year=2568, amount=9000) for each in found],
        batch_size=BATCH,
    )
    return {"plan": row.plan.key, "edition": row.number}


def at_risk(agency: Agency, years: Sequence[int], number: int) -> dict[str, Any]:
    """Registers of so many risks in all, each with something that is done about it."""
    places = range(2, number // len(years) + 1)
    for year in years:
        made = begun_risks(agency, year)
        first = entered(made, "risk", risk(""))
        answer = entered(made, "treatment", treatment("", risk=first.code))
        _clones(first, [{"code": f"R{each}", "place": 2 * each} for each in places])
        of = [{**answer.content, "risk": f"R{each}"} for each in places]
        told = zip(places, of, strict=True)
        _clones(answer, [{"code": f"T{n}", "place": 2 * n + 1, "content": of} for n, of in told])
    return {"risk_year": years[-1]}


def spent(agency: Agency, years: Sequence[int], number: int) -> dict[str, Any]:
    """Plans of spending of so many lines in all, each paid in ten months."""
    for year in years:
        entry = _paid(agency, year)
        codes = [{"code": str(place)} for place in range(2, number // len(years) + 1)]
        lines = [entry.line, *_clones(entry.line, codes)]
        months = [dt.date(year - 543 - (month > 9), month, 1) for month in MONTHS]
        _clones(entry, [{"line": line, "month": month} for line in lines for month in months[1:]])
    return {}


def _paid(agency: Agency, year: int) -> Entry:
    """A year with one line, and what was paid for it in its first month."""
    made = actions.begin(agency, year, DOER)
    row = actions.add_line(made, first_line(unit=""), DOER)
    first = Month(year - 544, MONTHS[0])
    entering.enter(made, first, [Given(row.key, baht("100"))], ALL, DOER, f"paid-{year}")
    return Entry.objects.get(line=row)


def met_often(agency: Agency, number: int) -> dict[str, Any]:
    """So many meetings of one committee, each with a decision; the last few are still open."""
    committee = appointed(agency)
    meeting = met(committee)
    task = decided(meeting)
    more = _clones(meeting, [{"number": place} for place in range(2, number + 1)])
    _clones(task, [{"meeting": each} for each in more[:OPEN]])
    _clones(task, [{"meeting": each, "state": "done"} for each in more[OPEN:]])
    called(committee)
    return {"committee": committee.key}


def _clones(row: Any, changes: Sequence[dict[str, Any]]) -> list[Any]:
    """Rows like this one but for what is named; each with a key of its own."""
    found = []
    for told in changes:
        one = copy.copy(row)
        one.pk, one.key, one._state = None, new_key(), copy.copy(row._state)
        for name, value in told.items():
            setattr(one, name, value)
        found.append(one)
    made: list[Any] = type(row).objects.bulk_create(found, batch_size=BATCH)
    return made
