"""A unit is reminded of what it owes; the later it gets, the more people hear of it."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.access.roles import Role
from prongsai.core.follow_up.telling import TOLD_FROM, days_told, is_told

DUE = dt.date(2026, 1, 16)
LONG = DUE + dt.timedelta(days=22)
DAYS = st.dates(dt.date(2025, 12, 1), dt.date(2026, 3, 31))
ROLES = st.sampled_from(list(TOLD_FROM))


def told(role: Role) -> list[int]:
    return [(day - DUE).days for day in days_told(role, DUE, LONG)]


def test_each_role_hears_of_it_from_its_own_day_on_and_weekly() -> None:
    assert told(Role.DIVISION_OFFICER) == [-14, -3, 0, 7, 14, 21]
    assert told(Role.DIVISION_HEAD) == [1, 7, 14, 21]
    assert told(Role.COORDINATOR) == [7, 14, 21]
    assert told(Role.CHIEF_ADMINISTRATOR) == [14, 21]


@given(ROLES, DAYS, DAYS)
def test_days_of_a_standstill_are_made_up_for_once(
    role: Role, one: dt.date, other: dt.date
) -> None:
    since, today = min(one, other), max(one, other)
    missed = [day for day in days_told(role, DUE, today) if day > since]
    assert is_told(role, DUE, since, today) == bool(missed)


@given(ROLES, DAYS)
def test_asked_every_day_nobody_is_told_on_another_day(role: Role, today: dt.date) -> None:
    before = today - dt.timedelta(days=1)
    assert is_told(role, DUE, before, today) == (today in days_told(role, DUE, today))
