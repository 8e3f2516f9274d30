"""Where risks stand on a matrix, and what a heat map says of them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.risks.levels import When, counts, grown, level_of, risk_map, standing
from risk_making import FRAME, rated, register, registers, risk


@pytest.mark.parametrize(
    ("score", "level"),
    [
        (1, "low"), (4, "low"), (5, "medium"), (9, "medium"), (10, "high"), (14, "high"),
        (15, "very_high"), (25, "very_high"),
    ],
)  # fmt: skip
def test_the_bands_are_as_published(score: int, level: str) -> None:
    assert FRAME.level_at(score).key == level


def test_a_count_decides_before_a_word_and_nothing_is_no_level() -> None:
    found = [level_of(each, FRAME) for each in (rated(3, 4), rated(level="low"), rated())]
    assert [each and each.key for each in found] == ["high", "low", None]


def test_what_is_left_tells_how_a_risk_stands() -> None:
    both = risk(inherent=rated(5, 5), residual=rated(level="low"))
    first = standing(both, FRAME), standing(risk(inherent=rated(5, 5)), FRAME)
    assert [each and each.key for each in first] == ["low", "very_high"]


@pytest.mark.parametrize(
    ("before", "after", "more"),
    [
        (rated(2, 2), rated(2, 3), True),
        (rated(3, 4), rated(3, 4), False),
        (rated(level="low"), rated(3, 4), True),
        (rated(level="high"), rated(level="low"), False),
        (rated(2, 2), rated(), False),
    ],
)
def test_a_risk_has_grown_by_counts_or_else_by_levels(
    before: object, after: object, more: bool
) -> None:
    assert grown(risk(inherent=before, residual=after), FRAME) is more


def test_a_loss_in_baht_comes_to_an_impact_by_the_size_of_the_agency() -> None:
    small = [FRAME.impact_of(Fraction(each), "five", "small") for each in (0, 10_000, 10_001)]
    large = FRAME.impact_of(Fraction(10**7), "five", "large")
    assert (small, large) == ([1, 1, 2], 5)
    assert FRAME.impact_of(Fraction(10**7), "three", "large") == 1


def test_without_a_matrix_there_is_no_map() -> None:
    assert risk_map(register(risk(), matrix=None), FRAME, When.INHERENT) is None


def test_the_map_is_read_from_the_highest_likelihood_and_the_lowest_impact() -> None:
    found = risk_map(register(risk(inherent=rated(5, 1)), matrix="four"), FRAME, When.INHERENT)
    assert found is not None
    first, last = found.cells[0], found.cells[-1]
    assert ((first.likelihood, first.impact), (last.likelihood, last.impact)) == ((4, 1), (1, 4))


@given(registers(), st.sampled_from(When))
def test_every_risk_is_on_the_map_once_or_named_beside_it(register: object, when: When) -> None:
    found = risk_map(register, FRAME, when)  # type: ignore[arg-type]
    if found is not None:
        placed = [key for cell in found.cells for key in cell.risks]
        held = register.risks  # type: ignore[attr-defined]
        assert sorted([*placed, *found.worded, *found.unrated]) == sorted(held)
        assert sum(cell.count for cell in found.cells) == len(placed)


@given(registers())
def test_counts_by_level_add_up_to_the_rated_risks(register: object) -> None:
    held = register.risks.values()  # type: ignore[attr-defined]
    found = counts(register, FRAME, When.RESIDUAL)  # type: ignore[arg-type]
    assert sum(found.values()) == sum(level_of(each.residual, FRAME) is not None for each in held)
