"""Runs the worked stories of a course by the rules that real reports follow."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from prongsai.core.calendar.working_days import WorkingDays
from prongsai.core.sealed.course import Move, Need, Step, standing
from prongsai.core.sealed.course_file import (
    ANSWERED,
    Course,
    ReportClock,
    ReportExpected,
    ReportHappening,
    ReportStory,
)
from prongsai.core.sealed.limits import Chosen, runs, settled
from prongsai.core.sealed.moving import moved
from prongsai.core.terms.problem import Place, Problem, Refused

_MADE_UP = "…"


def story_faults(course: Course) -> Iterator[Problem]:
    """Where a story of a checked course ends otherwise than it says."""
    for key, story in course.stories.items():
        yield from _told(course, story, f"stories/{key}")


def _told(course: Course, story: ReportStory, path: str) -> Iterator[Problem]:
    steps = [course.step(course.first, story.brought)]
    answers: list[dt.date] = []
    for number, each in enumerate(story.then):
        if each.move == ANSWERED:
            answers.append(each.day)
            continue
        found = _taken(course, steps, each)
        if found != each.refused:
            at = f"{path}/then/{number}"
            yield _otherwise(story, at, each.move, each.refused or each.move, found or each.move)
    for number, expected in enumerate(story.expect):
        known = [each for each in steps if each.day <= expected.on]
        yield from _compared(
            course, story, expected, known, [each for each in answers if each <= expected.on],
            f"{path}/expect/{number}",
        )  # fmt: skip


def _taken(course: Course, steps: list[Step], said: ReportHappening) -> str:
    """Takes the step; where it is refused, the code that says why."""
    way = course.moves.get(said.move)
    if way is None:
        return "sealed-no-such-move"
    told = [each for each in way.needs if each not in said.without]
    move = Move(
        to=way.to,
        reason=_MADE_UP if Need.REASON in told else "",
        body=_MADE_UP if Need.BODY in told else "",
        outcome=next(iter(course.decisions), "") if Need.OUTCOME in told else "",
    )
    try:
        steps.append(moved(course, steps, move, said.day))
    except Refused as refused:
        return refused.problems[0].code
    return ""


def _compared(
    course: Course, story: ReportStory, expected: ReportExpected, steps: list[Step],
    answers: list[dt.date], path: str,
) -> Iterator[Problem]:  # fmt: skip
    if standing(steps).state != expected.state:
        yield _otherwise(story, path, "state", expected.state, standing(steps).state)
    limits = settled(course.limits, {k: Chosen(length=n) for k, n in story.lengths.items()})
    days = WorkingDays(frozenset(story.holidays), dt.date.max)
    found = {run.limit.key: run for run in runs(limits, steps, answers, days)}
    for key, clock in expected.clocks.items():
        run = found.get(key)
        now = run and ReportClock(
            last=run.last.day if run.last else None, runs=run.is_on, late=run.is_late(expected.on)
        )
        if now != clock:
            yield _otherwise(story, path, key, _said(clock), _said(now) if now else "–")


def _said(clock: ReportClock) -> str:
    last = clock.last.isoformat() if clock.last else "–"
    return f"last {last}, runs {clock.runs}, late {clock.late}".lower()


def _otherwise(story: ReportStory, path: str, what: str, expected: str, found: str) -> Problem:
    facts = {"story": story.about.th, "what": what, "expected": expected, "found": found}
    return Problem("procedure-story-otherwise", facts, Place(path=path))
