"""The file of how reports of corruption are handled: states, moves, clocks, guide, stories."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from prongsai.core.criteria.check import source_problems
from prongsai.core.criteria.evidence import Block
from prongsai.core.criteria.rules import Source
from prongsai.core.sealed.course import CLOSED, Need, Outcome, State, Way, leaving
from prongsai.core.sealed.limits import Limit, limit_faults
from prongsai.core.shapes.fields import told, told_by_key, told_or, told_or_new
from prongsai.core.terms.problem import Place, Problem
from prongsai.core.terms.words import Words

SCHEMA = 1
BROUGHT = "brought"
"""Names the reporting itself wherever the guide names a move."""
ANSWERED = "answered"
"""Names an answer to whoever reported it, which moves nothing and may stop a clock."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseState(Block):
    """Where a report can stand; its key is one that counts and clocks know."""

    key: str = told_by_key("One of the states the program knows.")
    label: Words = told("What officers call it.")
    public: Words = told("What whoever reported it reads.")


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseOutcome(Block):
    """What a report came to."""

    key: str = told_by_key("One of the outcomes the program knows.")
    name: Words = told("What it is called.")


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
    state: State = told("Where it stands.")
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
    guide: Guide = told("What the published guide says besides.")
    stories: Mapping[str, ReportStory] = told("Worked examples that run as tests.")

    @property
    def ways(self) -> tuple[Way, ...]:
        return tuple(self.moves.values())


def course_faults(course: Course) -> Iterator[Problem]:
    """Everything wrong with it but what its stories tell."""
    if course.schema != SCHEMA:
        facts = {"found": str(course.schema), "expected": str(SCHEMA)}
        yield Problem("pack-other-schema", facts, Place(path="schema"))
    yield from _all_said(course.states, [each.value for each in State], "states")
    yield from _all_said(course.outcomes, [each.value for each in Outcome], "outcomes")
    yield from _ways(course)
    yield from limit_faults(course.limits)
    yield from _guide(course)
    if not course.stories:
        yield _at("procedure-no-story", "stories")
    yield from source_problems(course, course.sources)


def _all_said(names: Collection[str], known: Collection[str], path: str) -> Iterator[Problem]:
    """Rows name each of them, so each has its words, and there is no other."""
    yield from _among(names, known, path)
    for each in known:
        if each not in names:
            yield _at("sealed-course-lacks", path, lacks=each)


def _ways(course: Course) -> Iterator[Problem]:
    for key, way in course.moves.items():
        if not way.at or way.to in way.at or way.to is State.RECEIVED:
            yield _at("sealed-course-way", f"moves/{key}", move=way.label.th)
    for state in State:
        found = [each.to for each in leaving(course.ways, state)]
        for twice in sorted({each for each in found if found.count(each) > 1}):
            yield _at("sealed-course-two-ways", "moves", now=state.value, to=twice.value)
    needed = ((State.REFERRED, Need.BODY), (State.DECIDED, Need.OUTCOME))
    for to, need in needed:
        for key, way in course.moves.items():
            if way.to is to and need not in way.needs:
                yield _at("sealed-course-needs", f"moves/{key}/needs", need=need.value)
    reached = _spread({State.RECEIVED}, [(a, way.to) for way in course.ways for a in way.at])
    ended = _spread(set(CLOSED), [(way.to, a) for way in course.ways for a in way.at])
    for each in State:
        if each not in reached or each not in ended:
            yield _at("sealed-course-lost", f"states/{each.value}", state=each.value)


def _spread(found: set[State], ways: Collection[tuple[State, State]]) -> set[State]:
    for _ in State:
        found = found | {to for at, to in ways if at in found}
    return found


def _guide(course: Course) -> Iterator[Problem]:
    """A guide that leaves out a move would tell less than can happen."""
    names = [BROUGHT, ANSWERED, *course.moves]
    said = {each for step in course.guide.steps.values() for each in step.moves}
    for key, step in course.guide.steps.items():
        yield from _among(step.moves, names, f"guide/steps/{key}/moves")
    for name in names:
        if name not in said:
            label = course.moves[name].label.th if name in course.moves else name
            yield _at("procedure-manual-leaves-out", "guide/steps", move=label)
    yield from _among(course.guide.laws, course.sources, "guide/laws")


def _among(names: Collection[str], known: Collection[str], path: str) -> Iterator[Problem]:
    for name in names:
        if name not in known:
            yield _at("pack-not-a-choice", path, found=name, expected=", ".join(known))


def _at(code: str, path: str, **facts: str) -> Problem:
    return Problem(code, facts, Place(path=path))
