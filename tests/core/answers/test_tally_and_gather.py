"""From rows to agencies, with every row accounted for."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.answers.agencies import Agency, Register
from prongsai.core.answers.gather import Counted, Gathered, gather, of_year
from prongsai.core.answers.headers import Vocabulary, lay_out
from prongsai.core.answers.tally import SHOWN_PER_CODE, Tally, numbered, tally
from prongsai.core.answers.ticks import Cell
from prongsai.core.terms.problem import Place
from scoring_situations import scorer

WORDS = Vocabulary(scorer("ita/2568").pack)
Rows = Sequence[Sequence[Any]]


def counted(header: Sequence[str], rows: Rows, name: str = "answers.csv") -> Counted:
    layout, _ = lay_out(header, WORDS, Place(file=name))
    return Counted(tally(numbered(rows), layout, WORDS), Place(file=name))


def gathered(*tables: Counted, year: int | None = 2568, by_division: bool = False) -> Gathered:
    return gather(tables, Register(), year, by_division=by_division)


def test_rows_that_are_wholly_blank_are_no_rows() -> None:
    found = counted(["agency", "I1"], [["ก", 5], [None, ""], [], ["ก", 4]]).tally

    assert (found.rows, found.refused) == (2, {})


def test_a_row_keeps_the_number_a_spreadsheet_shows() -> None:
    found = counted(["agency", "I1"], [["ก", 5], [], ["ก", 9]]).tally

    assert [refusal.row for refusal in found.refusals] == [4]


def test_a_short_row_is_blank_at_its_end() -> None:
    found = counted(["agency", "I1", "I2"], [["ก", 5]]).tally

    (group,) = found.groups.values()
    assert group.counts == {("I1", ""): (0, 0, 0, 0, 0, 1)}


def test_refusals_are_all_counted_and_the_first_shown() -> None:
    found = counted(["agency", "I1"], [["ก", 99]] * (SHOWN_PER_CODE + 5)).tally

    assert found.refused == {"answers-not-a-choice": SHOWN_PER_CODE + 5}
    assert len(found.refusals) == SHOWN_PER_CODE


def test_the_rest_of_many_refusals_is_told_in_one_line() -> None:
    result = gathered(counted(["agency", "I1"], [["ก", 99]] * (SHOWN_PER_CODE + 5)))

    last = result.problems[-1]
    assert (last.code, last.facts["more"], last.count) == ("answers-more-refused", "5", 5)


def test_a_second_verdict_for_the_same_item_is_refused() -> None:
    found = counted(["agency", "O1"], [["ก", 1], ["ก", 0]]).tally

    (group,) = found.groups.values()
    assert (group.marks, found.refused) == ({"O1": 1}, {"answers-given-twice": 1})


def test_long_rows_with_unknown_items_are_refused_one_by_one() -> None:
    rows: Rows = [["ก", "I1", 5], ["ก", "I99", 5], ["ก", "O1", "ผ่าน"], ["ก", "I2", ""]]

    found = counted(["agency", "item", "answer"], rows).tally

    assert found.refused == {"answers-unknown-item": 1}
    (group,) = found.groups.values()
    assert (group.marks, group.counts) == ({"O1": 1}, {("I1", ""): (0, 0, 0, 0, 0, 1)})


def test_a_wrong_answer_in_a_long_table_names_its_cell() -> None:
    found = counted(["agency", "item", "answer"], [["ก", "I1", "ดี"]]).tally

    (refusal,) = found.refusals
    assert (refusal.code, refusal.row, refusal.column, refusal.value) == (
        "answers-not-a-choice", 2, "answer", "ดี",
    )  # fmt: skip


def test_a_respondent_may_answer_many_items_of_a_long_table_once_each() -> None:
    rows: Rows = [["ก", "r", "I1", 5], ["ก", "r", "I2", 5], ["ก", "r", "I1", 0]]

    found = counted(["agency", "respondent", "item", "answer"], rows).tally

    assert found.refused == {"answers-duplicate-respondent": 1}


def test_files_of_several_instruments_make_one_agency() -> None:
    staff = counted(["agency", "I1"], [["ก", 5], ["ก", 4]], "iit.csv")
    site = counted(["agency", "O1"], [["ก", 1]], "oit.csv")

    (unit,) = gathered(staff, site).units

    assert unit.given.respondents == {"IIT": 2}
    assert unit.given.marks == {"O1": 1}


def test_the_same_verdict_in_two_files_is_refused_and_named() -> None:
    one, two = (counted(["agency", "O1"], [["ก", n]], f"{n}.csv") for n in (1, 0))

    result = gathered(one, two)

    (problem,) = result.problems
    assert (problem.code, problem.facts["key"], problem.place.file) == (
        "answers-given-twice", "O1", "0.csv",
    )  # fmt: skip
    assert result.units[0].given.marks == {"O1": 1}


def test_answers_of_two_files_add_up() -> None:
    one, two = (counted(["agency", "I1"], [["ก", n]]) for n in (5, 4))

    (unit,) = gathered(one, two).units

    assert unit.given.answers == {"": {("I1", ""): (0, 0, 0, 0, 1, 1)}}


def test_channels_are_kept_apart_until_scored() -> None:
    rows = [["ก", 1, 5], ["ก", 2, 0]]

    (unit,) = gathered(counted(["agency", "ช่องทาง", "E1"], rows)).units

    assert sorted(unit.given.answers) == ["1", "2"]


def test_rows_of_another_year_are_refused_and_counted() -> None:
    rows = [["ก", 2568, 5], ["ก", 2567, 5], ["ก", 2567, 5]]

    result = gathered(counted(["agency", "ปีงบประมาณ", "I1"], rows))

    (problem,) = result.problems
    assert (problem.code, problem.count) == ("answers-other-year", 2)
    assert problem.facts == {"found": "2567", "expected": "2568"}
    assert result.summary.refused == {"answers-other-year": 2}
    assert (result.summary.rows, result.summary.used) == (3, 1)


def test_every_year_is_taken_when_none_is_asked_for() -> None:
    rows = [["ก", 2568, 5], ["ก", 2567, 5]]

    assert gathered(counted(["agency", "ปีงบประมาณ", "I1"], rows), year=None).problems == ()


def test_a_table_of_several_years_can_be_taken_apart() -> None:
    table = counted(["agency", "ปีงบประมาณ", "budget"], [["ก", 2567, 90], ["ก", 2568, 95]])

    (unit,) = gathered(of_year(table, 2567), year=2567).units

    assert unit.given.known == {"budget": 90}
    assert of_year(table, 2567).tally.rows == 1


def test_a_total_in_the_data_is_kept_for_comparison_only() -> None:
    (unit,) = gathered(counted(["agency", "IIT", "overall"], [["ก", 90, "91.5"]])).units

    assert (unit.given.known, unit.published) == ({"IIT": 90}, Fraction("91.5"))


def test_divisions_are_units_only_when_asked_for() -> None:
    table = counted(["agency", "กอง", "I1"], [["ก", "คลัง", 5], ["ก", "ช่าง", 4], ["ก", "", 3]])

    assert len(gathered(table).units) == 1
    assert {u.division for u in gathered(table, by_division=True).units} == {"คลัง", "ช่าง", ""}


def test_rows_of_refused_agencies_are_counted_under_their_reason() -> None:
    register = Register([Agency("ข", "S01")])
    table = counted(["agency", "I1"], [["ก", 5], ["ก", 4], ["ข", 3]])

    result = gather([table], register, 2568)

    assert result.summary.refused == {"agency-unknown": 2}
    assert [problem.place.row for problem in result.problems] == [2]


@given(st.permutations([["ก", 0], ["ก", 5], ["ข", 3], ["ข", None], ["ก", 5], ["ข", 9]]))
def test_the_order_of_answers_is_irrelevant(rows: list[list[Cell]]) -> None:
    found = {
        unit.agency.name: unit.given for unit in gathered(counted(["agency", "I1"], rows)).units
    }

    assert found["ก"].answers == {"": {("I1", ""): (1, 0, 0, 0, 0, 2)}}
    assert found["ข"].answers == {"": {("I1", ""): (0, 0, 0, 1, 0, 0)}}


@given(st.lists(st.tuples(st.sampled_from("กขค"), st.integers(0, 9)), max_size=30))
def test_every_row_is_either_used_or_refused(rows: list[tuple[str, int]]) -> None:
    result = gathered(counted(["agency", "I1"], rows))

    used = sum(sum(c) for u in result.units for a in u.given.answers.values() for c in a.values())
    assert result.summary.rows == len(rows) == used + sum(result.summary.refused.values())
    assert result.summary.used == used


def test_an_empty_tally_gives_no_agency() -> None:
    assert gathered(Counted(Tally(), Place())).units == ()


def test_an_empty_score_cell_is_no_score() -> None:
    found = counted(["agency", "budget", "power"], [["ก", "", 90]]).tally

    (group,) = found.groups.values()
    assert (group.known, found.refused) == ({"power": 90}, {})
