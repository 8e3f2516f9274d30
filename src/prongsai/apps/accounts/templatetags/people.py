"""How parts of people are said."""

from __future__ import annotations

from collections.abc import Mapping

from django import template

register = template.Library()


@register.filter
def named(names: Mapping[str, str], key: str) -> str:
    """A name by its key; the key where the name is gone."""
    return names.get(key, key)
