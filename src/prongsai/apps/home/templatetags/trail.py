"""How lines of the trail are said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template

from prongsai.apps.audit.models import Entry
from prongsai.apps.look import words

register = template.Library()


@register.simple_tag
def verb(entry: Entry) -> str:
    """What was done, to what."""
    return words.phrase(f"trail.{entry.thing}.{entry.verb}", key=entry.key)


@register.simple_tag
def change(entry: Entry) -> str:
    """What was so before, and after; what is kept apart is not shown here."""
    keys = dict.fromkeys([*entry.before, *entry.after])
    return words.digits("; ".join(_change(entry, key) for key in keys)) or "–"


def _change(entry: Entry, key: str) -> str:
    before, after = (_value(facts, key) for facts in (entry.before, entry.after))
    name = words.phrase(f"field.{key}")
    return f"{name}: {before} → {after}" if key in entry.before else f"{name}: {after}"


def _value(facts: Mapping[str, Any], key: str) -> str:
    value = facts.get(key)
    if isinstance(value, dict):
        return words.phrase("trail.apart")
    if isinstance(value, bool):
        return words.phrase("yes" if value else "no")
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "–" if value in (None, "") else str(value)
