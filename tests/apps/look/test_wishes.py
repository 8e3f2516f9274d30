"""What addresses ask for."""

from __future__ import annotations

import datetime as dt

import pytest

from prongsai.apps.look.wishes import Wishes, whole, year_in

TODAY = dt.date(2026, 8, 20)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12),
        ("123456789", 123456789),
        ("1234567890", 0),
        ("-1", 0),
        ("๑", 0),
        ("", 0),
        (None, 0),
    ],
)
def test_a_number_is_one_of_few_digits_or_none(text: str | None, number: int) -> None:
    assert whole(text) == number


@pytest.mark.parametrize(
    ("year", "meant"), [("2568", 2568), ("2499", 2569), ("3000", 2569), ("x", 2569), ("", 2569)]
)
def test_a_year_that_cannot_be_meant_is_the_fiscal_year_of_today(year: str, meant: int) -> None:
    assert year_in({"year": year}, TODAY) == meant


def test_another_choice_begins_at_the_first_page() -> None:
    asked = Wishes(year=2569, after=50)

    assert (asked.query, asked.but(year=2568).query) == ("year=2569&after=50", "year=2568")
