"""How much room a text takes, and what is done where it has less."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.documents.text_room import PAGE, SCREEN, Space, fits, fitted, letters, wide


@pytest.mark.parametrize(
    ("text", "room"),
    [("ที่", 1), ("ผู้", 1), ("น้ำ", 2), ("ปี่", 1), ("กุ้ง", 2), ("ฎีกา", 3), ("ญวน", 3), ("", 0)],
)
def test_marks_take_no_room_of_their_own(text: str, room: int) -> None:
    assert letters(text) == room


def test_stops_and_spaces_take_half_a_letter() -> None:
    assert letters("99.44") == Decimal("4.5")


def test_a_name_with_room_stays_on_one_line() -> None:
    assert fitted("การใช้อำนาจ", 200, 11, PAGE).lines == ("การใช้อำนาจ",)


def test_a_long_name_breaks_at_the_space_that_leaves_the_evenest_lines() -> None:
    name = "แผนการ ป้องกัน การทุจริต"

    assert fitted(name, 90, 11, PAGE).lines == ("แผนการ ป้องกัน", "การทุจริต")
    assert fits(name, 90, PAGE)


def test_a_name_that_may_not_break_is_made_smaller() -> None:
    name = fitted("แผนการ ป้องกัน", 70, 11, PAGE, most=1)

    assert name.lines == ("แผนการ ป้องกัน",)
    assert name.size == Decimal("10.6")


def test_a_name_too_long_for_the_smallest_size_is_cut_between_letters() -> None:
    name = fitted("ที่" * 40, 50, 11, PAGE)

    assert name.size == PAGE.least
    assert name.lines == ("ที่" * 9 + "…",)


@given(
    st.text(alphabet="กขที่ผู้น้ำป ฎญABC.9", min_size=1, max_size=90),
    st.integers(min_value=40, max_value=450),
    st.sampled_from([PAGE, SCREEN]),
)
def test_a_fitted_name_is_never_wider_than_its_room(name: str, room: int, space: Space) -> None:
    fit = fitted(name, room, space.text, space)

    assert len(fit.lines) <= 2
    assert max(wide(line, fit.size, space) for line in fit.lines) <= room
    assert space.least <= fit.size <= space.text
