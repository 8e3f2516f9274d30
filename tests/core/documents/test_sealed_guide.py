"""The guide to reports of corruption says what their course says, and nothing else."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from plan_making import plans
from prongsai.core.documents.blocks import Figure, Heading, Listing, plain
from prongsai.core.documents.sealed_guide import as_procedure
from prongsai.core.procedures.kinds import BROUGHT, DayKind
from prongsai.core.procedures.ways import dead_ends, unreachable
from prongsai.core.sealed.course_checks import course_faults
from prongsai.core.sealed.limits import Chosen, settled
from prongsai.workshop.sealed_guides import guide_paper

SHELF = plans().shelf
COURSE = SHELF.sealed_course
CHOSEN = {"fact_finding": Chosen(length=30, working=True)}
OWN = as_procedure(COURSE, settled(COURSE.limits, CHOSEN))


def said(block: Any) -> str:
    return plain(block.text) if hasattr(block, "text") else ""


def test_states_moves_and_clocks_are_those_of_the_course() -> None:
    assert (unreachable(OWN), dead_ends(OWN)) == ([], [])
    assert list(OWN.states) == list(COURSE.states)
    for key, way in COURSE.moves.items():
        assert (OWN.moves[key].label, OWN.moves[key].to) == (way.label, way.to)
    assert {key: each.starts for key, each in OWN.clocks.items()} == {
        "screen": (BROUGHT,), "answer": (BROUGHT,), "fact_finding": ("find_facts", "reopen"),
        "tell": ("decide",),
    }  # fmt: skip
    assert OWN.clocks["answer"].stops == ("answered",)
    assert OWN.clocks["fact_finding"].days is DayKind.WORKING
    assert OWN.clocks["screen"].is_unknown


def test_of_a_state_that_was_given_up_the_guide_tells_nothing() -> None:
    """A move that only leads out of it is gone too, and its step where it told of nothing else."""
    held = replace(COURSE.states["screened"], key="held", retired=True)
    out = replace(COURSE.moves["screen"], key="let_go", at=("held",))
    step = replace(COURSE.guide.steps["screen"], key="let_go", moves=("let_go",))
    course = replace(
        COURSE, states={**COURSE.states, "held": held}, moves={**COURSE.moves, "let_go": out},
        guide=replace(COURSE.guide, steps={**COURSE.guide.steps, "let_go": step}),
    )  # fmt: skip
    assert list(course_faults(course)) == []
    assert as_procedure(course, settled(COURSE.limits, CHOSEN)) == OWN


def test_the_paper_has_steps_times_guards_bodies_and_a_chart_in_both_languages() -> None:
    for language in ("th", "en"):
        paper = guide_paper(
            SHELF, settled(COURSE.limits, CHOSEN), dt.date(2026, 8, 20), language=language,
            agency="เทศบาลตำบลนาฝัน",
        )  # fmt: skip
        whole = str(paper.blocks)
        script = SHELF.script("procedure", language)
        headings = [said(each) for each in paper.blocks if isinstance(each, Heading)]
        for key in ("owner", "channels", "steps", "times", "guarded", "bodies"):
            assert script.say(key) in headings
        assert headings[-1] == script.say("chart")
        assert isinstance(paper.blocks[-1], Figure)
        for each in (*COURSE.guide.guarded, *(step.title for step in COURSE.guide.steps.values())):
            assert each.said(language) in whole
        assert "1205" in whole


def test_a_body_without_a_number_is_told_by_its_page_alone() -> None:
    bodies = SHELF.outside.bodies
    assert not bodies["audit"].phone
    lists = [
        each
        for each in guide_paper(SHELF, (), dt.date(2026, 8, 20), language="en").blocks
        if isinstance(each, Listing)
    ]
    lines = [plain(entry.text) for entry in lists[-1].entries]
    assert f"{bodies['audit'].name.en}: {bodies['audit'].site}" in lines
    assert replace(bodies["damrongtham"]).site == ""
    assert any(line.endswith("call 1567") for line in lines)
