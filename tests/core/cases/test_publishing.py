"""What of cases everybody reads: only what the office let out, and nothing personal."""

from __future__ import annotations

from typing import Any

import pytest

from case_making import CHIEF, at, brought, codes, moved, plain, procedure, words
from prongsai.core.cases.folder import Given
from prongsai.core.cases.log import By
from prongsai.core.cases.moving import make
from prongsai.core.cases.publishing import shown
from prongsai.core.procedures.checking import Known, procedure_problems
from prongsai.core.procedures.kinds import Channel
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.terms.problem import Refused

KNOWN = Known(topics=[], powers=["receive_complaints"])
LET = {"label": words("ให้เผยแพร่"), "type": "yes_no"}


def public(**told: Any) -> Procedure:
    whole = plain()
    whole["fields"]["let"] = LET
    whole["moves"]["note"]["when"] = ["leave_given"]
    listed = {"title": words("รายการ"), "heading": "what", "fields": ["result"], **told}
    return procedure(fields=whole["fields"], moves=whole["moves"], published=listed)


def test_nothing_is_read_of_a_procedure_that_publishes_nothing() -> None:
    assert shown(brought(procedure(), "2026-03-02"), at("2026-03-03")) is None


def test_what_a_stranger_typed_is_read_only_after_the_office_looked_at_it() -> None:
    folder = brought(public(), "2026-03-02", let=True)
    assert shown(folder, at("2026-03-03")) is None

    taken = moved(folder, "2026-03-04", "take")
    found = shown(taken, at("2026-03-05"))
    assert found is not None
    assert (found.heading, found.values, found.reason) == ("ไฟดับ", (), "")
    assert str(found.day) == "2026-03-04"
    assert shown(taken, at("2026-03-03")) is None


def test_what_an_officer_entered_is_read_at_once() -> None:
    folder = brought(
        public(), "2026-03-02", channel=Channel.COUNTER,
        by=By(who="o1", role="complaint_officer"),
    )  # fmt: skip
    found = shown(folder, at("2026-03-02"))
    assert found is not None
    assert str(found.day) == "2026-03-02"


def test_the_fate_is_told_with_its_reason_where_that_is_for_whoever_brought_it() -> None:
    solved = moved(moved(brought(public(), "2026-03-02"), "2026-03-03", "take"),
                   "2026-03-04", "solve")  # fmt: skip
    found = shown(solved, at("2026-03-05"))
    assert found is not None
    assert (found.values, found.reason) == ((("result", "ซ่อม"),), "ซ่อมแล้ว")
    quiet = shown(moved(brought(public(states=False), "2026-03-02"), "2026-03-03", "take"),
                  at("2026-03-05"))  # fmt: skip
    assert quiet is not None
    assert quiet.reason == ""


def test_a_reason_of_whoever_brought_it_is_nobodys_to_read() -> None:
    whole = plain()
    whole["moves"]["reopen"]["reason"] = "public"
    listed = {"title": words("รายการ"), "heading": "what", "fields": []}
    own = procedure(moves=whole["moves"], published=listed)
    solved = moved(moved(brought(own, "2026-03-02"), "2026-03-03", "take"), "2026-03-04", "solve")
    again = moved(solved, "2026-03-05", "reopen", Given(reason="ยังเสียอยู่"))
    found = shown(again, at("2026-03-06"))
    assert found is not None
    assert found.reason == ""


def test_a_case_comes_onto_a_list_with_the_move_that_the_file_names_if_it_is_let() -> None:
    own = public(after="note", leave="let")
    let = moved(brought(own, "2026-03-02", let=True), "2026-03-03", "take")
    assert shown(let, at("2026-03-04")) is None
    assert shown(moved(let, "2026-03-05", "note"), at("2026-03-06")) is not None

    kept = moved(brought(own, "2026-03-02", let=False), "2026-03-03", "take")
    with pytest.raises(Refused) as refused:
        make(kept, "note", CHIEF, Given(), at("2026-03-05"))
    assert codes(refused.value) == ["case-no-leave"]
    assert shown(kept, at("2026-03-06")) is None


@pytest.mark.parametrize(
    ("told", "code", "path"),
    [
        ({"heading": "moon"}, "pack-not-a-choice", "published/fields"),
        ({"fields": ["name"]}, "procedure-public-personal", "published/fields/name"),
        ({"after": "moon"}, "pack-not-a-choice", "published/after"),
        ({"leave": "what"}, "pack-not-a-choice", "published/leave"),
    ],
)
def test_each_fault_of_a_list_is_told(told: dict[str, Any], code: str, path: str) -> None:
    found = list(procedure_problems(public(**told), KNOWN))
    assert [(each.code, each.place.path) for each in found] == [(code, path)]


def test_a_field_of_gaps_is_a_long_text_that_is_asked_later() -> None:
    whole = plain()
    whole["fields"]["result"]["gaps"] = True
    assert list(procedure_problems(procedure(fields=whole["fields"]), KNOWN)) == []
    whole["fields"]["what"]["gaps"] = True
    found = list(procedure_problems(procedure(fields=whole["fields"]), KNOWN))
    assert [each.code for each in found] == ["procedure-field-gaps"]


def test_everybody_has_the_files_that_the_office_handed_in_and_no_others() -> None:
    whole = plain()
    whole["fields"]["minutes"] = {"label": words("รายงาน"), "type": "files"}
    whole["moves"]["note"]["files"] = "may"
    listed = {
        "title": words("รายการ"), "heading": "what", "fields": ["minutes"], "files": ["note"],
    }  # fmt: skip
    own = procedure(fields=whole["fields"], moves=whole["moves"], published=listed)
    office = By(who="o1", role="complaint_officer")

    for by, fields in ((By(), []), (office, [("รายงาน", ("f1",))])):
        folder = moved(brought(own, "2026-03-02", by=by, minutes=("f1",)), "2026-03-03", "take")
        event = make(folder, "note", CHIEF, Given(files=("f2",)), at("2026-03-05"))
        found = shown(folder.with_event(event), at("2026-03-06"))
        assert found is not None
        assert [(each.th, keys) for each, keys in found.files] == [
            *fields, (own.moves["note"].label.th, ("f2",)),
        ]  # fmt: skip
        assert found.values == ()
        earlier = shown(folder.with_event(event), at("2026-03-04"))
        assert earlier is not None
        assert [keys for _, keys in earlier.files] == [keys for _, keys in fields]
