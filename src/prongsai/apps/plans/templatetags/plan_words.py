"""What templates of plans say besides: amounts, and words of choices."""

from __future__ import annotations

from decimal import Decimal

from django import template

from prongsai.apps.look.words import digits
from prongsai.apps.plans import editing
from prongsai.core.terms.baht import money_in_table
from prongsai.core.terms.units import in_unit, plainly

register = template.Library()


@register.filter
def baht(amount: Decimal | None) -> str:
    """An amount as a table has it; a dash where it is not known."""
    return "–" if amount is None else digits(money_in_table(amount))


@register.filter
def figure(value: Decimal | None) -> str:
    """A figure of a KPI without noughts that nobody typed."""
    if value is None:
        return "–"
    return digits(plainly(value))


@register.filter
def of_unit(value: Decimal | None, unit: str) -> str:
    """A figure with its unit, which Thai says first where it is a share."""
    return figure(value) if value is None else digits(in_unit(value, unit))


@register.filter
def word(key: str | None, choice: str) -> str:
    """A word of the plan's spreadsheet."""
    return editing.word(choice, key)
