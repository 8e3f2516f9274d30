"""Amounts of money as people write them: exact decimals, never more than two places."""

from __future__ import annotations

import re
from decimal import Decimal

from prongsai.core.terms.thai import tidy

_AMOUNT = re.compile(
    r"(?:฿ ?)?(?P<whole>\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.(?P<part>\d{1,2})0*)?(?: ?บาท| ?baht)?",
    re.ASCII | re.IGNORECASE,
)


def read_money(text: str) -> Decimal | None:
    """Read an amount in baht; None where it is none, or where its commas part it wrongly.

    >>> read_money("๑,๒๕๐,๐๐๐.๕ บาท")
    Decimal('1250000.50')
    >>> read_money("12,50") is None
    True
    """
    amount = _AMOUNT.fullmatch(tidy(text))
    if amount is None:
        return None
    whole = amount["whole"].replace(",", "")
    return Decimal(f"{whole}.{(amount['part'] or '').ljust(2, '0')}")
