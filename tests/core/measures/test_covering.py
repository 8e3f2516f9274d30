"""Which lost points have a measure, and which have none."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis_situations import of, reference, year
from measure_making import measure
from prongsai.core.analysis.analysis import Analysis
from prongsai.core.measures.covering import answering, covered, lost_in, uncovered
from prongsai.core.measures.measure import Measure, Status
from prongsai.core.scoring.given import Given
from scoring_situations import everything
from sight_making import pack_of

PACKS = (pack_of(2568),) * 2
LOST = ("O13", "O2", "O5")


def analysis() -> Analysis:
    best = everything("ita/2568")
    marks = {**best.marks, **dict.fromkeys(LOST, Fraction(0))}
    return of(year(Given(best.answers, marks, best.known, best.respondents)))


def blank(**told: Any) -> Measure:
    return measure(**{"items": (), "indicators": (), "topics": (), **told})


def answered(found: Analysis, *measures: Measure) -> dict[str, tuple[Measure, ...]]:
    return answering(measures, (pack_of(found.fiscal_year),) * 2, found.parts)


@pytest.mark.parametrize("names", ["code", "topic", "whole indicator"])
def test_an_item_is_answered_by_code_by_topic_or_with_its_whole_indicator(names: str) -> None:
    part = analysis().parts["O13"]
    told: Any = {
        "code": {"items": ("O13",)}, "topic": {"topics": (part.name.topic,)},
        "whole indicator": {"indicators": (part.name.indicator,)},
    }[names]  # fmt: skip
    one = blank(**told)
    assert answered(analysis(), one, blank())["O13"] == (one,)


def test_who_names_another_item_of_the_indicator_does_not_answer_this_one() -> None:
    part = analysis().parts["O13"]
    other = blank(indicators=(part.name.indicator,), items=("O2",))
    assert "O13" not in answered(analysis(), other)


def test_a_whole_indicator_is_answered_though_an_item_of_another_one_is_named() -> None:
    part = analysis().parts["O13"]
    other = blank(indicators=(part.name.indicator,), items=("I1",))
    assert answered(analysis(), other)["O13"] == (other,)


def test_an_indicator_whose_items_nobody_knows_is_answered_by_its_key_or_by_an_item_of_it() -> None:
    found = reference()
    assert "communication" in answered(found, blank(indicators=("communication",)))
    assert "communication" in answered(found, blank(items=("E7",)))
    assert "communication" not in answered(found, blank(items=("E1",)))


def test_a_dropped_measure_answers_nothing_any_more() -> None:
    one = blank(items=("O13",))
    assert {p.key for p in uncovered(covered(analysis(), [one], PACKS))} == {"O2", "O5"}
    dropped = blank(items=("O13",), status=Status.DROPPED)
    assert len(uncovered(covered(analysis(), [dropped], PACKS))) == len(LOST)


@given(st.sets(st.sampled_from(LOST)))
def test_covered_and_uncovered_points_add_up_to_all(named: set[str]) -> None:
    found = covered(analysis(), [blank(items=tuple(sorted(named)))], PACKS)
    without = uncovered(found)
    doing = [each.part for each in found if each.measures]
    assert {each.key for each in doing} == named
    assert lost_in(doing) + lost_in(without) == lost_in(each.part for each in found)
    assert [each.part.lost for each in found] == sorted(
        (each.part.lost for each in found), reverse=True
    )
