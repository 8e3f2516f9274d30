"""The file of how reports are handled: each fault is told at its place, its stories come true."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from plan_making import plans
from prongsai.core.criteria.evidence import Confidence, evidence_at
from prongsai.core.sealed.course import Need, State, Way
from prongsai.core.sealed.course_file import (
    Course,
    ReportClock,
    ReportExpected,
    ReportHappening,
    ReportStory,
    course_faults,
)
from prongsai.core.sealed.stories import story_faults
from prongsai.core.terms.words import Words

SHIPPED = plans().shelf.sealed_course
DAY = dt.date(2026, 8, 3)
WORDS = Words("ก", "a")


def found(course: Course) -> list[tuple[str, str]]:
    return [(each.code, each.place.path) for each in course_faults(course)]


def with_way(key: str, **told: object) -> Course:
    way = replace(SHIPPED.moves[key], **told)  # type: ignore[arg-type] # of the move
    return replace(SHIPPED, moves={**SHIPPED.moves, key: way})


def test_the_file_shipped_has_no_fault_and_its_stories_come_true() -> None:
    assert list(course_faults(SHIPPED)) == []
    assert list(story_faults(SHIPPED)) == []
    assert set(SHIPPED.states) == {each.value for each in State}
    assert evidence_at(SHIPPED, ("moves", "screen")).confidence is Confidence.INFERRED


def without(part: str, key: str) -> Course:
    kept = {name: each for name, each in getattr(SHIPPED, part).items() if name != key}
    return replace(SHIPPED, **{part: kept})  # type: ignore[arg-type] # of that part


TWICE = Way(key="again", label=WORDS, at=(State.RECEIVED,), to=State.SCREENED)
GUIDE = SHIPPED.guide
FAULTS: list[tuple[Course, str, str]] = [
    (replace(SHIPPED, schema=2), "pack-other-schema", "schema"),
    (without("states", "told"), "sealed-course-lacks", "states"),
    (without("outcomes", "by_others"), "sealed-course-lacks", "outcomes"),
    (replace(SHIPPED, states={**SHIPPED.states, "lost": SHIPPED.states["told"]}),
     "pack-not-a-choice", "states"),
    (with_way("screen", at=()), "sealed-course-way", "moves/screen"),
    (with_way("screen", at=(State.SCREENED,)), "sealed-course-way", "moves/screen"),
    (with_way("tell", to=State.RECEIVED), "sealed-course-way", "moves/tell"),
    (replace(SHIPPED, moves={**SHIPPED.moves, "again": TWICE}), "sealed-course-two-ways", "moves"),
    (with_way("refer", needs=(Need.REASON,)), "sealed-course-needs", "moves/refer/needs"),
    (with_way("decide", needs=()), "sealed-course-needs", "moves/decide/needs"),
    (without("moves", "tell"), "sealed-course-lost", "states/told"),
    (without("moves", "refer"), "sealed-course-lost", "states/referred"),
    (replace(SHIPPED, guide=replace(GUIDE, steps={})), "procedure-manual-leaves-out",
     "guide/steps"),
    (without("moves", "reopen"), "pack-not-a-choice", "guide/steps/tell/moves"),
    (replace(SHIPPED, guide=replace(GUIDE, laws=("moon",))), "pack-not-a-choice", "guide/laws"),
    (replace(SHIPPED, stories={}), "procedure-no-story", "stories"),
    (replace(SHIPPED, sources={}), "pack-no-such-source", ""),
    (replace(SHIPPED, limits={"screen": replace(SHIPPED.limits["screen"], stops=())}),
     "sealed-limit-stops", "limits/screen/stops"),
]  # fmt: skip


@pytest.mark.parametrize(("course", "code", "where"), FAULTS)
def test_a_fault_is_told_at_its_place(course: Course, code: str, where: str) -> None:
    assert (code, where) in found(course)


def story(*then: ReportHappening, on: dt.date = DAY, **told: object) -> Course:
    expected = ReportExpected(on=on, state=State.RECEIVED, **told)  # type: ignore[arg-type] # what is expected
    one = ReportStory(key="one", about=WORDS, brought=DAY, then=then, expect=(expected,))
    return replace(SHIPPED, stories={"one": one})


def wrong(course: Course) -> list[tuple[str, str]]:
    return [(each.place.path, str(each.facts["found"])) for each in story_faults(course)]


def test_a_story_that_ends_otherwise_is_a_fault() -> None:
    path = "stories/one"
    step = ReportHappening(day=DAY, move="screen")
    assert wrong(story(step)) == [(f"{path}/expect/0", "screened")]
    refused = replace(step, refused="sealed-no-reason")
    assert (f"{path}/then/0", "screen") in wrong(story(refused))
    assert wrong(story(replace(step, without=(Need.REASON,)))) == [
        (f"{path}/then/0", "sealed-no-reason")
    ]
    assert wrong(story(replace(step, move="fly"))) == [(f"{path}/then/0", "sealed-no-such-move")]


def test_a_clock_of_a_story_that_says_another_day_is_a_fault() -> None:
    last = dt.date(2026, 8, 18)
    for clock, says in (
        (ReportClock(last=last, runs=True), []),
        (ReportClock(last=last), ["last 2026-08-18, runs true, late false"]),
        (ReportClock(runs=True), ["last 2026-08-18, runs true, late false"]),
    ):
        assert [each for _, each in wrong(story(clocks={"answer": clock}))] == says
    assert wrong(story(clocks={"tell": ReportClock()})) == [("stories/one/expect/0", "–")]
