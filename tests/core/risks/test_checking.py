"""Faults of a register whose fields could be read."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given

from prongsai.core.risks.checking import register_faults
from prongsai.core.risks.register import Assessed, RiskRegister, Work
from risk_making import (
    FRAME,
    control,
    follow_up,
    rated,
    register,
    registers,
    risk,
    treatment,
)


def faults(*rows: Any, **told: Any) -> list[tuple[str, str]]:
    found = register_faults(register(*rows, **told), FRAME)
    return [(each.code, each.place.path) for each in found]


@given(registers())
def test_a_register_as_files_hold_it_has_no_fault(register: RiskRegister) -> None:
    assert list(register_faults(register, FRAME)) == []


@pytest.mark.parametrize(
    ("told", "code", "path"),
    [
        ({"schema": 7}, "pack-other-schema", "schema"),
        ({"fiscal_year": 2026}, "risks-year", "fiscal_year"),
        ({"matrix": "six"}, "risks-not-a-choice", "matrix"),
        ({"size": "huge"}, "risks-not-a-choice", "size"),
        ({"units": ("กองคลัง", "กอง คลัง")}, "risks-twice", "units/1"),
    ],
)
def test_a_fault_of_the_whole_is_told(told: dict[str, Any], code: str, path: str) -> None:
    assert faults(**told) == [(code, path)]


@pytest.mark.parametrize(
    ("row", "code", "path"),
    [
        (risk(kind="odd"), "risks-not-a-choice", "risks/R1/kind"),
        (risk(work="W9"), "risks-no-such-row", "risks/R1/work"),
        (risk(owner="กองช่าง"), "risks-owner-unknown", "risks/R1/owner"),
        (risk(loss=Fraction(-1)), "risks-money", "risks/R1/loss"),
        (risk(loss=Fraction(1, 3)), "risks-money", "risks/R1/loss"),
        (Work(key="W1", name="ก", budget=Fraction(10**12)), "risks-money", "works/W1/budget"),
        (risk(inherent=rated(6, 3)), "risks-off-matrix", "risks/R1/inherent/likelihood"),
        (risk(inherent=rated(0, 3)), "risks-off-matrix", "risks/R1/inherent/likelihood"),
        (risk(residual=rated(3)), "risks-half-rated", "risks/R1/residual/impact"),
        (risk(residual=rated(level="odd")), "risks-not-a-choice", "risks/R1/residual/level"),
        (risk(inherent=rated(5, 5, "low")), "risks-level-differs", "risks/R1/inherent/level"),
        (risk(event="ก" * 4001), "risks-cell-long", "risks/R1/event"),
        (risk("R/1"), "risks-code", "risks/R/1/key"),
        (Assessed(key="odd", says="ก"), "risks-not-a-choice", "components/odd"),
    ],
)
def test_a_fault_of_a_row_is_told_with_its_path(row: Any, code: str, path: str) -> None:
    assert faults(row) == [(code, path)]


def test_a_level_that_agrees_with_its_score_is_no_fault() -> None:
    assert faults(risk(inherent=rated(5, 5, "very_high"))) == []


def test_scores_need_a_matrix_and_words_do_not() -> None:
    rows = risk(inherent=rated(2, 2), residual=rated(level="low"))
    assert faults(rows, matrix=None) == [("risks-no-matrix", "risks/R1/inherent/likelihood")]


def test_rows_about_no_risk_and_no_treatment_are_told() -> None:
    rows = (control(risk="R9"), treatment(risk="R9"), follow_up(treatment="T9"))
    assert faults(*rows) == [
        ("risks-no-such-row", "controls/C1/risk"),
        ("risks-no-such-row", "treatments/T1/risk"),
        ("risks-no-such-row", "follow_ups/0/treatment"),
    ]


def test_a_treatment_that_ends_before_it_begins_is_told() -> None:
    late = treatment(begins=dt.date(2026, 2, 1), ends=dt.date(2026, 1, 31))
    assert faults(risk(), late) == [("risks-ends-first", "treatments/T1/ends")]


def test_a_treatment_outside_the_year_is_told_with_the_days_as_people_type_them() -> None:
    odd = treatment(begins=dt.date(1969, 1, 31), ends=dt.date(2027, 3, 1))
    assert faults(risk(), odd) == [
        ("risks-day-outside", "treatments/T1/begins"),
        ("risks-day-outside", "treatments/T1/ends"),
    ]
    found = list(register_faults(register(risk(), odd), FRAME))
    assert found[1].facts["day"] == "1/3/2570"


def test_days_are_not_held_against_a_year_that_nobody_can_mean() -> None:
    found = replace(register(risk(), treatment(begins=dt.date(2026, 1, 1))), fiscal_year=2026)
    assert [each.code for each in register_faults(found, FRAME)] == ["risks-year"]


def test_a_result_stands_once_for_each_round_and_is_a_percentage() -> None:
    rows = (risk(), treatment(), follow_up(), follow_up(percent=101))
    assert faults(*rows) == [
        ("risks-percent", "follow_ups/1/percent"),
        ("risks-round-twice", "follow_ups/1/round"),
    ]


@pytest.mark.parametrize("code", ["", "M,1", " M1", "M" * 41])
def test_a_link_that_cells_cannot_hold_is_told(code: str) -> None:
    found = faults(risk(), control(measures=(code,)))
    assert found == [("risks-code", "controls/C1/measures")]
