"""Phrases of the catalogue in both languages at once, for what is frozen."""

from __future__ import annotations

from prongsai.core.terms.words import Words
from prongsai.workshop.voice import screens


def words(key: str, **facts: object) -> Words:
    said = screens()[key]
    return Words(said["th"].format(**facts), said["en"].format(**facts))
