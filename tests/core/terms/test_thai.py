"""Thai text as it arrives, and when two spellings are the same text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.terms.thai import (
    THAI_DIGITS,
    arabic_digits,
    has_letters,
    look_alike,
    tidy,
    tidy_lines,
    toneless,
)

TONES = ("่", "้", "๊", "๋")
NIKHAHIT, AA, AM = "\u0e4d", "\u0e32", "\u0e33"
INVISIBLE = tuple(
    "\u200b\u200c\u200d\u200e\u200f\u2060\u00ad\ufeff"
    "\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u206f\ufff9"  # direction
    "\x00\x07\x08\x0e\x1b\x7f\x80\x84\x86\x9b\x9f"  # controls
    "\u115f\u3164\u2800\u180e\U000e0041"  # letters drawn as nothing
    "\ud800\udbff\udc00\udfff\ufdd0\ufffe\uffff"  # no characters
)
# Letters, vowels and marks that the mending rules look at, and a few they must leave alone.
TRICKY = st.text(alphabet="นกเแาำํัิุ็่้๊๋์๐๙ .\u00a0\u200b\u00ad")


@pytest.mark.parametrize("mark", INVISIBLE, ids=[f"U+{ord(mark):04X}" for mark in INVISIBLE])
def test_what_cannot_be_seen_is_taken_out(mark: str) -> None:
    assert tidy(f"{mark}เทศบาล{mark}นคร{mark}") == "เทศบาลนคร"


@pytest.mark.parametrize(
    "space", ["\u00a0", "  ", "\t", "\n", " \u200b ", "\u2003", "\u3000", "\x85", "\x0b", "\x1f"]
)
def test_any_run_of_spaces_is_one_space(space: str) -> None:
    assert tidy(f"{space}อบต.{space}แม่ตอง{space}") == "อบต. แม่ตอง"


@pytest.mark.parametrize("tone", ["", *TONES])
def test_nikhahit_before_tone_and_aa_is_am(tone: str) -> None:
    assert tidy(f"น{NIKHAHIT}{tone}{AA}") == f"น{tone}{AM}"


@pytest.mark.parametrize("tone", TONES)
def test_nikhahit_after_the_tone_is_am_too(tone: str) -> None:
    assert tidy(f"น{tone}{NIKHAHIT}{AA}") == f"น{tone}{AM}"


@pytest.mark.parametrize("tone", TONES)
def test_a_tone_typed_twice_does_not_hide_am(tone: str) -> None:
    assert tidy(f"น{NIKHAHIT}{tone}{tone}{AA}") == f"น{tone}{AM}"
    assert tidy(f"น{tone}{NIKHAHIT}{tone}{AA}") == f"น{tone}{AM}"


def test_am_is_never_taken_apart() -> None:
    assert tidy("น้ำทำคำ") == "น้ำทำคำ"


def test_two_e_are_one_ae() -> None:
    assert tidy("เเม่ตอง") == "แม่ตอง"
    assert tidy("เมือง") == "เมือง"


@pytest.mark.parametrize("mark", ["ั", "ิ", "ุ", "็", "่", "์", "ํ"])
def test_the_same_mark_typed_twice_is_one_mark(mark: str) -> None:
    assert tidy(f"ก{mark}{mark}{mark}") == f"ก{mark}"


def test_letters_that_stand_twice_are_kept() -> None:
    assert tidy("ธรรม กรรมการ มาาก") == "ธรรม กรรมการ มาาก"


@given(st.text())
def test_arabic_digits_are_all_that_is_left_of_digits(text: str) -> None:
    found = arabic_digits(text)

    assert not set(found) & set(THAI_DIGITS)
    assert arabic_digits(THAI_DIGITS) == "0123456789"


@given(TRICKY | st.text())
def test_tidy_text_is_tidy_already(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


@given(st.text(alphabet="กขคงามใไ่้ 0123456789", max_size=20), st.sampled_from(INVISIBLE))
def test_an_invisible_mark_anywhere_changes_nothing(text: str, mark: str) -> None:
    assert tidy(mark.join(text)) == tidy(text)


@pytest.mark.parametrize(
    "other", ["อบต แม่ตอง", "อบต.แม่ตอง", "อ.บ.ต. เเม่ตอง", "อบต.\u00a0แม่ตอง", "อบตแม่ตอง\u200b"]
)
def test_spellings_a_reader_takes_for_one_fall_together(other: str) -> None:
    assert look_alike(other) == look_alike("อบต. แม่ตอง")


def test_capitals_do_not_tell_names_apart() -> None:
    assert look_alike("Moo 5 Co.") == look_alike("MOO ๕ co")


def test_names_that_read_differently_stay_apart() -> None:
    assert look_alike("อบต. แม่ตอง") != look_alike("อบต. แม่ทอง")


@pytest.mark.parametrize("mark", INVISIBLE, ids=[f"U+{ord(mark):04X}" for mark in INVISIBLE])
def test_nothing_invisible_stays_in_several_lines(mark: str) -> None:
    assert tidy_lines(f"{mark}ข้อ ๑{mark}\r\n\r\nแก้{mark} \x0bส่ง{mark}") == "ข้อ ๑\n\nแก้\nส่ง"


@given(TRICKY | st.text())
def test_tidy_lines_are_tidy_already(text: str) -> None:
    assert tidy_lines(tidy_lines(text)) == tidy_lines(text)


@pytest.mark.parametrize(
    ("name", "says"), [("นา", True), ("7", True), ("๗", True), ("็", False), ("–", False)]
)
def test_a_name_has_a_letter_or_a_digit(name: str, says: bool) -> None:
    assert has_letters(name) is says
    assert has_letters("\u3164\u200b") is False


def test_without_tone_marks_vowels_and_silent_letters_stay() -> None:
    assert toneless("ทุ่งหมอก น้ำ เก้าอี้ การณ์ เก็บ โต๊ะ จ๋า") == "ทุงหมอก นำ เกาอี การณ์ เก็บ โตะ จา"
