"""What is known of one agency: counts of answers, verdicts, scores published elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

Question = tuple[str, str]
"""Item code and part; the part is empty where the item is one question."""

Answers = Mapping[Question, Sequence[int]]
"""How many gave each printed choice, in printed order, before anything is reversed."""


@dataclass(frozen=True, slots=True)
class Given:
    """Everything the score of one agency (or one of its divisions) is made of."""

    answers: Mapping[str, Answers] = field(default_factory=dict)
    """Counts by channel; one channel without a name where there are no channels."""
    marks: Mapping[str, Fraction] = field(default_factory=dict)
    """Verdicts on disclosure items: 0 to 1."""
    known: Mapping[str, Fraction] = field(default_factory=dict)
    """Scores known already, by item code, sub-indicator code, indicator or instrument key."""
    respondents: Mapping[str, int] = field(default_factory=dict)
    """How many answered, by instrument."""
    headcounts: Mapping[str, int] = field(default_factory=dict)
    """How many could have answered, by instrument, where known."""


def pooled(channels: Mapping[str, Answers]) -> Answers:
    """The counts of all channels together."""
    if len(channels) == 1:
        return next(iter(channels.values()))
    together: dict[Question, list[int]] = {}
    for answers in channels.values():
        for question, counts in answers.items():
            sums = together.setdefault(question, [0] * len(counts))
            for place, count in enumerate(counts):
                sums[place] += count
    return together
