"""The monthly table: totals public, small cells hidden, hidden cells beyond recomputing."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from prongsai.core.privacy.monthly import TOTAL, MonthlyTable, PublicTable, publish
from prongsai.core.privacy.policy import Policy

POLICY = Policy()


def table(*rows: tuple[int, ...]) -> MonthlyTable:
    months = [f"2568-{n + 1:02}" for n in range(len(rows))]
    categories = [f"c{n}" for n in range(len(rows[0]))]
    counts = {
        (month, category): rows[m][c]
        for m, month in enumerate(months)
        for c, category in enumerate(categories)
    }
    return MonthlyTable(months, categories, counts)


def grid(public: PublicTable) -> list[list[int | None]]:
    return [
        [public.cells[month, c] for c in public.categories] for month in (*public.months, TOTAL)
    ]


def test_a_table_of_large_counts_is_shown_whole() -> None:
    public = publish(table((5, 9), (12, 30)), POLICY)

    assert grid(public) == [[5, 9], [12, 30], [17, 39]]
    assert (public.month_totals, public.total) == ({"2568-01": 14, "2568-02": 42}, 56)


def test_none_is_said_and_totals_are_always_public() -> None:
    public = publish(table((0, 0), (0, 0)), POLICY)

    assert grid(public) == [[0, 0], [0, 0], [0, 0]]
    assert public.total == 0


def test_a_small_cell_takes_its_neighbours_with_it() -> None:
    public = publish(table((2, 9, 20), (12, 30, 40)), POLICY)

    shown = grid(public)
    assert shown[0][0] is None
    assert sum(cell is None for cell in shown[0]) >= 2
    assert (public.month_totals["2568-01"], public.total) == (31, 113)


def test_a_single_category_is_the_months_total_and_public() -> None:
    assert grid(publish(table((3,), (1,)), POLICY)) == [[3], [1], [4]]


def test_counts_that_are_not_there_are_none() -> None:
    assert MonthlyTable(["m"], ["c"], {}).count("m", "c") == 0


COUNTS = st.integers(0, 7)


@st.composite
def tables(draw: st.DrawFn) -> MonthlyTable:
    width = draw(st.integers(2, 3))
    height = draw(st.integers(1, 3))
    return table(*(tuple(draw(COUNTS) for _ in range(width)) for _ in range(height)))


@given(tables())
@settings(max_examples=150)
def test_every_hidden_cell_has_more_than_one_possible_value(given_table: MonthlyTable) -> None:
    public = publish(given_table, POLICY)
    hidden = [place for place, count in public.cells.items() if count is None]

    possible: dict[tuple[str, str], set[int]] = {place: set() for place in hidden}
    for world in worlds(public):
        for place in hidden:
            possible[place].add(world[place])
        if all(len(values) > 1 for values in possible.values()):
            break

    assert all(len(values) > 1 for values in possible.values())


@given(tables())
def test_no_small_cell_and_no_wrong_number_is_shown(given_table: MonthlyTable) -> None:
    public = publish(given_table, POLICY)

    for (month, category), shown in public.cells.items():
        real = (
            given_table.category_total(category)
            if month == TOTAL
            else given_table.count(month, category)
        )
        assert shown in (None, real)
        assert not 0 < (shown or 0) < POLICY.threshold


def worlds(public: PublicTable) -> Iterator[dict[tuple[str, str], int]]:
    """Every table of whole numbers that fits all that is shown, by trying them all."""
    rows = [list(_rows(public, month)) for month in public.months]
    for choice in itertools.product(*rows):
        world = {
            (month, category): row[n]
            for month, row in zip(public.months, choice, strict=True)
            for n, category in enumerate(public.categories)
        }
        for category in public.categories:
            world[TOTAL, category] = sum(world[month, category] for month in public.months)
        if all(shown in (None, world[place]) for place, shown in public.cells.items()):
            yield world


def _rows(public: PublicTable, month: str) -> Iterator[tuple[int, ...]]:
    """Every way to fill a month so that its shown cells and its total fit."""
    total = public.month_totals[month]
    spans = [
        range(total + 1) if public.cells[month, c] is None else [public.cells[month, c] or 0]
        for c in public.categories
    ]
    for row in itertools.product(*spans):
        if sum(row) == total:
            yield row
