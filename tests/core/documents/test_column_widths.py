"""Widths of columns: the shares asked for, unless a word would have to be broken."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.documents.blocks import Column, Table, cell, heads
from prongsai.core.documents.column_widths import column_widths

ROOM, SIZE, PADDING = Fraction(400), Fraction(10), Fraction(10)


def widths(shares: list[int], *rows: tuple[str, ...]) -> tuple[Fraction, ...]:
    columns = tuple(Column(share) for share in shares)
    body = tuple(tuple(cell(said) for said in row) for row in rows)
    table = Table(columns, (heads(*["ก"] * len(shares)),), body)
    return column_widths(table, ROOM, SIZE, PADDING, lambda chunk: [chunk])


def test_shares_hold_where_every_word_has_room() -> None:
    assert widths([1, 3], ("100.00", "คะแนน")) == (100, 300)


def test_a_column_too_narrow_for_its_longest_word_takes_from_those_that_can_spare() -> None:
    narrow, wide = widths([1, 19], ("1,250,000.00", "คะแนน"))

    assert narrow == 12 * 5 + PADDING  # twelve figures, half as wide as high
    assert narrow + wide == ROOM


def test_where_nobody_can_spare_the_longest_words_share_what_the_others_leave() -> None:
    assert widths([1, 9], ("x" * 90, "y" * 90)) == (200, 200)
    assert widths([1, 3], ("x" * 28, "y" * 78)) == (150, 250)
    assert widths([1, 3], ("x" * 8, "y" * 160)) == (100, 300)  # what is broken anyway takes nothing
    assert widths([2, 3, 3], ("x" * 8, "y" * 90, "z" * 160)) == (100, 150, 150)


def test_an_address_may_end_a_line_after_a_stroke() -> None:
    assert widths([1, 1], ("https://s01.example/risk/vendors-of-the-year", "y")) == (200, 200)


def test_cells_that_span_do_not_count_and_those_beside_them_fall_in_their_column() -> None:
    table = Table(
        (Column(1), Column(1), Column(2)),
        (heads("ก", "ข", "ค"),),
        (
            (cell("x" * 70, rows=2, columns=2), cell("y")),
            (cell("z" * 44),),
        ),
    )

    found = column_widths(table, ROOM, SIZE, PADDING, lambda chunk: [chunk])

    assert found == (85, 85, 230)


WORDS = st.text("xy ", max_size=40)


@given(st.lists(st.tuples(st.integers(1, 9), WORDS), min_size=1, max_size=6))
def test_widths_add_up_to_the_room_and_none_vanishes(columns: list[tuple[int, str]]) -> None:
    shares, said = [share for share, _ in columns], tuple(words for _, words in columns)
    found = widths(shares, said)

    assert sum(found) == ROOM
    assert all(width > 0 for width in found)
