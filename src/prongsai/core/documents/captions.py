"""Numbers of sections, tables and figures, each given once."""

from __future__ import annotations

from dataclasses import dataclass

from prongsai.core.documents.blocks import Heading, Text, text
from prongsai.core.documents.script import Script


@dataclass(slots=True)
class Captions:
    """Counts while a report is put together, so that no number is typed."""

    script: Script
    sections: int = 0
    subsections: int = 0
    tables: int = 0
    figures: int = 0

    def section(self, title: str) -> Heading:
        self.sections += 1
        self.subsections = 0
        return Heading(1, text(f"{self.sections}. {title}"))

    def subsection(self, title: str, *, listed: bool = True) -> Heading:
        self.subsections += 1
        return Heading(2, text(f"{self.sections}.{self.subsections} {title}"), listed)

    def table(self, caption: str) -> Text:
        self.tables += 1
        return text(self.script.say("table", number=self.tables, caption=caption))

    def figure(self, caption: str) -> str:
        self.figures += 1
        return self.script.say("figure", number=self.figures, caption=caption)
