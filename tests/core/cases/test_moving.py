"""A move is made by whoever may, where the case stands, with all it needs; or it says why not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from case_making import (
    CHIEF,
    CITIZEN,
    DAYS,
    GIVEN,
    OFFICER,
    WORKER,
    at,
    brought,
    codes,
    day,
    moved,
    plain,
    procedure,
    walked,
    words,
)
from prongsai.core.cases.caller import Actor, has_a_part
from prongsai.core.cases.folder import Folder, Given, offered, open_moves, takes_part
from prongsai.core.cases.log import By
from prongsai.core.cases.moving import LONGEST_REASON, Bringing, bring, make
from prongsai.core.cases.readers import waits_for
from prongsai.core.cases.telling import hand
from prongsai.core.procedures.kinds import Channel
from prongsai.core.terms.problem import Refused

OWN = procedure()
SOLVED = GIVEN["solve"]


def working(*more: tuple[str, str]) -> Folder:
    return walked(OWN, "2026-03-02", ("2026-03-03", "take"), *more)


def refused(folder: Folder, move: str, actor: Actor, given: Given, when: str) -> list[str]:
    with pytest.raises(Refused) as caught:
        make(folder, move, actor, given, at(when))
    return codes(caught.value)


def refused_bringing(**told: Any) -> list[str]:
    form = Bringing(**{
        "party": "citizen", "channel": Channel.WEB, "category": "service",
        "values": {"what": "ไฟดับ", "name": "ก"}, **told,
    })  # fmt: skip
    with pytest.raises(Refused) as caught:
        bring(OWN, form, at("2026-03-02"))
    return codes(caught.value)


def test_what_is_required_must_be_filled_in_and_all_gaps_are_told_at_once() -> None:
    assert refused_bringing(values={}) == ["case-field-missing", "case-field-missing"]


def test_who_stays_unnamed_is_not_asked_who_he_is() -> None:
    form = Bringing(
        party="citizen", channel=Channel.WEB, category="service", anonymous=True,
        values={"what": "ไฟดับ"},
    )  # fmt: skip
    event = bring(OWN, form, at("2026-03-02"))
    assert event.anonymous
    assert Folder(procedure=OWN, log=(event,), days=DAYS).standing(at("2026-03-02")).anonymous


def test_who_stays_unnamed_tells_nothing_of_himself_by_mistake() -> None:
    assert refused_bringing(anonymous=True) == ["case-anonymous-tells"]


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"party": "mayor"}, "case-party-unknown"),
        ({"party": "staff", "anonymous": True, "values": {"what": "ก"}}, "case-must-be-named"),
        ({"channel": Channel.PHONE}, "case-channel-not-taken"),
        ({"category": "moon"}, "case-category-unknown"),
        ({"day": day("2026-03-03")}, "case-day-ahead"),
        ({"values": {"what": "ก", "name": "ก", "result": "x"}}, "case-field-not-asked"),
    ],
)
def test_what_a_bringing_is_refused_for(told: dict[str, Any], code: str) -> None:
    assert code in refused_bringing(**told)


def test_the_day_of_today_needs_no_saying() -> None:
    assert brought(OWN, "2026-03-02", "2026-03-02").log[0].day is None


def test_a_move_is_written_with_the_right_by_which_it_was_made() -> None:
    folder = working()
    assert folder.log[-1].by == By(who="o1", unit="office", role="complaint_officer")
    reply = moved(moved(folder, "2026-03-04", "ask"), "2026-03-05", "reply").log[-1]
    assert reply.by == By(party="citizen")
    given = Given(reason="ไม่มีมูล", files=("f1",))
    by = make(folder, "explain", CHIEF, given, at("2026-03-05")).by
    assert (by.role, by.order) == ("power:receive_complaints", "12/2569")
    by = make(folder, "note", CHIEF, Given(), at("2026-03-05")).by
    assert (by.role, by.acting) == ("chief_administrator", True)


def test_a_move_that_does_not_leave_from_here_is_refused() -> None:
    folder = working()
    assert refused(folder, "take", OFFICER, Given(unit="works"), "2026-03-04") == [
        "case-move-not-offered"
    ]
    assert refused(folder, "dance", OFFICER, Given(), "2026-03-04") == ["case-move-not-offered"]


def test_a_forged_move_is_refused() -> None:
    folder = working()
    for actor in (CITIZEN, OFFICER, Actor(), Actor(who="x", party="staff")):
        assert refused(folder, "solve", actor, SOLVED, "2026-03-04") == ["case-not-yours"]


def test_anybody_of_the_unit_handles_a_case_that_nobody_was_given() -> None:
    folder = working()
    other = replace(WORKER, who="w2")
    assert make(folder, "solve", other, SOLVED, at("2026-03-04")).by.who == "w2"
    given = Given(unit="works", person="w1")
    theirs = moved(brought(OWN, "2026-03-02"), "2026-03-03", "take", given)
    assert refused(theirs, "solve", other, SOLVED, "2026-03-04") == ["case-not-yours"]
    assert make(theirs, "solve", WORKER, SOLVED, at("2026-03-04")).by.role == "handler"
    reader = replace(WORKER, who="v", roles=frozenset({"viewer"}))
    assert refused(folder, "solve", reader, SOLVED, "2026-03-04") == ["case-not-yours"]


def test_what_a_move_needs_is_told_all_at_once() -> None:
    folder = working()
    assert refused(folder, "solve", WORKER, Given(files=("f",)), "2026-03-04") == [
        "case-field-missing", "case-reason-missing", "case-files-not-taken",
    ]  # fmt: skip
    assert refused(folder, "explain", CHIEF, Given(reason="x"), "2026-03-04") == [
        "case-files-missing"
    ]
    long = replace(SOLVED, reason="x" * (LONGEST_REASON + 1))
    assert refused(folder, "solve", WORKER, long, "2026-03-04") == ["case-reason-long"]


def test_a_case_is_handed_to_somebody() -> None:
    folder = brought(OWN, "2026-03-02")
    assert refused(folder, "take", OFFICER, Given(), "2026-03-03") == ["case-unit-missing"]
    moves = plain()["moves"]
    moves["take"]["hands"] = "person"
    other = replace(folder, procedure=procedure(moves=moves))
    assert refused(other, "take", OFFICER, Given(unit="works"), "2026-03-03") == [
        "case-person-missing"
    ]


def test_who_is_named_is_left_out_and_never_given_it() -> None:
    folder = brought(OWN, "2026-03-02")
    given = Given(unit="works", values={"accused": WORKER.who})
    named = moved(folder, "2026-03-03", "take", given)
    assert refused(named, "solve", WORKER, SOLVED, "2026-03-04") == ["case-not-yours"]
    assert takes_part(named, WORKER, named.standing(at("2026-03-04"))) == ""
    superior = replace(folder, superiors=frozenset({"head1"}))
    given = Given(unit="works", person="head1")
    assert refused(superior, "take", OFFICER, given, "2026-03-03") == ["case-hands-to-barred"]


@pytest.mark.parametrize(
    ("accused", "given"),
    [
        ("works", {"unit": "works"}),
        ("works", {"unit": "roads"}),
        ("roads", {"unit": "works"}),
        ("works", {"unit": "health", "person": "w7", "works_for": {"works"}}),
        ("works", {"unit": "health", "person": "w7", "works_for": {"roads"}}),
    ],
)
def test_no_unit_is_given_what_it_is_named_in_nor_its_parts_nor_anybody_of_them(
    accused: str, given: dict[str, Any]
) -> None:
    """Also where it is named with the move itself."""
    parts = {"works": frozenset({"roads"})}
    folder = replace(brought(OWN, "2026-03-02"), parts=parts)
    form = Given(values={"accused": accused}, **given)
    assert refused(folder, "take", OFFICER, form, "2026-03-03") == ["case-hands-to-barred"]
    other = Given(unit="health", values={"accused": accused})
    named = moved(folder, "2026-03-03", "take", other)
    with pytest.raises(Refused):
        hand(named, OFFICER, Given(**given), at("2026-03-04"))


def test_who_is_named_may_still_act_as_a_party() -> None:
    folder = brought(OWN, "2026-03-02", by=By(who="s9"), party="staff")
    bringer = Actor(who="s9", party="staff", roles=frozenset({"complaint_officer"}))
    assert [each.key for each in open_moves(folder, bringer, at("2026-03-03"))] == ["withdraw"]
    officer = replace(bringer, party="")
    assert refused(folder, "take", officer, Given(unit="works"), "2026-03-03") == ["case-not-yours"]


def test_several_can_be_named() -> None:
    fields = plain()["fields"]
    fields["accused"]["type"] = "choices"
    fields["accused"]["choices"] = {"works": words("กองช่าง"), "w9": words("นายช่าง")}
    own = procedure(fields=fields)
    given = Given(unit="roads", values={"accused": ["works", "w9"]})
    named = moved(brought(own, "2026-03-02"), "2026-03-03", "take", given)
    assert named.barred(named.standing(at("2026-03-04"))) == {"works", "w9"}


def test_where_nothing_is_left_out_nobody_is_barred() -> None:
    own = procedure(routing={"first": "complaint_officer"})
    folder = moved(
        brought(own, "2026-03-02"), "2026-03-03", "take",
        Given(unit="works", values={"accused": "works"}),
    )  # fmt: skip
    assert folder.barred(folder.standing(at("2026-03-04"))) == frozenset()


@pytest.mark.parametrize(
    ("guard", "code"),
    [
        ("has_handler", "case-no-handler"),
        ("has_unit", "case-no-unit"),
        ("is_named", "case-anonymous"),
        ("has_contact", "case-no-contact"),
        ("not_late", "case-late"),
    ],
)
def test_guards_say_what_hinders(guard: str, code: str) -> None:
    moves = plain()["moves"]
    moves["take"]["when"] = [guard]
    own = procedure(moves=moves)
    folder = brought(own, "2026-03-02", anonymous=True, name="")
    offer = offered(folder, OFFICER, at("2026-04-03"))[0]
    assert [each.code for each in offer.hindrances] == [code]
    assert not offer.is_open


def test_guards_that_hold_hinder_nobody() -> None:
    moves = plain()["moves"]
    moves["take"]["when"] = ["is_named", "has_contact", "not_late", "not_own_case"]
    folder = brought(procedure(moves=moves), "2026-03-02", phone="08 1234 5678")
    assert [each.key for each in open_moves(folder, OFFICER, at("2026-03-03"))] == ["take"]


def test_a_clock_that_was_stopped_too_late_hinders_nothing_after() -> None:
    moves = plain()["moves"]
    moves["note"]["when"] = ["not_late"]
    own = procedure({"stops": ["take"]}, moves=moves)
    folder = walked(own, "2026-03-02", ("2026-04-01", "take"))
    assert make(folder, "note", WORKER, Given(), at("2026-04-02")).move == "note"


def test_nobody_takes_in_his_own_case() -> None:
    own = procedure(routing={"first": "complaint_officer"})
    folder = brought(own, "2026-03-02", by=By(who="o1"), party="staff")
    assert refused(folder, "take", OFFICER, Given(unit="works"), "2026-03-03") == ["case-own"]


def test_nobody_names_himself_with_the_move_itself() -> None:
    fields, moves = plain()["fields"], plain()["moves"]
    name = {"th": "ผู้ถูกกล่าวถึง", "en": "Named"}
    fields["named"] = {"label": name, "type": "people", "names": True, "later": True}
    moves["take"] |= {"when": ["not_own_case"], "needs": ["named"]}
    folder = brought(procedure(fields=fields, moves=moves), "2026-03-02")

    himself = Given(unit="works", values={"named": ["o1"]})
    assert refused(folder, "take", OFFICER, himself, "2026-03-03") == ["case-own"]
    other = Given(unit="works", values={"named": ["x9"]})
    assert make(folder, "take", OFFICER, other, at("2026-03-03")).move == "take"


def test_whoever_declared_what_is_compared_decides_nothing() -> None:
    fields, moves = plain()["fields"], plain()["moves"]
    ties = {"label": words("กิจการที่เกี่ยวข้อง"), "type": "long", "later": True, "compares": "what"}
    moves["note"] |= {"takes": ["ties"]}
    moves["solve"] |= {"when": ["no_ties"], "who": ["handler", "chief_administrator"]}
    own = procedure(fields=fields | {"ties": ties}, moves=moves)
    folder = walked(own, "2026-03-02", ("2026-03-03", "take"), ("2026-03-04", "note"))

    assert refused(folder, "solve", WORKER, SOLVED, "2026-03-05") == ["case-own-ties"]
    assert make(folder, "solve", CHIEF, SOLVED, at("2026-03-05")).move == "solve"


def test_nobody_decides_twice_where_another_has_to() -> None:
    moves = plain()["moves"]
    moves["solve"]["when"] = ["not_decided_before"]
    folder = walked(
        procedure(moves=moves), "2026-03-02", ("2026-03-03", "take"), ("2026-03-09", "solve"),
        ("2026-03-12", "reopen"),
    )  # fmt: skip
    assert refused(folder, "solve", WORKER, SOLVED, "2026-03-13") == ["case-decided-before"]
    other = replace(WORKER, who="w2")
    assert make(folder, "solve", other, SOLVED, at("2026-03-13")).move == "solve"


def test_of_two_who_decide_at_once_the_second_is_told() -> None:
    folder = working()
    first = replace(SOLVED, seen=2)
    other = moved(folder, "2026-03-04 09:00", "ask")
    assert refused(other, "solve", WORKER, first, "2026-03-04 09:01") == ["case-moved-meanwhile"]
    assert make(folder, "solve", WORKER, first, at("2026-03-04")).number == 3


def test_a_form_sent_twice_moves_once() -> None:
    folder = working()
    given = replace(SOLVED, key="k1", seen=2)
    once = folder.with_event(make(folder, "solve", WORKER, given, at("2026-03-04")))
    twice = once.with_event(make(once, "solve", WORKER, given, at("2026-03-04 12:01")))
    assert twice.log == once.log
    assert refused(once, "reopen", CITIZEN, Given(key="k1"), "2026-03-05") == ["case-key-used"]


def test_a_clock_of_the_machine_turned_back_loses_nothing() -> None:
    folder = working()
    event = make(folder, "note", WORKER, Given(), at("2020-01-01"))
    assert event.at == folder.log[-1].at


def test_a_day_told_lies_between_the_bringing_and_today() -> None:
    folder = working()
    early = replace(SOLVED, day=day("2026-03-01"))
    ahead = replace(SOLVED, day=day("2026-03-09"))
    assert refused(folder, "solve", WORKER, early, "2026-03-04") == ["case-day-before-brought"]
    assert refused(folder, "solve", WORKER, ahead, "2026-03-04") == ["case-day-ahead"]
    today = replace(SOLVED, day=day("2026-03-04"))
    assert make(folder, "solve", WORKER, today, at("2026-03-04")).day is None
    before = replace(SOLVED, day=day("2026-03-03"))
    assert make(folder, "solve", WORKER, before, at("2026-03-04")).is_late_entry


def test_who_may_make_a_move_can_differ_by_category() -> None:
    moves = plain()["moves"]
    moves["take"]["who_of"] = {"road": ["chief_administrator"]}
    own = procedure(moves=moves)
    chief = Actor(who="c", roles=frozenset({"chief_administrator"}))
    for category, actor, other in (("road", chief, OFFICER), ("service", OFFICER, chief)):
        folder = brought(own, "2026-03-02", category=category)
        given = Given(unit="works")
        assert refused(folder, "take", other, given, "2026-03-03") == ["case-not-yours"]
        assert make(folder, "take", actor, given, at("2026-03-03")).by.role in actor.roles
        assert waits_for(folder, folder.standing(at("2026-03-03"))) == actor.roles
    assert has_a_part(own, chief)
    assert own.moves["take"].everybody == ("complaint_officer", "chief_administrator")
