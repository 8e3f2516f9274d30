"""Amounts of money as people write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.terms.baht import money_in_table
from prongsai.core.terms.money import read_money
from prongsai.core.terms.numerals import thai_digits

AMOUNTS = st.decimals(0, 10**12, places=2)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("19800", "19800.00"), ("19,800.-", None), ("๑๙,๘๐๐.๕๐", "19800.50"), ("฿5", "5.00"),
        ("1,250,000.5 บาท", "1250000.50"), ("12,50", None), ("1,0000", None), ("", None),
        ("-5", None), ("1.005", None), ("1.000", "1.00"), ("ห้าบาท", None), ("1e3", None),
        ("9" * 16, None),
    ],
)  # fmt: skip
def test_an_amount_is_read_exactly_or_not_at_all(text: str, amount: str | None) -> None:
    assert read_money(text) == (None if amount is None else Decimal(amount))


@given(AMOUNTS)
def test_what_a_table_writes_is_read_back_in_either_numerals(amount: Decimal) -> None:
    written = money_in_table(amount)

    assert read_money(written) == read_money(thai_digits(written)) == amount
