"""Which scores of an agency may be published."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bundle_making import office, public, sent
from prongsai.core.privacy.policy import Policy
from prongsai.core.scoring.given import Given
from prongsai.core.scoring.plan import Tier
from prongsai.core.scoring.public import Publication, kept_back, opened, outside
from scoring_situations import INDICATORS, REFERENCE_2565, scorer, ten

MADE = scorer("ita/2568")
OF_STAFF = ("perform_duty", "budget", "power", "assets", "anti_corruption")


def out(known: Given, wanted: Publication) -> tuple[frozenset[str], tuple[str, ...]]:
    found = opened(MADE, known, MADE.score(known), wanted)
    return found.keys, found.withheld


def test_by_default_indicators_instruments_and_the_total_go_out() -> None:
    keys, withheld = out(office(30), Publication())

    assert keys == {"overall", "IIT", "EIT", "OIT", *INDICATORS}
    assert withheld == ()


def test_verdicts_on_disclosure_items_go_out_where_they_are_asked_for() -> None:
    keys, _ = out(office(30), Publication(verdicts=True))

    assert {"O1", "9.1"} <= keys
    assert not keys & {"I1", "E1"}


def test_items_go_out_where_the_policy_lets_them() -> None:
    keys, withheld = out(office(30), Publication(finest=Tier.ITEM))

    assert {"I1", "E9", "O28", "9.1"} <= keys
    assert withheld == ()


@pytest.mark.parametrize("staff", [4, 5])
def test_a_paper_on_everything_tells_what_is_kept_back_of_few(staff: int) -> None:
    found = office(staff)
    told = kept_back(MADE, found, MADE.score(found), Policy())

    assert ("IIT" in told) is (staff < 5)
    assert not set(told) & {"OIT", "O1", "9.1"}


def test_scores_of_items_that_came_as_such_are_no_secret_of_a_paper() -> None:
    known = Given(known={"E5": Fraction(60)}, respondents={"EIT": 40})

    assert kept_back(MADE, known, MADE.score(known), Policy()) == ()
    few = Given(known={"E5": Fraction(60)}, respondents={"EIT": 4})
    assert "E5" in kept_back(MADE, few, MADE.score(few), Policy())


def test_a_higher_threshold_keeps_more_back() -> None:
    keys, withheld = out(office(30), Publication(policy=Policy(31, 62)))

    assert not keys & {"overall", "IIT", *OF_STAFF}
    assert withheld == ("overall", "IIT", *OF_STAFF)


@pytest.mark.parametrize("finest", [Tier.OVERALL, Tier.INSTRUMENT])
def test_a_coarse_form_holds_nothing_finer(finest: Tier) -> None:
    keys, _ = out(office(30), Publication(finest=finest))

    assert keys == ({"overall"} if finest is Tier.OVERALL else {"overall", "IIT", "EIT", "OIT"})


def test_single_questions_are_never_published() -> None:
    with pytest.raises(ValueError, match="question"):
        Publication(finest=Tier.QUESTION)


def test_known_scores_go_out_from_indicators_upwards_only() -> None:
    known = Given(known={**ten(REFERENCE_2565).known, "I1": Fraction(90)})

    keys, withheld = out(known, Publication(finest=Tier.ITEM))

    assert {"overall", *INDICATORS} <= keys
    assert "I1" in withheld


def test_known_scores_that_are_said_to_rest_on_few_are_kept_back() -> None:
    known = Given(known=ten(REFERENCE_2565).known, respondents={"IIT": 4, "EIT": 5})

    keys, withheld = out(known, Publication())

    assert "EIT" in keys
    assert withheld == ("overall", "IIT", *OF_STAFF)


@pytest.mark.parametrize(("staff", "told"), [(4, False), (30, True)])
def test_outside_the_agency_a_total_is_told_where_nothing_it_rests_on_is_kept_back(
    staff: int, told: bool
) -> None:
    found = office(staff)
    outsiders = outside(MADE, found, MADE.score(found), Policy())

    assert ("overall" in outsiders.told) is told
    assert ("overall" in outsiders.kept_back) is not told
    assert {"EIT", "OIT", "O1", "9.1"} <= outsiders.told
    assert not outsiders.told & outsiders.kept_back


def test_finer_scores_that_came_as_such_are_neither_told_outside_nor_called_kept_back() -> None:
    known = Given(known={**ten(REFERENCE_2565).known, "I1": Fraction(90)})
    outsiders = outside(MADE, known, MADE.score(known), Policy())

    assert {"overall", *INDICATORS} <= outsiders.told
    assert "I1" not in outsiders.told | outsiders.kept_back


def test_seven_who_answer_alike_are_kept_back() -> None:
    assert "IIT" not in out(office(7, spread=False), Publication())[0]
    assert "IIT" in out(office(7), Publication())[0]
    assert "IIT" in out(office(10, spread=False), Publication())[0]


def test_an_indicator_of_one_voice_hides_all_indicators_of_its_instrument() -> None:
    seven = office(7)
    answers = {**seven.answers[""], **{(f"I{n}", ""): (0, 0, 0, 0, 0, 7) for n in (4, 5, 6)}}
    known = Given(answers={"": answers}, marks=seven.marks, respondents=seven.respondents)

    keys, withheld = out(known, Publication())

    assert {"overall", "IIT", "service_quality"} <= keys
    assert withheld == OF_STAFF


FOUR = st.lists(st.integers(0, 5), min_size=4, max_size=4)


def answered_by_four(choices: list[list[int]]) -> Given:
    """Four of staff who tick these choices, in an office with forty citizens."""
    base = office(4)
    answers = dict(base.answers[""])
    for number, ticked in enumerate(choices, start=1):
        answers[f"I{number}", ""] = tuple(ticked.count(choice) for choice in range(6))
    return Given(answers={"": answers}, marks=base.marks, respondents=base.respondents)


def record(known: Given, wanted: Publication | None = None) -> dict[str, Any]:
    return sent(public(MADE, known, wanted))


@settings(max_examples=40)
@given(
    st.lists(FOUR, min_size=15, max_size=15),
    st.sampled_from([Tier.OVERALL, Tier.INSTRUMENT, Tier.INDICATOR, Tier.ITEM]),
)
def test_answers_of_four_people_leave_no_trace(choices: list[list[int]], finest: Tier) -> None:
    wanted = Publication(finest=finest, verdicts=True)

    assert record(answered_by_four(choices), wanted) == record(office(4), wanted)


@given(st.integers(5, 400), st.integers(2, 9))
def test_the_public_form_does_not_tell_how_many_answered(people: int, times: int) -> None:
    assert record(office(2 * people)) == record(office(2 * people * times))


def test_three_of_seven_are_printed_and_not_told_as_a_fraction() -> None:
    made = record(office(7))

    # Eight items give 640/7 and seven, read backwards, 60/7: together 1108/21.
    assert made["instruments"]["IIT"] == "52.76"
    assert "1108/21" not in json.dumps(made)
    assert not made.keys() & {"exact", "given", "respondents", "counts", "n"}


def test_what_is_kept_back_takes_total_level_and_verdict_along() -> None:
    made = record(office(4))

    assert [made[key] for key in ("overall", "level", "level_key", "passed")] == [None] * 4
    assert made["instruments"].keys() == {"EIT", "OIT"}
    assert made["withheld"] == ["overall", "IIT", *OF_STAFF]
