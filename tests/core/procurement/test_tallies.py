"""Figures of the yearly report, and what of a purchase the public may read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from core.procurement.purchases import COMPANY_ID, FRAME, PERSON_ID, purchase
from prongsai.core.procurement.public import rows
from prongsai.core.procurement.purchase import Bid, Purchase
from prongsai.core.procurement.tallies import whole, year_totals
from prongsai.core.terms.dates import Month

AMOUNTS = st.none() | st.decimals(0, 10**9, places=2)
PURCHASES = st.lists(
    st.builds(
        purchase,
        method=st.sampled_from(list(FRAME.methods)), stage=st.sampled_from(list(FRAME.stages)),
        budget=AMOUNTS, reference_price=AMOUNTS, agreed_price=AMOUNTS,
        budget_kind=st.sampled_from(["", "investment"]),
        signed=st.none() | st.dates(dt.date(2025, 10, 1), dt.date(2026, 9, 30)),
    ),
    max_size=20,
)  # fmt: skip


@given(PURCHASES)
def test_every_way_of_grouping_adds_up_to_the_same_whole(listed: list[Purchase]) -> None:
    totals = year_totals(listed, FRAME)

    assert totals.whole.count + totals.dropped == len(listed)
    for groups in (totals.methods, totals.budgets):
        assert sum(each.count for each in groups.values()) == totals.whole.count
        for figure in ("budget", "agreed", "saved"):
            added = sum(getattr(each, figure) for each in groups.values())
            assert added == getattr(totals.whole, figure)
    assert totals.open_share is None or 0 <= totals.open_share <= 1


@given(PURCHASES)
def test_order_plays_no_part_in_sums(listed: list[Purchase]) -> None:
    assert whole(listed) == whole(reversed(listed))


def test_a_year_without_purchases_says_none_for_every_method() -> None:
    totals = year_totals([], FRAME)

    assert [each.count for each in totals.methods.values()] == [0, 0]
    assert (totals.whole.count, totals.open_share, totals.sellers) == (0, None, [])


def test_the_year_tells_open_share_single_bids_and_sellers_chosen_often() -> None:
    one = (Bid("ร้านเดียว"),)
    listed = [
        purchase("a", agreed_price=Decimal(300), bids=one),
        purchase("b", agreed_price=Decimal(100), method="specific", bids=one),
        purchase("c", agreed_price=None, seller=""),
        purchase("d", stage="dropped"),
    ]
    totals = year_totals(listed, FRAME)

    assert totals.open_share == Fraction(3, 4)
    assert (totals.single_bids, totals.dropped) == (1, 1)
    assert totals.sellers == [("บริษัท สมมติการช่าง จำกัด", 2)]
    assert list(totals.months) == [Month(2026, 2)]


def test_money_saved_is_told_only_where_both_prices_are_known() -> None:
    listed = [purchase(reference_price=None), purchase(agreed_price=None), purchase()]

    assert whole(listed).saved == Decimal("30000.00")
    assert whole(listed).agreed_count == 2


def test_published_rows_name_their_words_and_leave_out_directors() -> None:
    bids = (Bid("ร้าน ก", Decimal("450000.00")), Bid("ร้าน ข"))
    [row] = _rows([purchase(directors=("นายลับ",), bids=bids, budget_kind="investment")])

    assert row == [
        1, "ซื้อเครื่องสูบน้ำ", "งบลงทุน", "ลงนามแล้ว", "ประกวดราคา", Decimal("450000.00"),
        "ร้าน ก 450,000.00\nร้าน ข", COMPANY_ID,
    ]  # fmt: skip


def test_an_id_that_may_be_a_citizen_s_is_never_published() -> None:
    [row] = _rows([purchase(tax_id=PERSON_ID, budget_kind="")])

    assert PERSON_ID not in str(row)
    assert row[2] == ""
    assert row[-1] == "X" * 13


def _rows(listed: Sequence[Purchase]) -> list[list[Any]]:
    return [list(row) for row in rows(listed, FRAME.list_columns, FRAME)]
