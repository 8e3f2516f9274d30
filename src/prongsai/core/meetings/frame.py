"""What committees are of, the parts of members, the agenda, quorums: words and rules as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from prongsai.core.criteria.evidence import Block
from prongsai.core.criteria.rules import Source
from prongsai.core.shapes.fields import told, told_by_key, told_or
from prongsai.core.terms.problem import Place, Problem
from prongsai.core.terms.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Named(Block):
    """Something to choose from."""

    key: str = told_by_key("Stable key, in lower case with underscores.")
    name: Words = told("What it is called.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(Named):
    """A part that a member plays."""

    leads: bool = told_or(False, "Whether it leads the committee; one member plays it.")
    writes: bool = told_or(False, "Whether it keeps the minutes; somebody must play it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem(Named):
    """An item that every agenda begins with."""

    adopts: bool = told_or(False, "Whether the minutes of the meeting before are adopted there.")
    carries: bool = told_or(False, "Whether decisions that are still open stand there.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quorum(Named):
    """How many members must be there for a meeting to decide."""

    share: Fraction = told("Share of all members.")
    beyond: bool = told_or(False, "Whether more than the share is needed, not just the share.")

    def needed(self, members: int) -> int:
        """The least number of members; a meeting of nobody never decides."""
        exact = self.share * members
        whole = exact.numerator // exact.denominator
        if self.beyond or whole < exact:
            whole += 1
        return max(1, whole)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingsFrame(Block):
    """The choices of committees and meetings."""

    schema: int = told("Version of this file format.")
    sources: Mapping[str, Source] = told("What the evidence refers to, by key.")
    kinds: Mapping[str, Named] = told("What a committee is of.")
    parts: Mapping[str, Part] = told("Parts of members, in the order papers list them.")
    agenda: Mapping[str, AgendaItem] = told("Standard items of an agenda, in order.")
    quorums: Mapping[str, Quorum] = told("Rules of quorum; the first holds where none is named.")
    ending_days: int = told("How many days before its last day a term is said to be ending.")

    @property
    def usual_quorum(self) -> str:
        """Key of the rule that holds where the order names none."""
        return next(iter(self.quorums))

    def quorum(self, key: str) -> Quorum:
        return self.quorums.get(key, self.quorums[self.usual_quorum])


def frame_faults(frame: MeetingsFrame) -> Iterator[Problem]:
    """What would leave committees without a chair, an agenda or a quorum."""
    counts = {
        "parts.leads": sum(1 for each in frame.parts.values() if each.leads),
        "parts.writes": sum(1 for each in frame.parts.values() if each.writes),
        "agenda.adopts": sum(1 for each in frame.agenda.values() if each.adopts),
        "agenda.carries": sum(1 for each in frame.agenda.values() if each.carries),
    }
    for path, number in counts.items():
        if number != 1:
            yield Problem("meetings-frame-one", {"number": str(number)}, Place(path=path))
    if not frame.quorums:
        yield Problem("meetings-frame-no-quorum", {}, Place(path="quorums"))
    for key, each in frame.quorums.items():
        if not 0 < each.share <= 1 or (each.beyond and each.share == 1):
            yield Problem("meetings-frame-share", {"quorum": key}, Place(path=f"quorums.{key}"))
