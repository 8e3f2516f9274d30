"""Working days are counted by a table that says how far it is known."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from measure_making import FILES, day
from prongsai.core.calendar.working_days import (
    HolidayTable,
    WorkingDays,
    holiday_problems,
)
from prongsai.core.shapes.read import read

SHIPPED = FILES.shelf.working_days
WORDS = {"th": "วันหยุด", "en": "a holiday"}
DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31))


def table(**told: Any) -> HolidayTable:
    plain = {
        "schema": 1, "known_until": "2026-12-31", "sources": {"own": {"title": WORDS}},
        "evidence": {"confidence": "unverified", "source": ["own"]},
        "holidays": {"2026-01-01": {"name": WORDS}},
    }  # fmt: skip
    found, problems = read(HolidayTable, {**plain, **told})
    assert found is not None, problems
    return found


def test_weekends_and_holidays_are_not_counted() -> None:
    days = WorkingDays.of(table())
    assert days.after(day("2025-12-30"), 2).day == day("2026-01-02")
    assert days.after(day("2026-01-02"), 1).day == day("2026-01-05")


def test_a_day_that_is_no_working_day_moves_to_the_next() -> None:
    days = WorkingDays.of(table())
    assert days.on_or_after(day("2026-01-01")).day == day("2026-01-02")
    assert days.on_or_after(day("2026-01-02")).day == day("2026-01-02")


def test_beyond_what_is_known_a_day_is_unsure() -> None:
    days = WorkingDays.of(table())
    assert days.after(day("2026-12-25"), 1).sure
    assert not days.after(day("2026-12-31"), 1).sure
    assert not days.on_or_after(day("2027-01-05")).sure


@given(DAYS, st.integers(0, 40))
def test_between_a_day_and_the_nth_after_it_lie_so_many_working_days(
    start: dt.date, number: int
) -> None:
    end = SHIPPED.after(start, number).day
    between = [start + dt.timedelta(days=n) for n in range(1, (end - start).days + 1)]
    assert sum(map(SHIPPED.includes, between)) == number
    assert number == 0 or SHIPPED.includes(end)


def test_a_sound_table_has_no_fault() -> None:
    assert list(holiday_problems(table())) == []


def test_faults_of_a_table_are_told() -> None:
    odd = table(schema=2, holidays={"2026-02-30": {"name": WORDS}})
    assert [problem.code for problem in holiday_problems(replace(odd, sources={}))] == [
        "pack-other-schema", "pack-wrong-date", "pack-no-such-source",
    ]  # fmt: skip


def test_the_shipped_table_holds_no_weekend_and_stands_in_order() -> None:
    assert [each for each in SHIPPED.holidays if each.weekday() > 4] == []
    assert not SHIPPED.includes(day("2026-04-14"))
    assert SHIPPED.includes(day("2026-05-01"))


def test_an_office_keeps_days_of_its_own_and_says_how_far_it_knows() -> None:
    shipped = WorkingDays(frozenset({dt.date(2026, 1, 1)}), dt.date(2026, 12, 31))
    monday, new_year = dt.date(2026, 1, 5), dt.date(2026, 1, 1)
    own = shipped.kept_by([monday], [new_year], dt.date(2027, 12, 31))
    assert (own.includes(monday), own.includes(new_year)) == (False, True)
    assert (own.known_until.year, shipped.kept_by([], [], None)) == (2027, shipped)
