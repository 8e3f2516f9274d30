"""Cells of tables as pages show them."""

from __future__ import annotations

from decimal import Decimal

from django import template

from prongsai.apps.look.words import digits
from prongsai.core.terms.baht import money_in_table

register = template.Library()


@register.filter
def baht(cell: str) -> str:
    """An amount, which is kept as a text so that none is rounded."""
    return digits(money_in_table(Decimal(cell)))
