"""A report on a period tells money, values and what is missing of exactly that period."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from measure_making import FILES, YEAR, finished, measure, report, year
from prongsai.core.follow_up.periods import every_period, inside
from prongsai.core.follow_up.report import ReportState
from prongsai.core.follow_up.slots import Rhythm
from prongsai.core.follow_up.summary import summary

RHYTHM = Rhythm(YEAR, FILES.shelf.working_days)
ACCEPTED = ReportState.ACCEPTED


def test_the_latest_report_of_each_unit_counts_and_later_periods_do_not() -> None:
    first = finished(spent=Decimal("10.50"), state=ACCEPTED)
    later = replace(first, period="q2", spent=Decimal(40), result=Decimal(3))
    after = replace(first, period="q3", spent=Decimal(900))
    found = year(reports=(first, later, after))
    half = summary(found, RHYTHM.slots(found), "h1")
    assert (half.spent, half.values) == (Decimal(40), (later,))
    assert summary(found, RHYTHM.slots(found), "q1").spent == Decimal("10.50")


def test_what_lies_with_its_unit_is_missing_and_what_waits_is_told() -> None:
    waits = finished(state=ReportState.SUBMITTED)
    found = year(measure(), reports=(waits, report(period="q2", state=ReportState.RETURNED)))
    half = summary(found, RHYTHM.slots(found), "h1")
    assert [slot.key.period for slot in half.missing] == ["q2"]
    assert half.unaccepted == (waits,)


@given(st.sampled_from(sorted(every_period(YEAR))))
def test_a_period_holds_itself_and_whatever_ends_in_it(key: str) -> None:
    known = every_period(YEAR)
    found = inside(YEAR, key)
    assert key in found
    assert list(found) == sorted(found, key=lambda each: known[each].period.last)
    assert all(known[each].period.last <= known[key].period.last for each in found)
