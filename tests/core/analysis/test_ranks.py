"""Equals share a rank, and the ranks after them are skipped."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.analysis.ranks import ranks

SCORES = st.dictionaries(st.text("abc", min_size=1), st.integers(0, 9).map(Decimal))


def test_four_equals_at_the_top_are_followed_by_the_fifth() -> None:
    scores = dict(zip("abcdefg", map(Decimal, (100, 100, 100, 100, 99, 99, 98)), strict=True))

    assert list(ranks(scores).values()) == [1, 1, 1, 1, 5, 5, 7]


@given(SCORES)
def test_a_rank_is_one_more_than_the_number_of_better_ones(scores: dict[str, Decimal]) -> None:
    found = ranks(scores)

    for key, score in scores.items():
        assert found[key] == 1 + sum(other > score for other in scores.values())
