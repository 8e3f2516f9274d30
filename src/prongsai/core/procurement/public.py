"""What of a purchase is published: the columns of a table, and no citizen's id.

Directors are in no column; a tax id that may be a person's is replaced by a mark of its length.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal

from prongsai.core.procurement.frame import Choice, Column, ProcurementFrame
from prongsai.core.procurement.purchase import Bid, Purchase
from prongsai.core.procurement.tax_ids import may_be_a_person
from prongsai.core.terms.baht import money_in_table

Cell = str | int | Decimal | dt.date | None
KEPT_BACK = "X"


def rows(
    purchases: Iterable[Purchase], columns: Mapping[str, Column], frame: ProcurementFrame
) -> list[list[Cell]]:
    """The published table, without its head."""
    return [
        [_cell(key, purchase, place, frame) for key in columns]
        for place, purchase in enumerate(purchases, start=1)
    ]


def _cell(key: str, purchase: Purchase, place: int, frame: ProcurementFrame) -> Cell:
    if key == "place":
        return place
    if key == "bids":
        return "\n".join(map(_bid, purchase.bids))
    if key == "tax_id":
        return shown_tax_id(purchase, frame)
    chosen = _choices(frame).get(key)
    value: Cell = getattr(purchase, key)
    return _named(chosen, str(value)) if chosen is not None else value


def shown_tax_id(purchase: Purchase, frame: ProcurementFrame) -> str:
    """The seller's tax id, kept back where it may be a person's."""
    hidden = may_be_a_person(purchase.tax_id, purchase.seller, frame.tax_id)
    return KEPT_BACK * len(purchase.tax_id) if hidden else purchase.tax_id


def _choices(frame: ProcurementFrame) -> Mapping[str, Mapping[str, Choice]]:
    return {"method": frame.methods, "stage": frame.stages, "budget_kind": frame.budgets}


def _named(choices: Mapping[str, Choice], key: str) -> str:
    """Tables for the public are Thai, as the forms they stand in for."""
    return choices[key].name.th if key else ""


def _bid(bid: Bid) -> str:
    return bid.bidder if bid.price is None else f"{bid.bidder} {money_in_table(bid.price)}"
