"""Words of periods, states and choices; they are those of the year's spreadsheet."""

from __future__ import annotations

from prongsai.apps.assessments import rules
from prongsai.apps.look.words import language
from prongsai.core.terms.words import Words


def word(field: str, key: str) -> Words:
    """What a choice is called; the key itself where nobody gave it words."""
    found = rules.shelf().measure_sheets.words[field].get(key)
    return found or Words(key, key)


def shown(field: str, key: str) -> str:
    """The same in the language of the page."""
    return word(field, key).said(language())


def choices(field: str) -> list[tuple[str, str]]:
    words = rules.shelf().measure_sheets.words[field]
    return [(key, each.said(language())) for key, each in words.items()]
