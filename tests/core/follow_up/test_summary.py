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


def test_where_the_work_stands_says_the_latest_report_and_later_periods_do_not_count() -> None:
    first = finished(spent=Decimal("10.50"), state=ACCEPTED)
    later = replace(first, period="q2", spent=Decimal(40), result=Decimal(3))
    after = replace(first, period="q3", spent=Decimal(900))
    found = year(reports=(first, later, after))
    half = summary(found, RHYTHM.slots(found), "h1")
    assert (half.spent, half.values) == (Decimal(40), (later,))
    assert summary(found, RHYTHM.slots(found), "q1").spent == Decimal("10.50")


def test_what_a_later_report_leaves_out_stays_as_it_was_told() -> None:
    first = finished(spent=Decimal(300), result=Decimal(80), obstacles="ฝนตก", state=ACCEPTED)
    later = report(period="q2", percent=60, done="เปิดใช้แล้ว", obstacles="ฝนตก", state=ACCEPTED)
    found = year(reports=(later, first))
    [whole] = summary(found, RHYTHM.slots(found), "year").reports
    assert (whole.percent, whole.progress) == (60, later.progress)
    assert (whole.spent, whole.result) == (Decimal(300), Decimal(80))
    assert (whole.obstacles, whole.proofs) == ("ฝนตก", first.proofs)
    assert whole.done == f"{first.done}\n{later.done}"
    again = year(reports=(first, later, replace(first, period="q3")))
    [whole] = summary(again, RHYTHM.slots(again), "year").reports
    assert whole.done == f"{first.done}\n{later.done}"


@given(
    reports=st.lists(st.builds(Decimal, st.integers(0, 999)) | st.none(), min_size=4, max_size=4)
)
def test_no_money_that_was_told_is_lost_where_the_rest_tell_none(
    reports: list[Decimal | None],
) -> None:
    told = [report(period=f"q{n}", spent=each, state=ACCEPTED) for n, each in enumerate(reports, 1)]
    found = year(reports=tuple(told))
    known = [each for each in reports if each is not None]
    assert summary(found, RHYTHM.slots(found), "year").spent == (known[-1] if known else 0)


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
