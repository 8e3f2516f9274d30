"""Who reads a case whose readers are named, and whose turn it is."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from case_making import CHIEF, OFFICER, WORKER, at, brought, moved, plain, procedure
from prongsai.core.cases.caller import Actor, brings
from prongsai.core.cases.folder import Folder, Given, open_moves, takes_part
from prongsai.core.cases.log import By
from prongsai.core.cases.moving import make
from prongsai.core.cases.readers import (
    is_one_of_several,
    readers,
    reads,
    stoppers,
    waits_for,
)
from prongsai.core.procedures.procedure import Procedure

LATER = at("2026-03-05")
JUDGE = Actor(who="j1", roles=frozenset({"viewer"}))
OTHER = Actor(who="j2", roles=frozenset({"division_officer"}))
STAFF = Actor(who="s1", roles=frozenset({"staff"}))


def named(**told: Any) -> Procedure:
    """A case that only its readers see, in which two judges each say something."""
    fields, moves = plain()["fields"], plain()["moves"]
    fields["judges"] = {"label": {"th": "กรรมการ", "en": "Judges"}, "type": "people"}
    moves["judge"] = {
        "label": {"th": "ให้ความเห็น", "en": "Judge"}, "at": ["new"], "each": "judges",
        "who": ["staff", "division_officer"],
    }  # fmt: skip
    moves["take"]["when"] = ["not_own_case", "all_said"]
    return procedure(fields=fields, moves=moves, secrecy="named_readers", **told)


def of_two(**told: Any) -> Folder:
    return brought(
        named(**told), "2026-03-02", party="staff", by=By(who="s9", unit="works"),
        judges=["j1", "j2"],
    )  # fmt: skip


def test_only_those_who_can_make_a_move_read_a_case_of_named_readers() -> None:
    folder = of_two()
    now = folder.standing(LATER)
    assert [reads(folder, each, now) for each in (OFFICER, CHIEF, JUDGE)] == [True, True, True]
    stranger = Actor(who="x", roles=frozenset({"division_officer", "coordinator"}))
    assert not reads(folder, stranger, now)
    assert not reads(folder, STAFF, now)
    assert reads(folder, Actor(who="s9", party="staff"), now)


def test_an_open_case_is_read_by_whoever_its_list_is_for() -> None:
    folder = brought(procedure(), "2026-03-02")
    assert reads(folder, STAFF, folder.standing(LATER))


def test_readers_are_roles_powers_and_those_who_are_listed() -> None:
    found = readers(named(), of_two().standing(LATER))
    assert found == {
        "complaint_officer", "chief_administrator", "power:receive_complaints", "who:j1", "who:j2",
    }  # fmt: skip


def test_a_role_called_as_a_party_is_not_that_party() -> None:
    folder = of_two()
    assert open_moves(folder, STAFF, LATER) == ()
    own = replace(STAFF, who="s9", party="staff")
    assert [each.key for each in open_moves(folder, own, LATER)] == ["withdraw"]


def test_whoever_is_listed_says_it_for_himself_whatever_his_role() -> None:
    folder = of_two()
    assert [each.key for each in open_moves(folder, JUDGE, LATER)] == ["judge"]
    assert make(folder, "judge", JUDGE, Given(), LATER).by.role == "staff"
    assert make(folder, "judge", OTHER, Given(), LATER).by.role == "division_officer"
    assert is_one_of_several(folder, JUDGE, folder.standing(LATER))
    assert not is_one_of_several(folder, OFFICER, folder.standing(LATER))
    assert not is_one_of_several(folder, STAFF, folder.standing(LATER))


def test_whoever_is_listed_and_left_out_says_nothing() -> None:
    folder = replace(of_two(), superiors=frozenset({"j1"}))
    now = folder.standing(LATER)
    assert takes_part(folder, JUDGE, now) == ""
    assert not reads(folder, JUDGE, now)
    assert "who:j1" not in waits_for(folder, now)


def test_it_is_the_turn_of_those_who_have_not_said_anything_and_then_of_others() -> None:
    folder = of_two()
    assert waits_for(folder, folder.standing(LATER)) == {"who:j1", "who:j2"}
    for each in (JUDGE, OTHER):
        folder = folder.with_event(make(folder, "judge", each, Given(), LATER))
    assert waits_for(folder, folder.standing(LATER)) == {"complaint_officer"}


def test_it_is_the_turn_of_whoever_can_lead_on_and_never_to_withdraw() -> None:
    folder = brought(procedure(), "2026-03-02")
    assert waits_for(folder, folder.standing(LATER)) == {"complaint_officer"}
    working = moved(folder, "2026-03-03", "take")
    assert waits_for(working, working.standing(LATER)) == {"handler", "power:receive_complaints"}
    asked = moved(working, "2026-03-04", "ask")
    assert waits_for(asked, asked.standing(LATER)) == {"party:citizen", "party:staff", "handler"}
    closed = moved(working, "2026-03-04", "solve")
    assert waits_for(closed, closed.standing(LATER)) == frozenset()
    assert reads(working, WORKER, working.standing(LATER))


def test_what_is_reported_on_again_and_again_is_the_turn_of_whoever_usually_reports() -> None:
    moves = plain()["moves"]
    moves["note"]["who"] = ["chief_administrator", "handler"]
    again = {"starts": ["take", "note"], "stops": ["note"], "again": True}
    turns = [
        waits_for(folder, folder.standing(LATER))
        for clock in ({}, again)
        for folder in [moved(brought(procedure(clock, moves=moves), "2026-03-02"),
                             "2026-03-03", "take")]
    ]  # fmt: skip
    assert turns[1] - turns[0] == {"chief_administrator"}


def test_a_power_that_nobody_holds_is_used_by_the_role_that_has_it_instead() -> None:
    own = procedure(routing={"first": "power:receive_complaints"})
    working = moved(brought(own, "2026-03-02"), "2026-03-03", "take")
    now = working.standing(LATER)
    alone = Actor(who="a1", roles=frozenset({"auditor"}), instead={"receive_complaints": "auditor"})
    assert takes_part(working, alone, now) == "power:receive_complaints"
    assert takes_part(working, replace(alone, instead={}), now) == ""
    by = make(working, "explain", alone, Given(reason="x", files=("f",)), LATER).by
    assert (by.role, by.order) == ("auditor", "")
    acting = replace(alone, acting=frozenset({"auditor"}))
    assert make(working, "explain", acting, Given(reason="x", files=("f",)), LATER).by.acting
    held = replace(alone, powers={"receive_complaints": "12/2569"}, instead={})
    by = make(working, "explain", held, Given(reason="x", files=("f",)), LATER).by
    assert (by.role, by.order) == ("power:receive_complaints", "12/2569")


def test_those_are_told_who_can_stop_a_clock() -> None:
    own = procedure({"stops": ["reply", "solve"]})
    assert stoppers(own, "reply", "service") == {"party:citizen", "party:staff", "handler"}
    assert (
        stoppers(procedure({"counts_from": "since", "stops": ["brought"]}), "reply", "x") == set()
    )


def test_some_cases_are_brought_only_by_those_whose_task_it_is() -> None:
    parties = plain()["parties"]
    parties["staff"]["who"] = ["internal_auditor", "power:receive_complaints"]
    own = procedure(parties=parties).parties
    auditor = Actor(who="a", roles=frozenset({"internal_auditor"}))
    assert [brings(own["staff"], each) for each in (auditor, CHIEF, STAFF)] == [True, True, False]
    assert brings(procedure().parties["staff"], STAFF)
    assert not brings(procedure().parties["staff"], Actor())
    assert not brings(own["citizen"], STAFF)
