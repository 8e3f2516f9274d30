"""A project of a plan as a measure of one fiscal year."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from plan_making import kpi, plan, project
from prongsai.core.measures.measure import Cycle, Status, Unit
from prongsai.core.plans.following import LONGEST, as_measure, years_of
from prongsai.core.plans.plan import Step
from sight_making import pack_of

DAY = dt.date(2026, 8, 20)
OWN = (pack_of(2568), pack_of(2568))
UNITS = (Unit(name="กองคลัง"), Unit(name="สำนักปลัด"))


def test_it_has_the_same_units_steps_and_items_as_a_draft() -> None:
    one = project(steps=(Step(says="วางแผน"), Step(says="อบรม", due=DAY)), items=("I1", "O1"))
    found = as_measure(plan(one), one, UNITS, OWN, 2567, DAY)
    said = found.measure
    assert (said.title, said.units, said.steps) == (one.title, UNITS, ("วางแผน", "อบรม"))
    assert (said.items, found.gone) == (("I1", "O1"), ())
    assert (said.status, said.cycle) == (Status.DRAFT, Cycle.HALF_YEAR_AND_ANNUAL)
    assert said.history == ()
    assert said.origin is None


@pytest.mark.parametrize(
    ("told", "days"),
    [
        ({}, (dt.date(2023, 10, 1), dt.date(2024, 9, 30))),
        ({"begins": dt.date(2024, 1, 5)}, (dt.date(2024, 1, 5), dt.date(2024, 9, 30))),
        ({"ends": dt.date(2024, 1, 5)}, (dt.date(2023, 10, 1), dt.date(2024, 1, 5))),
    ],
)
def test_its_days_lie_within_the_year(told: dict[str, Any], days: tuple[dt.date, dt.date]) -> None:
    one = project(**told)
    said = as_measure(plan(one), one, (), OWN, 2567, DAY).measure
    assert (said.begins, said.due) == days


def test_items_follow_the_criteria_of_the_year_and_what_is_gone_is_told() -> None:
    old, new = pack_of(2568), pack_of(2569)
    one = project(items=tuple(old.items))
    found = as_measure(plan(one), one, UNITS, (old, new), 2570, DAY)
    assert set(found.measure.items) <= set(new.items)
    assert found.measure.items
    assert set(found.gone) <= set(old.items)
    assert found.measure.origin is None
    assert found.measure.history == ()


def test_codes_of_criteria_that_nobody_knows_say_nothing() -> None:
    one = project(items=("I1",))
    found = as_measure(plan(one), one, (), (None, pack_of(2568)), 2567, DAY)
    assert (found.measure.items, found.gone) == ((), ("I1",))


def test_a_title_that_is_too_long_for_a_measure_is_cut() -> None:
    one = project(title="ก" * (LONGEST + 1))
    assert len(as_measure(plan(one), one, (), OWN, 2567, DAY).measure.title) == LONGEST


def test_its_first_kpi_with_a_unit_tells_whether_the_measure_works() -> None:
    without = kpi(key="a-1", unit="", target=None)
    one = project(kpis=(without, kpi(key="a-2", says="ผู้ผ่านการอบรม", unit="คน", target=Decimal(40))))
    said = as_measure(plan(one), one, (), OWN, 2567, DAY).measure
    assert (said.success, said.success_unit, said.success_target) == (
        "ผู้ผ่านการอบรม", "คน", Decimal(40),
    )  # fmt: skip
    bare = as_measure(plan(one), replace(one, kpis=(without,)), (), OWN, 2567, DAY).measure
    assert (bare.success, bare.success_unit, bare.success_target) == ("", "", None)


@pytest.mark.parametrize(
    ("told", "years"),
    [
        ({}, [2566, 2567]),
        ({"begins": dt.date(2024, 1, 5)}, [2567]),
        ({"ends": dt.date(2023, 9, 30)}, [2566]),
        ({"begins": dt.date(2000, 1, 1), "ends": dt.date(2040, 1, 1)}, [2566, 2567]),
    ],
)
def test_it_is_done_in_the_years_of_the_plan_that_it_lies_in(
    told: dict[str, Any], years: list[int]
) -> None:
    assert list(years_of(plan(project(**told)), project(**told))) == years
