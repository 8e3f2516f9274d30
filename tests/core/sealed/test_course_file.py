"""The file of how reports are handled: each fault is told at its place, its stories come true."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from plan_making import plans
from prongsai.adapters.yaml_files import read_yaml
from prongsai.core.criteria.evidence import Confidence, evidence_at
from prongsai.core.sealed.course import CourseOutcome, CourseState, Need, Stage, Way
from prongsai.core.sealed.course_checks import course_faults, kept_faults
from prongsai.core.sealed.course_file import (
    Course,
    ReportClock,
    ReportExpected,
    ReportHappening,
    ReportStory,
)
from prongsai.core.sealed.stories import story_faults
from prongsai.core.terms.problem import Refused
from prongsai.core.terms.words import Words
from prongsai.workshop.library import SHIPPED as SHIPPED_PACKS
from prongsai.workshop.models import read_model

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
    assert list(kept_faults(SHIPPED, SHIPPED)) == []
    assert {key: each.stage.value for key, each in SHIPPED.states.items()} == {
        "received": "new", "screened": "open", "fact_finding": "open", "referred": "referred",
        "decided": "decided", "told": "over",
    }  # fmt: skip
    assert list(SHIPPED.outcomes) == [
        "substantiated", "unsubstantiated", "not_taken_up", "by_others",
    ]  # fmt: skip
    assert "screen" in SHIPPED.limits
    assert evidence_at(SHIPPED, ("moves", "screen")).confidence is Confidence.INFERRED


def without(part: str, key: str) -> Course:
    kept = {name: each for name, each in getattr(SHIPPED, part).items() if name != key}
    return replace(SHIPPED, **{part: kept})  # type: ignore[arg-type] # of that part


def with_state(key: str, **told: object) -> Course:
    now = SHIPPED.states.get(key) or CourseState(key=key, label=WORDS, public=WORDS)
    state = replace(now, **told)  # type: ignore[arg-type] # of the state
    return replace(SHIPPED, states={**SHIPPED.states, key: state})


def with_limit(**told: object) -> Course:
    limit = replace(SHIPPED.limits["answer"], **told)  # type: ignore[arg-type] # of the clock
    return replace(SHIPPED, limits={**SHIPPED.limits, "answer": limit})


def with_story(**told: object) -> Course:
    key, one = next(iter(SHIPPED.stories.items()))
    return replace(SHIPPED, stories={key: replace(one, **told)})  # type: ignore[arg-type] # of it


TWICE = Way(key="again", label=WORDS, at=("received",), to="screened")
GUIDE = SHIPPED.guide
NOWHERE = ReportExpected(on=DAY, state="moon", clocks={"moon": ReportClock()})
FAULTS: list[tuple[Course, str, str]] = [
    (replace(SHIPPED, schema=2), "pack-other-schema", "schema"),
    (without("states", "told"), "sealed-course-no-end", "states"),
    (without("states", "received"), "sealed-course-first", "states"),
    (with_state("screened", stage=Stage.NEW), "sealed-course-first", "states"),
    (with_state("received", retired=True), "sealed-course-first", "states"),
    (with_state("told", retired=True), "sealed-course-no-end", "states"),
    (with_state("a_key_that_is_too_long"), "sealed-course-key", "states/a_key_that_is_too_long"),
    (with_state("screened", retired=True), "sealed-course-retired", "moves/screen/to"),
    (with_state("lonely"), "sealed-course-lost", "states/lonely"),
    (with_state("lonely", retired=True), "sealed-course-lost", "states/lonely"),
    (with_way("screen", at=("moon",)), "pack-not-a-choice", "moves/screen/at"),
    (with_way("screen", to="moon"), "pack-not-a-choice", "moves/screen/to"),
    (with_way("screen", at=()), "sealed-course-way", "moves/screen"),
    (with_way("screen", at=("screened",)), "sealed-course-way", "moves/screen"),
    (with_way("tell", to="received"), "sealed-course-way", "moves/tell"),
    (replace(SHIPPED, moves={**SHIPPED.moves, "again": TWICE}), "sealed-course-two-ways", "moves"),
    (with_way("refer", needs=(Need.REASON,)), "sealed-course-needs", "moves/refer/needs"),
    (with_way("decide", needs=()), "sealed-course-needs", "moves/decide/needs"),
    (replace(SHIPPED, outcomes={}), "sealed-course-no-outcome", "outcomes"),
    (without("moves", "tell"), "sealed-course-lost", "states/told"),
    (without("moves", "refer"), "sealed-course-lost", "states/referred"),
    (replace(SHIPPED, guide=replace(GUIDE, steps={})), "procedure-manual-leaves-out",
     "guide/steps"),
    (without("moves", "reopen"), "pack-not-a-choice", "guide/steps/tell/moves"),
    (replace(SHIPPED, guide=replace(GUIDE, laws=("moon",))), "pack-not-a-choice", "guide/laws"),
    (replace(SHIPPED, stories={}), "procedure-no-story", "stories"),
    (replace(SHIPPED, sources={}), "pack-no-such-source", ""),
    (replace(SHIPPED, counted="moon"), "pack-not-a-choice", "counted"),
    (with_limit(starts="moon"), "pack-not-a-choice", "limits/answer/starts"),
    (with_limit(stops=("moon",)), "pack-not-a-choice", "limits/answer/stops"),
    (with_limit(stops=()), "sealed-limit-stops", "limits/answer/stops"),
    (with_limit(starts="told", stops=("received",)), "sealed-limit-stops", "limits/answer/stops"),
    (with_story(expect=(NOWHERE,)), "pack-not-a-choice",
     "stories/looked_into_and_told/expect/0/state"),
    (with_story(expect=(NOWHERE,)), "pack-not-a-choice",
     "stories/looked_into_and_told/expect/0/clocks"),
    (with_story(lengths={"moon": 3}), "pack-not-a-choice",
     "stories/looked_into_and_told/lengths"),
]  # fmt: skip


@pytest.mark.parametrize(("course", "code", "where"), FAULTS)
def test_a_fault_is_told_at_its_place(course: Course, code: str, where: str) -> None:
    assert (code, where) in found(course)


def test_a_clock_whose_state_nobody_comes_to_any_more_is_a_fault() -> None:
    """Reports from earlier may stand there, and leave."""
    retired = with_state("on_hold", retired=True)
    left = replace(retired.moves["screen"], at=("received", "on_hold"))
    course = replace(retired, moves={**retired.moves, "screen": left})
    assert found(course) == []
    waits = replace(course.limits["screen"], starts="on_hold")
    course = replace(course, limits={**course.limits, "screen": waits})
    assert found(course) == [("sealed-limit-starts", "limits/screen/starts")]


def test_what_rows_may_name_keeps_its_words_and_its_meaning() -> None:
    def lost(course: Course) -> list[tuple[str, str]]:
        return [(each.code, each.place.path) for each in kept_faults(course, SHIPPED)]

    assert lost(without("states", "told")) == [("sealed-course-lacks", "states")]
    assert lost(without("outcomes", "by_others")) == [("sealed-course-lacks", "outcomes")]
    assert lost(with_state("told", stage=Stage.OPEN)) == [
        ("sealed-course-other-stage", "states/told/stage")
    ]
    assert lost(with_state("waiting_outside")) == []


def test_an_office_may_have_states_and_outcomes_of_its_own() -> None:
    """A report waits for a committee between fact-finding and the decision."""
    heard = with_state("heard")
    moves = {
        **heard.moves,
        "hear": Way(key="hear", label=WORDS, at=("fact_finding",), to="heard"),
        "decide": replace(heard.moves["decide"], at=("heard",)),
    }
    step = replace(GUIDE.steps["look"], moves=("find_facts", "hear"))
    course = replace(
        heard, moves=moves, guide=replace(GUIDE, steps={**GUIDE.steps, "look": step}),
        outcomes={
            **{key: replace(each, retired=True) for key, each in SHIPPED.outcomes.items()},
            "settled": CourseOutcome(key="settled", name=WORDS),
        },
        stories={"one": ReportStory(
            key="one", about=WORDS, brought=DAY,
            then=tuple(
                ReportHappening(day=DAY, move=each)
                for each in ("screen", "find_facts", "hear", "decide", "tell")
            ),
            expect=(ReportExpected(on=DAY, state="told"),),
        )},
    )  # fmt: skip
    assert found(course) == []
    assert list(story_faults(course)) == []
    assert list(kept_faults(course, SHIPPED)) == []
    assert list(course.decisions) == ["settled"]


@pytest.mark.parametrize(("line", "instead", "code"), [
    ("    starts: decided\n", "", "pack-missing-field"),
    ("{stage: new, ", "{stage: newish, ", "pack-not-a-choice"),
    ("{stage: new, ", "{phase: new, ", "pack-unknown-key"),
    ("who: complaint_officer", "who: coordinator", "pack-not-a-choice"),
])  # fmt: skip
def test_a_file_that_says_what_no_course_can_is_refused(
    tmp_path: Path, line: str, instead: str, code: str
) -> None:
    """A clock without start, a stage or field that there isn't, somebody without a key."""
    name = "sealed/course.yaml"
    text = (SHIPPED_PACKS / name).read_text("utf-8")
    assert line in text
    (tmp_path / "course.yaml").write_text(text.replace(line, instead, 1), "utf-8")
    with pytest.raises(Refused) as refused:
        read_model(Course, read_yaml(tmp_path / "course.yaml", name))
    assert code in [each.code for each in refused.value.problems]


def story(*then: ReportHappening, on: dt.date = DAY, **told: object) -> Course:
    expected = ReportExpected(on=on, state="received", **told)  # type: ignore[arg-type] # what is expected
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
