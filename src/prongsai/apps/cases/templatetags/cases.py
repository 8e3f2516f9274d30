"""What templates of cases say beside the words of every page."""

from __future__ import annotations

from collections.abc import Mapping

from django import template

from prongsai.apps.look import words

register = template.Library()


@register.filter
def either(said: Mapping[str, str] | None) -> str:
    """Words of a draft, which are plain data there."""
    return words.digits(said.get(words.language(), "")) if said else ""
