"""A procedure that an office changes: what is said anew stays whole, patterns bring sound ways."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from case_making import plain, words
from measure_making import FILES
from prongsai.core.procedures import drafting
from prongsai.core.procedures.drafting import (
    asked,
    copied,
    is_used,
    listed,
    own_key,
    patched,
    rewoven,
    shifted,
    timed,
    without_field,
)
from prongsai.core.shapes.write import plain as written
from prongsai.workshop.procedures import look_over

SHELF = FILES.shelf
PATTERNS = SHELF.procedure_patterns
SHIPPED = SHELF.procedures


def faults(tree: Any) -> list[str]:
    _, problems = look_over(tree, SHELF.known_to_procedures, SHELF.working_days)
    return [f"{each.code} {each.place.path}" for each in problems]


def test_a_register_without_columns_of_its_own_stays_without() -> None:
    draft = plain()
    draft["register"].pop("columns", None)
    assert "columns" not in without_field(draft, "what")["register"]


def test_a_copy_has_a_name_and_key_of_its_own_and_leaves_what_was_copied() -> None:
    source = plain()
    before = deepcopy(source)
    made = copied(source, "own-small", words("ใหม่"))
    made["fields"]["what"]["label"] = words("อื่น")

    assert (made["key"], made["title"]) == ("own-small", words("ใหม่"))
    assert source == before


def test_keys_are_told_apart() -> None:
    assert own_key("waste-bin", ()) == "own-waste-bin"
    assert own_key("waste-bin", {"own-waste-bin", "own-waste-bin-2"}) == "own-waste-bin-3"
    assert own_key("own-waste-bin", {"own-waste-bin"}) == "own-waste-bin-2"
    assert len(own_key("x" * 90, ())) == drafting.LONGEST_KEY


def test_places_are_said_anew_or_taken_out() -> None:
    made = patched(
        plain(), {"manual/hours": words("08.30"), "rated": None, "clocks/reply/days": "working"}
    )

    assert made["manual"]["hours"] == words("08.30")
    assert "rated" not in made
    assert drafting.at(made, "clocks/reply/days") == "working"
    assert drafting.at(made, "clocks/none/days") is None
    assert drafting.at(made, "title/th/more") is None


def test_what_only_steps_ask_for_is_not_asked_first() -> None:
    assert asked(plain()) == ["what", "name", "phone", "since"]


def test_fields_move_up_and_down_and_no_further_than_the_ends() -> None:
    up = shifted(plain(), "phone", -1)
    assert asked(up) == ["what", "phone", "name", "since"]
    assert asked(shifted(plain(), "what", -1)) == asked(plain())
    assert asked(shifted(plain(), "what", 9))[-1] == "what"
    assert set(up["fields"]) == set(plain()["fields"])


def test_a_field_that_a_step_or_a_clock_needs_is_used() -> None:
    draft = plain({"counts_from": "since"})
    used = {key for key in draft["fields"] if is_used(draft, key)}
    assert used == {"accused", "result", "since", "until"}


def test_what_named_a_field_that_went_is_let_go() -> None:
    draft = plain()
    draft["stories"]["one"]["brought"]["values"] = {"what": "ไฟดับ", "phone": "0812345678"}
    draft["register"]["table"] = {
        "what": {"name": words("เรื่อง"), "shows": "field:what"},
        "day": {"name": words("วันที่"), "shows": "brought"},
    }
    made = without_field(draft, "what")

    assert made["register"] == {
        **plain()["register"], "columns": [], "table": {"day": draft["register"]["table"]["day"]},
    }  # fmt: skip
    assert made["stories"]["one"]["brought"]["values"] == {"phone": "0812345678"}


def test_stories_fit_what_is_left_of_subjects_parties_channels_and_choices() -> None:
    draft = plain()
    draft["fields"]["what"] = {
        "label": words("เรื่อง"), "type": "choice", "choices": {"a": words("ก"), "b": words("ข")},
    }  # fmt: skip
    draft["stories"]["one"]["brought"] |= {
        "category": "road", "channel": "letter", "by": "staff", "anonymous": True,
        "values": {"what": "a", "phone": "0812345678", "since": 3},
    }  # fmt: skip
    draft["stories"]["one"]["then"][0]["values"] = {"gone": "x"}
    made = patched(draft, {
        "categories/road": None, "parties/staff": None, "parties/citizen/anonymous": None,
        "channels": ["counter"], "fields/what/choices": {"b": words("ข")},
    })  # fmt: skip
    story = made["stories"]["one"]

    assert story["brought"] == {
        "at": "2026-03-02 09:00", "channel": "counter",
        "values": {"phone": "0812345678", "since": 3},
    }  # fmt: skip
    assert story["then"][0]["values"] == {}


def test_what_subjects_fields_and_charges_name_fits_too() -> None:
    draft = plain()
    draft["categories"]["service"]["parties"] = ["citizen", "staff"]
    draft["fields"]["phone"]["compares"] = "since"
    draft["fields"]["name"]["compares"] = "what"
    draft["charge"] = {"amounts": {"road": "10", "service": "20"}}
    made = patched(draft, {"parties/staff": None, "fields/since": None, "categories/road": None})

    assert made["categories"]["service"]["parties"] == ["citizen"]
    assert "compares" not in made["fields"]["phone"]
    assert made["fields"]["name"]["compares"] == "what"
    assert made["charge"] == {"amounts": {"service": "20"}}


def test_a_story_that_fits_stays_as_it_is() -> None:
    draft = plain()
    draft["stories"]["one"]["brought"] |= {
        "category": "road",
        "channel": "letter",
        "anonymous": True,
    }
    assert patched(draft, {"rated": True})["stories"] == draft["stories"]
    assert patched(draft, {"channels": []})["stories"]["one"]["brought"].get("channel") is None


def test_lists_are_said_anew_and_keep_what_their_form_does_not_show() -> None:
    draft = plain()
    draft["categories"]["road"]["topics"] = ["service_steps_and_time"]
    rows: list[tuple[str, dict[str, Any]]] = [
        ("road", {"name": words("ทาง"), "unit": None}),
        ("k1", {"name": words("ใหม่")}),
    ]
    made = listed(draft, "categories", rows)

    assert made["categories"] == {
        "road": {"name": words("ทาง"), "topics": ["service_steps_and_time"]},
        "k1": {"name": words("ใหม่")},
    }
    assert listed(plain(), "manual/papers", [("p1", {"name": words("สำเนา")})])["manual"]["papers"]


def test_other_days_take_back_what_stories_told_of_that_clock() -> None:
    draft = plain()
    made = timed(draft, "reply", {"length": 7, "days": None})

    assert made["clocks"]["reply"]["length"] == 7
    assert made["stories"]["one"]["expect"][0]["clocks"] == {}
    assert made["stories"]["one"]["expect"][0]["state"] == "done"
    assert timed(draft, "reply", {"length": 15}) is draft


@pytest.mark.parametrize("pattern", sorted(PATTERNS))
@pytest.mark.parametrize("key", sorted(SHIPPED))
def test_any_shipped_procedure_takes_any_pattern_without_a_fault(key: str, pattern: str) -> None:
    draft = copied(written(SHIPPED[key]), own_key(key, ()), words("ของเรา"))
    made = rewoven(draft, written(PATTERNS[pattern]))
    if PATTERNS[pattern].charge and SHIPPED[key].manual.fee is None:
        assert faults(made) == ["procedure-free-but-charges manual/fee"]
        made = patched(made, {"manual/fee": "unknown"})

    assert faults(made) == []
    assert asked(made) == asked(draft)
    assert list(made["states"]) == list(PATTERNS[pattern].states)


def test_a_pattern_keeps_how_the_office_calls_people_and_whether_they_say_who_they_are() -> None:
    draft = patched(plain(), {"parties/citizen/name": words("ผู้ขอ")})
    made = rewoven(draft, written(PATTERNS["answer"]))
    assert made["parties"]["citizen"]["name"] == words("ผู้ขอ")
    assert made["parties"]["citizen"]["anonymous"] is True

    named = patched(draft, {"parties/citizen/anonymous": None})
    assert "anonymous" not in rewoven(named, written(PATTERNS["answer"]))["parties"]["citizen"]


@pytest.mark.parametrize("key", sorted(PATTERNS))
def test_every_pattern_is_sound_by_itself(key: str) -> None:
    assert faults(written(PATTERNS[key])) == []


def test_no_shipped_procedure_has_a_key_of_an_office() -> None:
    assert [key for key in SHIPPED if key.startswith(drafting.OWN)] == []
