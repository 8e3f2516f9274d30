"""From a lost point to what answers it and back: each once, both ways alike, nothing made up."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from measure_making import TOPICS, measure
from plan_making import project
from prongsai.core.measures.covering import answering
from prongsai.core.measures.measure import Measure, Status
from prongsai.core.sight.after import Fate
from prongsai.core.sight.answers import Ref, Sort, Works
from prongsai.core.sight.points import ResultYear, is_finest, points
from prongsai.core.sight.sight import Reply, Sight
from sight_making import (
    between,
    following,
    measured,
    pack_of,
    planned,
    results,
    scored,
    sight,
    some,
)

QUEUE = Ref(Sort.MEASURE, "2568", "queue")
OTHER = Ref(Sort.MEASURE, "2568", "other")


def test_a_lost_point_leads_to_its_measure_and_to_the_next_score() -> None:
    found = sight(scored(2567, I1="60"), measure(items=("I1",)), after=scored(2568, I1="80"))
    chain = found.chain("I1")
    assert (chain.lost, chain.reply) == (found.result.parts["I1"].lost, Reply.DECIDED)
    assert [link.answer.ref for link in chain.answering] == [QUEUE]
    assert (chain.after.fate, chain.after.rise) == (Fate.COMPARES, Fraction(20))


def test_a_measure_leads_back_to_what_it_was_for() -> None:
    found = sight(
        scored(2567, I1="60", I2="90"), measure(items=("I2", "I1")), after=scored(2568, I1="80")
    ).what_for(QUEUE)
    assert found is not None
    assert [each.part.key for each in found.reached] == ["I1", "I2"]
    assert (found.compares, found.shared) == (2, 0)
    assert found.alone == sum(each.after.gain or 0 for each in found.reached)
    assert found.lost == sum(each.part.lost for each in found.reached)


def test_a_gain_that_others_may_claim_is_nobodys() -> None:
    measures = (measure(items=("I1",)), measure("other", items=("I1",)))
    found = sight(scored(2567, I1="60"), *measures, after=scored(2568)).what_for(QUEUE)
    assert found is not None
    assert [[other.ref for other in each.others] for each in found.reached] == [[OTHER]]
    assert (found.alone, found.shared) == (0, found.reached[0].after.gain)


def test_what_was_dropped_answers_nothing_and_claims_nothing() -> None:
    measures = (measure(items=("I1",)), measure("other", items=("I1",), status=Status.DROPPED))
    found = sight(scored(2567, I1="60"), *measures)
    assert [link.answer.ref for link in found.chain("I1").beside] == [OTHER]
    told = found.what_for(QUEUE)
    assert told is not None
    assert told.reached[0].others == ()


def test_without_a_measure_points_stand_alone_most_first() -> None:
    found = sight(scored(2567, I1="60", I2="10"), measure(items=("I3",)))
    assert [each.key for each in found.unanswered] == ["I2", "I1"]
    assert found.chain("I2").reply is Reply.NONE
    assert found.sums.none == found.sums.lost == found.result.parts["overall"].lost


def test_what_only_drafts_answer_is_told_apart() -> None:
    found = sight(scored(2567, I1="60"), measure(items=("I1",), status=Status.DRAFT))
    assert [each.key for each in found.replied(Reply.DRAFTED)] == ["I1"]
    assert found.sums.drafted == found.sums.lost


def test_the_worst_of_its_points_is_said_of_an_indicator() -> None:
    found = sight(scored(2567, I1="60", I2="60"), measure(items=("I1",)))
    assert found.chain("perform_duty").reply is Reply.NONE
    assert found.chain("budget").reply is None
    assert [link.answer.ref for link in found.chain("perform_duty").links] == [QUEUE]


def test_what_was_under_way_in_the_year_itself_is_shown_and_answers_nothing() -> None:
    before = scored(2567, I1="60")
    works = Works(measured=(measured(measure(items=("I1",)), in_year=2567),))
    found = Sight(before, works.answers())
    assert [link.counts for link in found.chain("I1").links] == [False]
    assert found.unanswered


def test_a_year_of_measures_says_itself_which_result_it_answers() -> None:
    before = scored(2567, I1="60")
    works = Works(measured=(measured(measure(items=("I1",)), in_year=2569, of_result=2567),))
    assert Sight(before, works.answers()).unanswered == ()


def test_a_project_that_goes_on_answers() -> None:
    held = planned(project(items=("O1",)), of=2566)
    found = Sight(scored(2566, O1="0"), Works(planned=(held,)).answers())
    assert found.chain("O1").reply is Reply.DECIDED
    assert found.what_for(Ref(Sort.PROJECT, "p1", "1")) is not None


def test_a_project_that_is_over_does_not() -> None:
    held = planned(project(items=("O1",)))
    assert Sight(scored(2567, O1="0"), Works(planned=(held,)).answers()).unanswered


def test_nobody_knows_a_measure_that_is_not_there() -> None:
    assert sight(scored(2567)).what_for(OTHER) is None


def test_before_there_is_a_later_result_nothing_is_said_of_it() -> None:
    found = sight(scored(2567, I1="60"), measure(items=("I1",))).what_for(QUEUE)
    assert found is not None
    assert (found.reached[0].after.fate, found.compares, found.alone) == (Fate.NOT_YET, 0, 0)


# --- Properties ----------------------------------------------------------------------------------

CODES = tuple(pack_of(2567).items)
MEASURES = st.lists(
    st.builds(
        measure,
        st.sampled_from("abcdef"),
        items=some(CODES),
        indicators=some(tuple(pack_of(2567).indicators)),
        topics=some(sorted(TOPICS)),
        status=st.sampled_from(Status),
    ),
    min_size=1, max_size=4, unique_by=lambda each: each.key,
)  # fmt: skip


@given(results(2567), MEASURES)
def test_every_lost_point_is_answered_or_not_and_never_both(
    found: ResultYear, measures: list[Measure]
) -> None:
    held = sight(found, *measures)
    listed = [point for reply in Reply for point in held.replied(reply)]
    assert sorted(each.key for each in listed) == sorted(each.key for each in points(found.parts))
    assert held.sums.lost == sum(each.lost for each in listed)


@given(results(2567), MEASURES)
def test_indicators_and_what_stands_above_them_add_up(
    found: ResultYear, measures: list[Measure]
) -> None:
    held = sight(found, *measures)
    above = sum(each.lost for each in held.points if not each.part.name.indicator)
    inside = sum((sums.lost for _, sums, _ in held.by_indicator()), Fraction(0))
    assert held.sums.lost == inside + above


@given(results(2567), MEASURES)
def test_a_measure_is_in_the_chain_of_an_item_if_the_item_is_in_its(
    found: ResultYear, measures: list[Measure]
) -> None:
    held = sight(found, *measures)
    finest = [key for key, part in found.parts.items() if is_finest(found.parts, part)]
    one = {(link.answer.ref, key) for key in finest for link in held.links_of(key)}
    for link in held.links:
        told = held.what_for(link.answer.ref)
        assert told is not None
        assert {(link.answer.ref, each.part.key) for each in told.reached} == {
            pair for pair in one if pair[0] == link.answer.ref
        }
        for each in told.reached:
            assert link in held.chain(each.part.key).links
            others = [x.answer for x in held.chain(each.part.key).answering if x != link]
            assert list(each.others) == others


@given(results(2567), MEASURES)
def test_the_list_of_measures_says_the_same_of_every_part(
    found: ResultYear, measures: list[Measure]
) -> None:
    """One rule decides, wherever somebody looks."""
    held, packs = sight(found, *measures), between(2567, 2567)
    listed = answering(measures, packs, found.parts)
    for key in found.parts:
        answers = {each.answer.ref.key for each in held.links_of(key) if each.counts}
        assert {each.key for each in listed.get(key, ())} == answers


@given(results(2566), results(2567), MEASURES)
def test_what_measures_won_is_what_their_parts_won(
    before: ResultYear, after: ResultYear, measures: list[Measure]
) -> None:
    held = sight(before, *measures, after=after)
    for link in held.links:
        told = held.what_for(link.answer.ref)
        assert told is not None
        gains = [each.after.gain for each in told.reached if each.after.gain is not None]
        assert told.alone + told.shared == sum(gains, Fraction(0))
        assert told.compares == len(gains)


def test_both_results_stand_beside_each_other() -> None:
    before, after = scored(2566, I1="60"), scored(2567)
    held = Sight(before, (), following(before, after))
    assert next(each.fate for _, _, each in held.by_indicator()) in set(Fate)


def test_a_measure_made_of_a_project_and_the_project_count_as_one() -> None:
    """Both are shown; neither takes a gain from the other, and others are counted once."""
    of = Ref(Sort.PROJECT, "p1", "1")
    held = measured(measure(items=("I1",)), measure("other", items=("I1",)), projects={"queue": of})
    one = project(items=("I1",), begins=dt.date(2024, 10, 1), ends=dt.date(2025, 9, 30))
    works = Works(measured=(held,), planned=(planned(one),))
    before, after = scored(2567, I1="60"), scored(2568)
    found = Sight(before, works.answers(), following(before, after))

    assert len(found.chain("I1").answering) == 3
    assert found.works_on("I1") == 2
    assert [each.answer.work for each in found.links] == [of, OTHER, of]
    for ref in (QUEUE, of):
        told = found.what_for(ref)
        assert told is not None
        assert [each.ref for each in told.reached[0].others] == [OTHER]

    alone = Sight(before, [x for x in works.answers() if x.ref != OTHER], found.after)
    both = [alone.what_for(ref) for ref in (QUEUE, of)]
    assert all(told and told.shared == 0 and told.alone for told in both)
