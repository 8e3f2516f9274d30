"""The field for days speaks the era and the numerals of its reader."""

from __future__ import annotations

import datetime as dt

import pytest
from django import forms
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from prongsai.apps.look.forms import DayField
from prongsai.apps.look.words import Taste, taste
from prongsai.core.terms.dates import Style, shown_date
from prongsai.core.terms.numerals import thai_digits
from prongsai.core.terms.words import Language

DAYS = st.dates(dt.date(1941, 1, 1), dt.date(2156, 12, 31))
FIELD = DayField()


@given(DAYS, st.booleans(), st.sampled_from(["th", "en"]))
def test_what_the_field_shows_it_reads_as_the_same_day(
    day: dt.date, thai: bool, language: str
) -> None:
    token = taste.set(Taste(thai_numerals=thai))
    try:
        with translation.override(language):
            shown = FIELD.prepare_value(day)
            assert FIELD.clean(shown) == day
    finally:
        taste.reset(token)


@given(DAYS, st.sampled_from([Style.ACT, Style.LETTER]), st.sampled_from(["th", "en"]))
def test_a_day_as_the_application_writes_it_can_be_pasted(
    day: dt.date, style: Style, language: Language
) -> None:
    written = shown_date(day, style, language)

    assert FIELD.clean(written) == FIELD.clean(f"  {thai_digits(written)} ") == day


def test_the_year_is_of_the_buddhist_era_which_english_names() -> None:
    day = dt.date(2025, 12, 31)
    with translation.override("th"):
        assert FIELD.prepare_value(day) == "31/12/2568"
    with translation.override("en"):
        assert FIELD.prepare_value(day) == "31/12/2568 BE"


@pytest.mark.parametrize("text", ["31/2/2568", "ธันวาคม 2568", "31/12/68x", "2568", "วันนี้"])
def test_what_is_no_day_is_refused_with_what_was_typed(text: str) -> None:
    with pytest.raises(forms.ValidationError, match="อ่านวันที่"):
        FIELD.clean(text)


def test_an_untouched_day_counts_as_unchanged() -> None:
    day = dt.date(2025, 12, 31)

    assert not FIELD.has_changed(day, FIELD.prepare_value(day))
    assert FIELD.has_changed(day, "30/12/2568")
