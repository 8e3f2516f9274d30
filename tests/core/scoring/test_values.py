"""Integer pairs compute what fractions compute."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.scoring.values import fraction, mean, ratio, rounded, total, weighted_mean
from prongsai.core.terms.numbers import half_up

FRACTIONS = st.fractions(min_value=0, max_value=100, max_denominator=1000)


@given(st.lists(FRACTIONS, min_size=1, max_size=8))
def test_sums_and_means_of_pairs_are_those_of_fractions(values: list[Fraction]) -> None:
    pairs = [ratio(value) for value in values]

    assert fraction(total(pairs)) == sum(values, Fraction(0))
    assert fraction(mean(pairs)) == sum(values, Fraction(0)) / len(values)


@given(st.lists(st.tuples(FRACTIONS, st.integers(1, 9)), min_size=1, max_size=6))
def test_a_weighted_mean_of_pairs_is_that_of_fractions(cases: list[tuple[Fraction, int]]) -> None:
    values = [ratio(value) for value, _ in cases]
    weights = [Fraction(weight, 10) for _, weight in cases]

    expected = sum((v * w for v, w in cases), Fraction(0)) / sum(w for _, w in cases)
    assert fraction(weighted_mean(values, weights)) == expected


@given(FRACTIONS, st.integers(1, 1000))
def test_rounding_a_pair_is_rounding_its_fraction(value: Fraction, factor: int) -> None:
    unreduced = (value.numerator * factor, value.denominator * factor)

    assert rounded(unreduced, 2) == half_up(value, 2)
