"""The file of how reports of corruption are handled: states, moves, clocks, guide, stories."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from prongsai.core.criteria.evidence import Block
from prongsai.core.criteria.rules import Source
from prongsai.core.sealed.course import CourseOutcome, CourseState, Need, Stage, Step, Way
from prongsai.core.sealed.limits import Limit
from prongsai.core.shapes.fields import told, told_by_key, told_or, told_or_new
from prongsai.core.terms.words import Words

SCHEMA = 1
BROUGHT = "brought"
"""Names the reporting itself wherever the guide names a move."""
ANSWERED = "answered"
"""Names an answer to whoever reported it, which moves nothing and may stop a clock."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideStep(Block):
    """A step as the guide tells it."""

    key: str = told_by_key("Stable key, in lower case with underscores.")
    title: Words = told("What is done.")
    about: Words | None = told_or(None, "How it is done, in a sentence or two.")
    moves: tuple[str, ...] = told(
        "Keys of the moves it tells of; `brought` is the reporting, `answered` an answer."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide(Block):
    """What the guide says that nothing else in the file says."""

    reporter: Words = told("What whoever reports is called.")
    asked: Words = told("What the form can't do without.")
    answer: Words = told("What an answer to whoever reported is called, as on a button.")
    more: Words = told("What whoever reported can add later is called, as on a button.")
    owner: Words = told("Who answers for it.")
    for_whom: Words = told("Who may report, and what.")
    steps: Mapping[str, GuideStep] = told("Steps in their order.")
    guarded: tuple[Words, ...] = told("How those who report are guarded, a sentence each.")
    laws: tuple[str, ...] = told_or_new(tuple, "Keys of `sources` that it rests on.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportHappening:
    """What happens in a story."""

    day: dt.date = told("When.")
    move: str = told("Key of the move, or `answered`.")
    without: tuple[Need, ...] = told_or_new(tuple, "What is left unsaid; all else is made up.")
    refused: str = told_or("", "Code of the problem with which it is refused; nothing moves then.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportClock:
    """What a clock must say; of one that began again, its last time."""

    last: dt.date | None = told_or(None, "The last day in time; none where nobody has set it.")
    runs: bool = told_or(False, "Whether it runs still.")
    late: bool = told_or(False, "Whether it ran over.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportExpected:
    """What must be so at the end of a day."""

    on: dt.date = told("The day.")
    state: str = told("Key of the state in which it stands.")
    clocks: Mapping[str, ReportClock] = told_or_new(dict, "Clocks by key.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportStory:
    """What happens to one report, and what must be so then."""

    key: str = told_by_key("Stable key, in lower case with underscores.")
    about: Words = told("What happens, in a sentence.")
    holidays: tuple[dt.date, ...] = told_or((), "Days without work besides weekends.")
    lengths: Mapping[str, int] = told_or_new(dict, "Days that the office has set, by clock.")
    brought: dt.date = told("The day on which it is reported.")
    then: tuple[ReportHappening, ...] = told_or_new(tuple, "What happens, in its order.")
    expect: tuple[ReportExpected, ...] = told("What must be so.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Course(Block):
    """How reports of corruption are handled."""

    schema: int = told("Version of this file format.")
    title: Words = told("What it is called.")
    about: Words = told("What it is for, in a sentence or two that a citizen understands.")
    sources: Mapping[str, Source] = told("What the evidence refers to, by key.")
    states: Mapping[str, CourseState] = told("Where a report can stand, in their usual order.")
    outcomes: Mapping[str, CourseOutcome] = told("What it can come to.")
    moves: Mapping[str, Way] = told("What can be done with it, the usual first.")
    limits: Mapping[str, Limit] = told("The clocks, in the order in which they run.")
    counted: str = told("Key of the clock by which statistics say what was in time and what late.")
    guide: Guide = told("What the published guide says besides.")
    stories: Mapping[str, ReportStory] = told("Worked examples that run as tests.")

    @property
    def ways(self) -> tuple[Way, ...]:
        return tuple(self.moves.values())

    @property
    def first(self) -> str:
        """Key of the state in which every report begins."""
        return next(key for key, each in self.states.items() if _begins(each))

    @property
    def decisions(self) -> Mapping[str, CourseOutcome]:
        """What can be decided now."""
        return {key: each for key, each in self.outcomes.items() if not each.retired}

    def step(self, state: str, day: dt.date) -> Step:
        """A step of a report; a state that the file has no longer is open, so nothing is lost."""
        found = self.states.get(state)
        return Step(state=state, stage=found.stage if found else Stage.OPEN, day=day)

    def leaving(self, state: str) -> tuple[Way, ...]:
        """Where a report may go from a state; no two of them lead to the same one.

        One that the file has no longer is left as a new report is: what stood there isn't stuck.
        """
        at = state if state in self.states else self.first
        return tuple(each for each in self.ways if at in each.at)

    def state(self, key: str) -> CourseState:
        """A state with its words; one that the file has no longer is called by its key."""
        found = self.states.get(key)
        return found or CourseState(key=key, label=Words(key, key), public=Words(key, key))

    def outcome(self, key: str) -> CourseOutcome:
        """The same of what was decided."""
        return self.outcomes.get(key) or CourseOutcome(key=key, name=Words(key, key))


def _begins(state: CourseState) -> bool:
    return state.stage is Stage.NEW and not state.retired
