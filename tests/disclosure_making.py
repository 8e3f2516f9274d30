"""Checklists for tests of the web application, worked on and passed on as people do it."""

from __future__ import annotations

import datetime as dt

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer, open_year
from prongsai.apps.disclosure import actions, beginning, bridge, proofs, submitting
from prongsai.apps.disclosure.models import Checklist, Item
from prongsai.apps.disclosure.proofs import Given
from prongsai.apps.disclosure.queries import items_of
from prongsai.apps.disclosure.working import Worker
from prongsai.core.access.roles import Role
from prongsai.core.disclosure.entries import Shown
from prongsai.core.shapes.fields import Unknown

AT = dt.datetime(2026, 8, 20, 3, tzinfo=dt.UTC)
DESKS = (Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE)


def doer(role: Role = Role.COORDINATOR) -> Doer:
    return Doer(f"some-{role.value}", (role,), AT)


def worker(role: Role = Role.COORDINATOR, *divisions: str) -> Worker:
    return Worker(doer(role), frozenset(divisions))


def begun(agency: Agency, year: int = 2569) -> Checklist:
    open_year(agency, year, by="", at=AT)
    return beginning.begin(agency, year, doer())


def item(checklist: Checklist, code: str = "O1") -> Item:
    found = checklist.items.get(code=code)
    found.checklist = checklist
    return found


def answer(row: Item, address: str = "", given: Given | None = None) -> Item:
    """Evidence, every element shown, nothing carried over in doubt; called ready."""
    address = address or f"https://nafan.example/{row.code.lower()}"
    proofs.add(row, worker(), given or Given(f"หลักฐาน {row.code}", address))
    asked = bridge.asked_in(bridge.pack_of(row.checklist))[row.code]
    known = () if isinstance(asked.elements, Unknown) else asked.elements
    shown = {each.key: Shown.SHOWN.value for each in known}
    actions.change(row, worker(), {"shown": shown})
    if row.carried:
        actions.confirm_renewed(row, worker())
    return actions.call_ready(row, worker())


def answered(agency: Agency, year: int = 2569) -> Checklist:
    """Every item has something to show, and is ready."""
    checklist = begun(agency, year)
    for row in items_of(checklist):
        answer(row)
    return checklist


def approved(agency: Agency, year: int = 2569, desks: int = 3) -> Checklist:
    checklist = answered(agency, year)
    for role in DESKS[:desks]:
        checklist = actions.take(checklist, doer(role))
    return checklist


def submitted(agency: Agency, year: int = 2569) -> Checklist:
    checklist = approved(agency, year)
    submitting.submit(checklist, doer())
    return Checklist.objects.select_related("agency").get(pk=checklist.pk)
