"""Dates as people write them, and what is left unread."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.terms.date_reading import read_date
from prongsai.core.terms.dates import Month, Style, shown_date
from prongsai.core.terms.numerals import thai_digits
from prongsai.core.terms.words import Language

DAYS = st.dates(min_value=dt.date(1857, 1, 1), max_value=dt.date(2156, 12, 31))
STYLES = st.sampled_from(Style)
LANGUAGES: st.SearchStrategy[Language] = st.sampled_from(["th", "en"])


@given(DAYS, STYLES, LANGUAGES)
def test_a_day_that_is_shown_is_read_back(day: dt.date, style: Style, language: Language) -> None:
    shown = shown_date(day, style, language)
    assert read_date(shown) == day
    assert read_date(thai_digits(shown)) == day
    assert read_date(shown.replace(" ", "")) == day


@given(DAYS, STYLES, LANGUAGES)
def test_a_month_that_is_shown_is_read_back(day: dt.date, style: Style, language: Language) -> None:
    shown = shown_date(Month.of(day), style, language)
    assert read_date(shown) == Month.of(day)
    assert read_date(thai_digits(shown)) == Month.of(day)


@pytest.mark.parametrize(
    "text",
    [
        "29 กุมภาพันธ์ พ.ศ. 2567", "29 กุมภาพันธ์ พ.ศ.2567", "๒๙ กุมภาพันธ์ ๒๕๖๗", "29 ก.พ. 67",
        "29 กพ 67", "29ก.พ.67", "วันที่ 29 เดือน กุมภาพันธ์ พ.ศ. 2567", "29 ก.พ. พ.ศ. 67",
        "วันที่ ๒๙ เดือนกุมภาพันธ์ พุทธศักราช ๒๕๖๗", "29/02/2567", "29/2/67", "29-02-2567",
        "๒๙.๐๒.๒๕๖๗", "วันที่ 29/02/2567", "2024-02-29", "29/02/2024", "29 February 2024",
        "29 feb 2024", "29 กุมภาพันธ์ ค.ศ. 2024", "29 February 2567",
        "29 February 2567 BE", "29 Feb 67 b.e.", "29/2/2567 BE", "29/02/67 B.E.", "29 Feb 2024 CE",
        "29/2/2024 AD", " 29\u00a0ก.พ.\u200b 2567 ",
    ],
)  # fmt: skip
def test_a_leap_day_is_read_however_it_is_written(text: str) -> None:
    assert read_date(text) == dt.date(2024, 2, 29)


@pytest.mark.parametrize(
    "text",
    [
        "กันยายน 2565", "ก.ย. 65", "เดือนกันยายน พ.ศ. ๒๕๖๕", "เดือน กันยายน 2565", "กันยายน พ.ศ.2565",
        "September 2022", "Sep 2022",
    ],
)  # fmt: skip
def test_a_month_is_read_without_a_day(text: str) -> None:
    assert read_date(text) == Month(2022, 9)


@pytest.mark.parametrize(
    "text",
    [
        "29 กุมภาพันธ์ 2566", "29/02/2566", "31/04/2567", "0 มกราคม 2567", "1/13/2567", "00/00/00",
    ],
)  # fmt: skip
def test_a_day_the_calendar_does_not_have_is_not_read(text: str) -> None:
    assert read_date(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "23 Aug 22", "23 สิงหาคม ค.ศ. 65", "22 มีนาคม พ.ศ. 2021", "22 มีนาคม ค.ศ. 2564",
        "22 มีนาคม 1564", "22 มีนาคม 2300", "22/03/3000", "23 August ค.ศ. 22",
        "23 August 2022 BE", "23 August 2565 CE", "23/8/22 CE", "23 August 2565 BD",
    ],
)  # fmt: skip
def test_a_year_of_an_unsure_era_is_not_read(text: str) -> None:
    assert read_date(text) is None


@pytest.mark.parametrize(
    "text",
    ["", "2565", "กันยายน", "23 2565", "12 มกรา 2565", "พ.ศ. 2565", "1/2-2567", "ปีงบประมาณ 2565"],
)
def test_what_is_no_date_is_not_read(text: str) -> None:
    assert read_date(text) is None


@given(st.text() | st.text(alphabet="วันที่เดือน.กพศ /-0129๐๒๙"))
def test_any_text_is_read_or_left(text: str) -> None:
    found = read_date(text)
    assert found is None or read_date(shown_date(found)) == found
