"""How purchases are said in templates."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django import template

from prongsai.apps.look.words import digits, language
from prongsai.core.procurement.public import Cell
from prongsai.core.terms.baht import money_in_table
from prongsai.core.terms.dates import Month, Style, shown_date

register = template.Library()


@register.filter
def money(amount: Decimal | None) -> str:
    """An amount as tables have it; a dash where none is known."""
    return "–" if amount is None else digits(money_in_table(amount))


@register.filter
def month_name(month: Month) -> str:
    return digits(shown_date(month, Style.LETTER, language()))


@register.filter
def month_key(month: Month) -> str:
    """As addresses name it."""
    return f"{month.year}-{month.month:02}"


@register.filter
def cell(value: Cell) -> str:
    """A cell of a published table."""
    if value is None or value == "":
        return "–"
    if isinstance(value, Decimal):
        return money(value)
    if isinstance(value, date):
        return digits(shown_date(value, Style.SHORT, language()))
    return digits(str(value))
