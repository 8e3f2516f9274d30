"""The monthly summary (สขร.1): what was agreed in a month; a month that is closed stays as it was.

What is entered later for a closed month is told, so that a correction is published as one.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from prongsai.core.procurement.purchase import Purchase
from prongsai.core.terms.dates import BUDDHIST, Month


def months_of(year: int) -> tuple[Month, ...]:
    """The twelve months of a fiscal year, October first."""
    last = year - BUDDHIST
    before = [Month(last - 1, number) for number in (10, 11, 12)]
    return (*before, *(Month(last, number) for number in range(1, 10)))


def agreed_in(month: Month, purchases: Iterable[Purchase]) -> list[Purchase]:
    """Purchases whose contract was signed in the month, by day."""
    found = ((each.signed, each.key, each) for each in purchases if each.signed)
    return [each for day, _, each in sorted(found, key=lambda at: at[:2]) if Month.of(day) == month]


def digest(purchase: Purchase) -> str:
    """What the summary says of a purchase, as one short text that changes when it does."""
    said = (
        purchase.title, purchase.method, str(purchase.budget), str(purchase.reference_price),
        [[bid.bidder, str(bid.price)] for bid in purchase.bids], purchase.seller,
        str(purchase.agreed_price), purchase.reason, purchase.contract, str(purchase.signed),
    )  # fmt: skip
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Closed:
    """A month as it was published."""

    month: Month
    digests: Mapping[str, str] = field(default_factory=dict)
    """By key of the purchase. None was bought where it is empty, which is said as well."""


def close(month: Month, purchases: Iterable[Purchase]) -> Closed:
    return Closed(month, {each.key: digest(each) for each in agreed_in(month, purchases)})


class Change(StrEnum):
    """How the register parted from a closed month."""

    LATE = "late"
    """Entered since."""
    OTHER = "other"
    """Changed since."""
    GONE = "gone"
    """No longer of this month."""


def since(closed: Closed, purchases: Sequence[Purchase]) -> dict[str, Change]:
    """What the register says otherwise than the closed month, by key of the purchase."""
    now = close(closed.month, purchases).digests
    changes = {
        key: Change.LATE if key not in closed.digests else Change.OTHER
        for key, said in now.items()
        if closed.digests.get(key) != said
    }
    return changes | {key: Change.GONE for key in closed.digests if key not in now}
