"""From what is known of an agency to its scores, total and level."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from prongsai.core.scoring.given import Given
from prongsai.core.scoring.score import OVERALL
from prongsai.core.scoring.values import NotScored, Reason
from scoring_situations import (
    INDICATORS,
    REFERENCE_2565,
    YEARS_WITH_LEVELS,
    everything,
    instruments,
    scorer,
    ten,
)


def test_the_reference_of_2565_gives_its_published_total_and_level() -> None:
    scores = scorer("ita/2565").score(ten(REFERENCE_2565))

    assert scores.shown(OVERALL) == Decimal("95.75")
    assert scores.level is not None
    assert (scores.level.key, scores.passed, scores.misses) == ("AA", True, ())


def test_an_instrument_below_its_floor_withholds_the_level_the_total_suggests() -> None:
    scores = scorer().score(instruments("98", "84.00", "100"))

    assert scores.shown(OVERALL) == Decimal("94.60")
    assert scores.level is not None
    assert (scores.level.key, scores.passed) == ("pass", True)
    (miss,) = scores.misses
    assert (miss.level.key, miss.instrument, miss.floor) == ("good", "EIT", 85)
    assert miss.score == Decimal("84.00")


@pytest.mark.parametrize("pack", YEARS_WITH_LEVELS)
@pytest.mark.parametrize("total", ["84.994", "84.995", "84.996", "69.995", "94.995", "100", "0"])
def test_a_total_between_two_printed_bands_lands_in_one_level(pack: str, total: str) -> None:
    scores = scorer(pack).score(instruments(total, total, total))

    assert scores.level is not None
    band = scores.level.total
    printed = scores.shown(OVERALL)
    assert printed is not None
    assert band.low <= printed <= band.high


def test_84_995_rounds_up_into_the_passing_band() -> None:
    just, below = (instruments(each, each, each) for each in ("84.995", "84.994"))

    assert scorer("ita/2565").score(just).passed is True
    assert scorer("ita/2565").score(below).passed is False


@pytest.mark.parametrize("pack", YEARS_WITH_LEVELS)
def test_best_answers_everywhere_give_a_hundred_everywhere(pack: str) -> None:
    scores = scorer(pack).score(everything(pack))

    assert {key for key in scores.values if scores.shown(key) != 100} == set()


@pytest.mark.parametrize("pack", YEARS_WITH_LEVELS)
def test_worst_answers_everywhere_give_nothing_anywhere(pack: str) -> None:
    scores = scorer(pack).score(everything(pack, best=False))

    assert {key for key in scores.values if scores.shown(key) != 0} == set()


def test_a_negative_question_counts_its_points_backwards() -> None:
    answers = {("I9", ""): (3, 1, 0, 0), ("I7", ""): (3, 1, 0, 0)}

    scores = scorer("ita/2565").score(Given(answers={"": answers}))

    assert scores.exact("I9") == Fraction(300 + Fraction(200, 3)) / 4
    assert scores.exact("I7") == Fraction(100, 3) / 4


def test_an_item_of_several_parts_is_the_mean_of_its_parts() -> None:
    answers = {("I3", "1"): (0, 0, 0, 2), ("I3", "2"): (0, 0, 0, 1), ("I3", "3"): (1, 0, 0, 0)}

    scores = scorer("ita/2565").score(Given(answers={"": answers}))

    assert scores.exact("I3") == Fraction(200, 3)


def test_a_part_that_runs_the_other_way_has_its_own_direction() -> None:
    answers = {("I11", "1"): (0, 0, 0, 1), ("I11", "2"): (1, 0, 0, 0)}

    assert scorer("ita/2565").score(Given(answers={"": answers})).exact("I11") == 100


def test_an_item_asked_as_a_whole_counts_where_no_part_was_asked() -> None:
    whole = {("I3", ""): (0, 0, 0, 2)}

    assert scorer("ita/2565").score(Given(answers={"": whole})).exact("I3") == 100


def test_a_part_nobody_answered_leaves_the_item_without_score() -> None:
    answers = {("I3", "1"): (0, 0, 0, 2), ("I3", "2"): (0, 0, 0, 0)}

    value = scorer("ita/2565").score(Given(answers={"": answers})).values["I3"]

    assert value == NotScored(Reason.CHILD_NOT_SCORED, ("2", "3"))


def test_one_missed_disclosure_item_costs_its_share_of_its_group() -> None:
    given = everything("ita/2565")
    marks = {**given.marks, "O1": Fraction(0)}

    scores = scorer("ita/2565").score(Given(answers=given.answers, marks=marks))

    assert scores.shown("disclosure") == Decimal("97.78")


def test_a_missing_instrument_leaves_no_total_and_says_which() -> None:
    scores = scorer().score(Given(known={"IIT": Fraction(90), "EIT": Fraction(90)}))

    assert scores.overall == NotScored(Reason.CHILD_NOT_SCORED, ("OIT",))
    assert (scores.level, scores.passed) == (None, None)
    assert scores.exact(OVERALL) is None


def test_nothing_given_is_said_as_nothing_given() -> None:
    scores = scorer().score(Given())

    assert scores.values["budget"] == NotScored(Reason.NOT_GIVEN, ("I4", "I5", "I6"))
    assert scores.values["9.1"] == NotScored(Reason.NO_VERDICT, ("O1", "O2", "O3", "O4"))


def test_a_question_without_any_answer_is_not_a_zero() -> None:
    value = scorer().score(Given(answers={"": {("I4", ""): (0,) * 6}})).values["I4"]

    assert value == NotScored(Reason.NO_ANSWERS)


def test_a_year_whose_rules_are_unknown_is_not_scored() -> None:
    scores = scorer("ita/2569").score(ten(REFERENCE_2565))

    assert isinstance(scores.overall, NotScored)
    assert scores.overall.reason is Reason.RULE_UNKNOWN
    assert (scores.level, scores.passed) == (None, None)


def test_an_unknown_year_is_scored_under_an_assumption_only() -> None:
    assumed = scorer("ita/2569", "ita/2568").score(ten(REFERENCE_2565))

    assert assumed.shown(OVERALL) == Decimal("95.75")
    assert assumed.level is not None
    assert assumed.level.key == "good"


def test_an_unknown_year_without_items_takes_them_from_the_assumption() -> None:
    given = everything("ita/2568")

    scores = scorer("ita/2570", "ita/2568").score(given)

    assert scores.shown(OVERALL) == 100


def test_a_known_score_stands_for_what_it_is_made_of() -> None:
    given = everything("ita/2568")
    with_known = Given(answers=given.answers, marks=given.marks, known={"budget": Fraction(50)})

    scores = scorer().score(with_known)

    assert (scores.shown("budget"), scores.shown("IIT")) == (50, 90)


def test_known_items_make_their_indicator() -> None:
    known = {"I4": Fraction(90), "I5": Fraction(80), "I6": Fraction(100)}

    assert scorer().score(Given(known=known)).shown("budget") == 90


@pytest.mark.parametrize(
    ("order", "one", "other"),
    [
        ("end", "81.45", "81.44"),
        ("weighted_parts", "81.44", "81.44"),
        ("instruments", "81.45", "81.45"),
    ],
)
def test_the_order_of_rounding_is_the_users_choice(order: str, one: str, other: str) -> None:
    chosen = scorer("ita/2568", None, rounding_order=order)

    alike = chosen.score(instruments("81.4451", "81.4451", "81.4451"))
    mixed = chosen.score(instruments("81.445", "81.445", "81.4449"))

    assert (str(alike.shown(OVERALL)), str(mixed.shown(OVERALL))) == (one, other)


def test_channels_are_pooled_unless_chosen_otherwise() -> None:
    few, many = {("E1", ""): (1, 0, 0, 0, 0, 0)}, {("E1", ""): (0, 0, 0, 0, 0, 3)}
    given = Given(answers={"1": few, "2": many})

    pooled = scorer().score(given).exact("E1")
    meant = scorer("ita/2568", None, eit_channels="mean_of_channels").score(given).exact("E1")

    assert (pooled, meant) == (75, 50)


def test_a_channel_without_answers_does_not_weigh_in_the_mean() -> None:
    given = Given(
        answers={"1": {("E1", ""): (0, 0, 0, 0, 0, 3)}, "2": {("E3", ""): (1,) + (0,) * 5}}
    )

    scores = scorer("ita/2568", None, eit_channels="mean_of_channels").score(given)

    assert scores.exact("E1") == 100
    assert scores.values["E5"] == NotScored(Reason.NOT_GIVEN)


def test_channels_cannot_be_combined_where_the_rule_is_unknown() -> None:
    answers = {("E1", ""): (0, 0, 0, 0, 0, 3)}
    unknown = scorer("ita/2569", "ita/2568")
    draft = scorer("ita/2569")

    assert unknown.score(Given(answers={"1": answers, "2": answers})).exact("E1") == 100
    assert "E1" not in draft.score(Given(answers={"1": answers, "2": answers})).values


@pytest.mark.parametrize(
    ("choice", "expected"), [("counted", Decimal(80)), ("not_scored", None), ("zero", Decimal(0))]
)
def test_too_few_respondents_have_the_consequence_chosen(
    choice: str, expected: Decimal | None
) -> None:
    answers = {(f"I{n}", ""): (0, 1, 0, 0, 4, 0) for n in range(1, 16)}
    given = Given(answers={"": answers}, respondents={"IIT": 5}, headcounts={"IIT": 100})
    chosen = scorer("ita/2568", None, too_few_respondents=choice)

    scores = chosen.score(given)

    assert scores.too_few == {"IIT": 30}
    if choice == "counted":
        assert scores.exact("IIT") is not None
    else:
        assert scores.shown("IIT") == expected


def test_enough_respondents_have_no_consequence() -> None:
    given = Given(respondents={"IIT": 30}, headcounts={"IIT": 100})

    assert scorer("ita/2568", None, too_few_respondents="zero").score(given).too_few == {}


def test_the_ten_keys_are_those_of_every_pack() -> None:
    for pack in (*YEARS_WITH_LEVELS, "ita/2569", "ita/2570"):
        assert tuple(scorer(pack).pack.indicators) == INDICATORS
