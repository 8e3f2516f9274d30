"""How spending is said in templates."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from django import template

from prongsai.apps.look.words import digits, language
from prongsai.core.spending.tables import MONEY, percent
from prongsai.core.terms.baht import money_in_table
from prongsai.core.terms.dates import Month, Style, shown_date

register = template.Library()


@register.filter
def money(amount: Decimal | None) -> str:
    """An amount as tables have it; a dash where none is known."""
    return "–" if amount is None else digits(money_in_table(amount))


@register.filter
def share(found: Fraction | None) -> str:
    """In per cent; a dash where it can't be said."""
    said = percent(found)
    return "–" if said is None else digits(f"{said}")


@register.filter
def percents(value: Decimal | str | None) -> str:
    """A share that somebody typed; templates have an empty text where nobody said anything."""
    return digits(f"{value.normalize():f}") if isinstance(value, Decimal) else "–"


@register.filter
def month_name(month: Month) -> str:
    return digits(shown_date(month, Style.LETTER, language()))


@register.filter
def month_key(month: Month) -> str:
    """As addresses name it."""
    return f"{month.year}-{month.month:02}"


@register.filter
def cell(value: object, key: str) -> str:
    """A cell of a published table."""
    if value is None or value == "":
        return "–"
    if isinstance(value, Decimal):
        return money(value) if key in MONEY else percents(value) if key == "percent" else f"{value}"
    return digits(str(value))


@register.filter
def is_figure(value: object) -> bool:
    return isinstance(value, Decimal)


@register.filter
def by_key(values: dict[str, object], key: str) -> object:
    return values.get(key, "")


@register.filter
def quarter_of(values: tuple[object, ...], number: int) -> object:
    """The value of a quarter, from 1."""
    return values[number - 1]
