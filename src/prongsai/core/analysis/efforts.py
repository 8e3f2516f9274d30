"""What a step up costs: the defaults, and what an agency says of its own items."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from prongsai.core.criteria.evidence import Block
from prongsai.core.shapes.fields import told, told_by_key
from prongsai.core.terms.numbers import exact
from prongsai.core.terms.thai import tidy

MOST_EFFORT = 10_000
LEAST_STEP = Fraction(1, 100)
"""Points of the smallest step: scores are printed no finer."""
_MOST_DENOMINATOR = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Stride(Block):
    """One step up."""

    points: Fraction = told("How many points a step is; the last one ends at 100.")
    effort: Fraction = told("What a step costs, in units of one's own; only ratios matter.")


@dataclass(frozen=True, slots=True, kw_only=True)
class KindEfforts(Block):
    """Steps of one kind of instrument."""

    kind: str = told_by_key("`perception` or `disclosure`.")
    item: Stride = told("A step of an item.")
    group: Stride = told("A step of a score above items, where the items are not known.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Efforts(Block):
    """Efforts where nobody says otherwise."""

    schema: int = told("Version of this file format.")
    kinds: Mapping[str, KindEfforts] = told("Steps by kind of instrument.")


@dataclass(frozen=True, slots=True)
class OwnStep:
    """What somebody says a score costs to raise."""

    effort: Fraction
    target: Fraction | None = None
    """The score it can be brought to; alone, in one step."""
    points: Fraction | None = None
    """How many points one step is."""


OwnSteps = Mapping[str, Sequence[OwnStep]]
"""By item code or key; a key above items speaks for all items below it that have none."""


@dataclass(frozen=True, slots=True)
class Terms:
    """Under which terms the way is looked for."""

    efforts: Efforts
    own: OwnSteps
    kept: Collection[str] = ()
    by_topic: Mapping[str, int] = field(default_factory=dict)
    """How many times the default a step of an item of this topic takes; once where not listed."""


def effort_of(text: str) -> Fraction | None:
    """An effort as written: above zero, not out of all proportion, two decimals at most."""
    found = exact(tidy(text))
    if found is None or not 0 < found <= MOST_EFFORT:
        return None
    return found if _MOST_DENOMINATOR % found.denominator == 0 else None
