"""Under which texts agencies are sorted and found."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from prongsai.apps.agencies.kinds import name_table
from prongsai.core.terms.agency_names import abbreviated, expanded
from prongsai.core.terms.order import dictionary_text
from prongsai.core.terms.thai import look_alike, toneless

_ORDERED = 100
"""Letters of a name that its order is made of: more than tells any two apart."""


def ordered(name: str) -> str:
    """A name as a text that sorts by the dictionary."""
    return dictionary_text(name[:_ORDERED])


def plain(text: str) -> str:
    """A text as it is sought: without spaces, full stops, capitals and tone marks."""
    return toneless(look_alike(text))


def keys_of(name: str, code: str = "", aliases: Iterable[str] = ()) -> dict[str, Any]:
    """What an agency is sorted and found by: its names in full and abbreviated, and its code."""
    table = name_table()
    names = (name, expanded(name, table), abbreviated(name, table), *aliases, code)
    return {
        "order": ordered(name),
        "sought": "\n".join(dict.fromkeys(plain(each) for each in names if each)),
    }
