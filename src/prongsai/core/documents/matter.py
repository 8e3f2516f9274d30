"""Everything a report is made of: one analysis, the words for it, the agency's own data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal

from prongsai.core.analysis.analysis import Analysis
from prongsai.core.analysis.finding import Finding, advised, said
from prongsai.core.analysis.frame import Frame
from prongsai.core.analysis.ladder import Lack, Rung
from prongsai.core.analysis.library import IndicatorAdvice, TopicAdvice, TopicLibrary
from prongsai.core.analysis.parts import Part
from prongsai.core.criteria.ids import parse_id
from prongsai.core.criteria.levels import Level
from prongsai.core.criteria.pack import Pack
from prongsai.core.documents.blocks import Block
from prongsai.core.documents.chart_words import ChartWords
from prongsai.core.documents.document import Document
from prongsai.core.documents.look import Look, Numerals
from prongsai.core.documents.measures import Measure
from prongsai.core.documents.profile import Profile
from prongsai.core.documents.script import Script
from prongsai.core.scoring.score import OVERALL
from prongsai.core.terms.words import Language, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What the builders of reports are given; they look nothing up elsewhere."""

    agency: str
    analysis: Analysis
    pack: Pack
    frame: Frame
    library: TopicLibrary
    script: Script
    charts: ChartWords
    look: Look
    numerals: Numerals
    language: Language
    made: dt.date
    profile: Profile = field(default_factory=Profile)
    measures: tuple[Measure, ...] = ()
    estimated: tuple[str, ...] = ()
    """Instruments whose scores come from answers the agency brought in itself."""
    partial: bool = False
    """Whether some of the data given could not be used."""
    inside: bool = False
    """Whether it tells what disclosure control keeps back of few respondents."""
    open_rules: tuple[Words, ...] = ()
    """Rules in force that no source confirms."""

    @property
    def year(self) -> int:
        return self.analysis.fiscal_year

    def say(self, key: str, /, **facts: str | int | Decimal) -> str:
        return self.script.say(key, **facts)

    def word(self, words: Words) -> str:
        return words.said(self.language)

    def name(self, part: Part) -> str:
        """As running text calls it; a disclosure item by its official title."""
        title = part.name.title if self.language == "th" else ""
        return title or self.word(part.name.short)

    def shown(self, part: Part) -> str:
        return self.say("no_score") if part.shown is None else str(part.shown)

    def finding(self, finding: Finding) -> str:
        return said(self._named(finding), self.frame, self.language)

    def _named(self, finding: Finding) -> Finding:
        """An item goes by one name in a paper: its official title, where it has one."""
        part = self.analysis.parts[finding.key]
        if not part.name.title or "name" not in finding.facts:
            return finding
        name = Words(part.name.title, part.name.short.en)
        return replace(finding, facts={**finding.facts, "name": name})

    def rule_advice(self, finding: Finding) -> str:
        return advised(finding, self.frame, self.language)

    def topic(self, part: Part) -> TopicAdvice | None:
        return self.library.topics.get(part.name.topic)

    def on_indicator(self, key: str) -> IndicatorAdvice | None:
        return self.library.indicators.get(key)

    def words(self, several: Iterable[Words]) -> list[str]:
        return [self.word(each) for each in several]

    def result(self, key: str, **facts: str | int | Decimal) -> str:
        """A sentence on total, level and passing; another one where the level is not known."""
        score, level = self.shown(self.analysis.overall), self.analysis.level
        if not isinstance(level, Level):
            return self.say(f"{key}_untold", score=score, passed=self.passed, **facts)
        name = self.word(level.name)
        return self.say(key, score=score, level=name, passed=self.passed, **facts)

    @property
    def passed(self) -> str:
        """Joined to the sentence on the level; nothing where nobody can tell."""
        if not isinstance(self.analysis.passed, bool):
            return ""
        return self.say("passed" if self.analysis.passed else "not_passed")

    @property
    def why(self) -> str:
        """Why the level is not a better one, or that there is none better."""
        if not self.analysis.rungs:
            return self.say("best_level") if isinstance(self.analysis.level, Level) else ""
        rung = (self.analysis.withheld or self.analysis.rungs)[0]
        key = "withheld" if rung.withheld else "next_level"
        return self.say(key, level=self.word(rung.level.name), lacks=self.lacks(rung))

    def lacks(self, rung: Rung) -> str:
        """What is lacking, to follow a word: Thai stands from Latin letters by a space."""
        said = self.script.listed([self._lack(lack) for lack in rung.lacks])
        return f" {said}" if self.language == "th" and said[:1].isascii() else said

    def _lack(self, lack: Lack) -> str:
        if lack.key == OVERALL:
            return self.say("lack_overall", lacking=lack.lacking)
        name = self.name(self.analysis.parts[lack.key])
        return self.say(
            "lack_instrument", name=name, lacking=lack.lacking, shown=lack.shown, wanted=lack.wanted
        )

    @property
    def mark(self) -> str:
        """What stands at the foot of every page."""
        analysis = self.analysis
        said = [self.say("inside")] if self.inside else []
        if analysis.draft:
            said.append(self.say("draft", year=self.year))
        if self.partial:
            said.append(self.say("partial"))
        if lender := parse_id(analysis.assumed):
            said.append(self.say("assumed", year=lender.fiscal_year))
        return " ".join(said)

    @property
    def criteria(self) -> str:
        """The pack by its id and choices; what is taken from another is said at the foot."""
        return self.analysis.pack.removesuffix(f" [assuming {self.analysis.assumed}]")

    def document(self, title: str, blocks: Iterable[Block]) -> Document:
        return Document(
            title=f"{title} {self.agency}",
            agency=self.agency,
            language=self.language,
            look=self.look,
            numerals=self.numerals,
            blocks=tuple(blocks),
            dated=self.made,
            mark=self.mark,
        )
