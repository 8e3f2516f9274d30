"""What is given, held to other rules of the same year."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from prongsai.core.criteria.pack import Pack
from prongsai.core.scoring.fitting import fitted
from prongsai.core.scoring.given import Given
from scoring_situations import everything, scorer


def pack() -> Pack:
    return scorer("ita/2568").pack


def test_under_the_same_rules_everything_fits() -> None:
    given = everything("ita/2568")

    assert fitted(given, pack()) == (given, ())


def test_what_is_about_an_item_that_is_gone_is_left_out_and_named() -> None:
    later = replace(pack(), items={key: each for key, each in pack().items.items() if key != "O1"})
    kept, left = fitted(Given(marks={"O1": Fraction(1), "O2": Fraction(0)}), later)

    assert kept.marks == {"O2": Fraction(0)}
    assert left == ("O1",)


def test_answers_to_a_question_with_other_choices_or_parts_are_left_out() -> None:
    given = Given(
        answers={"": {("I1", ""): (1, 2), ("I2", "9"): (1, 2, 3, 4), ("X", ""): (1,)}},
        respondents={"IIT": 3},
    )
    kept, left = fitted(given, pack())

    assert kept.answers == {"": {}}
    assert kept.respondents == {"IIT": 3}
    assert left == ("I1", "I2 9", "X")


def test_scores_are_kept_for_whatever_still_has_that_name() -> None:
    kept, left = fitted(Given(known={"budget": Fraction(90), "joy": Fraction(1)}), pack())

    assert (kept.known, left) == ({"budget": Fraction(90)}, ("joy",))
