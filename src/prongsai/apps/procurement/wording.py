"""How papers about purchases write figures in prose."""

from __future__ import annotations

import re

from prongsai.core.documents.blocks import Run, Text, text

_EXACT = re.compile(r"(\d[\d,]*\.\d\d)")
"""Amounts and percentages: they keep their digits in prose, as they do in tables."""


def prose(said: str) -> Text:
    """A sentence of which only names of years and counts are written in the form's digits."""
    parts = _EXACT.split(said)
    return text(*(Run(each, as_is=True) if place % 2 else each for place, each in enumerate(parts)))
