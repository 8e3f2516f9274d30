"""Every responsible unit owes one report for each period, and is told of it in time."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from measure_making import FILES, UNITS, YEAR, day, finished, measure, measures, report, year
from prongsai.core.follow_up.lateness import (
    BEFORE,
    Nearness,
    is_reminded,
    owed,
    reminders,
)
from prongsai.core.follow_up.periods import periods
from prongsai.core.follow_up.report import ReportState
from prongsai.core.follow_up.slots import Rhythm, Slot, SlotKey, reporting
from prongsai.core.measures.measure import Cycle, Measure, Unit

RHYTHM = Rhythm(YEAR, FILES.shelf.working_days)
TWO = (Unit(name="สำนักปลัด"), Unit(name="กองคลัง"))
DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31))


def slots(each: Measure) -> tuple[Slot, ...]:
    return RHYTHM.of(each, UNITS)


def test_each_unit_reports_for_itself() -> None:
    found = slots(measure(units=TWO, cycle=Cycle.HALF_YEARLY))
    assert [(slot.key.unit, slot.key.period) for slot in found] == [
        ("สำนักปลัด", "h1"), ("กองคลัง", "h1"), ("สำนักปลัด", "h2"), ("กองคลัง", "h2"),
    ]  # fmt: skip


def test_units_that_work_together_report_once_through_the_first() -> None:
    [slot] = slots(measure(units=TWO, joint=True, cycle=Cycle.YEAR_END))
    assert (slot.key.unit, slot.together) == ("สำนักปลัด", TWO)


def test_all_units_means_all_of_the_agency() -> None:
    assert reporting(measure(units=(), everyone=True), UNITS) == UNITS


def test_a_report_is_due_some_working_days_after_its_period() -> None:
    [first, *_] = slots(measure())
    assert first.due.day == day("2026-01-16")  # ten working days after New Year's Eve
    assert first.due.sure


def test_periods_before_the_measure_begins_or_once_it_is_due_are_not_reported() -> None:
    found = slots(measure(begins=day("2026-01-15"), due=day("2026-06-30")))
    assert [slot.key.period for slot in found] == ["q2", "q3"]


@given(measures())
def test_no_slot_is_owed_twice_and_each_lies_in_the_year(each: Measure) -> None:
    found = slots(each)
    assert max(Counter(slot.key for slot in found).values(), default=1) == 1
    known = {period.key for period in periods(each.cycle, YEAR)}
    assert {slot.key.period for slot in found} <= known
    assert all(slot.due.day > slot.period.period.last for slot in found)


def test_a_year_owes_what_its_measures_owe() -> None:
    both = year(measure("a"), measure("b", cycle=Cycle.YEAR_END))
    assert Counter(slot.key.measure for slot in RHYTHM.slots(both)) == {"a": 4, "b": 1}


def test_what_is_handed_in_is_not_late_and_what_came_back_is() -> None:
    listed = year(reports=(finished(), report(period="q2", state=ReportState.RETURNED)))
    found = owed(RHYTHM.slots(listed), listed.reports, day("2026-06-30"))
    assert [each.nearness for each in found] == [
        Nearness.HANDED_IN, Nearness.LATE, Nearness.SOON, Nearness.LATER,
    ]  # fmt: skip
    assert found[1].days < 0


def test_a_slot_key_says_whose_report_it_is() -> None:
    assert SlotKey(*report().slot) == slots(measure())[0].key


@given(DAYS, DAYS)
def test_reminders_are_the_days_on_which_somebody_is_reminded(
    due: dt.date, through: dt.date
) -> None:
    found = reminders(due, through)
    span = (through - due).days + BEFORE[0]
    days = [due - dt.timedelta(days=BEFORE[0] - n) for n in range(span + 1)]
    assert list(found) == [each for each in days if is_reminded(due, each)]


def test_reminders_come_before_on_the_day_and_weekly_while_late() -> None:
    due = day("2026-01-16")
    late = reminders(due, day("2026-01-31"))
    said = [(each - due).days for each in late]
    assert said == [-14, -3, 0, 7, 14]


def test_what_the_coordinator_accepted_waits_for_nobody_else() -> None:
    listed = year(reports=(finished(state=ReportState.ACCEPTED),))
    found = owed(RHYTHM.slots(listed), listed.reports, day("2026-06-30"))
    assert found[0].nearness is Nearness.ACCEPTED
