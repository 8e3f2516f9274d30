"""Projects of the demonstration's plan that units are asked to report on, and one first report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from django.utils import timezone

from prongsai.apps.assessments.rules import known_pack
from prongsai.apps.measures import actions, bridge, follow_actions, follow_queries, of_projects
from prongsai.apps.measures import queries as measures
from prongsai.apps.measures.follow_actions import Written
from prongsai.apps.measures.models import Measure
from prongsai.apps.measures.of_projects import Source
from prongsai.apps.plans import queries as plans
from prongsai.apps.plans.bridge import content
from prongsai.apps.plans.models import ActionPlan
from prongsai.core.access.roles import Role
from prongsai.core.follow_up.report import Progress, Report
from prongsai.core.follow_up.way import STEPS
from prongsai.core.measures.hands import Hand
from prongsai.core.measures.measure import Turn
from prongsai.core.plans.following import as_measure
from prongsai.shell.web.demo_measures import THIS
from prongsai.shell.web.demo_papers import Act, Office

UNIT, PROJECTS = "finance", ("12", "16")
"""Projects of the division that has people of its own."""
_DONE = "เผยแพร่แผนและผลการใช้จ่ายงบประมาณทุกไตรมาสบนเว็บไซต์\nประชุมชี้แจงผลการเบิกจ่ายให้หัวหน้าส่วนราชการรับทราบ"
_SAID = Report(
    measure="", unit="", period="", progress=Progress.IN_PROGRESS, percent=75, done=_DONE,
    obstacles="รอข้อมูลเบิกจ่ายจากส่วนราชการปลายเดือน",
    recommendation="กำหนดวันส่งข้อมูลให้ตรงกันทุกส่วนราชการ",
)  # fmt: skip


def acts(office: Office) -> list[Act]:
    """Begun once the plan is in force, so that nothing is owed for the time before."""
    return [
        (_at(17, 9), lambda: _followed(office)),
        (_at(17, 14), lambda: _forced(office)),
        (_at(19, 9), lambda: _reported(office)),
    ]


def _at(day: int, hour: int) -> dt.datetime:
    return dt.datetime(2026, 8, day, hour, tzinfo=timezone.get_current_timezone())


def _followed(office: Office) -> None:
    when = _at(17, 9)
    row = ActionPlan.objects.get(agency=office.agency, key=office.key("plan"))
    edition = plans.in_force(row)
    if edition is None:
        raise LookupError(row.key)
    plan, year = content(edition), measures.year_or_planned(office.agency, THIS)
    packs = (known_pack(plan.criteria), measures.pack_of(year))
    unit = measures.units_of(office.agency).unit(UNIT)
    units = (unit,) if unit else ()
    wanted = {}
    for each in plan.projects:
        if each.key in PROJECTS:
            said = as_measure(plan, each, units, packs, THIS, when.date()).measure
            source = Source(row.key, plan.title, each.key, each.title)
            wanted[source] = replace(said, begins=when.date())
    of_projects.make(year, wanted, Hand(whole=True), office.doer(Role.COORDINATOR, when))


def _made(office: Office) -> Sequence[Measure]:
    return measures.of_plan(office.agency, office.key("plan"))


def _forced(office: Office) -> None:
    doer = office.doer(Role.CHIEF_ADMINISTRATOR, _at(17, 14))
    for each in _made(office):
        actions.move(each, Turn.PUT_IN_FORCE, doer)


def _reported(office: Office) -> None:
    """On the first of them, through all desks; the other is still to be told."""
    when = _at(19, 9)
    first = min(each.project for each in _made(office))
    units: bridge.Units = measures.units_of(office.agency)
    place = next(
        each for each in follow_queries.owed(office.agency, THIS, units, when.date())
        if each.row.plan and each.row.project == first
    )  # fmt: skip
    doers = {each.key: office.doer(each.role, when) for each in STEPS}
    row = follow_actions.write(place, Written(said=_SAID), doers["submit"], seen=0, hand_in=True)
    for step in STEPS[1:]:
        row = follow_actions.take(row, doers[step.key], step=step.key, seen=row.revision)
