"""Numbers and money in Thai words; the words are read back by a reader of the test's own."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.terms.baht import baht_words, money_in_table, money_in_text, number_words
from prongsai.core.terms.numbers import Exact, exact, half_up

ONES = {
    "หนึ่ง": 1, "เอ็ด": 1, "ยี่": 2, "สอง": 2, "สาม": 3, "สี่": 4, "ห้า": 5, "หก": 6, "เจ็ด": 7,
    "แปด": 8, "เก้า": 9,
}  # fmt: skip
PLACES = {"สิบ": 10, "ร้อย": 100, "พัน": 1_000, "หมื่น": 10_000, "แสน": 100_000}
SATANG = st.integers(min_value=-(10**14), max_value=10**14)


def read_number(words: str) -> int:
    """Word by word from the left: a digit waits for its place, and ล้าน lifts all before it."""
    text, minus = words.removeprefix("ลบ"), words.startswith("ลบ")
    if text == "ศูนย์":
        return 0
    known = "|".join([*ONES, *PLACES, "ล้าน"])
    assert re.fullmatch(f"(?:{known})+", text), words
    total = group = waiting = 0
    for word in re.findall(known, text):
        if word == "ล้าน":
            total, group, waiting = (total + group + waiting) * 1_000_000, 0, 0
        elif word in PLACES:
            group, waiting = group + (waiting or 1) * PLACES[word], 0
        else:
            waiting = ONES[word]
    return (-1 if minus else 1) * (total + group + waiting)


def read_satang(words: str) -> int:
    minus, text = words.startswith("ลบ"), words.removeprefix("ลบ")
    baht, _, rest = text.rpartition("บาท")
    satang = "" if rest == "ถ้วน" else rest.removesuffix("สตางค์")
    total = 100 * (read_number(baht) if baht else 0) + (read_number(satang) if satang else 0)
    return -total if minus else total


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "ศูนย์"),
        (1, "หนึ่ง"),
        (10, "สิบ"),
        (11, "สิบเอ็ด"),
        (20, "ยี่สิบ"),
        (21, "ยี่สิบเอ็ด"),
        (100, "หนึ่งร้อย"),
        (101, "หนึ่งร้อยเอ็ด"),
        (111, "หนึ่งร้อยสิบเอ็ด"),
        (1_001, "หนึ่งพันเอ็ด"),
        (2_501, "สองพันห้าร้อยเอ็ด"),
        (100_001, "หนึ่งแสนเอ็ด"),
        (1_000_000, "หนึ่งล้าน"),
        (1_000_001, "หนึ่งล้านเอ็ด"),
        (11_000_010, "สิบเอ็ดล้านสิบ"),
        (501_741_221, "ห้าร้อยเอ็ดล้านเจ็ดแสนสี่หมื่นหนึ่งพันสองร้อยยี่สิบเอ็ด"),
        (10**12, "หนึ่งล้านล้าน"),
        (10**12 + 1, "หนึ่งล้านล้านเอ็ด"),
        (10**12 + 10**6, "หนึ่งล้านเอ็ดล้าน"),
        (-5, "ลบห้า"),
    ],
)
def test_a_number_is_said_by_the_rules(number: int, words: str) -> None:
    assert number_words(number) == words


@given(st.integers() | st.integers(min_value=0, max_value=10**13))
def test_a_number_in_words_is_read_back(number: int) -> None:
    assert read_number(number_words(number)) == number


@given(st.integers(min_value=0, max_value=40), st.integers(min_value=0, max_value=40))
def test_round_numbers_in_words_are_read_back(high: int, low: int) -> None:
    number = 10**high + 10**low
    assert read_number(number_words(number)) == number


@given(st.integers(min_value=12))
def test_only_a_last_digit_of_one_is_et(number: int) -> None:
    ends_in_one = number % 10 == 1
    assert number_words(number).endswith("เอ็ด") == ends_in_one
    assert "สิบหนึ่ง" not in number_words(number)


def test_a_number_of_a_thousand_digits_is_said() -> None:
    assert number_words(10**6_000) == "หนึ่ง" + "ล้าน" * 1_000


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("0", "ศูนย์บาทถ้วน"),
        ("0.25", "ยี่สิบห้าสตางค์"),
        ("0.01", "หนึ่งสตางค์"),
        ("11", "สิบเอ็ดบาทถ้วน"),
        ("21.11", "ยี่สิบเอ็ดบาทสิบเอ็ดสตางค์"),
        ("1000001", "หนึ่งล้านเอ็ดบาทถ้วน"),
        ("21000000.50", "ยี่สิบเอ็ดล้านบาทห้าสิบสตางค์"),
        ("1000001000000", "หนึ่งล้านเอ็ดล้านบาทถ้วน"),
        ("1.005", "หนึ่งบาทหนึ่งสตางค์"),
        ("99.995", "หนึ่งร้อยบาทถ้วน"),
        ("-1.25", "ลบหนึ่งบาทยี่สิบห้าสตางค์"),
        ("-0.25", "ลบยี่สิบห้าสตางค์"),
        ("-3", "ลบสามบาทถ้วน"),
        ("-0.004", "ศูนย์บาทถ้วน"),
        ("100/3", "สามสิบสามบาทสามสิบสามสตางค์"),
    ],
)
def test_an_amount_is_said_to_the_satang(amount: str, words: str) -> None:
    assert baht_words(exact(amount) or 0) == words


@given(SATANG)
def test_an_amount_in_words_is_read_back(satang: int) -> None:
    assert read_satang(baht_words(Fraction(satang, 100))) == satang


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9
    )
)
def test_an_amount_is_rounded_before_it_is_said_or_written(amount: Decimal) -> None:
    rounded = half_up(Fraction(amount), 2)
    assert baht_words(amount) == baht_words(rounded)
    assert money_in_table(amount) == f"{rounded:,.2f}"


@pytest.mark.parametrize(
    ("amount", "in_table", "in_text"),
    [
        (19_800, "19,800.00", "19,800.- บาท"),
        (Decimal("19800.5"), "19,800.50", "19,800.50 บาท"),
        (Fraction(1, 3), "0.33", "0.33 บาท"),
        (0, "0.00", "0.- บาท"),
        (100, "100.00", "100.- บาท"),
        (-1_500, "-1,500.00", "-1,500.- บาท"),
    ],
)
def test_money_is_written_as_its_place_wants_it(amount: Exact, in_table: str, in_text: str) -> None:
    assert money_in_table(amount) == in_table
    assert money_in_text(amount) == in_text


def test_money_in_text_may_carry_its_words() -> None:
    said = money_in_text(19_800, in_words=True)
    assert said == "19,800.- บาท (หนึ่งหมื่นเก้าพันแปดร้อยบาทถ้วน)"
