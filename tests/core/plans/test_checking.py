"""What is wrong with a plan is told by code and place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from plan_making import FRAME, book, budget, kpi, project, reading
from prongsai.core.plans.checking import Against, faults
from prongsai.core.plans.editions import Book
from prongsai.core.plans.frame import PlanFrame
from prongsai.core.plans.plan import (
    By,
    Direction,
    Goal,
    GoalKind,
    Risk,
    RiskLevel,
    Step,
    TargetGroup,
    YearTarget,
)
from prongsai.core.plans.record import Actual, CaseCount, Outcome, Record, Stage

D = Decimal
GOAL = Goal(key="g", says="ลดคดี", kind=GoalKind.CASES, unit="ร้อยละ", direction=Direction.RISE)
RISK = Risk(key="R1", work="พัสดุ", event="แบ่งซื้อ", level=RiskLevel.HIGH)


def items(pack: str) -> Collection[str] | None:
    return {"I1", "O23"} if pack == "ita/2569" else None


def told(made: Book, frame: PlanFrame | None = FRAME) -> list[tuple[str, str]]:
    return [(each.code, each.place.path) for each in faults(made, Against(frame, items))]


def test_a_plan_that_is_well_has_nothing_to_tell() -> None:
    one = project(
        funded=True, budgets=(budget(2566, "1"),), risks=("R1",), items=("I1",),
        groups=(TargetGroup(who="ก", people=0),),
        begins=dt.date(2022, 10, 1), ends=dt.date(2024, 9, 30),
    )  # fmt: skip
    goal = replace(GOAL, base_year=2565, targets=(YearTarget(year=2566, value=D(10)),))
    assert told(book(one, criteria="ita/2569", risks=(RISK,), goals=(goal,))) == []


@pytest.mark.parametrize(
    ("made", "code", "path"),
    [
        (book(first=1999), "plan-year-odd", "plan/first"),
        (book(first=10**20), "plan-year-odd", "plan/first"),
        (book(years=10**9), "plan-years", "plan/years"),
        (book(years=0), "plan-years", "plan/years"),
        (book(years=11), "plan-years", "plan/years"),
        (book(criteria="ita/1"), "plan-criteria-unknown", "plan/criteria"),
        (book(goals=(GOAL,)), "plan-goal-no-base", "plan/goals/0/base_year"),
        (replace(book(), edition=2), "plan-change-no-reason", "why"),
    ],
)
def test_faults_of_the_plan_itself(made: Book, code: str, path: str) -> None:
    assert (code, path) in told(made)


def test_a_plan_needs_a_frame_and_projects() -> None:
    nothing = replace(book(), plan=replace(book().plan, projects=()))

    assert told(nothing, None) == [
        ("plan-frame-unknown", "plan/frame"), ("plan-no-project", "plan/projects"),
    ]  # fmt: skip
    assert told(book(project(place="9.9")), None) == [("plan-frame-unknown", "plan/frame")]


def test_keys_are_short_and_each_stands_once() -> None:
    one = project(kpis=(kpi("a b"), kpi("a b")))
    found = told(book(one, one))

    assert found.count(("plan-key-twice", "plan/projects/1/key")) == 1
    assert ("plan-key-odd", "plan/projects/0/kpis/0/key") in found
    assert ("plan-key-twice", "plan/projects/0/kpis/1/key") in found


@pytest.mark.parametrize(
    ("given", "code", "path"),
    [
        ({"place": "1"}, "plan-place-unknown", "place"),
        ({"begins": dt.date(2022, 9, 30)}, "plan-date-outside", "begins"),
        ({"ends": dt.date(2024, 10, 1)}, "plan-date-outside", "ends"),
        ({"steps": (Step(says="ก", due=dt.date(2030, 1, 1)),)}, "plan-date-outside", "steps/0/due"),
        (
            {"begins": dt.date(2023, 5, 1), "ends": dt.date(2023, 4, 1)},
            "plan-dates-crossed",
            "ends",
        ),
        ({"groups": (TargetGroup(who="ก", people=-1),)}, "plan-number-negative", "groups/0/people"),
        ({"funded": True}, "plan-budget-untold", "budgets"),
        ({"budgets": (budget(2566, "1"),)}, "plan-budget-unwanted", "funded"),
        ({"kpis": ()}, "plan-no-kpi", "kpis"),
        ({"risks": ("R9",)}, "plan-risk-unknown", "risks"),
        ({"items": ("I1",)}, "plan-items-no-pack", "items"),
        ({"kpis": (kpi(unit=""),)}, "plan-kpi-no-unit", "kpis/0/unit"),
        ({"kpis": (kpi(direction=None),)}, "plan-kpi-no-direction", "kpis/0/direction"),
        ({"kpis": (kpi(by=None),)}, "plan-kpi-no-way", "kpis/0/by"),
        ({"kpis": (kpi(target=None),)}, "plan-kpi-no-target", "kpis/0/target"),
    ],
)
def test_faults_of_a_project(given: dict[str, Any], code: str, path: str) -> None:
    assert told(book(project(**given))) == [(code, f"plan/projects/0/{path}")]


def test_an_item_must_be_in_the_pack_the_plan_names() -> None:
    found = told(book(project(items=("O23", "O99")), criteria="ita/2569"))

    assert found == [("plan-item-unknown", "plan/projects/0/items")]


def test_faults_of_money() -> None:
    budgets = (
        budget(2566, "-1"), budget(2566, "1", ordinance=D(5), disbursed=D(6)), budget(2570, "1"),
        budget(2567, "1", disbursed=D(9)),
    )  # fmt: skip

    assert told(book(project(funded=True, budgets=budgets))) == [
        ("plan-year-twice", "plan/projects/0/budgets/1/year"),
        ("plan-year-outside", "plan/projects/0/budgets/2/year"),
        ("plan-budget-negative", "plan/projects/0/budgets/0/planned"),
        ("plan-disbursed-above", "plan/projects/0/budgets/1/disbursed"),
    ]


def test_what_became_of_a_plan_is_held_against_it() -> None:
    counted = CaseCount(year=2566, stage=Stage.DECIDED, outcome=Outcome.PENDING, number=-1)
    made = Actual(goal="x", year=2570, value=D(1), source="ก")
    record = Record(readings=(reading(), reading()), actuals=(made,), cases=(counted, counted))

    assert told(book(record=record)) == [
        ("plan-reading-twice", "record/readings/1"),
        ("plan-goal-unknown", "record/actuals/0/goal"),
        ("plan-year-outside", "record/actuals/0/year"),
        ("plan-case-outcome", "record/cases/0/outcome"),
        ("plan-number-negative", "record/cases/0/number"),
        ("plan-case-outcome", "record/cases/1/outcome"),
        ("plan-number-negative", "record/cases/1/number"),
        ("plan-case-twice", "record/cases/1"),
    ]


def test_complaints_without_their_number_are_told_where_they_stand() -> None:
    one = project(kpis=(kpi(by=By.COMPLAINTS),))

    assert told(book(one, record=Record(readings=(reading(),)))) == [
        ("plan-complaints-no-number", "record/readings/0"),
        ("plan-complaints-channel", "record/readings/0"),
    ]
    goal = replace(GOAL, kind=GoalKind.ITA)
    actual = Actual(goal="g", year=2566, value=D(85), source="ก")
    none = CaseCount(year=2565, stage=Stage.RECEIVED, outcome=Outcome.PENDING, number=0)
    fine = Record(actuals=(actual,), cases=(none,))
    assert told(book(goals=(goal,), record=fine)) == []
