"""Worked stories of a file are run, and told where they end otherwise."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from case_making import DAYS, STORY, plain, procedure, words
from prongsai.core.cases.stories import story_problems


def told(story: dict[str, Any], **more: Any) -> list[tuple[str, str]]:
    own = procedure(stories={"one": story}, **more)
    return [(each.code, each.facts.get("what", "")) for each in story_problems(own, DAYS)]


def story(**changes: Any) -> dict[str, Any]:
    return {**deepcopy(STORY), **changes}


def test_a_story_that_is_so_tells_nothing() -> None:
    assert told(STORY) == []


def expecting(**said: Any) -> dict[str, Any]:
    return story(expect=[{"as_of": "2026-03-06 09:00", **said}])


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ({"state": "working"}, "state"),
        ({"outcome": "explained"}, "outcome"),
        ({"values": {"name": "อีกคน"}}, "name"),
        ({"clocks": {"moon": {}}}, "clocks"),
        ({"clocks": {"reply": {"state": "late"}}}, "state"),
        ({"clocks": {"reply": {"due": "2026-03-18"}}}, "due"),
        ({"clocks": {"reply": {"late": 1}}}, "late"),
        ({"clocks": {"reply": {"rounds": 2}}}, "rounds"),
    ],
)
def test_what_is_otherwise_is_told(said: dict[str, Any], what: str) -> None:
    assert told(expecting(**said)) == [("procedure-story-otherwise", what)]


def test_what_a_field_holds_is_compared_as_text() -> None:
    brought = {**STORY["brought"], "values": {"name": "สมมติ"}}
    assert told({**expecting(values={"name": "สมมติ"}), "brought": brought}) == []


def test_a_clock_that_never_started_is_in_no_state() -> None:
    clocks = {"reply": {**plain()["clocks"]["reply"], "starts": ["reopen"]}}
    expect = expecting(clocks={"reply": {"rounds": 0, "late": 0}})
    assert told(expect, clocks=clocks) == []
    assert told(expecting(clocks={"reply": {"state": "kept"}}), clocks=clocks) == [
        ("procedure-story-otherwise", "state")
    ]


def test_a_step_that_should_be_refused_is_refused_with_its_code() -> None:
    step = {"at": "2026-03-03 08:00", "move": "take", "by": "citizen"}
    refused = {**step, "refused": "case-not-yours"}
    other = {**step, "refused": "case-own"}
    assert told(story(then=[refused, *STORY["then"]])) == []
    assert told(story(then=[other, *STORY["then"]])) == [("procedure-story-otherwise", "take")]
    assert told(story(then=[step, *STORY["then"]])) == [("procedure-story-otherwise", "take")]


LATE = {"at": "2026-03-02 09:00", "values": {"since": "2026-03-09"}}


def test_a_bringing_that_should_be_refused_is_refused_with_its_code() -> None:
    refused = {**LATE, "refused": "case-field-day-ahead"}
    assert told(story(brought=refused, expect=[])) == []
    assert told(story(brought={**LATE, "refused": "case-own"}, expect=[])) == [
        ("procedure-story-otherwise", "brought")
    ]
    assert told(story(brought=LATE)) == [("procedure-story-refused", "")]


def test_a_bringing_that_should_be_refused_and_is_not_is_told() -> None:
    brought = {**STORY["brought"], "refused": "case-own"}
    assert told(story(brought=brought)) == [("procedure-story-otherwise", "brought")]


def test_a_step_that_should_be_refused_and_is_not_is_told() -> None:
    first, last = STORY["then"]
    taken = {**first, "refused": "case-own"}
    assert told(story(then=[taken, last])) == [("procedure-story-otherwise", "take")]


def test_a_step_that_there_is_not_is_told() -> None:
    step = {"at": "2026-03-03 08:00", "move": "dance"}
    assert told(story(then=[step, *STORY["then"]])) == [("procedure-story-otherwise", "dance")]


@pytest.mark.parametrize("brought", [{"at": "noon"}, {"at": "2026-03-02", "category": "moon"}])
def test_a_story_that_can_not_begin_is_told(brought: dict[str, Any]) -> None:
    assert told(story(brought=brought)) == [("procedure-story-refused", "")]


def test_everybody_whom_a_move_names_can_make_it() -> None:
    then = [
        {"at": "2026-03-03 09:00", "move": "take"},
        {"at": "2026-03-03 10:00", "move": "note", "by": "chief_administrator"},
        {"at": "2026-03-03 11:00", "move": "ask"},
        {"at": "2026-03-04 09:00", "move": "reply"},
        {"at": "2026-03-05 09:00", "move": "explain"},
        {"at": "2026-03-06 09:00", "move": "reopen", "reason": "ยังดับ"},
        {"at": "2026-03-07 09:00", "move": "solve", "day": "2026-03-06"},
    ]
    own = plain()["moves"]
    own["note"]["who"].append("unit")
    own["take"]["hands"] = "unit"
    then.insert(1, {"at": "2026-03-03 09:30", "move": "note", "by": "unit"})
    expect = [{"as_of": "2026-03-08 09:00", "state": "done"}]
    assert told(story(then=then, expect=expect), moves=own) == []


def test_a_case_given_to_a_person_is_moved_by_him() -> None:
    own = plain()["moves"]
    own["take"]["hands"] = "person"
    assert told(STORY, moves=own) == []


def test_a_story_can_have_holidays_of_its_own() -> None:
    clocks = {"reply": {**plain()["clocks"]["reply"], "rolls": True}}
    expect = expecting(clocks={"reply": {"due": "2026-03-18"}})
    assert told({**expect, "holidays": ["2026-03-17"]}, clocks=clocks) == []


def test_unnamed_it_is_brought_without_a_name() -> None:
    brought = {"at": "2026-03-02 09:00", "anonymous": True}
    assert told(story(brought=brought)) == []


def test_every_type_of_field_gets_a_made_up_value() -> None:
    choices = {"a": words("ก")}
    kinds = (
        "text", "long", "day", "money", "number", "phone", "email", "national_id", "place",
        "files", "yes_no", "choice", "choices",
    )  # fmt: skip
    fields = plain()["fields"]
    for kind in kinds:
        some = choices if kind.startswith("choice") else {}
        fields[f"a_{kind}"] = {
            "label": words("ก"), "type": kind, "required": True, "choices": some,
        }  # fmt: skip
    assert told(STORY, fields=fields) == []
