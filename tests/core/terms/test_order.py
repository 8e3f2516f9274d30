"""The order of the dictionary, held against another implementation of the Unicode order."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest
import pyuca
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.terms.order import dictionary_key, dictionary_text
from prongsai.core.terms.thai import tidy

LETTERS = [chr(code) for code in range(0x0E01, 0x0E5C) if not 0x0E3B <= code <= 0x0E3E]
MIXED = st.text(alphabet=[*LETTERS, *map(chr, range(0x20, 0x7F)), *"–—‘’“”•"], max_size=8)
CLOSE = st.text(alphabet="กขเแา\u0e38่้็์ๆฯ 1๑aA", max_size=5)


@cache
def collator() -> pyuca.Collator:
    return pyuca.Collator()


@pytest.fixture
def dictionary(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """All words that ship with the word splitter; it must not write beside them."""
    monkeypatch.setenv("PYTHAINLP_READ_ONLY", "1")
    from pythainlp.corpus import thai_words  # noqa: PLC0415 - reads the setting above

    return list(thai_words())


def test_every_word_of_a_dictionary_stands_where_the_unicode_order_puts_it(
    dictionary: list[str],
) -> None:
    words = sorted(dictionary, key=dictionary_key)
    keys = [collator().sort_key(word) for word in words]
    assert len(words) > 60_000
    assert [words[n : n + 2] for n, (a, b) in enumerate(pairwise(keys)) if a > b] == []


@given(MIXED | CLOSE, MIXED | CLOSE)
def test_two_texts_stand_as_the_unicode_order_has_them(one: str, other: str) -> None:
    a, b = (collator().sort_key(tidy(text)) for text in (one, other))
    if a < b:
        assert dictionary_key(one) < dictionary_key(other)
    elif a > b:
        assert dictionary_key(one) > dictionary_key(other)
    else:
        assert dictionary_key(one)[:3] == dictionary_key(other)[:3]


@pytest.mark.parametrize(
    "words",
    [
        ["เกา", "เก่า", "เก้า", "เกาะ", "ขา"],
        ["กก", "กะ", "กา", "กำ", "กิ", "กี", "กุ", "กู", "เก", "แก", "โก", "ใก", "ไก"],
        ["รา", "ไร", "ฤดู", "ลา", "ไล", "ฦาชา", "วา"],
        ["ต่าง", "ต่าง ๆ", "ต่างจังหวัด"],
        ["2", "9", "ABC", "abd", "ก"],
    ],
)
def test_words_stand_as_in_the_dictionary(words: list[str]) -> None:
    backwards = [*reversed(words)]
    assert sorted(backwards, key=dictionary_key) == words


def test_a_thai_digit_stands_with_its_arabic_one() -> None:
    texts = ["ข้อ 1", "ข้อ ๑", "ข้อ 2", "ข้อ ๒", "ข้อ 3"]
    backwards = [*reversed(texts)]
    assert sorted(backwards, key=dictionary_key) == texts


def test_small_letters_stand_before_capitals_and_plain_ones_before_accents() -> None:
    assert sorted(["É", "E", "é", "e", "f"], key=dictionary_key) == ["e", "E", "é", "É", "f"]


def test_other_scripts_stand_between_latin_and_thai() -> None:
    assert sorted(["ก", "я", "z", "中"], key=dictionary_key) == ["z", "я", "中", "ก"]


@given(st.lists(st.text(max_size=6)))
def test_any_texts_have_one_order(texts: list[str]) -> None:
    backwards = [*reversed(texts)]
    assert sorted(texts, key=dictionary_key) == sorted(backwards, key=dictionary_key)


@given(MIXED)
def test_what_cannot_be_seen_moves_a_text_only_among_its_likes(text: str) -> None:
    assert dictionary_key(f"\u200b{text}")[:3] == dictionary_key(text)[:3]


@given(MIXED | CLOSE | st.text(max_size=4), MIXED | CLOSE | st.text(max_size=4))
def test_the_text_for_databases_sorts_as_the_key_does(one: str, other: str) -> None:
    keys, texts = map(dictionary_key, (one, other)), map(dictionary_text, (one, other))
    (first, second), (before, after) = keys, texts

    assert (before < after) == (first[:3] < second[:3])
