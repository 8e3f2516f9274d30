"""The steps each score offers: how far up, by how much effort, and what its instrument gains."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil

from prongsai.core.analysis.asking import can_be
from prongsai.core.analysis.efforts import OwnStep, OwnSteps, Stride, Terms
from prongsai.core.analysis.outline import Lever, Outline
from prongsai.core.terms.numbers import HUNDRED


@dataclass(frozen=True, slots=True)
class Option:
    """A score to bring a lever to."""

    target: Fraction
    gain: Fraction
    """Points its instrument gains, exactly."""
    steps: int
    effort: Fraction


@dataclass(frozen=True, slots=True)
class Choice:
    """A lever with its options, the lowest target first; at most one of them is taken."""

    lever: Lever
    options: tuple[Option, ...]

    @property
    def alike(self) -> tuple[object, ...]:
        """Levers for which this is the same may stand in for each other."""
        return self.lever.instrument, tuple((o.gain, o.steps, o.effort) for o in self.options)


def choices(outline: Outline, levers: Sequence[Lever], terms: Terms) -> tuple[Choice, ...]:
    """What every lever offers that is not kept as it is and does anything."""
    offered = (
        Choice(lever, tuple(_options(outline, lever, terms)))
        for lever in levers
        if lever.share and not is_kept(outline, lever, terms.kept)
    )
    return tuple(choice for choice in offered if choice.options)


def is_kept(outline: Outline, lever: Lever, kept: Collection[str]) -> bool:
    """Whether it, or anything above it, is to stay as it is."""
    return lever.key in kept or any(above in kept for above in outline.ancestors(lever.key))


def _own(outline: Outline, lever: Lever, own: OwnSteps) -> Sequence[OwnStep]:
    """What is said of the lever itself, else of the nearest key above."""
    said = (own[key] for key in (lever.key, *outline.ancestors(lever.key)) if key in own)
    return next(said, ())


def _usual(outline: Outline, lever: Lever, terms: Terms) -> Stride:
    """The default step of its kind; an item's takes the more, the harder its topic."""
    kind = terms.efforts.kinds["disclosure" if lever.disclosure else "perception"]
    item = outline.scorer.pack.items.get(lever.key)
    if lever.coarse or item is None:
        return kind.group
    return replace(kind.item, effort=kind.item.effort * terms.by_topic.get(item.topic, 1))


def _options(outline: Outline, lever: Lever, terms: Terms) -> Iterator[Option]:
    usual = _usual(outline, lever, terms)
    own = _own(outline, lever, terms.own)
    found = {
        target: Option(target, (target - lever.score) * lever.share, steps, effort)
        for step in own or (OwnStep(usual.effort),)
        for target, steps, effort in _climb(lever.score, step, usual)
        if target > lever.score and can_be(outline.scorer.pack, lever.key, target)
    }
    yield from (found[target] for target in sorted(found))


def _climb(
    score: Fraction, step: OwnStep, usual: Stride
) -> Iterator[tuple[Fraction, int, Fraction]]:
    """Targets with the steps and the effort it takes to get there."""
    if step.target is not None and step.points is None:
        yield step.target, 1, step.effort
        return
    top, points = step.target or HUNDRED, step.points or usual.points
    for taken in range(1, ceil((top - score) / points) + 1):
        yield min(score + taken * points, top), taken, taken * step.effort
