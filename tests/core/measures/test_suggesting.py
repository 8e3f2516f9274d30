"""Suggestions answer what failed or slipped, best first, and nothing else."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from analysis_situations import nearly, of, reference, year
from measure_making import FILES, day
from prongsai.core.analysis.analysis import Analysis
from prongsai.core.measures.measure import Status, Turn
from prongsai.core.measures.suggesting import Suggestion, adopted, failing, fewest, suggest
from prongsai.core.scoring.given import Given
from scoring_situations import everything

LIBRARY = FILES.shelf.measures


def suggested(analysis: Analysis) -> tuple[Suggestion, ...]:
    return suggest(analysis, LIBRARY)


def with_lost(*codes: str) -> Analysis:
    """A year in which these disclosure items failed and all else is full."""
    best = everything("ita/2568")
    marks = {**best.marks, **dict.fromkeys(codes, Fraction(0))}
    return of(year(Given(best.answers, marks, best.known, best.respondents)))


def test_full_points_ask_for_no_measure() -> None:
    assert suggested(of(year(everything("ita/2568")))) == ()


def test_a_failed_item_is_answered_by_its_topic_with_the_points_it_cost() -> None:
    analysis = with_lost("O13")
    found = suggested(analysis)
    assert {key for each in found for key in each.items} == {"O13"}
    assert {each.at_stake for each in found} == {analysis.parts["O13"].lost}
    assert found[0].indicators == (analysis.parts["O13"].name.indicator,)
    assert found[0].topics == (analysis.parts["O13"].name.topic,)


def test_an_indicator_stands_for_itself_where_no_item_is_known() -> None:
    analysis = reference()
    assert [part.key for part in failing(analysis)] == [
        "communication",
        "improvement",
        "prevention",
    ]
    assert {each.measure.key for each in suggested(analysis)} >= {"many_channels", "no_gift"}
    assert all(each.topics == each.measure.topics for each in suggested(analysis))


def test_a_small_loss_that_somebody_asks_about_is_offered_what_its_subject_has() -> None:
    analysis = of(year(nearly(E7="99")))
    part = analysis.parts["E7"]
    assert part not in failing(analysis)
    assert part.lost > 0
    found = suggest(analysis, LIBRARY, part)
    assert [each for each in found if "E7" in each.items]
    assert all("E7" in each.items for each in found if each not in suggested(analysis))


def test_a_part_that_is_told_already_or_lost_nothing_joins_nothing() -> None:
    analysis = with_lost("O13")
    for key in ("O13", "O1", analysis.parts["O13"].name.indicator):
        assert suggest(analysis, LIBRARY, analysis.parts[key]) == suggested(analysis)


def test_a_weak_question_is_answered_though_its_points_are_few() -> None:
    analysis = of(year(nearly(E5="70")))
    assert "E5" in {part.key for part in failing(analysis)}


def test_an_indicator_that_slipped_is_answered_though_it_is_a_strength() -> None:
    before = year("100 100 100 100 100 100 100 100 100 100", "ita/2567")
    analysis = of(before, year("96 100 100 100 100 100 100 100 100 100"))
    assert [part.key for part in failing(analysis)] == ["perform_duty"]
    assert suggested(analysis)[0].findings[0].code == "indicator-dropped"


def test_the_most_points_come_first_and_equals_stand_as_in_the_library() -> None:
    found = suggested(with_lost("O1", "O13", "O24"))
    order = list(LIBRARY.measures)
    keys = [(-each.at_stake, order.index(each.measure.key)) for each in found]
    assert keys == sorted(keys)


def test_the_fewest_answer_each_part_once() -> None:
    analysis = reference()
    chosen = fewest(suggested(analysis))
    assert [each.parts[0].key for each in chosen] == ["prevention", "communication", "improvement"]


@given(st.lists(st.integers(0, 100), min_size=10, max_size=10))
def test_whatever_failed_is_answered_and_asking_twice_gives_the_same(scores: list[int]) -> None:
    analysis = of(year(" ".join(map(str, scores))))
    found = suggested(analysis)
    answered = {part.key for each in found for part in each.parts}
    assert answered == {part.key for part in failing(analysis)}
    assert found == suggested(analysis)
    assert {part.key for each in fewest(found) for part in each.parts} == answered


def test_every_item_of_every_year_that_fails_is_answered() -> None:
    for pack in ("ita/2565", "ita/2568"):
        lost = everything(pack)
        codes = dict.fromkeys(lost.marks, Fraction(0))
        analysis = of(year(Given(lost.answers, codes, {}, lost.respondents), pack))
        answered = {key for each in suggested(analysis) for key in each.items}
        assert answered == {part.key for part in failing(analysis)} == set(codes)


def test_what_is_adopted_is_a_draft_of_ones_own() -> None:
    first = suggested(with_lost("O13"))[0]
    measure = adopted(first, LIBRARY, "ข้อ O13 ไม่ได้คะแนน", day("2026-10-05"))
    assert (measure.status, measure.suggested, measure.items) == (
        Status.DRAFT,
        measure.key,
        ("O13",),
    )
    assert measure.finding == "ข้อ O13 ไม่ได้คะแนน"
    assert [each.turn for each in measure.history] == [Turn.ADOPTED]
    assert [str(unit) for unit in measure.units] == ["กองคลัง งานพัสดุ"]


def test_what_concerns_everybody_names_no_unit() -> None:
    found = next(each for each in suggested(reference()) if each.measure.unit == "everyone")
    measure = adopted(found, LIBRARY, "", day("2026-10-05"))
    assert measure.everyone
    assert measure.units == ()
