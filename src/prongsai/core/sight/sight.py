"""The line of sight: lost points beside what answers them and what they came to, both ways."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from prongsai.core.analysis.finding import Finding
from prongsai.core.analysis.parts import Part
from prongsai.core.measures.naming import Way, ways
from prongsai.core.scoring.plan import Tier
from prongsai.core.sight.after import NOT_YET, After, Next
from prongsai.core.sight.answers import Answer, Ref
from prongsai.core.sight.points import Point, ResultYear, is_finest, points, within

NOTHING = Fraction(0)


class Reply(StrEnum):
    """Whether anything is done about a lost point."""

    DECIDED = "decided"
    DRAFTED = "drafted"
    """Only drafts answer it so far."""
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Link:
    """A measure or project, and how it answers the parts it does."""

    answer: Answer
    ways: Mapping[str, Way]
    counts: bool
    """Whether it was decided about this result; else it is only shown."""


@dataclass(frozen=True, slots=True)
class Chain:
    """One part of the result with everything that hangs on it."""

    part: Part
    lost: Fraction
    """All points of the total lost in it."""
    findings: tuple[Finding, ...]
    links: tuple[Link, ...]
    """What answers it or something in it, what counts first."""
    reply: Reply | None
    """The worst of all points lost in it; nothing where none is."""
    after: After

    @property
    def answering(self) -> tuple[Link, ...]:
        return tuple(each for each in self.links if each.counts)

    @property
    def beside(self) -> tuple[Link, ...]:
        """What was under way already, and what was dropped."""
        return tuple(each for each in self.links if not each.counts)


@dataclass(frozen=True, slots=True)
class Reached:
    """A part that a measure answers, with what became of it and who else answers it."""

    part: Part
    way: Way
    after: After
    others: tuple[Answer, ...]
    """Whatever else answers it, each work once: nobody knows whose a rise is."""


@dataclass(frozen=True, slots=True)
class WhatFor:
    """What a measure was for, and what became of that."""

    answer: Answer
    counts: bool
    reached: tuple[Reached, ...]
    """The finest parts it answers, most points lost first."""

    @property
    def lost(self) -> Fraction:
        return sum((each.part.lost for each in self.reached), NOTHING)

    @property
    def alone(self) -> Fraction:
        """Points won in what nothing else answers."""
        return sum(_gains(each for each in self.reached if not each.others), NOTHING)

    @property
    def shared(self) -> Fraction:
        """Points won in what others answer too."""
        return sum(_gains(each for each in self.reached if each.others), NOTHING)

    @property
    def compares(self) -> int:
        """Of how many parts it is known what they won."""
        return sum(each.after.gain is not None for each in self.reached)


@dataclass(frozen=True, slots=True)
class Sums:
    """Points lost, parted by whether anything is done about them."""

    decided: Fraction
    drafted: Fraction
    none: Fraction

    @property
    def lost(self) -> Fraction:
        return self.decided + self.drafted + self.none


class Sight:
    """One result, what was decided about it, and the result after it."""

    def __init__(
        self, result: ResultYear, answers: Iterable[Answer] = (), after: Next | None = None
    ) -> None:
        self.result = result
        self.after = after
        self.points = points(result.parts)
        self.links = tuple(self._link(each) for each in answers)

    def _link(self, answer: Answer) -> Link:
        counts = answer.counts_for(self.result.fiscal_year)
        return Link(answer, ways(answer.naming, answer.packs, self.result.parts), counts)

    @cached_property
    def _by_part(self) -> Mapping[str, tuple[Link, ...]]:
        """The links of every part that has some, those that count first."""
        found: dict[str, list[Link]] = {}
        for link in sorted(self.links, key=lambda each: not each.counts):
            for key in link.ways:
                found.setdefault(key, []).append(link)
        return {key: tuple(each) for key, each in found.items()}

    def links_of(self, key: str) -> tuple[Link, ...]:
        return self._by_part.get(key, ())

    def works_on(self, key: str) -> int:
        """How many works answer a part: a project and a measure made of it are one."""
        return len({each.answer.work for each in self.links_of(key) if each.counts})

    def reply(self, key: str) -> Reply:
        """Whether anything is done about what is lost right in a part."""
        counting = [each for each in self.links_of(key) if each.counts]
        if not counting:
            return Reply.NONE
        drafts = all(each.answer.is_draft for each in counting)
        return Reply.DRAFTED if drafts else Reply.DECIDED

    def replied(self, reply: Reply) -> tuple[Point, ...]:
        """Lost points of one kind, most first, equals in standard order."""
        found = (point for point in self.points if self.reply(point.key) is reply)
        return tuple(sorted(found, key=lambda point: -point.lost))

    @property
    def unanswered(self) -> tuple[Point, ...]:
        return self.replied(Reply.NONE)

    @property
    def sums(self) -> Sums:
        return self.sums_in(None)

    def sums_in(self, key: str | None) -> Sums:
        """Of the whole result, or of one part of it."""
        inside = [each for each in self.points if key is None or within(each.part, key)]
        of = dict.fromkeys(Reply, NOTHING)
        for point in inside:
            of[self.reply(point.key)] += point.lost
        return Sums(of[Reply.DECIDED], of[Reply.DRAFTED], of[Reply.NONE])

    def by_indicator(self) -> tuple[tuple[Part, Sums, After], ...]:
        """Every indicator in standard order."""
        indicators = (each for each in self.result.parts.values() if each.tier is Tier.INDICATOR)
        return tuple((each, self.sums_in(each.key), self.after_of(each)) for each in indicators)

    def after_of(self, part: Part) -> After:
        return NOT_YET if self.after is None else self.after.of(part)

    def chain(self, key: str) -> Chain:
        """A part with all that hangs on it; of a part with parts, on any of these too."""
        part = self.result.parts[key]
        inside = {each.key for each in self.result.parts.values() if within(each, key)}
        links = tuple(
            link
            for link in sorted(self.links, key=lambda each: not each.counts)
            if not inside.isdisjoint(link.ways)
        )
        return Chain(
            part=part,
            lost=part.lost,
            findings=tuple(each for each in self.result.findings if each.key in inside),
            links=links,
            reply=self._whole_reply(inside),
            after=self.after_of(part),
        )

    def _whole_reply(self, inside: Collection[str]) -> Reply | None:
        found = {self.reply(each.key) for each in self.points if each.key in inside}
        order = (Reply.NONE, Reply.DRAFTED, Reply.DECIDED)
        return next((each for each in order if each in found), None)

    def what_for(self, ref: Ref) -> WhatFor | None:
        """The other way: what a measure or project was for, and what it won."""
        link = next((each for each in self.links if each.answer.ref == ref), None)
        if link is None:
            return None
        parts = self.result.parts
        finest = [parts[key] for key in link.ways if is_finest(parts, parts[key])]
        reached = (self._reached(each, link) for each in sorted(finest, key=lambda p: -p.lost))
        return WhatFor(link.answer, link.counts, tuple(reached))

    def _reached(self, part: Part, link: Link) -> Reached:
        others = {
            each.answer.work: each
            for each in self.links_of(part.key)
            if each.counts and each.answer.work != link.answer.work
        }
        return Reached(
            part=part,
            way=link.ways[part.key],
            after=self.after_of(part),
            others=tuple(each.answer for each in others.values()),
        )


def _gains(reached: Iterable[Reached]) -> Iterator[Fraction]:
    return (each.after.gain for each in reached if each.after.gain is not None)
