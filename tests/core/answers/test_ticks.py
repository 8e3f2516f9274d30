"""What one cell says."""

from __future__ import annotations

from fractions import Fraction

import pytest

from prongsai.core.answers.ticks import BLANK, WRONG, Cell, TickReader, score_of, text_of
from scoring_situations import scorer

FOUR = TickReader(scorer("ita/2565").pack.scales["four_level"])
SIX = TickReader(scorer("ita/2568").pack.scales["six_level"])
VERDICT = TickReader(scorer("ita/2568").pack.scales["pass_fail"])
PARTIAL = TickReader(
    scorer("ita/2568", None, disclosure_partial="part_marks").pack.scales["pass_fail"]
)


@pytest.mark.parametrize(
    ("cell", "choice"),
    [
        ("0", 0), (3, 3), (2.0, 2), ("1.0", 1), ("๓", 3), (" 2 ", 2), ("น้อย", 1),
        ("มากที่สุด", 3), ("มาก ที่สุด", 3), ("น้อยที่สุดหรือไม่มีเลย", 0), ("มาก\u200b", 2),
    ],
)  # fmt: skip
def test_a_choice_is_read_as_number_or_label(cell: Cell, choice: int) -> None:
    assert FOUR.choice(cell) == choice


@pytest.mark.parametrize("cell", ["4", "-1", "1.5", "พอใช้", "1e0", 7, 0.5])
def test_what_is_no_choice_is_wrong(cell: Cell) -> None:
    assert FOUR.choice(cell) is WRONG


@pytest.mark.parametrize("cell", ["", None, " ", "\u200b"])
def test_an_empty_cell_is_blank_not_wrong(cell: Cell) -> None:
    assert FOUR.choice(cell) is BLANK
    assert VERDICT.mark(cell) is BLANK
    assert score_of(cell) is BLANK


def test_a_scale_without_known_labels_takes_numbers_only() -> None:
    assert SIX.choice("5") == 5
    assert SIX.choice("มากที่สุด") is WRONG


@pytest.mark.parametrize(
    ("cell", "mark"), [("ผ่าน", 1), ("ไม่ผ่าน", 0), (1, 1), ("0", 0), ("1.0", 1), (0.0, 0)]
)
def test_a_verdict_is_pass_or_fail(cell: Cell, mark: int) -> None:
    assert VERDICT.mark(cell) == mark


def test_part_marks_are_read_only_where_the_year_allows_them() -> None:
    assert VERDICT.mark("0.5") is WRONG
    assert PARTIAL.mark("0.5") == Fraction(1, 2)
    assert PARTIAL.mark(".25") == Fraction(1, 4)
    assert PARTIAL.mark("1.5") is WRONG


@pytest.mark.parametrize("cell", ["9" * 5000, "0." + "1" * 5000])
def test_a_number_of_thousands_of_digits_is_neither_score_nor_verdict(cell: str) -> None:
    assert score_of(cell) is WRONG
    assert PARTIAL.mark(cell) is WRONG


@pytest.mark.parametrize(
    ("cell", "score"), [("99.44", "99.44"), (100, "100"), ("๘๕", "85"), (0, "0")]
)
def test_a_known_score_is_read_exactly(cell: Cell, score: str) -> None:
    assert score_of(cell) == Fraction(score)


@pytest.mark.parametrize("cell", ["100.01", "-1", "A", "9,5", "1e2"])
def test_what_is_no_score_is_wrong(cell: Cell) -> None:
    assert score_of(cell) is WRONG


def test_whole_floats_lose_their_point_and_others_keep_it() -> None:
    assert (text_of(3.0), text_of(2.5), text_of(None)) == ("3", "2.5", "")


def test_a_fraction_a_program_wrote_is_a_score_as_it_is() -> None:
    assert score_of(Fraction(100, 3)) == Fraction(100, 3)
    assert score_of(Fraction(301, 3)) is WRONG
    assert score_of("100/3") is WRONG
