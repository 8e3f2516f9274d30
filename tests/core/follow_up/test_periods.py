"""Periods of any cycle in any year lie inside it, in order, without gap or overlap."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.follow_up.periods import every_period, periods
from prongsai.core.measures.measure import Cycle
from prongsai.core.terms.fiscal_year import FiscalYear

YEARS = st.builds(FiscalYear, st.integers(2500, 2700))
CYCLES = st.sampled_from(Cycle)
ONE_DAY = dt.timedelta(days=1)


@given(YEARS, CYCLES)
def test_periods_begin_with_the_year_end_with_it_and_stand_in_order(
    year: FiscalYear, cycle: Cycle
) -> None:
    found = [each.period for each in periods(cycle, year)]
    assert (found[0].first, found[-1].last) == (year.first, year.last)
    assert all(before.last < after.last for before, after in pairwise(found))
    assert all(year.first <= each.first <= each.last <= year.last for each in found)


@given(YEARS, CYCLES.filter(lambda cycle: cycle is not Cycle.HALF_YEAR_AND_ANNUAL))
def test_periods_part_the_year_into_days_that_each_lie_in_one(
    year: FiscalYear, cycle: Cycle
) -> None:
    found = [each.period for each in periods(cycle, year)]
    assert all(before.last + ONE_DAY == after.first for before, after in pairwise(found))


def test_six_months_and_annual_tell_progress_and_then_the_whole_year() -> None:
    half, whole = periods(Cycle.HALF_YEAR_AND_ANNUAL, FiscalYear(2569))
    assert (half.key, half.period.last) == ("h1", dt.date(2026, 3, 31))
    assert (whole.key, whole.period.first) == ("year", dt.date(2025, 10, 1))


@given(YEARS, CYCLES)
def test_a_key_means_the_same_period_in_every_cycle(year: FiscalYear, cycle: Cycle) -> None:
    known = every_period(year)
    assert all(known[each.key] == each for each in periods(cycle, year))


def test_months_are_called_by_name() -> None:
    first = periods(Cycle.MONTHLY, FiscalYear(2569))[0]
    assert (first.key, first.period.label.th) == ("m1", "ตุลาคม 2568")
    assert first.period.label.en == "October 2568 BE"
