"""What people write is understood, and what cannot be meant is said."""

from __future__ import annotations

from fractions import Fraction

import pytest

from criteria_building import loaded as tiny
from prongsai.core.analysis.asking import Names, read_changes
from prongsai.core.analysis.efforts import effort_of
from prongsai.core.analysis.goal import Goal, goal_of
from prongsai.core.terms.problem import Misused, Refused
from scoring_situations import loaded
from way_building import levels_of, small

PACK = loaded("ita/2568", None, ()).pack


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("O10", "O10"),
        ("o10", "O10"),
        ("๙.๒", "9.2"),
        ("การใช้งบประมาณ", "budget"),
        ("budget", "budget"),
        ("iit", "IIT"),
        ("E-Service", "O10"),
        ("overall", None),
        ("คะแนนรวม", None),
        ("O43", None),
        ("", None),
    ],
)
def test_a_name_is_found_however_it_is_written(text: str, key: str | None) -> None:
    assert Names(PACK).key(text) == key


def test_names_close_to_what_was_written_are_offered() -> None:
    names = Names(PACK)

    assert names.near("budgte") == "budget"
    assert names.near("การใช้งบประมาน") == "การใช้งบประมาณ"
    assert names.near("xyzzy") == "–"


def test_scores_to_suppose_are_read() -> None:
    assert read_changes(["O10=100", "e5=๙๐.๕"], Names(PACK)) == {
        "O10": 100, "E5": Fraction("90.5"),
    }  # fmt: skip


@pytest.mark.parametrize("score", ["101", "-1", "many", "", "1e2", "90%"])
def test_what_is_no_score_is_refused(score: str) -> None:
    with pytest.raises(Refused) as refused:
        read_changes([f"O10={score}"], Names(PACK))

    assert [problem.code for problem in refused.value.problems] == ["way-not-a-score"]


def test_all_faults_are_said_at_once() -> None:
    with pytest.raises(Refused) as refused:
        read_changes(["O99=100", "O1=100", "o1=0", "E77=x"], Names(PACK))

    assert [problem.code for problem in refused.value.problems] == [
        "way-unknown-key", "way-set-twice", "way-unknown-key", "way-not-a-score",
    ]  # fmt: skip


def test_a_change_without_equals_is_wrong_usage() -> None:
    with pytest.raises(Misused):
        read_changes(["O10"], Names(PACK))


@pytest.mark.parametrize("text", ["good", "GOOD", "ผ่านดี", " ผ่านดี ", "pass, GOOD"])
def test_a_level_goes_by_key_or_name(text: str) -> None:
    assert goal_of(text, PACK) == Goal(Fraction(85), levels_of(PACK)["good"])


def test_a_number_is_a_total() -> None:
    assert goal_of("๙๕.๕", PACK) == Goal(Fraction("95.5"))
    assert goal_of("95", PACK).bar.asks() == {"overall": 95}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("100.01", "way-target-out-of-range"),
        ("-1", "way-target-out-of-range"),
        ("100/1", "way-target-out-of-range"),
        ("95.", "way-target-out-of-range"),
        ("9" * 5000, "way-target-out-of-range"),
        ("AAA", "way-no-such-level"),
    ],
)
def test_a_target_that_cannot_be_is_refused(text: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        goal_of(text, PACK)

    assert [problem.code for problem in refused.value.problems] == [code]


def test_a_level_is_refused_where_levels_are_not_known() -> None:
    draft = loaded("ita/2570", None, ()).pack

    with pytest.raises(Refused) as refused:
        goal_of("good", draft)

    assert refused.value.problems[0].code == "way-levels-unknown"


@pytest.mark.parametrize(
    ("text", "effort"),
    [
        ("2", 2),
        ("๒.๕", Fraction("2.5")),
        ("0", None),
        ("-1", None),
        ("0.001", None),
        ("10001", None),
        ("much", None),
    ],
)
def test_an_effort_is_a_small_positive_number(text: str, effort: Fraction | None) -> None:
    assert effort_of(text) == effort


def test_a_part_of_an_item_has_no_score_of_its_own() -> None:
    assert Names(tiny().pack).key("I1.2") is None
    assert Names(tiny().pack).key("I1") == "I1"


def test_an_item_title_two_items_share_is_no_name() -> None:
    assert Names(small().pack).key("Asked") is None
