"""What every template may use: phrases, dates and numbers in the reader's taste."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from django import template
from django.conf import settings
from django.utils import timezone

from prongsai.apps.look import words
from prongsai.core.access.table import Verdict
from prongsai.core.terms.baht import money_in_table
from prongsai.core.terms.dates import Style, shown_date
from prongsai.core.terms.words import Words
from prongsai.workshop.manual import topic_of, topics

register = template.Library()


@register.simple_tag
def say(key: str, /, **facts: object) -> str:
    """A phrase by its key."""
    return words.phrase(key, **facts)


@register.inclusion_tag("look/refused.html", takes_context=True)
def refused(context: template.RequestContext) -> dict[str, Any]:
    """On top of a long form that came back: faults may stand below what a screen shows."""
    request = context.request
    files = [each.name for _, sent in request.FILES.lists() for each in sent]
    return {"sent": request.method == "POST", "files": files}


@register.filter
def said(text: Words) -> str:
    """A text that has both languages."""
    return words.digits(text.said(words.language()))


@register.filter
def num(value: object) -> str:
    """A number; a dash where there is none."""
    if value is None or value == "":
        return "–"
    if isinstance(value, int):
        return words.digits(f"{value:,}")
    return words.digits(f"{value:f}" if isinstance(value, Decimal) else str(value))


@register.filter
def money(amount: Decimal | None) -> str:
    """An amount as a table has it; a dash where nobody said."""
    return "–" if amount is None else words.digits(money_in_table(amount))


@register.filter
def day(when: dt.date | dt.datetime | None) -> str:
    """A date in full, Buddhist era in Thai."""
    return _dated(when, Style.LETTER)


@register.filter
def short_day(when: dt.date | dt.datetime | None) -> str:
    """A date that fits a table."""
    return _dated(when, Style.SHORT)


@register.filter
def moment(when: dt.datetime) -> str:
    """Date and time of day."""
    local = timezone.localtime(when)
    return f"{_dated(local, Style.SHORT)} {words.digits(f'{local:%H:%M}')}"


def _dated(when: dt.date | dt.datetime | None, style: Style) -> str:
    if when is None:
        return "–"
    if isinstance(when, dt.datetime):
        when = timezone.localtime(when).date()
    return words.digits(shown_date(when, style, words.language()))


@register.simple_tag
def role(key: str) -> str:
    """A role's name."""
    return words.phrase(f"role.{key}")


@register.filter
def digits(value: object) -> str:
    """Text as it stands, digits in the reader's taste: years, numbers of things."""
    return words.digits(str(value))


@register.filter
def prefixed(value: object, prefix: str) -> str:
    """A key made of two parts."""
    return f"{prefix}{value}"


@register.inclusion_tag("look/help.html", name="help")
def help_on(key: str) -> dict[str, object]:
    """Help beside one thing of a page, by the key of its topic."""
    return {"topic": topics()[key], "about": True}


@register.inclusion_tag("look/help.html", takes_context=True)
def page_help(context: template.Context) -> dict[str, object]:
    """Help on the page that is shown; nothing where there is none."""
    match = context["request"].resolver_match
    return {"topic": topic_of(match.view_name) if match else None}


@register.simple_tag(takes_context=True)
def may(context: template.Context, address: str, *, write: bool = False) -> bool:
    """Whether whoever looks may reach an address about the same agency or area."""
    verdict = settings.PERMISSIONS.verdict(address, context["request"].standing, write=write)
    return verdict is Verdict.ALLOWED
