"""Who has acknowledged, who has not, and when they are reminded."""

from __future__ import annotations

import datetime as dt

import pytest

from prongsai.core.access.roles import Role
from prongsai.core.circulars.audience import Audience, Part
from prongsai.core.circulars.reading import Reader, Share, all_readers, shares, whole
from prongsai.core.circulars.reminding import is_over, reminds

AT = dt.datetime(2026, 8, 20, 9, tzinfo=dt.UTC)
SENT, UNTIL = dt.date(2026, 8, 3), dt.date(2026, 8, 20)
WORKS = Audience(units=frozenset({"works"}))
PEOPLE = {
    "a": (Part(Role.DIVISION_HEAD, "works"),),
    "b": (Part(Role.STAFF, "works"),),
    "c": (Part(Role.STAFF, "finance"),),
}


def day(number: int) -> dt.date:
    return UNTIL + dt.timedelta(days=number)


def test_who_came_later_is_asked_and_whoever_sent_it_is_not() -> None:
    found = all_readers(WORKS, PEOPLE, [], but="a")

    assert found == [Reader("b", "works", "staff")]


def test_who_acknowledged_stays_listed_and_who_left_without_is_no_longer_missing() -> None:
    gone = Reader("gone", "works", "staff", AT, here=False)
    found = all_readers(WORKS, PEOPLE, [gone])

    assert [(each.key, bool(each.at)) for each in found] == [
        ("gone", True), ("a", False), ("b", False)
    ]  # fmt: skip
    assert whole(found) == Share("", 1, 3)
    assert whole(found).missing == 2


def test_shares_are_counted_by_unit() -> None:
    known = [Reader("a", "works", "division_head", AT), Reader("z", "", "staff", AT)]

    assert shares(all_readers(WORKS, PEOPLE, known)) == {
        "works": Share("works", 1, 2), "": Share("", 1, 1)
    }  # fmt: skip


@pytest.mark.parametrize(
    ("today", "told"),
    [(-4, False), (-3, True), (0, True), (6, True), (7, True), (20, True)],
)
def test_a_day_to_remind_on_is_made_up_for(today: int, told: bool) -> None:
    assert reminds(SENT, UNTIL, None, day(today)) is told


@pytest.mark.parametrize(
    ("last", "today", "told"),
    [(-3, -2, False), (-3, 0, True), (0, 0, False), (0, 6, False), (0, 7, True), (8, 13, False)],
)
def test_nobody_is_reminded_twice_of_one_day(last: int, today: int, told: bool) -> None:
    assert reminds(SENT, UNTIL, day(last), day(today)) is told


def test_nobody_is_reminded_on_the_day_of_sending_nor_of_days_before_it() -> None:
    assert not reminds(UNTIL, UNTIL, None, UNTIL)
    assert not reminds(day(-1), UNTIL, None, day(-1))


def test_without_a_last_day_they_are_reminded_weekly() -> None:
    days = [SENT + dt.timedelta(days=each) for each in (1, 6, 7)]

    assert [reminds(SENT, None, None, each) for each in days] == [False, False, True]


def test_a_circular_asks_for_a_year_after_its_last_day() -> None:
    assert [is_over(SENT, until, day(365)) for until in (UNTIL, None)] == [False, True]
    assert is_over(SENT, UNTIL, day(366))
