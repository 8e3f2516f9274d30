"""An analysis: everything a report, a screen or a chart says about the scores of one agency.

`Analysis.parts` holds the total, instruments, indicators, sub-indicators and items by key, parents
first, each with both names, its printed and exact score or the reason why there is none, its band,
its rank and the points of the total lost in it. Printed figures of one column add up to the figure
above them. Figures of earlier years stand in `history`, what compares of them in `comparisons`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from prongsai.core.analysis.changes import Change, Comparison
from prongsai.core.analysis.finding import Finding
from prongsai.core.analysis.frame import ScoreBand, Urgency
from prongsai.core.analysis.ladder import Lack, Rung
from prongsai.core.analysis.parts import Part
from prongsai.core.analysis.peers import PeerView
from prongsai.core.analysis.years import YearFigures
from prongsai.core.criteria.levels import Level
from prongsai.core.scoring.plan import Tier
from prongsai.core.scoring.score import OVERALL
from prongsai.core.scoring.values import NotScored
from prongsai.core.shapes.fields import Unknown
from prongsai.core.terms.words import Words


@dataclass(frozen=True, slots=True)
class TooFew:
    """An instrument that fewer people answered than the criteria ask for."""

    instrument: str
    found: int
    least: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """One fiscal year of one agency, with what came before and who is beside it."""

    fiscal_year: int
    pack: str
    """Full id of the pack with choices and assumption: to be printed on what is made of this."""
    pack_hash: str
    title: Words
    """Title of the criteria."""
    draft: bool
    """Whether the criteria are not settled yet."""
    assumed: str
    """The pack that unknown rules were taken from; empty where none was."""
    places: int
    """Decimals of printed scores."""
    bands: tuple[ScoreBand, ...]
    """Bands of scores, best first."""
    parts: Mapping[str, Part]
    level: Level | NotScored
    passed: bool | NotScored
    pass_mark: Decimal | Unknown
    rungs: tuple[Rung, ...]
    """Better levels, the nearest first, each with what is lacking for it."""
    too_few: tuple[TooFew, ...]
    history: tuple[YearFigures, ...]
    """The printed figures of every year given, the year analysed last."""
    comparisons: tuple[Comparison, ...]
    """Every earlier year against the year analysed, the earliest first."""
    target: Lack | NotScored | None
    """The distance to the plan's target; none where no target was given."""
    peers: tuple[PeerView, ...]
    findings: tuple[Finding, ...] = ()
    """Most urgent first, then in the order of the rules, then in standard order."""

    @property
    def overall(self) -> Part:
        return self.parts[OVERALL]

    def of_tier(self, tier: Tier) -> tuple[Part, ...]:
        """All instruments, indicators, sub-indicators or items in standard order."""
        return tuple(part for part in self.parts.values() if part.tier is tier)

    @property
    def instruments(self) -> tuple[Part, ...]:
        return self.of_tier(Tier.INSTRUMENT)

    @property
    def indicators(self) -> tuple[Part, ...]:
        return self.of_tier(Tier.INDICATOR)

    def below(self, key: str) -> tuple[Part, ...]:
        """The parts right below one, in standard order."""
        return tuple(self.parts[child] for child in self.parts[key].name.children)

    def items_in(self, key: str) -> tuple[Part, ...]:
        """The items of an instrument, indicator or sub-indicator, in standard order."""
        items = self.of_tier(Tier.ITEM)
        return tuple(
            part
            for part in items
            if key in (part.name.instrument, part.name.indicator, part.name.sub_indicator)
        )

    def in_band(self, band: str, tier: Tier = Tier.INDICATOR) -> tuple[Part, ...]:
        """Parts whose printed score is in a band: best first, equals in standard order."""
        inside = (part for part in self.of_tier(tier) if part.band and part.band.key == band)
        return tuple(sorted(inside, key=lambda part: part.rank or 0))

    def ranked(self, tier: Tier = Tier.INDICATOR) -> tuple[Part, ...]:
        """Scored parts, best first; equals in standard order and with the same rank."""
        scored = (part for part in self.of_tier(tier) if part.rank is not None)
        return tuple(sorted(scored, key=lambda part: part.rank or 0))

    def costliest(self, tier: Tier = Tier.INDICATOR) -> tuple[Part, ...]:
        """Parts that cost the total anything, the most expensive first."""
        costing = (part for part in self.of_tier(tier) if part.lost > 0)
        return tuple(sorted(costing, key=lambda part: -part.lost))

    @property
    def finest(self) -> Tier:
        """The finest tier of which anything is scored: items, or indicators where only they are."""
        items = self.of_tier(Tier.ITEM)
        return Tier.ITEM if any(part.rank is not None for part in items) else Tier.INDICATOR

    @property
    def missing(self) -> tuple[Part, ...]:
        """The total, instruments and indicators without a score; each says why in `score`."""
        tiers = (Tier.OVERALL, Tier.INSTRUMENT, Tier.INDICATOR)
        return tuple(
            part for part in self.parts.values() if part.tier in tiers and part.rank is None
        )

    @property
    def withheld(self) -> tuple[Rung, ...]:
        """Better levels that the total reaches and only a floor withholds, the nearest first."""
        return tuple(rung for rung in self.rungs if rung.withheld)

    def latest_change(self, key: str) -> tuple[int, Change] | None:
        """The change since the latest earlier year that compares, with that year."""
        for comparison in reversed(self.comparisons):
            change = comparison.changes.get(key)
            if change is not None and change.difference is not None:
                return comparison.before.fiscal_year, change
        return None

    def of_urgency(self, urgency: Urgency) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.urgency is urgency)

    def findings_on(self, key: str) -> Iterator[Finding]:
        """Findings about a part; of an indicator also those about its items."""
        return (finding for finding in self.findings if key in (finding.key, finding.indicator))
