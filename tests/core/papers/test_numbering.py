"""Numbers begin at one each calendar year and are never given twice."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.papers.numbering import NumberRegister
from prongsai.core.terms.problem import Refused

DAYS = st.lists(st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31)), max_size=40)


def test_numbers_begin_anew_with_the_calendar_year_not_the_fiscal_year() -> None:
    register = NumberRegister()
    said = []
    for day in (dt.date(2025, 9, 30), dt.date(2025, 10, 1), dt.date(2026, 1, 2)):
        number, register = register.next(day)
        said.append(str(number))

    assert said == ["1/2568", "2/2568", "1/2569"]


@given(DAYS)
def test_no_number_is_given_twice_and_none_is_left_out(days: list[dt.date]) -> None:
    register, numbers = NumberRegister(), []
    for day in days:
        number, register = register.next(day)
        numbers.append((number.year, number.count))

    for year in {day.year for day in days}:
        counts = [count for at, count in numbers if at == year]
        assert counts == list(range(1, len(counts) + 1))


def test_counting_goes_on_from_the_office_s_own_book() -> None:
    number, _ = NumberRegister().taken_over(2026, 345).next(dt.date(2026, 3, 1))

    assert str(number) == "346/2569"


def test_counting_never_goes_back() -> None:
    register = NumberRegister({2026: 9})

    with pytest.raises(Refused) as refused:
        register.taken_over(2026, 8)

    problem = refused.value.problems[0]
    assert (problem.code, problem.facts["last"]) == ("paper-number-back", "9")
