"""What each column of an answer file is taken for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prongsai.core.answers.headers import Layout, Role, Vocabulary, lay_out
from prongsai.core.terms.problem import Place, Problem, Refused, Severity
from scoring_situations import scorer

WORDS = Vocabulary(scorer("ita/2565").pack)
FILE = Place(file="answers.csv")


def laid(*headers: str) -> tuple[Layout, list[Problem]]:
    return lay_out(headers, WORDS, FILE)


def codes(problems: list[Problem]) -> list[str]:
    return [problem.code for problem in problems]


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("agency", Role.AGENCY), ("หน่วยงาน", Role.AGENCY), (" Agency ", Role.AGENCY),
        ("รหัสหน่วยงาน", Role.AGENCY_CODE), ("จังหวัด", Role.PROVINCE),
        ("ปีงบประมาณ พ.ศ.", Role.FISCAL_YEAR), ("กอง", Role.DIVISION), ("ผู้ตอบ", Role.RESPONDENT),
        ("ช่องทาง", Role.CHANNEL), ("ข้อ", Role.ITEM), ("คำตอบ", Role.ANSWER),
    ],
)  # fmt: skip
def test_columns_of_who_and_when_go_by_several_names(header: str, role: Role) -> None:
    assert WORDS.role(header) is role


@pytest.mark.parametrize(
    "header", ["I7", "i7", "I07", "I๗", "I7 รู้แผนการใช้จ่าย", "I7: budget", "I 7"]
)
def test_a_code_at_the_start_of_a_heading_decides(header: str) -> None:
    assert WORDS.question(header) == ("I7", "")


@pytest.mark.parametrize("header", ["I3.2", "i3.2", "I3_2", "I3-2", "I๓.๒"])
def test_parts_are_written_with_a_point_line_or_dash(header: str) -> None:
    assert WORDS.question(header) == ("I3", "2")


def test_an_official_title_names_its_item() -> None:
    assert WORDS.question("แผนปฏิบัติการป้องกันการทุจริต") == ("O39", "")


def test_only_the_first_part_of_a_single_question_exists() -> None:
    assert WORDS.question("I7.1") == ("I7", "")
    assert WORDS.question("I7.2") is None
    assert WORDS.question("I3.9") is None


def test_indicators_go_by_key_name_and_alias() -> None:
    for header in ("improvement", "การปรับปรุงระบบการทำงาน", "การปรับปรุงการทำงาน"):
        assert WORDS.score(header) == "improvement"
    assert WORDS.score("คะแนนภาพรวม") == "overall"
    assert WORDS.score("9.1") == "9.1"


def test_a_wide_table_is_laid_out_without_a_word() -> None:
    layout, problems = laid("agency", "respondent", "I7", "I3.1")

    assert problems == []
    assert layout.questions == {2: ("I7", ""), 3: ("I3", "1")}
    assert not layout.long


def test_a_long_table_is_known_by_item_and_answer() -> None:
    layout, problems = laid("หน่วยงาน", "ข้อ", "คำตอบ")

    assert (layout.long, problems) == (True, [])


def test_an_item_this_year_does_not_have_is_refused_with_its_cell() -> None:
    _, problems = laid("agency", "I7", "I99")

    (problem,) = problems
    assert (problem.code, problem.facts["item"]) == ("answers-unknown-item", "I99")
    assert problem.place == Place(file="answers.csv", row=1, column="I99")


def test_a_column_that_means_nothing_is_named_not_dropped() -> None:
    _, problems = laid("agency", "I7", "หมายเหตุ", "")

    assert codes(problems) == ["answers-column-ignored"] * 2
    assert {problem.severity for problem in problems} == {Severity.WARNING}
    assert problems[1].facts["column"] == "(4)"


def test_two_columns_of_one_meaning_are_refused() -> None:
    _, problems = laid("agency", "หน่วยงาน", "I7", "I07")

    assert codes(problems) == ["answers-column-twice", "answers-column-twice"]


def test_an_item_of_parts_in_one_column_is_taken_whole_and_said() -> None:
    layout, problems = laid("agency", "I3")

    assert layout.questions == {1: ("I3", "")}
    (problem,) = problems
    assert (problem.code, problem.facts["parts"]) == ("answers-whole-item", "I3.1, I3.2, I3.3")


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        (["I7"], "answers-no-agency-column"),
        (["agency"], "answers-nothing-to-score"),
        (["agency", "item"], "answers-half-long"),
        (["agency", "answer"], "answers-half-long"),
    ],
)
def test_what_a_table_cannot_do_without_is_asked_for(headers: list[str], code: str) -> None:
    assert codes(laid(*headers)[1]) == [code]


def test_the_programs_own_output_can_be_read_back() -> None:
    layout, problems = laid("agency", "pack", "level", "budget", "item_I7", "sub_9.1", "notes")

    assert problems == []
    assert layout.known == {3: "budget", 4: "I7", 5: "9.1"}


def test_a_name_two_items_share_means_neither() -> None:
    pack = scorer("ita/2565").pack
    twin = replace(pack.items["I8"], short=pack.items["I7"].short)
    words = Vocabulary(replace(pack, items={**pack.items, "I8": twin}))

    assert words.question(pack.items["I7"].short.th) is None
    assert WORDS.question(pack.items["I7"].short.th) == ("I7", "")


def test_a_whole_item_beside_its_parts_is_refused() -> None:
    _, problems = laid("agency", "I3", "I3.1")

    (problem,) = problems
    assert (problem.code, problem.facts["column"]) == ("answers-column-twice", "I3.1")


def test_a_long_table_has_one_answer_per_row_and_names_other_columns() -> None:
    layout, problems = laid("agency", "item", "answer", "I7", "budget")

    assert (layout.questions, layout.known) == ({}, {})
    assert codes(problems) == ["answers-column-ignored"] * 2


def test_items_a_draft_year_does_not_know_are_said_to_be_unknown() -> None:
    _, problems = lay_out(["agency", "I1"], Vocabulary(scorer("ita/2569").pack), FILE)

    assert codes(problems)[0] == "answers-items-unknown"
    assert problems[0].facts["instruments"] == "IIT, EIT"


def test_a_table_far_wider_than_any_form_is_refused_with_one_problem() -> None:
    with pytest.raises(Refused) as refused:
        laid("agency", *["a"] * 1_000)

    assert codes(list(refused.value.problems)) == ["answers-too-wide"]
