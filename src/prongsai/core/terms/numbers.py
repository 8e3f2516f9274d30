"""Exact numbers: what a fraction is called when it is printed, and the one place that rounds."""

from __future__ import annotations

import re
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal
from fractions import Fraction

from prongsai.core.terms.thai import tidy

Exact = int | Fraction | Decimal

HUNDRED = Fraction(100)
_UNROUNDED = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?|[+-]?\d+/[1-9]\d*", re.ASCII)
_DECIMAL = re.compile(r"[+-]?\d+(?:\.\d+)?", re.ASCII)
LONGEST = 1000
"""Letters of the longest number read: more than any exact score has; Python gives up at 4,300."""


def half_up(value: Fraction, places: int) -> Decimal:
    """Round half away from zero to `places` decimals, exactly.

    >>> half_up(Fraction("84.995"), 2)
    Decimal('85.00')
    """
    return Decimal(nearest(value * 10**places)).scaleb(-places, _UNROUNDED)


def nearest(value: Fraction) -> int:
    """The nearest whole number, half away from zero."""
    scaled = abs(value)
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return -whole if value < 0 else whole


def exact(text: str) -> Fraction | None:
    """Read `85`, `84.99` or `100/3`; anything else, or longer than `LONGEST`, is not a number.

    >>> exact("100/3")
    Fraction(100, 3)
    >>> exact("1e3") is None
    True
    """
    return Fraction(text) if len(text) <= LONGEST and _NUMBER.fullmatch(text) else None


def typed(text: str) -> Fraction | None:
    """Read a number as people write it, with either digits; fractions are for files.

    >>> typed(" ๙๕.๕ ")
    Fraction(191, 2)
    >>> typed("100/1") is None
    True
    """
    plain = tidy(text)
    return exact(plain) if _DECIMAL.fullmatch(plain) else None


def shown(value: Fraction) -> str:
    """Write a fraction so that `exact` reads the same value back: decimal where it ends."""
    denominator = value.denominator
    for prime in (2, 5):
        while denominator % prime == 0:
            denominator //= prime
    if denominator != 1:
        return f"{value.numerator}/{value.denominator}"
    text = format(Decimal(value.numerator) / Decimal(value.denominator), "f")
    return text if Fraction(text) == value else f"{value.numerator}/{value.denominator}"
