"""Drawings as a page shows them: in the reader's digits, and in inks that a dark page may set."""

from __future__ import annotations

import re

from django.utils.safestring import SafeString, mark_safe

from prongsai.adapters.svg_drawing import svg
from prongsai.apps.look.words import digits, language
from prongsai.core.documents.drawing import Drawing, Ink

_INK = re.compile("|".join(f'"{ink}"' for ink in Ink))
_TEXT = re.compile(r"(?<=>)[^<>&]+(?=</(?:text|tspan|desc|title)>)")


def picture(drawing: Drawing, *, key: str, title: str, description: str) -> SafeString:
    """An image with a name and a description; `key` is unique on the page."""
    drawn = svg(drawing, key=key, title=title, description=description, language=language())
    # Its texts are escaped where they are drawn; the digits of a reader's taste change no mark.
    drawn = _TEXT.sub(lambda found: digits(found[0]), drawn)
    return mark_safe(_INK.sub(_of_page, drawn))  # noqa: S308


def _of_page(found: re.Match[str]) -> str:
    """An ink by its name, so that a dark page may set another; as on paper where it sets none."""
    ink = Ink(found[0].strip('"'))
    return f'"var(--ink-{ink.name.lower()}, {ink})"'
