"""What states and outcomes of reports are called, as the file of their course says."""

from __future__ import annotations

from django import template

from prongsai.apps.look.words import language
from prongsai.apps.sealed.frame import course

register = template.Library()


@register.filter
def state_label(key: str) -> str:
    """As officers call it."""
    return course().state(key).label.said(language())


@register.filter
def state_public(key: str) -> str:
    """As whoever reported it reads it."""
    return course().state(key).public.said(language())


@register.filter
def outcome_name(key: str) -> str:
    """What it came to."""
    return course().outcome(key).name.said(language())
