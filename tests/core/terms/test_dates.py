"""Dates as they are shown in both languages."""

from __future__ import annotations

import datetime as dt

import pytest

from prongsai.core.terms.dates import Month, Style, clock, shown_date, shown_range
from prongsai.core.terms.words import Language

DAY = dt.date(2022, 8, 23)
ACT, LETTER, SHORT = Style.ACT, Style.LETTER, Style.SHORT


@pytest.mark.parametrize(
    ("style", "language", "day", "month"),
    [
        (ACT, "th", "23 สิงหาคม พ.ศ. 2565", "สิงหาคม พ.ศ. 2565"),
        (LETTER, "th", "23 สิงหาคม 2565", "สิงหาคม 2565"),
        (SHORT, "th", "23 ส.ค. 65", "ส.ค. 65"),
        (ACT, "en", "23 August 2565 BE", "August 2565 BE"),
        (LETTER, "en", "23 August 2565 BE", "August 2565 BE"),
        (SHORT, "en", "23 Aug 2565 BE", "Aug 2565 BE"),
    ],
)
def test_a_date_is_written_in_its_style_and_language(
    style: Style, language: Language, day: str, month: str
) -> None:
    assert shown_date(DAY, style, language) == day
    assert shown_date(Month.of(DAY), style, language) == month


def test_a_letter_is_the_usual_style_and_thai_the_usual_language() -> None:
    assert shown_date(dt.date(2021, 3, 22)) == "22 มีนาคม 2564"


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (dt.date(1956, 12, 31), "31 ธ.ค. 2499"),
        (dt.date(1957, 1, 1), "1 ม.ค. 00"),
        (dt.date(2056, 12, 31), "31 ธ.ค. 99"),
        (dt.date(2057, 1, 1), "1 ม.ค. 2600"),
    ],
)
def test_a_year_is_cut_short_only_where_two_digits_say_which(day: dt.date, written: str) -> None:
    assert shown_date(day, SHORT) == written


@pytest.mark.parametrize(
    ("last", "style", "written"),
    [
        (dt.date(2022, 8, 23), LETTER, "23 สิงหาคม 2565"),
        (dt.date(2022, 8, 25), ACT, "23–25 สิงหาคม พ.ศ. 2565"),
        (dt.date(2022, 9, 30), SHORT, "23 ส.ค. – 30 ก.ย. 65"),
        (dt.date(2022, 9, 23), LETTER, "23 สิงหาคม – 23 กันยายน 2565"),
        (dt.date(2023, 8, 23), LETTER, "23 สิงหาคม 2565 – 23 สิงหาคม 2566"),
    ],
)
def test_days_say_once_what_they_share(last: dt.date, style: Style, written: str) -> None:
    assert shown_range(DAY, last, style) == written


@pytest.mark.parametrize(
    ("last", "written"),
    [
        (Month(2021, 10), "ต.ค. 64"),
        (Month(2021, 12), "ต.ค. – ธ.ค. 64"),
        (Month(2022, 3), "ต.ค. 64 – มี.ค. 65"),
        (Month(2022, 10), "ต.ค. 64 – ต.ค. 65"),
    ],
)
def test_months_say_once_what_they_share(last: Month, written: str) -> None:
    assert shown_range(Month(2021, 10), last, SHORT) == written


def test_a_range_is_written_in_english_too() -> None:
    assert shown_range(DAY, dt.date(2022, 8, 25), language="en") == "23–25 August 2565 BE"


@pytest.mark.parametrize(
    ("time", "thai", "english"),
    [(dt.time(14, 30), "14.30 น.", "14:30"), (dt.time(9, 5), "09.05 น.", "09:05")],
)
def test_the_clock_has_two_digits_on_both_sides(time: dt.time, thai: str, english: str) -> None:
    assert (clock(time), clock(time, "en")) == (thai, english)


def test_months_stand_in_order_of_time() -> None:
    assert sorted([Month(2022, 1), Month(2021, 12), Month(2021, 2)]) == [
        Month(2021, 2), Month(2021, 12), Month(2022, 1),
    ]  # fmt: skip
