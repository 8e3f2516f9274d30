"""Parts of pages that are the same for many: drawn once for all who are told the same."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from prongsai.apps.look.words import Taste, language, taste

_PARTS = 256
"""Of some 20 KB each, in every process."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """The same where the template, the reader's taste and every fact are the same."""

    template: str
    language: str
    taste: Taste
    told: str
    facts: dict[str, Any] = field(compare=False)


def drawn(template: str, **facts: Any) -> SafeString:
    """A template with facts that are plain values: texts, numbers, and tuples or records of these.

    They are told apart by how they are written, since numbers may be equal and look different.
    """
    return _drawn(_Asked(template, language(), taste.get(), repr(facts), facts))


@lru_cache(maxsize=_PARTS)
def _drawn(asked: _Asked) -> SafeString:
    return render_to_string(asked.template, asked.facts)
