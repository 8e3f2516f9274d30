"""What if some scores were others: the same agency scored again, and what has changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from prongsai.core.analysis.asking import facts_above, impossible_verdict
from prongsai.core.analysis.distance import NextLevel, next_level
from prongsai.core.analysis.outline import Outline, demand_total
from prongsai.core.scoring.given import Given
from prongsai.core.scoring.score import Scorer, Scores
from prongsai.core.terms.numbers import HUNDRED
from prongsai.core.terms.problem import Problem, Refused

Changes = Mapping[str, Fraction]
"""Target scores by item code, sub-indicator code, indicator or instrument key."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A number that is another one now."""

    key: str
    before: Fraction | None
    after: Fraction | None


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The answer: everything before and after."""

    asked: Changes
    given: Given
    before: Scores
    after: Scores
    changed: tuple[Changed, ...]
    """The total first, items last."""
    next_level: NextLevel | None
    """What still blocks the level above the one then reached."""


def what_if(scorer: Scorer, given: Given, changes: Changes) -> WhatIf:
    """Score an agency again with some scores replaced; refuses what cannot be told."""
    problems = list(_problems(Outline(scorer), given, changes))
    if problems:
        raise Refused(problems)
    changed = with_changes(scorer, given, changes)
    before, after = scorer.score(given), scorer.score(changed)
    demand_total(after)
    return WhatIf(
        asked=changes,
        given=changed,
        before=before,
        after=after,
        changed=tuple(_differences(before, after)),
        next_level=next_level(scorer.pack, after),
    )


def with_changes(scorer: Scorer, given: Given, changes: Changes) -> Given:
    """What would be known: verdicts for disclosure items, scores for all else."""
    verdicts = {item.code for item in scorer.plan.items if item.disclosure} & changes.keys()
    return replace(
        given,
        answers={
            channel: {question: n for question, n in answers.items() if question[0] not in changes}
            for channel, answers in given.answers.items()
        },
        marks={**given.marks, **{code: changes[code] / HUNDRED for code in verdicts}},
        known={
            key: score
            for key, score in {**given.known, **changes}.items()
            if key not in verdicts
        },
    )  # fmt: skip


def _problems(outline: Outline, given: Given, changes: Changes) -> Iterator[Problem]:
    for key, score in changes.items():
        stuck = unmovable(outline, given, key)
        if stuck is not None:
            yield stuck
        for above in outline.ancestors(key):
            if above in changes:
                facts = {"key": key, **facts_above(outline.scorer.pack, above)}
                yield Problem("way-above-and-below", facts)
        impossible = impossible_verdict(outline.scorer.pack, key, score)
        if impossible is not None:
            yield impossible


def unmovable(outline: Outline, given: Given, key: str) -> Problem | None:
    """Why moving a score moves nothing: no way to the total, or a known score across the way."""
    if not outline.counts(key):
        return Problem("way-without-effect", {"key": key})
    for above in outline.ancestors(key):
        if above in given.known:
            facts = facts_above(outline.scorer.pack, above)
            facts |= {"key": key, "instrument": outline.instrument(key)}
            return Problem("way-items-needed", facts)
    return None


def _differences(before: Scores, after: Scores) -> Iterator[Changed]:
    for key in reversed(list(after.values)):
        was, now = before.exact(key), after.exact(key)
        if was != now:
            yield Changed(key, was, now)
