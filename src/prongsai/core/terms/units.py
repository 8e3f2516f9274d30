"""Figures with their units, in the order Thai says them."""

from __future__ import annotations

from decimal import Decimal

SHARE = "ร้อยละ"
"""The unit that Thai says before its figure."""


def is_share(unit: str) -> bool:
    """Whether the unit stands before its figure."""
    return unit == SHARE


def plainly(value: Decimal) -> str:
    """A figure without noughts behind its point that nobody typed."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def in_unit(value: Decimal, unit: str) -> str:
    """`ร้อยละ 80`, `3 ช่องทาง`; the bare figure where no unit is known."""
    pair = (unit, plainly(value)) if is_share(unit) else (plainly(value), unit)
    return " ".join(filter(None, pair))
