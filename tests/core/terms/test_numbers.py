"""Exact numbers: reading them, writing them, and the one way of rounding."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.terms.numbers import exact, half_up, shown, typed

PLACES = st.integers(min_value=0, max_value=6)
VALUES = st.fractions(min_value=-(10**6), max_value=10**6, max_denominator=10**6)


@pytest.mark.parametrize(
    ("value", "places", "rounded"),
    [
        ("84.995", 2, "85.00"),
        ("84.994999", 2, "84.99"),
        ("49.995", 2, "50.00"),
        ("0.005", 2, "0.01"),
        ("0.004", 2, "0.00"),
        ("2.5", 0, "3"),
        ("3.5", 0, "4"),
        ("99.995", 2, "100.00"),
        ("-84.995", 2, "-85.00"),
        ("-0.004", 2, "0.00"),
        ("-2.5", 0, "-3"),
        ("200/3", 2, "66.67"),
        ("100/3", 2, "33.33"),
        ("85", 2, "85.00"),
    ],
)
def test_a_tie_is_rounded_away_from_zero(value: str, places: int, rounded: str) -> None:
    assert str(half_up(Fraction(value), places)) == rounded


def test_a_number_of_forty_digits_is_rounded_to_its_last_one() -> None:
    number = 10**40 + 1
    assert half_up(Fraction(number), 2) == number


@given(VALUES, PLACES)
def test_a_rounded_number_is_never_further_than_half_a_step(value: Fraction, places: int) -> None:
    assert abs(Fraction(half_up(value, places)) - value) <= Fraction(1, 2 * 10**places)


@given(st.integers(min_value=-(10**8), max_value=10**8), PLACES)
def test_a_number_on_the_grid_is_not_moved(steps: int, places: int) -> None:
    value = Fraction(steps, 10**places)
    assert half_up(value, places) == value


@given(VALUES, PLACES)
def test_rounding_treats_both_signs_alike(value: Fraction, places: int) -> None:
    assert half_up(-value, places) == -half_up(value, places)


@given(VALUES, VALUES, PLACES)
def test_rounding_never_turns_two_numbers_round(a: Fraction, b: Fraction, places: int) -> None:
    low, high = sorted([a, b])
    assert half_up(low, places) <= half_up(high, places)


@given(VALUES, PLACES)
def test_a_rounded_number_shows_as_many_decimals_as_asked(value: Fraction, places: int) -> None:
    assert half_up(value, places).as_tuple().exponent == -places


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("85", Fraction(85)),
        ("84.99", Fraction(8499, 100)),
        ("+3", Fraction(3)),
        ("-0.5", Fraction(-1, 2)),
        ("100/3", Fraction(100, 3)),
        ("007", Fraction(7)),
    ],
)
def test_plain_numbers_and_fractions_are_read_exactly(text: str, value: Fraction) -> None:
    assert exact(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        " 85",
        "85 ",
        "1e3",
        "85.",
        ".5",
        "1/0",
        "1/-3",
        "1.5/2",
        "1,000",
        "๘๕",
        "nan",
        "85%",
        "--1",
        "9" * 5000,
        "0." + "3" * 5000,
        "1/" + "3" * 5000,
    ],
)
def test_anything_else_is_not_taken_for_a_number(text: str) -> None:
    assert exact(text) is None


@pytest.mark.parametrize(("text", "value"), [("๙๕", "95"), (" 84.99 ", "84.99"), ("-๑", "-1")])
def test_people_write_either_digits_and_spaces_around(text: str, value: str) -> None:
    assert typed(text) == Fraction(value)


@pytest.mark.parametrize("text", ["100/1", "100/3", "1,000", "9" * 5000, ""])
def test_people_do_not_write_fractions(text: str) -> None:
    assert typed(text) is None


@given(st.fractions())
def test_what_is_shown_is_read_back_the_same(value: Fraction) -> None:
    assert exact(shown(value)) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(85), "85"),
        (Fraction(8499, 100), "84.99"),
        (Fraction(-1, 8), "-0.125"),
        (Fraction(100, 3), "100/3"),
        (Fraction(10**30), "1" + "0" * 30),
        (Fraction(1, 2**100), f"1/{2**100}"),
    ],
)
def test_a_number_is_shown_as_a_decimal_where_it_ends(value: Fraction, text: str) -> None:
    assert shown(value) == text


def test_a_rounded_number_compares_with_the_exact_one() -> None:
    assert half_up(Fraction("84.995"), 2) == Decimal("85.00")
    assert half_up(Fraction("84.995"), 2) >= Fraction(85)
