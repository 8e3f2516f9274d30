"""A finding: something to say about a result, by code, with the figures that raised it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from prongsai.core.analysis.frame import Frame, Urgency
from prongsai.core.terms.words import Language, Words

Fact = str | int | Decimal | Words
"""A figure as printed, a count or year, a code, or a name in both languages."""


@dataclass(frozen=True, slots=True)
class Raised:
    """What a rule found, and which part of the result it is about."""

    key: str
    facts: Mapping[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing to say; the sentence is in the frame, the advice in the topic library."""

    code: str
    urgency: Urgency
    facts: Mapping[str, Fact]
    key: str
    """The part of the result it is about; `overall` for the result as a whole."""
    indicator: str
    """Key of the indicator it belongs to; empty above the indicators."""
    topic: str
    """Topic key of the item it is about; empty for anything else."""
    band: str
    """Key of the band of that part's score; empty where it has none."""


def said(
    finding: Finding,
    frame: Frame,
    language: Language,
    write: Callable[[int | Decimal], str] = str,
) -> str:
    """The finding as one sentence; `write` writes its figures, for Thai digits or separators."""
    return _filled(frame.sentences[finding.code].says, finding.facts, language, write)


def advised(
    finding: Finding,
    frame: Frame,
    language: Language,
    write: Callable[[int | Decimal], str] = str,
) -> str:
    """What the rule itself advises; empty where advice is a matter of the topic."""
    advice = frame.sentences[finding.code].advice
    return "" if advice is None else _filled(advice, finding.facts, language, write)


def _filled(
    template: Words,
    facts: Mapping[str, Fact],
    language: Language,
    write: Callable[[int | Decimal], str],
) -> str:
    told = {name: _told(fact, language, write) for name, fact in facts.items()}
    return template.said(language).format_map(told)


def _told(fact: Fact, language: Language, write: Callable[[int | Decimal], str]) -> str:
    if isinstance(fact, Words):
        return fact.said(language)
    return fact if isinstance(fact, str) else write(fact)
