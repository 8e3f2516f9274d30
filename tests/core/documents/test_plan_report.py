"""The report on a plan: each project by the measure that follows it, money and KPIs that add up."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from measure_making import finished, measure, year
from plan_making import book, budget, plans, project, reading
from prongsai.core.documents.plain_text import as_text
from prongsai.core.documents.plan_report import Followed
from prongsai.core.follow_up.report import ReportState
from prongsai.core.plans.record import Record
from prongsai.core.terms.problem import Refused

MADE = dt.date(2024, 10, 10)
NOBODY = Followed(year(), {})
PAID = budget(2567, "20000", disbursed=Decimal(19500))


def told(
    *projects: Any, followed: Followed = NOBODY, record: Record | None = None, period: str = "year"
) -> str:
    made = book(*projects, record=record, frame="local-2566")
    return as_text(plans().report(made, followed, (2567, period), MADE))


def of_queue(**said: Any) -> Followed:
    """The first project by a measure on which its unit handed in for the year."""
    own = measure()
    filed = finished(measure=own.key, unit=own.units[0].name, **said)
    file = year(own, reports=(replace(filed, state=ReportState.SUBMITTED),), fiscal_year=2567)
    return Followed(file, {"a": own.key})


def test_a_project_tells_what_its_unit_did_and_recommends() -> None:
    found = told(project("a"), followed=of_queue(done="ทำแล้ว", recommendation="ทำต่อ"))
    for part in ("ทำแล้ว", "ทำต่อ", "ดำเนินการแล้วเสร็จ", "ติดตามเป็นมาตรการของปีแล้ว ๑ โครงการ"):
        assert part in found


def test_what_nobody_follows_or_reports_on_is_told_as_such() -> None:
    own = measure()
    silent = Followed(year(own, fiscal_year=2567), {"a": own.key})
    found = told(project("a"), project("b"), followed=silent)
    assert "ยังไม่มีรายงาน" in found
    assert "ยังไม่ได้ติดตามเป็นมาตรการของปี" in found


def test_money_is_added_up_and_what_was_not_entered_is_said() -> None:
    paid = told(project("a", funded=True, budgets=(PAID,)), project("b"))
    assert "เงินตามแผน ๒๐,๐๐๐ บาท เบิกจ่าย ๑๙,๕๐๐ บาท" in paid
    assert "เบิกจ่าย 19,500" in paid
    assert "ไม่ใช้งบประมาณ" in paid
    assert "เบิกจ่าย ยังไม่ได้บันทึก" in told(project("a"))


def test_kpis_stand_as_they_stood_on_the_last_day() -> None:
    record = Record(readings=(reading("a-1", "85", day=dt.date(2024, 3, 31)),))
    found = told(project("a"), project("b", kpis=()), record=record)
    assert "ร้อยละ 85 (31 มี.ค. 67) · บรรลุ" in found
    assert "บรรลุ ๑ ตัว จาก ๑ ตัว" in found
    assert "ยังไม่ทราบผล" in told(project("a"))


def test_projects_of_other_years_and_other_periods_are_left_out() -> None:
    later = project("b", title="ปีหลัง", begins=dt.date(2024, 10, 1))
    found = told(project("a"), later)
    assert "ปีหลัง" not in found
    assert "กำหนดให้ดำเนินการ ๑ โครงการ" in found
    coming = project("c", title="ครึ่งปีหลัง", begins=dt.date(2024, 6, 1))
    assert "ครึ่งปีหลัง" in told(coming, period="h1")


def test_only_half_and_whole_years_are_reported_on() -> None:
    with pytest.raises(Refused, match="plan-period-unknown"):
        told(project("a"), period="q1")
