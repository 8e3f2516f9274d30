"""Phrases of the catalogue in both languages at once, for what is frozen."""

from __future__ import annotations

from prongsai.core.terms.words import Language, Words
from prongsai.workshop.voice import screens


def words(key: str, **facts: object) -> Words:
    """Its gaps filled; a fact that is said in two languages is said in each."""
    return Words(_said(key, "th", facts), _said(key, "en", facts))


def _said(key: str, language: Language, facts: dict[str, object]) -> str:
    told = {
        name: each.said(language) if isinstance(each, Words) else each
        for name, each in facts.items()
    }
    return screens()[key][language].format(**told)
