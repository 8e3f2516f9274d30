"""Lines end between words, and nothing is lost on the way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.documents.line_breaks import is_thai, letters_wide, parts, pieces

WORDS = {
    "งบประมาณภาครัฐ": ("งบประมาณ", "ภาครัฐ"),
    "(งบประมาณ)": ("(", "งบประมาณ", ")"),
    "งบประมาณ,": ("งบประมาณ", ","),
    "ต่าง\u00a0ๆ": ("ต่าง", "\u00a0", "ๆ"),
    "“ภาครัฐ”": ("“", "ภาครัฐ", "”"),
}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("งบประมาณภาครัฐ", ["งบประมาณ", "ภาครัฐ"]),
        ("(งบประมาณ) ITA 2568", ["(งบประมาณ)", " ", "ITA", " ", "2568"]),
        ("งบประมาณ, งบประมาณ,", ["งบประมาณ,", " ", "งบประมาณ,"]),
        ("ต่าง ๆ", ["ต่าง\u00a0ๆ"]),
        ("“ภาครัฐ”", ["“ภาครัฐ”"]),
        ("", []),
    ],
)
def test_marks_stay_with_the_word_they_belong_to(text: str, found: list[str]) -> None:
    assert pieces(text, WORDS.__getitem__) == found


@given(st.text(alphabet="กขา่ๆฯ ().,AB12\n“”", max_size=30))
def test_no_letter_is_lost_or_added(text: str) -> None:
    joined = "".join(pieces(text, list))

    assert joined.replace("\u00a0", " ").split() == text.split()


def test_marks_above_and_below_take_no_room() -> None:
    assert letters_wide("ที่ผู้น้ำ") == 4  # ำ stands beside its letter
    assert letters_wide("ABC") == 3


def test_thai_is_told_from_what_is_not() -> None:
    assert is_thai("ข้อ12")
    assert not is_thai("O12 ๑๒")


def test_an_address_too_long_for_its_line_may_end_after_a_mark_or_a_few_letters() -> None:
    assert parts("www.example/abcdefghij?k=1") == [
        "www.", "example/", "abcdefgh", "ij?", "k=", "1",
    ]  # fmt: skip
    assert parts("e\u0301" * 9) == ["e\u0301" * 8, "e\u0301"]


@given(st.text(alphabet="ab/?&=._-\u0301\n", max_size=40))
def test_parts_make_the_whole(text: str) -> None:
    assert "".join(parts(text)) == text
