"""What the scores typed so far come to: said while typing, before anything is stored."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from prongsai.core.criteria.levels import Level
from prongsai.core.scoring.given import Given
from prongsai.core.scoring.score import OVERALL, Scorer, Scores
from prongsai.core.scoring.values import NotScored
from prongsai.core.terms.problem import Problem, Severity
from prongsai.core.terms.words import Words


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """Total, instruments and level as far as what was typed allows."""

    missing: tuple[int, ...]
    """Numbers of the indicators that are still to be typed."""
    instruments: tuple[tuple[Words, Decimal | None], ...]
    total: Decimal | None
    level: Level | None
    published: Decimal | None
    notes: tuple[Problem, ...]

    @property
    def differs(self) -> bool:
        """Whether the total is another one than was published."""
        both = self.published is not None and self.total is not None
        return both and self.published != self.total


def work_out(
    scorer: Scorer,
    given: Given,
    typed: frozenset[str],
    published: Decimal | None,
    wrong: Collection[int] = (),
) -> WorkedOut:
    """Score what was typed; what rests on scores still missing or wrong is not told."""
    pack, scores = scorer.pack, scorer.score(given)
    lacking = [each.number for key, each in pack.indicators.items() if key not in typed]
    missing = tuple(number for number in lacking if number not in wrong)
    whole = [
        key
        for key in pack.instruments
        if typed.issuperset(each.key for each in pack.indicators_in(key))
    ]
    return WorkedOut(
        missing=missing,
        instruments=tuple(
            (instrument.name, scores.shown(key) if key in whole else None)
            for key, instrument in pack.instruments.items()
        ),
        total=None if lacking else scores.shown(OVERALL),
        level=None if lacking else scores.level,
        published=published,
        notes=() if lacking else tuple(_notes(scores)),
    )


def _notes(scores: Scores) -> list[Problem]:
    """Why there is no total, or why the level is a lower one."""
    overall = scores.overall
    if isinstance(overall, NotScored):
        facts = {"of": OVERALL, "because": ", ".join(overall.because)}
        return [Problem(f"not-scored-{overall.reason}", facts, severity=Severity.NOTE)]
    return [
        Problem(
            "level-withheld",
            {
                "level": miss.level.name.th,
                "level_en": miss.level.name.en,
                "instrument": miss.instrument,
                "floor": str(miss.floor),
                "score": str(miss.score),
            },
            severity=Severity.NOTE,
        )
        for miss in scores.misses
    ]
