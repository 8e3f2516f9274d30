"""How far a measure has come, over all its units."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from measure_making import UNITS, YEAR, report
from prongsai.core.follow_up.attainment import attained
from prongsai.core.follow_up.report import Progress, Reason


def test_the_latest_report_of_each_unit_counts() -> None:
    told = [report(period="q2", percent=80), report(period="q1", percent=20)]
    found = attained(told, UNITS[:1], YEAR)
    assert (found.percent, found.told, found.owing) == (80, 1, 1)


def test_a_unit_that_told_nothing_counts_as_not_begun() -> None:
    done = report(progress=Progress.DONE, percent=100)
    found = attained([done], UNITS, YEAR)
    assert (found.percent, found.told, found.owing, found.is_done) == (33, 1, 3, False)


def test_it_is_done_when_all_units_are() -> None:
    told = [report(unit=unit, progress=Progress.DONE, percent=100) for unit in UNITS]
    assert attained(told, UNITS, YEAR).is_done


def test_a_unit_that_cannot_go_on_is_told_of_and_one_that_left_is_not() -> None:
    stuck = report(progress=Progress.CANNOT, reason=Reason.NO_BUDGET)
    assert attained([stuck], UNITS, YEAR).stuck
    assert not attained([stuck], UNITS[1:], YEAR).stuck


def test_a_measure_of_nobody_is_never_done() -> None:
    found = attained([], (), YEAR)
    assert (found.percent, found.is_done) == (0, False)


@given(st.lists(st.integers(0, 100), max_size=3))
def test_all_together_are_never_further_than_the_furthest(percents: list[int]) -> None:
    told = [report(unit=u, percent=p) for u, p in zip(UNITS, percents, strict=False)]
    assert attained(told, UNITS, YEAR).percent <= max(percents, default=0)
