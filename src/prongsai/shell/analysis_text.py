"""An analysis on a screen: the result and why, every score, then what to do first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from prongsai.core.analysis.analysis import Analysis
from prongsai.core.analysis.finding import advised, said
from prongsai.core.analysis.frame import Frame, Urgency
from prongsai.core.analysis.ladder import Lack
from prongsai.core.analysis.parts import Part
from prongsai.core.criteria.levels import Level
from prongsai.core.scoring.plan import Tier
from prongsai.core.scoring.score import OVERALL
from prongsai.core.terms.numbers import half_up
from prongsai.shell.screen import grid
from prongsai.workshop.results import Result
from prongsai.workshop.voice import Voice
from prongsai.workshop.wording import number

MOST_FINDINGS, MOST_ITEMS = 8, 5
"""What fits a screen; the rest is in the other forms."""


_ALWAYS_SAID = ("pack-", "published-")


def as_text(result: Result, analysis: Analysis, frame: Frame, voice: Voice) -> str:
    """Everything a head of office needs, top down."""
    teller = _Teller(analysis, frame, voice)
    lines = [*teller.head(result), "", teller.table(), *teller.lists(), *teller.way_up()]
    return "\n".join([*lines, *teller.peers(), *teller.findings(), ""])


class _Teller:
    def __init__(self, analysis: Analysis, frame: Frame, voice: Voice) -> None:
        self.analysis = analysis
        self.frame = frame
        self.voice = voice
        self.language = voice.language

    def head(self, result: Result) -> Iterator[str]:
        year = str(self.analysis.fiscal_year)
        yield self.voice.phrase("analysis_title", agency=result.agency.label, year=year)
        level, passed = self.analysis.level, self.analysis.passed
        facts = {
            "score": number(self.analysis.overall.shown),
            "level": level.name.said(self.language) if isinstance(level, Level) else "–",
            "passed": self.voice.phrase("yes" if passed else "no")
            if isinstance(passed, bool)
            else "–",
        }
        yield self.voice.phrase("analysis_result", **facts)
        yield self.voice.phrase("pack_used", pack=self.analysis.pack, hash=self.analysis.pack_hash)
        for note in result.notes:  # what else is noted is among the findings
            if note.code.startswith(_ALWAYS_SAID):
                yield f"{self.voice.sentence(note)} [{note.code}]"

    def table(self) -> str:
        """Total, instruments and indicators: score, rank, band, points lost, change."""
        phrase = self.voice.phrase
        heading = ["", phrase("score"), phrase("rank"), phrase("band"), phrase("points_lost"), "±"]
        tiers = (Tier.OVERALL, Tier.INSTRUMENT, Tier.INDICATOR)
        parts = [part for part in self.analysis.parts.values() if part.tier in tiers]
        rows = [heading, *(self._row(part) for part in parts)]
        return grid(rows, numbers=frozenset({1, 2, 4, 5}))

    def _row(self, part: Part) -> list[str]:
        ranked = part.tier is Tier.INDICATOR and part.rank is not None
        return [
            self._label(part),
            number(part.shown),
            str(part.rank) if ranked else "",
            part.band.name.said(self.language) if part.band and ranked else "",
            number(part.loss.shown),
            self._change(part),
        ]

    def _change(self, part: Part) -> str:
        """The change since the latest year that compares; `≠` where no earlier year does."""
        found = self.analysis.latest_change(part.key)
        if found is None:
            changes = [each.changes[part.key] for each in self.analysis.comparisons]
            return "≠" if any(change.cut for change in changes) else ""
        return f"{found[1].difference:+} ({found[0]})"

    def _label(self, part: Part) -> str:
        name = part.name.short.said(self.language)
        return f"{part.name.number:>4}. {name}" if part.tier is Tier.INDICATOR else name

    def lists(self) -> Iterator[str]:
        """Indicators by band, then the items that cost most."""
        for band in self.analysis.bands:
            inside = self.analysis.in_band(band.key)
            named = ", ".join(
                f"{part.name.short.said(self.language)} {part.shown}" for part in inside
            )
            heading = f"{band.name.said(self.language)} ({len(inside)})"
            yield f"{heading}: {named or '–'}"
        costly = self.analysis.costliest(self.analysis.finest)[:MOST_ITEMS]
        if costly:
            named = ", ".join(self._cost(part) for part in costly)
            yield self.voice.phrase("most_lost", parts=named)

    def _cost(self, part: Part) -> str:
        name = part.name.short.said(self.language)
        code = f"{part.key} " if part.tier is Tier.ITEM else ""
        return f"{code}{name} ({part.loss.shown})"

    def way_up(self) -> Iterator[str]:
        """What is lacking for each better level and for the target."""
        for rung in self.analysis.rungs:
            lacking = self._lacks(rung.lacks)
            name = rung.level.name.said(self.language)
            yield self.voice.phrase("to_level", level=name, lacking=lacking)
        target = self.analysis.target
        if isinstance(target, Lack):
            lacking = self._lacks([target]) if target.lacking else self.voice.phrase("reached")
            yield self.voice.phrase("to_target", target=str(target.wanted), lacking=lacking)

    def _lacks(self, lacks: Iterable[Lack]) -> str:
        parts = self.analysis.parts
        return ", ".join(
            self.voice.phrase(
                "lacking",
                name=parts[lack.key].name.short.said(self.language),
                score=str(lack.shown),
                wanted=str(lack.wanted),
                lacking=str(lack.lacking),
            )
            for lack in lacks
        )

    def peers(self) -> Iterator[str]:
        for view in self.analysis.peers:
            group = view.label.said(self.language)
            place = view.places.get(OVERALL)
            if place is not None:
                median = half_up(place.median, self.analysis.places)
                facts = {"rank": place.rank, "all": place.peers + 1, "number": place.peers}
                told = {key: str(fact) for key, fact in facts.items()}
                yield self.voice.phrase("peer_place", group=group, median=str(median), **told)

    def findings(self) -> Iterator[str]:
        """Most urgent first, as many as fit."""
        found = self.analysis.findings
        for urgency in Urgency:
            shown = [each for each in found[:MOST_FINDINGS] if each.urgency is urgency]
            if shown:
                yield from ("", self.voice.phrase(f"urgency_{urgency.value}"))
            for each in shown:
                advice = advised(each, self.frame, self.language)
                sentence = said(each, self.frame, self.language)
                yield f"- {sentence}" + (f" → {advice}" if advice else "") + f" [{each.code}]"
        more = len(found) - MOST_FINDINGS
        if more > 0:
            yield self.voice.phrase("more_findings", more=str(more))
