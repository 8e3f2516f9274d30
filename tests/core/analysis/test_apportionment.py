"""Columns of printed numbers add up to the printed total."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.analysis.apportionment import apportion
from prongsai.core.terms.numbers import half_up

VALUES = st.lists(st.fractions(-50, 100, max_denominator=999), min_size=1, max_size=12)


def test_the_largest_remainder_gets_the_odd_unit() -> None:
    values = [Fraction("1.004"), Fraction("1.003"), Fraction("1.003")]

    assert [str(n) for n in apportion(values, 2, Decimal("3.01"))] == ["1.01", "1.00", "1.00"]


def test_of_equal_remainders_the_first_listed_is_rounded_up() -> None:
    thirds = apportion([Fraction(1, 3)] * 3, 2, Decimal("1.00"))

    assert thirds == (Decimal("0.34"), Decimal("0.33"), Decimal("0.33"))


def test_any_other_total_is_spread_as_evenly_as_it_can_be() -> None:
    assert apportion([Fraction(0)] * 3, 0, Decimal(7)) == (Decimal(3), Decimal(2), Decimal(2))
    assert apportion([Fraction(5)] * 2, 0, Decimal(7)) == (Decimal(4), Decimal(3))


def test_nothing_has_nothing_to_print() -> None:
    assert apportion([], 2, Decimal("1.00")) == ()


@given(VALUES, st.integers(0, 4))
def test_the_column_adds_up_and_no_value_moves_by_a_whole_unit(
    values: list[Fraction], places: int
) -> None:
    total = half_up(sum(values, Fraction(0)), places)

    printed = apportion(values, places, total)

    assert sum(printed) == total
    moved = [abs(Fraction(p) - v) for p, v in zip(printed, values, strict=True)]
    assert max(moved) < Fraction(1, 10**places)


@given(VALUES, st.decimals(-999, 999, places=2))
def test_the_column_adds_up_to_any_total(values: list[Fraction], total: Decimal) -> None:
    assert sum(apportion(values, 2, total)) == total
