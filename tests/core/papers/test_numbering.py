"""Numbers begin at one each calendar year and are never given twice."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.papers.numbering import NumberRegister, left_out
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


def test_a_number_may_be_wished_and_leaves_a_gap_that_is_told() -> None:
    number, register = NumberRegister({2026: 9}).wished(dt.date(2026, 5, 1), 12)
    late, register = register.wished(dt.date(2026, 5, 2), 10)

    assert [str(each) for each in (number, late)] == ["12/2569", "10/2569"]
    assert str(register.next(dt.date(2026, 5, 3))[0]) == "13/2569"
    assert list(left_out([12, 10, 13], begun=9)) == [(11, 11)]


def test_no_number_is_below_one() -> None:
    with pytest.raises(ValueError, match="0"):
        NumberRegister().wished(dt.date(2026, 5, 1), 0)


@given(st.sets(st.integers(1, 60)), st.integers(0, 70))
def test_every_number_up_to_the_last_is_given_in_a_gap_or_in_the_book_before(
    counts: set[int], begun: int
) -> None:
    gaps = {n for first, last in left_out(counts, begun) for n in range(first, last + 1)}
    beyond = set(range(begun + 1, max(counts, default=0) + 1))

    assert gaps == beyond - counts
