"""The plan of the demonstration: in force, with two years of readings, and a revision begun."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import partial

from django.utils import timezone

from prongsai.apps.plans import actions, approving, becoming, bridge
from prongsai.apps.plans.keeping import found
from prongsai.apps.plans.models import Edition
from prongsai.apps.plans.queries import Hand
from prongsai.core.access.roles import Role
from prongsai.core.plans.editions import Book
from prongsai.core.plans.plan import Budget, By, Direction, Kpi, Plan
from prongsai.core.plans.record import CaseCount, Outcome, Reading, Record, Stage
from prongsai.core.shapes.read import read
from prongsai.shell.web.demo_papers import Act, Office
from prongsai.workshop.library import SHIPPED

_EXAMPLE = SHIPPED / "plans" / "example.json"
_OFFICES = {
    "นายกองค์การบริหารส่วนตำบล": "นายกเทศมนตรี", "ปลัดองค์การบริหารส่วนตำบล": "ปลัดเทศบาล",
    "สภาองค์การบริหารส่วนตำบล": "สภาเทศบาล", "องค์การบริหารส่วนตำบล": "เทศบาลตำบล",
}  # fmt: skip
"""What the example's kind of agency says, and what a municipality says."""
_CRITERIA = "ita/2568"
_ITEMS = {
    "13": ("I3", "O21", "O22"), "16": ("I6",), "18": ("I10", "I11"), "19": ("E1", "E5"),
    "20": ("E8", "O10"), "22": ("E4", "O9"), "25": ("O17", "O18"), "28": ("O23", "O24"),
}  # fmt: skip
"""What some of its projects answer."""
_PAID_IN = (2567, 2568)
_SHARES = (Decimal("0.96"), Decimal(1), Decimal("0.88"))
_DAYS = (dt.date(2024, 9, 30), dt.date(2025, 9, 30))
_CASES = {2565: (0, 4), 2566: (1, 4), 2567: (1, 3), 2568: (0, 3)}
"""By year: being examined, and found to be corruption."""


def example(agency: str) -> Book:
    """The example plan, as a municipality would have it, with what became of it."""
    text = _EXAMPLE.read_text("utf-8")
    for old, new in _OFFICES.items():
        text = text.replace(old, new)
    book, problems = read(Book, json.loads(text, parse_float=Decimal))
    if book is None:
        raise RuntimeError(problems)
    projects = tuple(
        replace(each, budgets=tuple(map(_with_money, each.budgets)), items=_ITEMS.get(each.key, ()))
        for each in book.plan.projects
    )
    plan = replace(book.plan, agency=agency, projects=projects, criteria=_CRITERIA)
    return replace(
        book, plan=plan, record=Record(readings=tuple(_readings(plan)), cases=tuple(_cases()))
    )


def _with_money(budget: Budget) -> Budget:
    """What the ordinance gave, and what was paid in years that are over."""
    planned = budget.planned
    if planned is None or budget.year > max(_PAID_IN) + 1:
        return budget
    paid = (planned * _SHARES[budget.year % 3]).quantize(Decimal("0.01"))
    disbursed = paid if budget.year in _PAID_IN else None
    return replace(budget, ordinance=planned, disbursed=disbursed)


def _readings(plan: Plan) -> Iterator[Reading]:
    for place, kpi in enumerate(plan.kpis()):
        if place % 7 == 5:  # noqa: PLR2004 - some nobody has measured yet
            continue
        for number, day in enumerate(_DAYS):
            yield _reading(kpi, day, number, place)


def _reading(kpi: Kpi, day: dt.date, number: int, place: int) -> Reading:
    """Better in the second year; every fourth falls short."""
    source = f"รายงานผลปีงบประมาณ {2567 + number}"
    if kpi.by is By.COMPLAINTS:
        return Reading(
            kpi=kpi.key, day=day, value=Decimal(3 - number), source=source, received=3 - number,
            known=Decimal(38 - 9 * number),
        )  # fmt: skip
    aim = kpi.target if kpi.target is not None else Decimal(10)
    falls = kpi.direction is Direction.FALL
    short = Decimal(1 + (place % 4 == 0) + 1 - number)
    value = aim + short - 1 if falls else max(Decimal(0), aim - short + 1)
    return Reading(kpi=kpi.key, day=day, value=value, source=source)


def _cases() -> Iterator[CaseCount]:
    for year, (examined, proved) in _CASES.items():
        yield CaseCount(year=year, stage=Stage.EXAMINED, outcome=Outcome.PENDING, number=examined)
        yield CaseCount(year=year, stage=Stage.DECIDED, outcome=Outcome.FOUND, number=proved)


def acts(office: Office) -> list[Act]:
    """Brought in, passed by three desks; a reading since, and a revision that is being written."""
    desks = (Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE)
    return [
        (_at(11), partial(_brought_in, office)),
        *(
            (_at(12 + day), partial(_passed_on, office, role, _at(12 + day)))
            for day, role in enumerate(desks)
        ),
        (_at(18), partial(_measured, office)),
        (_at(19), partial(_revised, office)),
    ]


def _at(day: int) -> dt.datetime:
    return dt.datetime(2026, 8, day, 13, tzinfo=timezone.get_current_timezone())


def _brought_in(office: Office) -> None:
    doer = office.doer(Role.COORDINATOR, _at(11))
    book = example(office.agency.name)
    actions.begin(office.agency, book, doer, office.key("plan"), verb="import")


def _edition(office: Office, number: int = 1) -> Edition:
    return Edition.objects.select_related("plan__agency").get(
        plan__key=office.key("plan"), number=number
    )


def _passed_on(office: Office, role: Role, at: dt.datetime) -> None:
    row = _edition(office)
    approving.take(row, office.doer(role, at), seen=row.revision)


def _measured(office: Office) -> None:
    """Half a year more of what the staff was taught."""
    reading = Reading(
        kpi="1-2", day=dt.date(2026, 3, 31), value=Decimal(84), source="แบบทดสอบหลังอบรม มีนาคม 2569"
    )
    doer = office.doer(Role.COORDINATOR, _at(18))
    becoming.receive_reading(office.agency, office.key("plan"), reading, doer)


def _revised(office: Office) -> None:
    """The last year of a project gets more money."""
    doer = office.doer(Role.COORDINATOR, _at(19))
    row = approving.revise(_edition(office), "ปรับงบประมาณปีสุดท้ายตามแผนพัฒนาท้องถิ่น", doer)
    row = _edition(office, row.number)
    before = found(bridge.content(row), "1")
    raised = replace(
        before,
        budgets=tuple(
            replace(each, planned=Decimal(25000)) if each.year == 2570 else each  # noqa: PLR2004 - a year of the plan
            for each in before.budgets
        ),
    )
    seen = bridge.digest(before)
    actions.change_project(row, raised, Hand(whole=True), doer, seen=seen)
