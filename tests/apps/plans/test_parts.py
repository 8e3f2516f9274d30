"""The general parts of a plan, and what becomes of it: readings, money, targets, cases."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.test import Client

from action_plan_making import (
    again,
    begun,
    fields_of,
    in_force,
    shown,
)
from plan_desks import of, text
from prongsai.apps.agencies.models import Agency
from prongsai.apps.plans import bridge
from prongsai.apps.plans.models import Edition

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("part", ["cover", "texts", "goals", "members", "risks"])
def test_a_part_saved_as_it_was_stays_as_it_was(desk: Client, row: Edition, part: str) -> None:
    path = of(row, f"general/{part}/")
    answer = desk.post(path, fields_of(desk.get(path)))

    assert answer.status_code == 302, answer.content.decode()
    assert bridge.content(again(row)) == bridge.content(row)


def test_parts_are_changed_and_the_second_is_told(desk: Client, row: Edition) -> None:
    goals = of(row, "general/goals/")
    typed = fields_of(desk.get(goals))
    desk.post(goals, typed | {"goals-1-year_2566": "86", "goals-0-DELETE": "on"})
    found = bridge.content(again(row)).goals
    assert [(each.key, each.targets[0].value) for each in found] == [("ita", 86)]

    page = desk.post(goals, typed | {"goals-1-year_2566": "87"})
    assert page.status_code == 200
    assert "มีผู้อื่นแก้ส่วนนี้" in page.content.decode()
    desk.post(goals, fields_of(page))
    assert [each.key for each in bridge.content(again(row)).goals] == ["cases", "ita"]


def test_a_cover_with_odd_years_and_a_risk_named_twice_are_refused(
    desk: Client, row: Edition
) -> None:
    cover, risks = of(row, "general/cover/"), of(row, "general/risks/")
    odd = desk.post(cover, fields_of(desk.get(cover)) | {"years": "0"})
    twice = desk.post(risks, fields_of(desk.get(risks)) | {"risks-1-key": "R1"})
    missing = desk.get(of(row, "general/nothing/"))

    assert (odd.status_code, twice.status_code, missing.status_code) == (200, 200, 404)
    assert bridge.content(again(row)) == bridge.content(row)
    assert "การบริหารงานบุคคล" in text(desk, of(row, "general/"))


def test_a_reading_is_kept_once_and_another_figure_of_it_refused(
    desk: Client, row: Edition
) -> None:
    path = of(row, "kpis/1-2/")
    typed = {"day": "30/9/2567", "value": "๘๕", "source": "แบบทดสอบ"}
    assert desk.post(path, typed).status_code == 302
    assert desk.post(path, typed).status_code == 302
    other = desk.post(path, typed | {"value": "90"})

    assert other.status_code == 200
    assert 'value="90"' in other.content.decode()
    assert row.plan.readings.count() == 1
    assert "ถึงเป้าหมาย" in text(desk, of(row, "projects/1/"))

    reading = row.plan.readings.get()
    desk.post(of(row, "kpis/1-2/remove/"), {"reading": reading.pk})
    assert not row.plan.readings.exists()


def test_complaints_stand_beside_how_many_came_and_how_well_the_channel_is_known(
    desk: Client, row: Edition
) -> None:
    path = of(row, "kpis/28-4/")
    typed = {"day": "30/9/2567", "value": "1", "source": "ทะเบียน"}
    lacking = desk.post(path, typed)
    assert lacking.status_code == 200
    desk.post(path, typed | {"received": "4", "known": "35"})
    page = text(desk, path)

    assert "ไม่มีใครรู้หรือกล้าใช้ช่องทาง" in page
    assert "ได้รับ 4 เรื่อง" in page
    assert "รู้จักช่องทางร้อยละ 35" in page


def test_money_targets_and_cases_are_entered_also_after_approval(
    desk: Client, agency: Agency
) -> None:
    row = in_force(begun(agency))
    desk.post(of(row, "projects/1/money/"), {"year_2566": "19,000", "year_2567": ""})
    desk.post(of(row, "results/2566/ita/"), {"value": "87.5", "source": "ประกาศผล"})
    for year, number in (("2565", "2"), ("2566", "1")):
        desk.post(of(row, f"cases/{year}/"), {"found": number, "examined": "0"})
    results, progress = text(desk, of(row, "results/")), text(desk, of(row, "progress/?year=2566"))

    assert "87.5" in results
    assert "</span> 50</td>" in results
    assert "19,000.00" in progress
    xlsx = desk.get(of(row, "progress/file/?year=2566&form=csv")).content.decode("utf-8-sig")
    assert "19000.00" in xlsx
    assert shown(row).plan.projects[0].budgets[0].disbursed == 19000
    desk.post(of(row, "projects/1/money/"), {"year_2566": ""})
    desk.post(of(row, "results/2566/ita/"), {"value": "", "source": ""})
    desk.post(of(row, "cases/2566/"), {"examined": ""})
    assert (row.plan.paid.count(), row.plan.actuals.count()) == (0, 0)
    assert not row.plan.cases.filter(year=2566).exists()


def test_scores_of_the_agency_answer_targets_of_the_assessment(desk: Client, row: Edition) -> None:
    from prongsai.apps.plans.queries import scored  # noqa: PLC0415 - only here

    found = shown(row)
    record = scored(
        found.record, found.plan, {2566: Decimal("88.10"), 2540: Decimal(1)}, "ITA {year}"
    )

    assert [(x.goal, x.year, x.value, x.source) for x in record.actuals] == [
        ("ita", 2566, Decimal("88.1"), "ITA 2566")
    ]
    assert desk.get(of(row, "results/")).status_code == 200
