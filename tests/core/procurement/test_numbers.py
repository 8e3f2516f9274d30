"""Project numbers, alone and hidden in other text; tax ids and whose they may be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.procurement.purchases import COMPANY_ID, FRAME, PERSON_ID
from prongsai.core.procurement.numbers import numbers_in, read_number
from prongsai.core.procurement.tax_ids import may_be_a_person, read_tax_id
from prongsai.core.terms.numerals import thai_digits
from prongsai.core.terms.problem import Problem

NUMBERS = st.builds(
    lambda year, month, rest: f"{year:02}{month:02}{rest:07}",
    st.integers(50, 99), st.integers(1, 12), st.integers(0, 9_999_999),
)  # fmt: skip


@pytest.mark.parametrize("text", ["69089649017", "๖๙๐๘๙๖๔๙๐๑๗", " 6908 9649017", "69-08-9649017"])
def test_a_project_number_is_read_in_either_numerals_and_with_marks(text: str) -> None:
    assert read_number(text, FRAME.number) == "69089649017"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("6908964901", "purchase-number-length"), ("690896490171", "purchase-number-length"),
        ("69139649017", "purchase-number-month"), ("69009649017", "purchase-number-month"),
        ("เลขที่ 69089649017", "purchase-number-letters"), ("", "purchase-number-letters"),
        ("²90896490", "purchase-number-letters"),
    ],
)  # fmt: skip
def test_a_wrong_project_number_says_what_is_wrong(text: str, code: str) -> None:
    read = read_number(text, FRAME.number)

    assert isinstance(read, Problem)
    assert read.code == code


@given(st.lists(NUMBERS, unique=True, max_size=4), st.booleans())
def test_numbers_are_found_in_free_text_each_once(numbers: list[str], thai: bool) -> None:
    text = " และ ".join(f"โครงการ(เลขที่ {each})" for each in [*numbers, *numbers])
    text = f"โทร. 021234567 เมื่อ 12/02/2569 {thai_digits(text) if thai else text} ราคา 1,250,000.00"

    assert list(numbers_in(text, FRAME.number)) == numbers


def test_a_longer_run_of_digits_hides_no_number() -> None:
    assert list(numbers_in("1169089649017", FRAME.number)) == []


@pytest.mark.parametrize(
    "text", [COMPANY_ID, thai_digits(COMPANY_ID), f"{COMPANY_ID[0]} {COMPANY_ID[1:]}"]
)
def test_a_tax_id_is_read_in_either_numerals(text: str) -> None:
    assert read_tax_id(text, FRAME.tax_id) == COMPANY_ID


def test_what_is_wrong_with_a_tax_id_does_not_repeat_its_digits() -> None:
    for text, code in (
        ("12345", "length"),
        ("x" * 13, "letters"),
        (PERSON_ID[:-1] + "x", "letters"),
    ):
        read = read_tax_id(text, FRAME.tax_id)

        assert isinstance(read, Problem)
        assert read.code == f"purchase-tax-id-{code}"
        assert text not in read.facts.values()


def test_a_wrong_last_digit_of_a_tax_id_is_told() -> None:
    wrong = PERSON_ID[:-1] + str((int(PERSON_ID[-1]) + 1) % 10)

    assert read_tax_id(wrong, FRAME.tax_id) == Problem("purchase-tax-id-check")


@pytest.mark.parametrize(
    ("tax_id", "name", "person"),
    [
        (COMPANY_ID, "บริษัท สมมติการช่าง จำกัด", False), (COMPANY_ID, "ร้านสมมติการช่าง", True),
        (PERSON_ID, "บริษัท สมมติการช่าง จำกัด", True), (PERSON_ID, "นางสาวสมมติ ตัวอย่าง", True),
    ],
)  # fmt: skip
def test_an_id_is_a_company_s_only_where_id_and_name_both_say_so(
    tax_id: str, name: str, person: bool
) -> None:
    assert may_be_a_person(tax_id, name, FRAME.tax_id) is person
