"""Until when somebody is in office, so that powers end with it."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.access.offices import A_DAY, Office, of_giver, of_holder, unbroken

DAY = dt.date(2026, 8, 20)


def on(month: int, day: int) -> dt.date:
    return dt.date(2026, month, day)


def test_an_office_without_a_last_day_has_no_end() -> None:
    assert unbroken([Office("staff", on(1, 1))], DAY) is None


def test_one_part_that_follows_another_goes_on_and_a_gap_ends_it() -> None:
    first, next_one = Office("staff", on(1, 1), on(9, 30)), Office("head", on(10, 1), on(11, 30))
    late = Office("staff", on(12, 2))

    assert unbroken([next_one, first], DAY) == on(11, 30)
    assert unbroken([late, next_one, first], DAY) == on(11, 30)


@pytest.mark.parametrize("offices", [[], [Office("staff", on(9, 1))]])
def test_who_is_not_in_office_that_day_was_so_until_the_day_before_at_most(
    offices: list[Office],
) -> None:
    assert unbroken(offices, DAY) == DAY - A_DAY


def test_what_is_given_by_a_role_ends_with_that_role() -> None:
    offices = [Office("staff", on(1, 1)), Office("executive", on(8, 1), on(9, 30), acting=True)]
    assert of_giver(offices, "executive", DAY) == on(9, 30)
    assert of_giver(offices, "handler", DAY) is None


def test_what_an_acting_officer_receives_ends_with_his_acting() -> None:
    own = Office("division_head", on(1, 1))
    acting = Office("chief_administrator", on(8, 1), on(9, 30), acting=True)

    assert of_holder([own, acting], DAY) == on(9, 30)
    assert of_holder([own, acting], on(7, 1)) is None
    assert of_holder([own, acting, Office("chief_administrator", on(10, 1))], DAY) is None


DAYS = st.dates(dt.date(2026, 1, 1), dt.date(2026, 1, 20))


@given(st.lists(st.tuples(DAYS, DAYS), max_size=4), DAYS)
def test_each_day_until_the_last_one_is_in_office_and_the_next_one_is_not(
    spans: list[tuple[dt.date, dt.date]], day: dt.date
) -> None:
    offices = [Office("staff", min(each), max(each)) for each in spans]
    last = unbroken(offices, day)
    assert last is not None
    held = {day + i * A_DAY for i in range((last - day).days + 1)}
    assert all(any(each.holds_on(one) for each in offices) for one in held)
    assert not any(each.holds_on(last + A_DAY) for each in offices)
