"""Each fault of a procedure file is told at its path; the file without faults has none."""

from __future__ import annotations

from typing import Any

import pytest

from case_making import plain, words
from prongsai.core.procedures.checking import Known, procedure_problems
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.shapes.read import read

KNOWN = Known(topics=["staff_equal_treatment"], powers=["receive_complaints"])


def faults(told: dict[str, Any]) -> list[tuple[str, str]]:
    own, problems = read(Procedure, told)
    assert own is not None, problems
    return [(each.code, each.place.path) for each in procedure_problems(own, KNOWN)]


def changed(path: str, value: Any) -> dict[str, Any]:
    """The small procedure with one place changed; None takes it out."""
    whole = plain()
    *steps, last = path.split("/")
    place: Any = whole
    for step in steps:
        place = place.setdefault(step, {})
    if value is None:
        del place[last]
    else:
        place[last] = value
    return whole


def test_the_small_procedure_has_no_fault() -> None:
    assert faults(plain()) == []


CHOICE = "pack-not-a-choice"
MOVE = {"label": words("ทำ"), "at": ["working"], "who": ["handler"]}
LENDS = {
    "thing": "accused",
    "name": "accused",
    "quantity": "since",
    "since": "since",
    "until": "until",
    "kept": ["working"],
    "out": ["waiting"],
}
FAULTS: list[tuple[str, Any, str, str]] = [
    ("schema", 2, "pack-other-schema", "schema"),
    ("key", "Big One", "procedure-key-form", "key"),
    ("fields/Name", {"label": words("ก")}, "procedure-key-form", "fields/Name"),
    ("terms/handler", {"name": words("ก"), "years": 1}, "procedure-key-form", "terms/handler"),
    ("states/new/first", False, "procedure-first-state", "states"),
    ("states/done/first", True, "procedure-first-state", "states"),
    ("states/lost", {"label": words("ก"), "public": words("ก")},
     "procedure-state-unreachable", "states/lost"),
    ("states/lost", {"label": words("ก"), "public": words("ก")},
     "procedure-state-dead-end", "states/lost"),
    ("moves/ask/at", [], "procedure-move-nowhere", "moves/ask"),
    ("moves/ask/who", [], "procedure-move-nobody", "moves/ask"),
    ("moves/ask/at", ["moon"], CHOICE, "moves/ask/at"),
    ("moves/ask/to", "moon", CHOICE, "moves/ask/to"),
    ("moves/ask/needs", ["moon"], CHOICE, "moves/ask/needs"),
    ("moves/solve/outcome", "moon", CHOICE, "moves/solve/outcome"),
    ("moves/ask/document", "moon", CHOICE, "moves/ask/document"),
    ("moves/ask/who", ["mayor"], CHOICE, "moves/ask/who"),
    ("moves/ask/who", ["power:fly"], CHOICE, "moves/ask/who"),
    ("moves/ask/who_of", {"moon": ["handler"]}, CHOICE, "moves/ask/who_of"),
    ("moves/ask/who_of", {"road": ["mayor"]}, CHOICE, "moves/ask/who_of/road"),
    ("moves/ask/who_of", {"road": []}, "procedure-move-nobody", "moves/ask/who_of/road"),
    ("moves/ask/tells", ["mayor"], CHOICE, "moves/ask/tells"),
    ("moves/ask/outcome", "solved", "procedure-move-outcome", "moves/ask"),
    ("moves/withdraw/outcome", None, "procedure-move-outcome", "moves/withdraw"),
    ("fields/result/type", "choice", "procedure-field-choices", "fields/result"),
    ("fields/what/choices", {"a": words("ก")}, "procedure-field-choices", "fields/what"),
    ("fields/phone/later", True, "procedure-field-never-asked", "fields/phone"),
    ("fields/result/required", True, "procedure-field-never-asked", "fields/result"),
    ("fields/phone/purpose", None, "procedure-personal-data", "fields/phone"),
    ("fields/phone/retention", None, "procedure-personal-data", "fields/phone"),
    ("fields/phone/retention", "moon", CHOICE, "fields/phone/retention"),
    ("categories/road/topics", ["moon"], CHOICE, "categories/road/topics"),
    ("categories/road/bounds", {"what": {"most": 1}}, CHOICE, "categories/road/bounds"),
    ("categories/road/bounds", {"moon": {"most": 1}}, CHOICE, "categories/road/bounds"),
    ("categories/road/bounds", {"moon": {}},
     "procedure-bounds-nothing", "categories/road/bounds/moon"),
    ("categories/road/bounds", {"moon": {"least": 3, "most": 2}},
     "procedure-bounds-nothing", "categories/road/bounds/moon"),
    ("disclosure", ["moon"], CHOICE, "disclosure"),
    ("categories", {}, "procedure-no-category", "categories"),
    ("tells", ["mayor"], CHOICE, "tells"),
    ("routing/first", "mayor", CHOICE, "routing/first"),
    ("register/columns", ["moon"], CHOICE, "register/columns"),
    ("register/table", {"a": {"name": words("ก"), "shows": "moon"}},
     CHOICE, "register/table/a/shows"),
    ("register/table", {"a": {"name": words("ก"), "shows": "day:take,moon"}},
     CHOICE, "register/table/a/shows"),
    ("register/sums", {"a": {"name": words("ก"), "fields": ["what"], "by": "unit"}},
     CHOICE, "register/sums/a/fields"),
    ("register/sums", {"a": {"name": words("ก"), "fields": [], "by": "what"}},
     CHOICE, "register/sums/a/by"),
    ("register/shares", True, "procedure-shares-nothing", "register/shares"),
    ("waits", {"a": {"title": words("ก"), "starts": "moon", "stops": ["take"]}},
     CHOICE, "waits/a/starts"),
    ("waits", {"a": {"title": words("ก"), "starts": "brought", "stops": ["moon"]}},
     CHOICE, "waits/a/stops"),
    ("waits", {"a": {"title": words("ก"), "starts": "brought", "stops": ["take"], "by": "moon"}},
     CHOICE, "waits/a/by"),
    ("lends", {**LENDS, "thing": "since"}, CHOICE, "lends"),
    ("lends", {**LENDS, "quantity": "phone"}, CHOICE, "lends/quantity"),
    ("lends", {**LENDS, "until": "phone"}, CHOICE, "lends"),
    ("lends", {**LENDS, "out": ["moon"]}, CHOICE, "lends"),
    ("lends", {**LENDS, "unlisted": ["moon"]}, CHOICE, "lends/unlisted"),
    ("moves/note/each", "what", "procedure-move-each", "moves/note/each"),
    ("moves/note/each", "moon", "procedure-move-each", "moves/note/each"),
    ("documents", {"letter": {"name": words("ก"), "to": "moon"}}, CHOICE, "documents/letter/to"),
    ("documents", {"letter": {"name": words("ก"), "addressed": "moon"}}, CHOICE,
     "documents/letter/addressed"),
    ("documents", {"letter": {"name": words("ก"), "lists": ["moon"]}}, CHOICE,
     "documents/letter/lists"),
    ("moves/take/hands", "nobody", "procedure-nobody-hands", "moves"),
    ("secrecy", "sealed", "procedure-sealed", "secrecy"),
    ("stories", {}, "procedure-no-story", "stories"),
    ("moves/dance", MOVE, "procedure-manual-leaves-out", "manual/steps"),
    ("manual/steps/bring/moves", ["moon"], "procedure-manual-leaves-out", "manual/steps"),
    ("manual/steps/bring/moves", ["moon"], CHOICE, "manual/steps/bring/moves"),
    ("manual/laws", ["moon"], CHOICE, "manual/laws"),
    ("evidence/source", ["moon"], "pack-no-such-source", ""),
    ("counted", "moon", CHOICE, "counted"),
    ("own_data", "moon", CHOICE, "own_data"),
    ("own_data", "what", "procedure-own-data", "own_data"),
    ("clocks/reply/starts", [], "procedure-clock-no-start", "clocks/reply"),
    ("clocks/reply/stops", [], "procedure-clock-no-stop", "clocks/reply"),
    ("clocks/reply/starts", ["moon"], CHOICE, "clocks/reply/starts"),
    ("clocks/reply/stops", ["brought"], CHOICE, "clocks/reply/stops"),
    ("clocks/reply/only", ["moon"], CHOICE, "clocks/reply/only"),
    ("clocks/reply/pauses", {"moon": {}}, CHOICE, "clocks/reply/pauses"),
    ("clocks/reply/unsettled", ["title"], CHOICE, "clocks/reply/unsettled"),
    ("clocks/reply/escalates", [{"after": 1, "to": "mayor"}], CHOICE, "clocks/reply/escalates"),
    ("clocks/reply/length", None, "procedure-clock-length", "clocks/reply"),
    ("clocks/reply/until", "until", "procedure-clock-length", "clocks/reply"),
    ("clocks/reply/until", "until", "procedure-clock-until-pauses", "clocks/reply"),
    ("clocks/reply/unit", "months", "procedure-clock-months", "clocks/reply"),
    ("clocks/reply/counts_from", "what", "procedure-clock-not-a-day", "clocks/reply"),
    ("clocks/reply/counts_from", "moon", "procedure-clock-not-a-day", "clocks/reply"),
    ("clocks/reply/length", -1, "procedure-clock-number", "clocks/reply"),
    ("clocks/reply/warns", [-1], "procedure-clock-number", "clocks/reply"),
    ("clocks/reply/pauses", {"waiting": {"most": 0}}, "procedure-clock-number", "clocks/reply"),
    ("clocks/reply/escalates", [{"after": 0, "to": "executive"}],
     "procedure-clock-number", "clocks/reply"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "value", "code", "where"), FAULTS)
def test_a_fault_is_told_at_its_path(path: str, value: Any, code: str, where: str) -> None:
    assert (code, where) in faults(changed(path, value))


def test_what_not_everybody_reads_is_not_counted_for_kpis() -> None:
    whole = {**changed("kpis", True), "secrecy": "named_readers"}
    assert faults(whole) == [("procedure-kpis-secret", "kpis")]
    assert faults(changed("kpis", True)) == []


def test_requests_about_own_data_say_how_identity_was_checked() -> None:
    assert faults(changed("own_data", "result")) == []


def test_somebody_has_to_bring_cases() -> None:
    whole = plain()
    for party in whole["parties"].values():
        party["brings"] = False
    assert ("procedure-nobody-brings", "parties") in faults(whole)


def test_a_clock_of_unknown_length_is_no_fault_unless_it_is_called_confirmed() -> None:
    unknown = changed("clocks/reply/length", "unknown")
    assert faults(unknown) == []
    unknown["clocks"]["reply"]["evidence"] = {"confidence": "confirmed", "source": ["own"]}
    assert faults(unknown) == [("procedure-clock-unknown-confirmed", "clocks/reply")]


def test_a_pause_of_unknown_length_is_no_fault_unless_it_is_called_confirmed() -> None:
    unknown = changed("clocks/reply/pauses", {"waiting": {"most": "unknown"}})
    assert faults(unknown) == []
    law = {"confidence": "confirmed", "source": ["own"]}
    unknown["clocks"]["reply"]["evidence_of"] = {"pauses": law}
    assert faults(unknown) == [("procedure-clock-unknown-confirmed", "clocks/reply")]


def test_where_nothing_is_for_a_handler_nobody_needs_to_hand() -> None:
    whole = plain()
    for move in whole["moves"].values():
        move["hands"] = "nobody"
        move["who"] = ["complaint_officer", *move["who"]]
    assert faults(whole) == []
