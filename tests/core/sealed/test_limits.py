"""Clocks of a report: days of which kind, what is set, what nobody knows, what ran over."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan_making import plans
from prongsai.core.calendar.working_days import WorkingDays
from prongsai.core.criteria.evidence import Confidence, evidence_at
from prongsai.core.sealed.course import Step
from prongsai.core.sealed.limits import (
    Chosen,
    choice_faults,
    last_day,
    limit_faults,
    runs,
    settled,
)
from prongsai.core.sealed.news import SOON, alarms, waiting
from prongsai.core.shapes.fields import UNKNOWN

SHIPPED = plans().shelf.sealed_course
LIMITS = SHIPPED.limits
DAYS = WorkingDays(frozenset({dt.date(2026, 8, 12)}), dt.date(2026, 12, 31))
AUGUST = dt.date(2026, 8, 3)
"""A Monday."""


def day(number: int) -> dt.date:
    return AUGUST + dt.timedelta(number)


def steps(*told: tuple[str, int]) -> list[Step]:
    return [SHIPPED.step(state, day(number)) for state, number in told]


def test_the_clocks_shipped_hold_and_say_how_sure_we_are() -> None:
    assert list(limit_faults(LIMITS)) == []
    assert {key: each.length for key, each in LIMITS.items()} == {
        "screen": UNKNOWN, "answer": 15, "fact_finding": UNKNOWN, "tell": UNKNOWN,
    }  # fmt: skip
    answer = evidence_at(SHIPPED, ("limits", "answer", "length"))
    assert answer.confidence is Confidence.INFERRED
    screen = evidence_at(SHIPPED, ("limits", "screen", "length"))
    assert screen.confidence is Confidence.UNKNOWN


@pytest.mark.parametrize(("wrong", "code"), [
    ({"length": 0}, "sealed-limit-length"), ({"length": 9999}, "sealed-limit-length"),
    ({"stops": ()}, "sealed-limit-stops"),
    ({"stops": ("received",)}, "sealed-limit-stops"),
])  # fmt: skip
def test_a_clock_of_no_days_or_without_an_end_is_a_fault(wrong: dict[str, Any], code: str) -> None:
    broken = {**LIMITS, "answer": replace(LIMITS["answer"], **wrong)}
    found = [each.code for each in limit_faults(broken)]
    assert found == [code]


def test_an_answer_within_fifteen_days_stops_its_clock_and_a_later_one_was_late() -> None:
    course = steps(("received", 0), ("screened", 2))
    for answers, ended, late in (([], None, True), ([15], 15, False), ([16], 16, True)):
        found = runs(settled(LIMITS, {}), course, [day(each) for each in answers], DAYS)
        (answer,) = [each for each in found if each.limit.key == "answer"]
        assert answer.last is not None
        assert answer.last.day == day(15)
        assert answer.ended == (None if ended is None else day(ended))
        assert (answer.is_on, answer.is_late(day(40))) == (ended is None, late)


def test_a_clock_without_a_number_runs_and_has_no_last_day_until_an_office_sets_one() -> None:
    course = steps(("received", 0))
    screen = runs(settled(LIMITS, {}), course, [], DAYS)[0]
    assert (screen.is_on, screen.last, screen.is_late(day(400))) == (True, None, False)
    chosen = {"screen": Chosen(length=7, working=True), "tell": Chosen()}
    screen = runs(settled(LIMITS, chosen), course, [], DAYS)[0]
    assert screen.last is not None
    assert screen.last.day == dt.date(2026, 8, 13)  # a weekend and the twelfth between


def test_an_office_may_count_working_days_where_sources_say_only_days() -> None:
    (answer,) = [each for each in settled(LIMITS, {"answer": Chosen(working=True)})
                 if each.key == "answer"]  # fmt: skip
    assert (answer.length, answer.working) == (15, True)
    (last,) = [last_day(answer, AUGUST, DAYS)]
    assert last is not None
    assert last.day == dt.date(2026, 8, 25)


def test_new_facts_start_a_clock_anew_and_what_ran_over_stays_so() -> None:
    limits = settled(LIMITS, {"fact_finding": Chosen(length=10)})
    course = steps(
        ("received", 0), ("fact_finding", 1), ("decided", 20), ("fact_finding", 30),
    )  # fmt: skip
    found = [each for each in runs(limits, course, [], DAYS) if each.limit.key == "fact_finding"]
    assert [(each.is_on, each.is_late(day(35))) for each in found] == [(False, True), (True, False)]


def test_a_last_day_off_moves_on_only_where_the_clock_says_so() -> None:
    five = replace(LIMITS["answer"], length=5)
    assert last_day(five, AUGUST, DAYS) is not None
    assert [getattr(last_day(each, AUGUST, DAYS), "day", None) for each in (
        five, replace(five, rolls=True), replace(five, length=UNKNOWN),
    )] == [dt.date(2026, 8, 8), dt.date(2026, 8, 10), None]  # fmt: skip


@given(st.integers(1, 200), st.integers(0, 300), st.booleans())
def test_working_days_never_end_before_days_of_the_calendar(
    length: int, start: int, working: bool
) -> None:
    limit = replace(LIMITS["answer"], length=length, working=working)
    last = last_day(limit, day(start), DAYS)
    assert last is not None
    assert (last.day - day(start)).days >= length
    assert not working or DAYS.includes(last.day)


def test_an_office_may_promise_more_than_a_rule_asks_and_never_less() -> None:
    assert list(choice_faults(LIMITS, {"answer": Chosen(length=7), "screen": Chosen()})) == []
    for chosen, code in (
        ({"answer": Chosen(length=16)}, "sealed-limit-longer"),
        ({"screen": Chosen(length=0)}, "sealed-limit-length"),
        ({"tell": Chosen(length=9999)}, "sealed-limit-length"),
    ):
        assert [each.code for each in choice_faults(LIMITS, chosen)] == [code]


def test_a_report_waits_while_it_is_new_or_spoken_in_or_its_day_is_near() -> None:
    limits = settled(LIMITS, {})
    new, screened = steps(("received", 0)), steps(("received", 0), ("screened", 1))
    over = steps(("received", 0), ("told", 5))

    def waits(course: list[Step], on: int, *, spoken: bool = False) -> bool:
        found = waiting(course, runs(limits, course, [], DAYS), spoken=spoken)
        return found is not None and found.waits(day(on))

    assert waits(new, 1)
    assert [waits(screened, on) for on in (2, 15 - SOON - 1, 15 - SOON, 20)] == [
        False, False, True, True,
    ]  # fmt: skip
    assert waits(screened, 2, spoken=True)
    assert (waits(over, 6), waits(over, 6, spoken=True)) == (False, True)


def test_a_clock_alarms_once_before_its_last_day_and_once_after_it() -> None:
    course = steps(("received", 0))
    found = runs(settled(LIMITS, {}), course, [], DAYS)
    days = [on for on in range(40) if alarms(found, day(on - 1), day(on))]
    assert days == [15 - SOON, 16]
    assert alarms(found, day(0), day(39)) == 2
    ended = runs(settled(LIMITS, {}), course, [day(1)], DAYS)
    assert alarms(ended, day(0), day(39)) == 0
