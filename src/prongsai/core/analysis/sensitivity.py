"""What a point is worth: each score that can be moved, and what moving it does to the total."""

from __future__ import annotations

from dataclasses import dataclass

from prongsai.core.analysis.distance import next_level
from prongsai.core.analysis.outline import Lever, Outline, demand_total
from prongsai.core.scoring.given import Given
from prongsai.core.scoring.score import OVERALL, Scorer


@dataclass(frozen=True, slots=True)
class Worth:
    """A lever, and whether the next level waits for it."""

    lever: Lever
    lifts_total: bool
    """The next level asks for a higher total."""
    lifts_floor: bool
    """The next level asks for more in its very instrument."""


def sensitivity(scorer: Scorer, given: Given) -> tuple[Worth, ...]:
    """Everything that can be moved, the most to be won first; ties in printed order."""
    scores = scorer.score(given)
    demand_total(scores)
    above = next_level(scorer.pack, scores)
    blocked = {gap.key for gap in above.gaps} if above else set[str]()
    levers = Outline(scorer).levers(given, scores)
    return tuple(
        Worth(lever, OVERALL in blocked, lever.instrument in blocked)
        for lever in sorted(levers, key=lambda lever: (-lever.to_full, -lever.per_point))
    )
