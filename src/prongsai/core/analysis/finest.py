"""Scores read back from results: what is made of finer ones is made again, so that it can move."""

from __future__ import annotations

from dataclasses import replace

from prongsai.core.scoring.given import Given
from prongsai.core.scoring.score import Scorer


def finest(scorer: Scorer, given: Given) -> Given:
    """Leave out each known score that its parts give too, but for the rounding of printed ones.

    Printed parts are each half a step off at most, and so is the printed score: a whole step apart
    they still agree.
    """
    known = dict(given.known)
    step = scorer.pack.rounding.step
    for each in scorer.plan.steps:
        if each.key not in known or not each.children:
            continue
        without = {key: score for key, score in known.items() if key != each.key}
        made = scorer.score(replace(given, known=without)).exact(each.key)
        if made is not None and abs(made - known[each.key]) <= step:
            known = without
    return replace(given, known=known)
