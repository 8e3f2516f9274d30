"""Rows of purchases as the core's values, and back; what the register is described by."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from prongsai.apps.agencies.finding import plain
from prongsai.apps.assessments.rules import shelf
from prongsai.apps.procurement.models import ClosedMonth, Purchase
from prongsai.core.procurement.frame import ProcurementFrame
from prongsai.core.procurement.months import Closed
from prongsai.core.procurement.purchase import Bid
from prongsai.core.procurement.purchase import Purchase as Value
from prongsai.core.terms.dates import Month

PLAIN = (
    "year", "title", "method", "stage", "budget_kind", "budget", "reference_price", "agreed_price",
    "number", "seller", "tax_id", "reason", "above_why", "contract", "signed", "ends",
)  # fmt: skip
"""Columns that row and value have alike."""
COLUMNS = (*PLAIN, "directors", "bids", "planned")


def frame() -> ProcurementFrame:
    return shelf().procurement


def value(row: Purchase) -> Value:
    """The purchase as the core sees it."""
    told: dict[str, Any] = {name: getattr(row, name) for name in PLAIN}
    bids = tuple(Bid(name, Decimal(price) if price else None) for name, price in row.bids)
    planned = Month.of(row.planned) if row.planned else None
    return Value(key=row.key, directors=tuple(row.directors), bids=bids, planned=planned, **told)


def columns(said: Value) -> dict[str, Any]:
    """What the row holds of it."""
    bids = [[bid.bidder, "" if bid.price is None else str(bid.price)] for bid in said.bids]
    planned = dt.date(said.planned.year, said.planned.month, 1) if said.planned else None
    told = {name: getattr(said, name) for name in PLAIN}
    return {**told, "directors": list(said.directors), "bids": bids, "planned": planned}


def sought(said: Value) -> str:
    """What searches find it by: never the tax id, never the directors."""
    texts = (said.title, said.number, said.contract, said.seller)
    return "\n".join(plain(each) for each in texts if each)


def closed(row: ClosedMonth) -> Closed:
    return Closed(Month.of(row.month), row.lines)
