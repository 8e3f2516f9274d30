"""Findings in sentences: what was seen, why it matters for the item, how to mend it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from prongsai.core.preaudit.verdict import Finding
from prongsai.core.terms.words import Language
from prongsai.workshop.voice import MESSAGES, catalogue


@dataclass(frozen=True, slots=True)
class Told:
    """A finding as somebody reads it; why and how are empty where all is well."""

    seen: str
    why: str = ""
    mend: str = ""


@cache
def sentences() -> Mapping[str, Any]:
    """Every finding's sentences by code, from all files of the pre-audit."""
    names = sorted(path.stem for path in MESSAGES.glob("preaudit-*.yaml"))
    return {code: said for name in names for code, said in catalogue(name).items()}


def tell(finding: Finding, language: Language) -> Told:
    """A finding in one language; kinds of content are said as people call them."""
    said, kinds = sentences()[finding.code], catalogue("kinds")[language]
    facts = {name: kinds.get(f"content-{fact}", fact) for name, fact in finding.facts.items()}
    parts = (said.get(part, {}).get(language, "") for part in ("seen", "why", "mend"))
    return Told(*(part.format_map(facts) for part in parts))
