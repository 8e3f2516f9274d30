"""Thai cut into words: nothing is lost, and nothing is cut that might be one word."""

from __future__ import annotations

from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st
from pythainlp.tokenize import word_tokenize

from prongsai.adapters.thai_words import words_of

LETTERS = st.sampled_from("กขคงจรลวสหอะาิีุูเแโใไ่้์ๆฯ ()-.๑๒1aEİÅ\u00a0")


@given(st.text(LETTERS, max_size=30))
def test_words_joined_are_the_text(text: str) -> None:
    assert "".join(words_of(text)) == text


def test_words_end_where_every_way_of_cutting_says_so() -> None:
    assert words_of("ภาครัฐใช้งบประมาณ") == ("ภาครัฐ", "ใช้", "งบประมาณ")


def test_what_can_be_cut_in_two_ways_is_not_cut() -> None:
    assert words_of("เป็นอันดับ") == ("เป็นอันดับ",)
    assert words_of("ไม่ใช่ผล") == ("ไม่ใช่", "ผล")


def test_names_of_places_stay_whole() -> None:
    assert words_of("อำเภอพรหมพิราม") == ("อำเภอ", "พรหมพิราม")


def test_no_word_ends_where_the_library_of_the_lists_sees_none() -> None:
    text = "หน่วยงานภาครัฐต้องเปิดเผยงบประมาณและผลการจัดซื้อจัดจ้างต่อประชาชนทุกไตรมาส"
    theirs = set(accumulate(map(len, word_tokenize(text, engine="newmm"))))
    ours = set(accumulate(map(len, words_of(text))))

    assert ours <= theirs
    assert len(ours) > 10
