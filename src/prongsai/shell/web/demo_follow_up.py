"""Reports of the demonstration: last year's all noted, this year's in every state there is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal
from zlib import crc32

from django.utils import timezone

from prongsai.apps.assessments.actions import Doer
from prongsai.apps.files.checking import checked
from prongsai.apps.measures import follow_actions, follow_queries, queries
from prongsai.apps.measures.follow_actions import NewProof, Written
from prongsai.apps.measures.follow_slots import Place
from prongsai.core.access.roles import Role
from prongsai.core.follow_up.report import Progress, Reason, Report
from prongsai.core.follow_up.way import STEPS
from prongsai.core.terms.fiscal_year import FiscalYear
from prongsai.shell.web.demo_measures import LAST, THIS
from prongsai.shell.web.demo_papers import Act, Office

ALL = len(STEPS)
_FINANCE = "finance"
_WAYS = (ALL, 3, 1, 2, 0, -1)
"""How many desks the latest reports have passed, one measure after the other; -1 came back."""
_DONE = "จัดทำและเผยแพร่แล้ว ผู้มารับบริการใช้งานได้จริง\nประชุมทบทวนร่วมกันหนึ่งครั้ง"
_DOING = "จัดทำร่างและรับฟังความเห็นในส่วนราชการแล้ว อยู่ระหว่างปรับปรุง"
_PHOTO = checked(
    "สรุปผลการดำเนินงาน (สมมติ).txt",
    "สรุปผลการดำเนินงาน (สมมติ)\n1. ประชุม\n2. จัดทำ\n3. เผยแพร่\n".encode(),
)


def acts(office: Office) -> list[Act]:
    """A few days after each period, each unit in its turn; the last periods are half told."""
    return [
        (at, lambda at=at, year=year: _reported(office, year, at))  # type: ignore[misc]
        for year, at in (
            (LAST, _at(2025, 4, 9)), (LAST, _at(2025, 10, 8)), (THIS, _at(2026, 1, 9)),
            (THIS, _at(2026, 4, 9)), (THIS, _at(2026, 7, 8)), (THIS, _at(2026, 8, 13)),
        )
    ]  # fmt: skip


def _at(year: int, month: int, day: int, hour: int = 13) -> dt.datetime:
    return dt.datetime(year, month, day, hour, tzinfo=timezone.get_current_timezone())


def _reported(office: Office, year: int, at: dt.datetime) -> None:
    """What is over by then and not told yet: this year's latest stay on their way."""
    units = queries.units_of(office.agency)
    over = [
        place for place in follow_queries.owed(office.agency, year, units, at.date())
        if place.period.period.last < at.date() and place.stand is None
    ]  # fmt: skip
    recent = year == THIS and at.month > 4  # noqa: PLR2004 - the second half
    for number, place in enumerate(over):
        if recent and number % 7 == 6:  # noqa: PLR2004 - somebody is late
            continue
        _report(office, place, number, _WAYS[number % len(_WAYS)] if recent else ALL, at)


def _report(office: Office, place: Place, number: int, desks: int, at: dt.datetime) -> None:
    people = _people(office, place.unit, at)
    said = _said(place)
    given = Written(said=said, add=list(_proofs(number, done=said.progress is Progress.DONE)))
    row = follow_actions.write(place, given, people["submit"], seen=0, hand_in=desks != 0)
    for step in STEPS[1 : abs(desks)]:
        row = follow_actions.take(row, people[step.key], step=step.key, seen=row.revision)
    if desks < 0:
        why = "ขอหลักฐานการเผยแพร่เพิ่มอีกหนึ่งรายการ"
        follow_actions.give_back(row, people["head"], why, seen=row.revision)


def _people(office: Office, unit: str, at: dt.datetime) -> Mapping[str, Doer]:
    """Who takes each step; only one division of the demonstration has people of its own."""
    found = {}
    for step in STEPS:
        key = office.doer(step.role, at).key
        if step.role in (Role.DIVISION_OFFICER, Role.DIVISION_HEAD) and unit != _FINANCE:
            key = f"demo-{unit}-{step.role.value}"
        found[step.key] = Doer(key, (step.role,), at)
    return found


def _said(place: Place) -> Report:
    """What a unit tells of a measure; it comes further from period to period."""
    number = crc32(f"{place.row.title}/{place.unit}".encode())
    last = place.period.period.last
    months = (last.month - 10) % 12 + 1
    if number % 5 == 4:  # noqa: PLR2004 - some cannot go on
        return Report(
            measure="", unit="", period="", progress=Progress.CANNOT, reason=Reason.NO_BUDGET,
            reason_said="รอโอนงบประมาณเพิ่มเติม", percent=10, obstacles="งบประมาณไม่เพียงพอ",
            recommendation="ขอรับการจัดสรรในไตรมาสถัดไป",
        )  # fmt: skip
    if months == len(FiscalYear.of(last).months) or number % 2:
        return Report(
            measure="", unit="", period="", progress=Progress.DONE, percent=100, done=_DONE,
            spent=Decimal(1500 * (number % 4)) if number % 4 else None,
            result=Decimal("85.5") if place.row.success else None,
            recommendation="ดำเนินการต่อเนื่องในปีถัดไป",
        )  # fmt: skip
    return Report(
        measure="", unit="", period="", progress=Progress.IN_PROGRESS, percent=8 * months,
        done=_DOING, obstacles="ผู้รับผิดชอบมีภารกิจหลายด้าน",
    )  # fmt: skip


def _proofs(number: int, *, done: bool) -> Iterator[NewProof]:
    if done:
        yield NewProof("หน้าเผยแพร่", f"https://s01.example/measures/{number + 1}")
    if number % 3 == 0:
        yield NewProof("สรุปผลการดำเนินงาน", file=_PHOTO)
