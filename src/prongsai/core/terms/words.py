"""A short text in both languages of the interface."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Language = Literal["th", "en"]


@dataclass(frozen=True, slots=True)
class Words:
    """The same thing said in Thai and in English."""

    th: str = field(metadata={"doc": "In Thai."})
    en: str = field(metadata={"doc": "In English."})

    def said(self, language: Language) -> str:
        return self.th if language == "th" else self.en
