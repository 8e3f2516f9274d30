"""Faults of measures are told by code, at their place, with what to use instead."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from measure_making import PACK, SUCCESS, TOPICS, day, measure, year
from prongsai.core.measures.checking import measure_problems
from prongsai.core.measures.measure import Measure, MeasureYear, Status, Unit
from prongsai.core.terms.problem import Problem, Severity


def problems(*measures: Measure, **told: Any) -> list[Problem]:
    return measure_problems(year(*measures, **told), PACK, TOPICS)


def test_a_sound_measure_has_no_fault() -> None:
    assert problems(measure(begins=day("2025-10-01"), due=day("2026-09-30"), **SUCCESS)) == []


FAULTS: dict[str, tuple[dict[str, Any], str]] = {
    "measure-title-long": ({"title": "ก" * 401}, "title"),
    "measure-step-long": ({"steps": ("สั้น", "ก" * 1001)}, "steps/1"),
    "measure-unknown-indicator": ({"indicators": ("power", "powder")}, "indicators/1"),
    "measure-unknown-item": ({"items": ("E1", "O99")}, "items/1"),
    "measure-unknown-topic": ({"topics": ("newz",)}, "topics/0"),
    "measure-everyone-and-some": ({"everyone": True}, "units"),
    "measure-unit-twice": ({"units": (Unit(name="กองคลัง"),) * 2}, "units/1"),
    "measure-day-outside": ({"due": day("2026-10-01")}, "due"),
    "measure-due-before-begin": (
        {"begins": day("2026-02-01"), "due": day("2026-01-31")},
        "due",
    ),
    "measure-success-unsaid": ({"success_target": Decimal(80)}, "success"),
    "measure-success-unit": ({"success": "ความพึงพอใจ"}, "success_unit"),
    "measure-success-long": ({"success": "ก" * 401, "success_unit": "ร้อยละ"}, "success"),
    "measure-success-target": (
        {**SUCCESS, "success_target": Decimal("1234567890.123")},
        "success_target",
    ),
}


@pytest.mark.parametrize("code", FAULTS)
def test_each_fault_is_told_at_its_field(code: str) -> None:
    told, field = FAULTS[code]
    [problem] = problems(measure(**told))
    assert (problem.code, problem.place.path) == (code, f"measures/queue/{field}")
    assert problem.severity is Severity.REFUSED


def test_days_are_told_as_people_type_them() -> None:
    [outside] = problems(measure(due=day("2027-05-01")))
    assert outside.facts["day"] == "1/5/2570"


def test_what_is_unknown_is_told_with_what_is_near() -> None:
    [problem] = problems(measure(indicators=("bugdet",)))
    assert problem.facts["near"].startswith("budget")


def test_what_resembles_nothing_says_so() -> None:
    [problem] = problems(measure(topics=("ๆๆๆ",)))
    assert problem.facts["near"] == "–"


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("measure-answers-nothing", {"items": ()}),
        ("measure-without-steps", {"steps": ()}),
        ("measure-without-unit", {"units": ()}),
    ],
)
def test_what_may_be_lacking_is_a_warning(code: str, told: dict[str, Any]) -> None:
    [problem] = problems(measure(**told))
    assert (problem.code, problem.severity) == (code, Severity.WARNING)


def test_two_measures_of_one_title_are_a_warning() -> None:
    [problem] = problems(measure("a", title="คิว"), measure("b", title="คิว"))
    assert (problem.code, problem.place.path) == ("measure-title-twice", "measures/b/title")


@pytest.mark.parametrize("number", [2026, 25690])
def test_a_year_nobody_can_mean_is_told_alone(number: int) -> None:
    [problem] = problems(measure(items=("O99",)), fiscal_year=number)
    assert problem.code == "measure-fiscal-year"


def test_a_measure_is_open_until_it_is_closed_or_dropped() -> None:
    assert [measure(status=each).is_open for each in Status] == [True, True, False, False]


def test_a_year_of_measures_may_stand_without_reports() -> None:
    alone = MeasureYear(fiscal_year=2569, pack=PACK.id, measures={"queue": measure()})
    assert measure_problems(alone, PACK, TOPICS) == []


def test_a_part_of_a_unit_is_said_behind_it() -> None:
    assert str(Unit(name="กองคลัง", part="งานพัสดุ")) == "กองคลัง งานพัสดุ"
