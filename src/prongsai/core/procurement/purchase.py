"""One purchase, as the register holds it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from prongsai.core.terms.dates import Month


@dataclass(frozen=True, slots=True)
class Bid:
    """Who offered, at what price."""

    bidder: str
    price: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Purchase:
    """A purchase from its plan to its contract; what isn't known yet is empty."""

    key: str
    year: int
    """The fiscal year whose list it belongs to."""
    title: str
    method: str
    stage: str
    budget_kind: str = ""
    budget: Decimal | None = None
    reference_price: Decimal | None = None
    agreed_price: Decimal | None = None
    number: str = ""
    """Project number of the central system."""
    seller: str = ""
    tax_id: str = ""
    """Sensitive: a natural person's is the citizen id."""
    directors: tuple[str, ...] = ()
    """Who runs the seller; never published, interest checks match on them."""
    bids: tuple[Bid, ...] = ()
    reason: str = ""
    """Why this seller, in a few words."""
    above_why: str = ""
    """Why the agreed price is above the budget, where it is."""
    planned: Month | None = None
    """The month in which the plan announces it."""
    contract: str = ""
    signed: dt.date | None = None
    ends: dt.date | None = None
