"""Which scores of an agency's divisions may be shown."""

from __future__ import annotations

from fractions import Fraction

from prongsai.core.privacy.policy import Policy
from prongsai.core.scoring.divisions import showable
from prongsai.core.scoring.given import Given
from prongsai.core.scoring.score import Scores
from scoring_situations import scorer

MADE = scorer("ita/2568")


def division(*, people: int, spread: bool = True) -> tuple[Given, Scores]:
    """People who answer all staff questions, with two kinds of answer or all the same one."""
    half = people // 2 if spread else 0
    answers = {(f"I{n}", ""): (0, 0, 0, 0, half, people - half) for n in range(1, 16)}
    given = Given(answers={"": answers}, respondents={"IIT": people})
    return given, MADE.score(given)


def test_large_divisions_show_instrument_indicators_and_items() -> None:
    shown = showable(MADE, {"ก": division(people=12), "ข": division(people=9)}, Policy())

    assert shown["ก"] >= {"IIT", "budget", "I1", "I15"}
    assert shown["ก"] == shown["ข"]


def test_a_small_division_and_its_neighbour_show_nothing() -> None:
    parts = {"ก": division(people=3), "ข": division(people=9), "ค": division(people=30)}

    shown = showable(MADE, parts, Policy())

    assert (shown["ก"], shown["ข"]) == (frozenset(), frozenset())
    assert "IIT" in shown["ค"]


def test_a_small_division_of_one_voice_shows_nothing() -> None:
    parts = {
        "ก": division(people=7, spread=False),
        "ข": division(people=8),
        "ค": division(people=30),
    }

    assert showable(MADE, parts, Policy())["ก"] == frozenset()


def test_verdicts_and_totals_are_no_division_scores() -> None:
    shown = showable(MADE, {"ก": division(people=12), "ข": division(people=9)}, Policy())

    assert not any(key.startswith(("O", "overall")) for key in shown["ก"])


def test_a_division_without_answers_shows_nothing() -> None:
    nobody = Given()

    assert showable(MADE, {"ก": (nobody, MADE.score(nobody))}, Policy()) == {"ก": frozenset()}


def test_a_score_known_without_answers_stands_for_nobody_and_is_hidden() -> None:
    known = Given(known={"IIT": Fraction(90)}, respondents={"IIT": 12})
    parts = {"ก": (known, MADE.score(known)), "ข": division(people=9), "ค": division(people=30)}

    assert showable(MADE, parts, Policy())["ก"] == frozenset()


OLD = scorer("ita/2565")


def answered(people: int, **answers: str) -> tuple[Given, Scores]:
    """So many people who answered these questions in two ways; `I8_1` is a part."""
    counts = {
        (name.partition("_")[0], name.partition("_")[2]): (0, 0, people // 2, people - people // 2)
        for name in answers
    }
    given = Given(answers={"": counts}, respondents={"IIT": people})
    return given, OLD.score(given)


def test_parts_here_and_wholes_there_show_nothing_of_the_instrument() -> None:
    parts = {"ก": answered(9, I8_1="", I8_2=""), "ข": answered(12, I8="")}

    assert showable(OLD, parts, Policy()) == {"ก": frozenset(), "ข": frozenset()}


def test_parts_everywhere_are_shown() -> None:
    parts = {"ก": answered(9, I8_1="", I8_2=""), "ข": answered(12, I8_1="", I8_2="")}

    assert "I8" in showable(OLD, parts, Policy())["ก"]


def test_wholes_and_parts_of_different_items_do_not_disturb() -> None:
    asked = {"I8": "", "I3_1": "", "I3_2": "", "I3_3": ""}
    parts = {"ก": answered(9, **asked), "ข": answered(12, **asked)}

    assert "I8" in showable(OLD, parts, Policy())["ก"]


def test_another_instrument_is_shown_all_the_same() -> None:
    given = [answered(9, I8_1="", I8_2=""), answered(12, I8="")]
    citizens = {("E1", ""): (0, 0, 6, 6)}
    parts = {}
    for name, (known, _) in zip("กข", given, strict=True):
        both = Given(
            answers={"": {**known.answers[""], **citizens}}, respondents={"IIT": 9, "EIT": 12}
        )
        parts[name] = (both, OLD.score(both))

    shown = showable(OLD, parts, Policy())["ก"]
    assert "E1" in shown
    assert "I8" not in shown


def left_out(people: int, *blank: str) -> tuple[Given, Scores]:
    """A division whose people answered everything but these items."""
    answers = {
        (f"I{n}", ""): (0, 0, 0, 0, people // 2, people - people // 2)
        for n in range(1, 16)
        if f"I{n}" not in blank
    }
    given = Given(answers={"": answers}, respondents={"IIT": people})
    return given, MADE.score(given)


def test_a_small_division_that_left_an_item_blank_is_small_all_the_same() -> None:
    parts = {"small": left_out(3, "I3"), "mid": division(people=8), "big": division(people=20)}

    shown = showable(MADE, parts, Policy())

    assert shown["small"] == frozenset()
    assert "IIT" not in shown["mid"]
    assert "IIT" in shown["big"]


def test_a_division_that_left_an_item_blank_shows_no_score_it_lacks() -> None:
    parts = {"some": left_out(12, "I3"), "mid": division(people=8), "big": division(people=20)}

    assert showable(MADE, parts, Policy())["some"] == frozenset()


def test_a_small_division_is_kept_back_where_nobody_has_a_score() -> None:
    everything_else = [f"I{n}" for n in range(2, 16)]
    parts = {"small": left_out(3, *everything_else), "big": left_out(20, *everything_else)}

    assert showable(MADE, parts, Policy())["small"] == frozenset()
