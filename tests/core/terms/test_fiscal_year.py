"""The fiscal year: October to September, by the Buddhist era."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.terms.fiscal_year import FiscalYear, Period
from prongsai.core.terms.words import Words

YEARS = st.builds(FiscalYear, st.integers(min_value=2400, max_value=2699))
ONE_DAY = dt.timedelta(days=1)


def test_a_fiscal_year_begins_in_october_of_the_year_before() -> None:
    year = FiscalYear(2565)
    assert (year.first, year.last) == (dt.date(2021, 10, 1), dt.date(2022, 9, 30))


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (dt.date(2025, 9, 30), 2568),
        (dt.date(2025, 10, 1), 2569),
        (dt.date(2025, 12, 31), 2569),
        (dt.date(2026, 1, 1), 2569),
    ],
)
def test_a_day_lies_in_the_year_that_ends_next(day: dt.date, year: int) -> None:
    assert FiscalYear.of(day) == FiscalYear(year)


def test_quarters_have_their_days_and_names() -> None:
    quarters = [(each.first, each.last, each.label) for each in FiscalYear(2567).quarters]
    assert quarters == [
        (dt.date(2023, 10, 1), dt.date(2023, 12, 31), Words("ไตรมาสที่ 1", "quarter 1")),
        (dt.date(2024, 1, 1), dt.date(2024, 3, 31), Words("ไตรมาสที่ 2", "quarter 2")),
        (dt.date(2024, 4, 1), dt.date(2024, 6, 30), Words("ไตรมาสที่ 3", "quarter 3")),
        (dt.date(2024, 7, 1), dt.date(2024, 9, 30), Words("ไตรมาสที่ 4", "quarter 4")),
    ]


def test_halves_have_six_months_each() -> None:
    assert FiscalYear(2567).halves == (
        Period(
            dt.date(2023, 10, 1), dt.date(2024, 3, 31), Words("รอบ 6 เดือนแรก", "first six months")
        ),
        Period(
            dt.date(2024, 4, 1), dt.date(2024, 9, 30), Words("รอบ 6 เดือนหลัง", "last six months")
        ),
    )


@given(YEARS)
def test_parts_of_a_year_fill_it_without_a_gap(year: FiscalYear) -> None:
    for parts in (year.quarters, year.halves):
        assert (parts[0].first, parts[-1].last) == (year.first, year.last)
        assert [each.last + ONE_DAY for each in parts[:-1]] == [each.first for each in parts[1:]]


@given(YEARS)
def test_years_follow_each_other_without_a_gap(year: FiscalYear) -> None:
    following = FiscalYear(year.year + 1)
    assert year.last + ONE_DAY == following.first
    assert year < following


@given(YEARS, st.integers(min_value=0, max_value=364))
def test_every_day_of_a_year_lies_in_it(year: FiscalYear, days: int) -> None:
    assert FiscalYear.of(year.first + days * ONE_DAY) == year
    assert FiscalYear.of(year.last) == year


def test_a_year_is_named_in_both_languages() -> None:
    assert FiscalYear(2565).words == Words("ประจำปีงบประมาณ พ.ศ. 2565", "for the fiscal year 2565")
