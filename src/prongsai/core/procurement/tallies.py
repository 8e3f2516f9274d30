"""Sums over purchases: how many, for how much, by method, budget, month and seller."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

from prongsai.core.procurement.frame import ProcurementFrame
from prongsai.core.procurement.purchase import Purchase
from prongsai.core.terms.dates import Month

Key = TypeVar("Key", bound=Hashable)
_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many purchases, and what they come to; an amount that isn't known adds nothing."""

    count: int = 0
    budget: Decimal = _NOTHING
    agreed_count: int = 0
    """How many of them have an agreed price."""
    agreed: Decimal = _NOTHING
    saved: Decimal = _NOTHING
    """Reference price less agreed price, over those that have both."""

    def and_one(self, purchase: Purchase) -> Tally:
        agreed, reference = purchase.agreed_price, purchase.reference_price
        known = agreed is not None
        saved = reference - agreed if agreed is not None and reference is not None else _NOTHING
        return Tally(
            self.count + 1,
            self.budget + (purchase.budget or _NOTHING),
            self.agreed_count + known,
            self.agreed + (agreed or _NOTHING),
            self.saved + saved,
        )


def whole(purchases: Iterable[Purchase]) -> Tally:
    tally = Tally()
    for each in purchases:
        tally = tally.and_one(each)
    return tally


def tallied(
    purchases: Iterable[Purchase], by: Callable[[Purchase], Key], keys: Iterable[Key] = ()
) -> dict[Key, Tally]:
    """A tally of each group; groups that are named in advance are there when nothing is in them."""
    groups: dict[Key, Tally] = {key: Tally() for key in keys}
    for each in purchases:
        key = by(each)
        groups[key] = groups.get(key, Tally()).and_one(each)
    return groups


@dataclass(frozen=True, slots=True)
class YearTotals:
    """The figures that the yearly report is made of."""

    whole: Tally
    dropped: int
    """Purchases given up; they count in nothing else."""
    methods: Mapping[str, Tally]
    budgets: Mapping[str, Tally]
    """By key of the kind of budget; empty where nobody said."""
    months: Mapping[Month, Tally]
    """By month of the contract; purchases without one are in none."""
    open_share: Fraction | None
    """Of the money agreed, how much by methods at which anybody may compete."""
    single_bids: int
    """Purchases by such methods at which only one offered."""
    sellers: Sequence[tuple[str, int]]
    """Sellers chosen more than once, most often first."""


def year_totals(purchases: Iterable[Purchase], frame: ProcurementFrame) -> YearTotals:
    """All figures of a year's list."""
    listed = list(purchases)
    kept = [each for each in listed if not frame.stages[each.stage].dropped]
    methods = tallied(kept, lambda each: each.method, frame.methods)
    total = whole(kept)
    in_open = [each for each in kept if frame.methods[each.method].open]
    often = Counter(each.seller for each in kept if each.seller)
    return YearTotals(
        total,
        len(listed) - len(kept),
        methods,
        tallied(kept, lambda each: each.budget_kind, frame.budgets),
        _by_month(kept),
        Fraction(whole(in_open).agreed) / Fraction(total.agreed) if total.agreed else None,
        sum(len(each.bids) == 1 for each in in_open),
        [(name, count) for name, count in often.most_common() if count > 1],
    )


def _by_month(purchases: Iterable[Purchase]) -> dict[Month, Tally]:
    groups: dict[Month, Tally] = {}
    for each in purchases:
        if each.signed:
            month = Month.of(each.signed)
            groups[month] = groups.get(month, Tally()).and_one(each)
    return dict(sorted(groups.items()))
