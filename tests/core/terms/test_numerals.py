"""Thai digits: all of them, or those of running text only."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.terms.numerals import prose_digits, thai_digits
from prongsai.core.terms.thai import arabic_digits

PROSE = st.text(alphabet="กขที่ำ๑๙019aZé .,/:-()@%\n") | st.text()


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("คะแนน 95.75", "คะแนน ๙๕.๗๕"),
        ("1,234,567.50 บาท", "๑,๒๓๔,๕๖๗.๕๐ บาท"),
        ("ร้อยละ 85.00%", "ร้อยละ ๘๕.๐๐%"),
        ("29/02/2567", "๒๙/๐๒/๒๕๖๗"),
        ("(3) ปีงบประมาณ พ.ศ.2565", "(๓) ปีงบประมาณ พ.ศ.๒๕๖๕"),
        ("ITA ประจำปี 2568", "ITA ประจำปี ๒๕๖๘"),
    ],
)
def test_numbers_of_running_text_get_thai_digits(text: str, written: str) -> None:
    assert prose_digits(text) == written


@pytest.mark.parametrize(
    "text",
    [
        "O12", "I1", "FY2565", "8f3a", "ITA-2568", "(O12)", "COVID-19", "é1", "แผน2565.pdf",
        "https://www.example.go.th/ita/2568", "HTTPS://example.go.th/แผน/2565",
        "เว็บไซต์www.ตัวอย่าง2.ไทย/2565", "officer1@example.go.th", "เจ้าหน้าที่1@ตัวอย่าง.ไทย",
    ],
)  # fmt: skip
def test_codes_and_addresses_keep_their_digits(text: str) -> None:
    assert prose_digits(text) == text


def test_a_code_typed_close_to_thai_keeps_its_digits_and_the_numbers_do_not() -> None:
    assert prose_digits("ข้อO12จำนวน3รายการ") == "ข้อO12จำนวน๓รายการ"


def test_what_stands_before_an_address_is_running_text() -> None:
    assert prose_digits("ข้อ2https://example.go.th/2") == "ข้อ๒https://example.go.th/2"


@given(st.text())
def test_digits_come_back_from_thai(text: str) -> None:
    assert arabic_digits(thai_digits(text)) == arabic_digits(text)
    assert not set(thai_digits(text)) & set("0123456789")


@given(PROSE)
def test_nothing_but_digits_is_changed_in_running_text(text: str) -> None:
    assert arabic_digits(prose_digits(text)) == arabic_digits(text)


@given(PROSE)
def test_running_text_with_thai_digits_stays_as_it_is(text: str) -> None:
    assert prose_digits(prose_digits(text)) == prose_digits(text)
    assert thai_digits(thai_digits(text)) == thai_digits(text)


@given(PROSE)
def test_a_text_without_latin_letters_and_mail_keeps_no_arabic_digit(text: str) -> None:
    thai_only = re.sub("[A-Za-z\u00c0-\u024f@]", "", text)
    assert prose_digits(thai_only) == thai_digits(thai_only)
