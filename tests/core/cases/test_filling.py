"""What is typed into fields is read into what is stored, or refused at its field."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_making import day, words
from prongsai.core.cases.filling import Filled, fill, is_national_id
from prongsai.core.procedures.procedure import CaseField
from prongsai.core.shapes.read import read

TODAY = day("2026-03-02")


def asked(**told: Any) -> CaseField:
    choices = {"a": words("ก"), "b": words("ข")}
    found, problems = read(CaseField, {"label": words("ช่อง"), "choices": choices, **told})
    assert found is not None, problems
    return found


def filled(said: Any, **told: Any) -> Filled:
    field = asked(**told)
    return fill([field], [field.key], {field.key: said}, TODAY)


@pytest.mark.parametrize(
    ("kind", "said", "stored"),
    [
        ("text", "  ไฟ  ดับ ", "ไฟ ดับ"),
        ("long", "บรรทัด 1\nบรรทัด 2", "บรรทัด 1\nบรรทัด 2"),
        ("place", "หน้าตลาด", "หน้าตลาด"),
        ("choice", "a", "a"),
        ("choices", ["a", "b", "a"], ("a", "b")),
        ("files", ["f1"], ("f1",)),
        ("day", "2 มี.ค. 2569", "2026-03-02"),
        ("day", "2026-03-02", "2026-03-02"),
        ("money", "๑,๒๕๐ บาท", "1250.00"),
        ("number", "๑๒.๕๐", "12.5"),
        ("phone", "081-234 5678", "0812345678"),
        ("email", "a@b.go.th", "a@b.go.th"),
        ("national_id", "1-2345-67890-12-1", "1234567890121"),
        ("yes_no", False, False),
    ],
)
def test_what_is_typed_is_stored(kind: str, said: Any, stored: Any) -> None:
    found = filled(said, type=kind)
    assert found.problems == []
    assert found.values == {"": stored}


@pytest.mark.parametrize(
    ("told", "said", "code"),
    [
        ({}, "", "case-field-missing"),
        ({"type": "choices"}, [], "case-field-missing"),
        ({"most": 3}, "abcd", "case-field-long"),
        ({}, "x" * 251, "case-field-long"),
        ({}, True, "case-field-not-a-text"),
        ({"type": "choice"}, "c", "case-field-not-a-choice"),
        ({"type": "choices"}, ["a", "c"], "case-field-not-a-choice"),
        ({"type": "choices"}, "a", "case-field-not-a-choice"),
        ({"type": "choices", "most": 1}, ["a", "b"], "case-field-many"),
        ({"type": "files"}, list("abcdefghijk"), "case-field-many"),
        ({"type": "yes_no"}, "yes", "case-field-not-a-choice"),
        ({"type": "day"}, "เมื่อวาน", "case-field-not-a-day"),
        ({"type": "day"}, "มี.ค. 2569", "case-field-not-a-day"),
        ({"type": "day", "bounds": "past"}, "2026-03-03", "case-field-day-ahead"),
        ({"type": "day", "bounds": "coming"}, "2026-03-01", "case-field-day-past"),
        ({"type": "money"}, "12,50", "case-field-not-money"),
        ({"type": "money", "most": 3000}, "3000.01", "case-field-large"),
        ({"type": "number"}, "หลาย", "case-field-not-a-number"),
        ({"type": "number"}, "9" * 26, "case-field-not-a-number"),
        ({"type": "number", "most": 9}, "9" * 25, "case-field-large"),
        ({"type": "number", "least": 1}, "0", "case-field-small"),
        ({"type": "phone"}, "12345", "case-field-not-a-phone"),
        ({"type": "email"}, "a@b", "case-field-not-an-email"),
        ({"type": "email"}, "x" * 260, "case-field-long"),
        ({"type": "national_id"}, "1234567890123", "case-field-not-an-id"),
        ({"type": "national_id"}, "12345", "case-field-not-an-id"),
        ({"type": "national_id"}, "๑๒๓๔๕๖๗๘๙๐๑๒x", "case-field-not-an-id"),
    ],
)
def test_what_can_not_be_is_refused_at_its_field(told: Any, said: Any, code: str) -> None:
    found = filled(said, **told)
    assert [each.code for each in found.problems] == [code]
    assert found.values == {}


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"type": "day", "bounds": "past"}, "2026-03-02"),
        ({"type": "day", "bounds": "coming"}, "2026-03-02"),
        ({"type": "money", "most": 3000, "least": 1}, "3000"),
    ],
)
def test_bounds_are_inside(told: Any, said: str) -> None:
    assert filled(said, **told).problems == []


@pytest.mark.parametrize("said", ["9" * 25, "1." + "3" * 23, "-" + "7" * 20 + ".25"])
def test_a_number_of_many_digits_is_kept_as_it_was_typed(said: str) -> None:
    """Never as a fraction, which nothing else reads."""
    assert filled(said, type="number").values == {"": said}


def test_a_script_is_text_like_any_other() -> None:
    script = "<script>alert(1)</script>"
    assert filled(script).values == {"": script}


def test_what_is_empty_and_not_needed_is_left_out() -> None:
    assert fill([asked()], [], {"": " "}, TODAY) == Filled()


def test_what_is_not_asked_is_refused() -> None:
    found = fill([asked()], [], {"other": "x"}, TODAY)
    assert [each.code for each in found.problems] == ["case-field-not-asked"]


@given(st.integers(0, 10**12 - 1))
def test_one_last_digit_belongs_to_each_twelve(number: int) -> None:
    twelve = f"{number:012}"
    assert sum(is_national_id(f"{twelve}{last}") for last in range(10)) == 1
