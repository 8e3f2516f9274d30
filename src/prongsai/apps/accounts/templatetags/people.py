"""How parts of people are said, and what waits for a second person."""

from __future__ import annotations

from collections.abc import Mapping

from django import template

from prongsai.apps.accounts.due import SECOND_PEOPLE, shown

register = template.Library()


@register.filter
def named(names: Mapping[str, str], key: str) -> str:
    """A name by its key; the key where the name is gone."""
    return names.get(key, key)


@register.inclusion_tag("accounts/_to_confirm.html", takes_context=True)
def to_confirm(context: template.Context) -> dict[str, object]:
    """What whoever looks could confirm in the agency that is shown."""
    request = context["request"]
    standing, by = request.standing, request.user.key
    beyond = standing.above or standing.installation
    things = [
        shown(due)
        for due in SECOND_PEOPLE.of(request.agency, request.now)
        if by not in due.barred and (beyond or due.is_mine(by, standing.roles))
    ]
    return {"things": things}
