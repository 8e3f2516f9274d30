"""Printed columns that add up: the largest remainder gets the odd unit."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import floor


def apportion(values: Sequence[Fraction], places: int, total: Decimal) -> tuple[Decimal, ...]:
    """Round each value down or up so that all together print as `total`.

    Of equal remainders the one listed first is rounded up. Where `total` is the sum rounded either
    way, no value moves by a whole unit; any other total is spread as evenly as it can be.

    >>> apportion([Fraction(1, 3)] * 3, 2, Decimal("1.00"))
    (Decimal('0.34'), Decimal('0.33'), Decimal('0.33'))
    """
    if not values:
        return ()
    scaled = [value * 10**places for value in values]
    units = [floor(each) for each in scaled]
    odd = int(total.scaleb(places)) - sum(units)
    each_gets, left = divmod(odd, len(units))
    by_remainder = sorted(range(len(units)), key=lambda n: units[n] - scaled[n])
    for place in by_remainder[:left]:
        units[place] += 1
    return tuple(Decimal(unit + each_gets).scaleb(-places) for unit in units)
