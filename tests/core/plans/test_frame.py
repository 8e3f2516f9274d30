"""Frames: numbers with their names, and what is wrong with them."""

from __future__ import annotations

from dataclasses import replace

from plan_making import FRAME, plans
from prongsai.core.plans.frame import frame_faults


def test_projects_hang_on_missions_and_their_parts() -> None:
    assert FRAME.places == ("1.1", "1.1.1", "1.1.10", "2.1")


def test_a_number_begins_with_that_of_what_holds_it() -> None:
    one = FRAME.dimensions["1"]
    mission = replace(one.missions["1.1"], key="2.2")
    odd = replace(FRAME, dimensions={"1": replace(one, missions={"2.2": mission})})

    assert list(frame_faults(FRAME)) == []
    assert [each.facts["number"] for each in frame_faults(odd)] == ["2.2", "1.1.1", "1.1.10"]


def test_two_generations_are_shipped_with_cycles_of_their_own() -> None:
    frames = plans().shelf.plan_frames

    assert {key: (each.years, len(each.dimensions)) for key, each in frames.items()} == {
        "local-2561": (4, 4),
        "local-2566": (5, 4),
    }
    assert frames["local-2561"].dimensions["1"].name != frames["local-2566"].dimensions["1"].name
