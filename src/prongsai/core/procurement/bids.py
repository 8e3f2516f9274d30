"""Bids as people write them: the bidder, then the price."""

from __future__ import annotations

import re

from prongsai.core.procurement.purchase import Bid
from prongsai.core.terms.money import read_money
from prongsai.core.terms.thai import tidy

_BID = re.compile(
    r"(?P<name>\D.*?)[\s,:;=–-]+(?P<price>(?:฿ ?)?\d[\d,]*(?:\.\d+)?(?: ?บาท)?)", re.ASCII
)


def read_bid(line: str) -> Bid:
    """One bid; a line without a price is a bidder whose price isn't known.

    >>> read_bid("หจก. สมมติ ๙๙,๐๐๐ บาท").price
    Decimal('99000.00')
    """
    found = _BID.fullmatch(tidy(line))
    price = read_money(found["price"]) if found else None
    return Bid(found["name"], price) if found and price is not None else Bid(tidy(line))
