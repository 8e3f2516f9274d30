"""How many must answer, and the step that rounding leaves."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from criteria_building import loaded
from prongsai.core.criteria.rules import Quota, SampleRule, TooFew
from prongsai.core.shapes.fields import UNKNOWN
from prongsai.core.terms.words import Words

RULE = SampleRule(share=Fraction(1, 10), floor=30, cap=400, too_few=TooFew.COUNTED)
HEADCOUNTS = st.integers(min_value=0, max_value=100_000)


@pytest.mark.parametrize(
    ("headcount", "least"),
    [
        (0, 0), (1, 1), (29, 29), (30, 30), (31, 30), (85, 30), (299, 30), (300, 30), (301, 31),
        (310, 31), (311, 32), (3999, 400), (4000, 400), (4001, 400), (5000, 400),
    ],
)  # fmt: skip
def test_a_tenth_answers_but_at_least_thirty(headcount: int, least: int) -> None:
    assert RULE.least(headcount) == least


@given(HEADCOUNTS)
def test_nobody_is_asked_for_more_than_there_are(headcount: int) -> None:
    least = RULE.least(headcount)
    assert least is not None
    assert min(headcount, 30) <= least <= min(headcount, 400)


@given(HEADCOUNTS, st.integers(min_value=0, max_value=1000))
def test_a_larger_population_never_needs_fewer_answers(headcount: int, more: int) -> None:
    fewer, after = RULE.least(headcount), RULE.least(headcount + more)
    assert fewer is not None
    assert after is not None
    assert fewer <= after


@pytest.mark.parametrize("field", ["share", "floor", "cap"])
def test_a_rule_half_unknown_asks_for_no_number(field: str) -> None:
    known: dict[str, Any] = {"share": Fraction(1, 10), "floor": 30, "cap": 400, field: UNKNOWN}
    assert SampleRule(**known, too_few=TooFew.COUNTED).least(85) is None


def test_what_follows_may_be_unknown_and_the_number_known() -> None:
    rule = SampleRule(share=Fraction(1, 10), floor=30, cap=400, too_few=UNKNOWN)
    assert rule.least(85) == 30


def test_quotas_are_kept_as_they_were_read() -> None:
    [quota] = loaded().pack.sample["ASK"].quotas
    assert quota == Quota(kind=Words(th="เทศบาล", en="Municipality"), size="S", respondents=20)


@pytest.mark.parametrize(("places", "step"), [(0, "1"), (2, "0.01"), (6, "0.000001")])
def test_the_step_is_one_unit_of_the_last_decimal(places: int, step: str) -> None:
    changes = f"{{rounding: {{places: {places}}}, levels: unknown}}"
    assert loaded(changes).pack.rounding.step == Fraction(step)
