"""A month by the calendar: what its last day is, counted from its first."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.calendar.months import months_on

DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31))
ONE = dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("first", "number", "last"),
    [
        ("2026-01-08", 1, "2026-02-07"),
        ("2026-02-01", 1, "2026-02-28"),
        ("2028-02-01", 1, "2028-02-29"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2026-01-30", 1, "2026-02-28"),
        ("2028-01-30", 1, "2028-02-29"),
        ("2026-03-01", 1, "2026-03-31"),
        ("2026-12-15", 1, "2027-01-14"),
        ("2026-12-31", 2, "2027-02-28"),
        ("2026-01-08", 12, "2027-01-07"),
    ],
)
def test_a_month_ends_before_its_day_comes_again(first: str, number: int, last: str) -> None:
    assert months_on(dt.date.fromisoformat(first), number) == dt.date.fromisoformat(last)


@given(DAYS, st.integers(1, 60))
def test_it_lies_in_the_month_so_many_later_or_is_the_day_before(
    first: dt.date, number: int
) -> None:
    last = months_on(first, number)
    passed = (last + ONE).year * 12 + (last + ONE).month - first.year * 12 - first.month

    assert passed == number or (passed == number + 1 and (last + ONE).day == 1)
    assert (last + ONE).day == first.day or (last + ONE).day == 1


@given(DAYS, st.integers(1, 60))
def test_a_month_has_28_to_31_days_and_a_later_first_day_never_an_earlier_last_one(
    first: dt.date, number: int
) -> None:
    length = (months_on(first, number) - first + ONE).days

    assert 28 * number <= length <= 31 * number
    assert months_on(first, number) <= months_on(first + ONE, number)


@given(DAYS, st.integers(1, 60))
def test_months_from_the_first_of_one_are_whole(day: dt.date, number: int) -> None:
    assert (months_on(day.replace(day=1), number) + ONE).day == 1
