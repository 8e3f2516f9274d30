"""The solver: whole numbers that satisfy every row at the least cost."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.adapters.highs_solver import solve
from prongsai.core.analysis.program import Program, Row
from prongsai.core.terms.problem import Refused

QUARTERS = st.integers(-8, 8).map(lambda n: Fraction(n, 4))


@st.composite
def programs(draw: st.DrawFn) -> Program:
    """Up to four columns and three rows of quarters."""
    size = draw(st.integers(1, 4))
    rows = [
        Row({n: draw(QUARTERS) for n in range(size)}, draw(QUARTERS))
        for _ in range(draw(st.integers(0, 3)))
    ]
    highs = tuple(draw(st.integers(1, 2)) for _ in range(size))
    return Program(highs, tuple(draw(st.integers(0, 9)) for _ in range(size)), tuple(rows))


def holds(program: Program, values: tuple[int, ...]) -> bool:
    return all(
        sum(factor * values[n] for n, factor in row.terms.items()) >= row.least
        for row in program.rows
    )


def cost(program: Program, values: tuple[int, ...]) -> int:
    return sum(each * value for each, value in zip(program.costs, values, strict=True))


@given(programs())
def test_no_choice_is_cheaper_than_the_one_found(program: Program) -> None:
    every = product(*(range(high + 1) for high in program.highs))
    costs = [cost(program, values) for values in every if holds(program, values)]

    found = solve(program)

    assert (found is None) == (not costs)
    if found is not None:
        assert holds(program, found)
        assert cost(program, found) == min(costs)


def test_a_row_that_just_holds_is_not_lost_to_floats() -> None:
    thirds = Row({n: Fraction(1, 3) for n in range(3)}, Fraction(1))

    assert solve(Program((1, 1, 1), (1, 1, 1), (thirds,))) == (1, 1, 1)


def test_without_columns_only_rows_that_ask_nothing_hold() -> None:
    assert solve(Program((), (), (Row({}, Fraction(0)),))) == ()
    assert solve(Program((), (), (Row({}, Fraction(1)),))) is None


def test_a_search_cut_short_is_said() -> None:
    rows = tuple(
        Row({n: Fraction((n * k) % 97 + 1) for n in range(60)}, Fraction(1501)) for k in (5, 7, 11)
    )

    with pytest.raises(Refused) as refused:
        solve(Program((1,) * 60, tuple(n % 13 + 40 for n in range(60)), rows), seconds=0)

    assert refused.value.problems[0].code == "way-search-stopped"
