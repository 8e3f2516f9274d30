"""Where a case stands follows from its log, as of any moment."""

from __future__ import annotations

import pytest

from case_making import (
    CHIEF,
    CITIZEN,
    GIVEN,
    OFFICER,
    WORKER,
    at,
    brought,
    day,
    moved,
    plain,
    procedure,
    walked,
)
from prongsai.core.calendar.thai_time import thai_day
from prongsai.core.cases.folder import Given
from prongsai.core.cases.log import By, Case
from prongsai.core.cases.numbers import next_number, number_year
from prongsai.core.cases.telling import answer, rate, say
from prongsai.core.procedures.kinds import Channel, Phase

OWN = procedure()
STEPS = (
    ("2026-03-03", "take"), ("2026-03-05", "ask"), ("2026-03-06", "reply"),
    ("2026-03-09", "solve"), ("2026-03-20", "reopen"), ("2026-03-25", "solve"),
)  # fmt: skip


def test_it_begins_in_the_first_state() -> None:
    now = brought(OWN, "2026-03-02").standing(at("2026-03-02 13:00"))
    assert (now.state, now.phase, now.since) == ("new", Phase.OPEN, at("2026-03-02"))
    assert (now.party, now.channel, now.category) == ("citizen", Channel.WEB, "service")
    assert (now.handler, now.unit, now.outcome, now.closed, now.decider) == ("", "", "", None, "")
    assert now.values == {"what": "ไฟดับ", "name": "ก"}


@pytest.mark.parametrize(
    ("as_of", "state", "outcome", "closed", "reopened"),
    [
        ("2026-03-04", "working", "", None, 0),
        ("2026-03-05", "waiting", "", None, 0),
        ("2026-03-09", "done", "solved", "2026-03-09", 0),
        ("2026-03-21", "working", "", None, 1),
        ("2026-03-30", "done", "solved", "2026-03-25", 1),
    ],
)
def test_it_is_told_as_of_any_moment(
    as_of: str, state: str, outcome: str, closed: str | None, reopened: int
) -> None:
    now = walked(OWN, "2026-03-02", *STEPS).standing(at(as_of))
    assert (now.state, now.outcome, now.reopened) == (state, outcome, reopened)
    assert now.closed == (day(closed) if closed else None)


def test_who_decided_last_is_kept_when_it_is_opened_again() -> None:
    assert walked(OWN, "2026-03-02", *STEPS).standing(at("2026-03-21")).decider == "w1"


def test_a_move_that_leads_nowhere_lets_the_state_go_on() -> None:
    folder = walked(OWN, "2026-03-02", ("2026-03-03", "take"), ("2026-03-04", "note"))
    assert folder.standing(at("2026-03-05")).since == at("2026-03-03")


def test_given_to_another_unit_it_lies_with_nobody_there_yet() -> None:
    own = procedure()
    folder = brought(own, "2026-03-02")
    folder = moved(folder, "2026-03-03", "take", Given(unit="works", person="w1"))
    assert folder.standing(at("2026-03-03")).handler == "w1"
    event = folder.log[-1]
    assert (event.unit, event.person, event.by.role) == ("works", "w1", "complaint_officer")


def test_a_letter_entered_late_came_on_its_day() -> None:
    now = brought(OWN, "2026-03-10", "2026-03-02").standing(at("2026-03-10"))
    assert (now.brought, thai_day(now.entered), now.late_entries) == (
        day("2026-03-02"), day("2026-03-10"), (1,),
    )  # fmt: skip


def test_a_case_typed_by_an_officer_is_not_his() -> None:
    taken_in = By(who="o1", role="complaint_officer")
    assert brought(OWN, "2026-03-02", by=taken_in).standing(at("2026-03-02")).bringer == ""
    own = By(who="s9")
    staff = brought(OWN, "2026-03-02", by=own, party="staff")
    assert staff.standing(at("2026-03-02")).bringer == "s9"


def test_a_question_of_the_office_waits_until_the_bringer_does_something() -> None:
    folder = walked(OWN, "2026-03-02", ("2026-03-03", "take"))
    asking = folder.with_event(say(folder, WORKER, "ถนนใด", at("2026-03-04"), asks=True))
    assert asking.standing(at("2026-03-04")).asked
    said = asking.with_event(say(asking, CITIZEN, "ซอย 2", at("2026-03-05")))
    assert not said.standing(at("2026-03-05")).asked
    told = asking.with_event(say(asking, WORKER, "ขอบคุณ", at("2026-03-05")))
    assert not told.standing(at("2026-03-05")).asked


def test_rating_and_answer_are_the_last_ones() -> None:
    folder = walked(OWN, "2026-03-02", *STEPS[:4])
    assert folder.standing(at("2026-03-10")).settled is None
    folder = folder.with_event(rate(folder, CITIZEN, 2, at("2026-03-10")))
    folder = folder.with_event(rate(folder, CITIZEN, 4, at("2026-03-11")))
    folder = folder.with_event(answer(folder, CITIZEN, at("2026-03-30"), settled=False))
    now = folder.standing(at("2026-03-30"))
    assert (now.rating, now.settled) == (4, False)
    assert "rating" not in now.values
    again = moved(folder, "2026-03-31", "reopen")
    assert again.standing(at("2026-03-31")).settled is None


def test_an_answer_is_none_of_a_case_just_brought() -> None:
    folder = brought(OWN, "2026-03-02")
    assert folder.standing(at("2026-03-02")).settled is None


def test_the_bringer_may_be_the_last_to_say_something() -> None:
    folder = walked(OWN, "2026-03-02", ("2026-03-03", "take"))
    said = folder.with_event(say(folder, CITIZEN, "ด่วน", at("2026-03-04")))
    assert not said.standing(at("2026-03-04")).asked


def test_numbers_begin_anew_each_year() -> None:
    assert number_year(OWN, day("2026-09-30")) == 2569
    assert number_year(OWN, day("2026-10-01")) == 2570
    plain_year = procedure(register={"title": {"th": "ก", "en": "a"}, "year": "calendar"})
    assert number_year(plain_year, day("2026-10-01")) == 2569
    cases = [
        Case(key="a", procedure="small", version="v", year=2569, number=4),
        Case(key="b", procedure="small", version="v", year=2568, number=9),
        Case(key="c", procedure="other", version="v", year=2569, number=7),
    ]
    assert next_number(cases, "small", 2569) == 5
    assert next_number(cases, "small", 2570) == 1
    assert cases[0].register_number == "4/2569"


def test_a_moment_without_a_zone_is_no_moment() -> None:
    with pytest.raises(ValueError, match="2026"):
        thai_day(at("2026-03-02").replace(tzinfo=None))


def test_what_was_not_entered_yet_nobody_knows() -> None:
    folder = moved(brought(OWN, "2026-03-02"), "2026-03-05", "take", GIVEN["take"])
    assert folder.standing(at("2026-03-04")).seen == 1
    assert folder.standing(at("2026-03-05")).seen == 2
    assert {OFFICER.who, CHIEF.who} == {"o1", "c1"}


def test_a_move_back_to_the_same_state_lets_it_go_on() -> None:
    moves = plain()["moves"]
    moves["note"]["to"] = "working"
    own = procedure(moves=moves)
    folder = walked(own, "2026-03-02", ("2026-03-03", "take"), ("2026-03-04", "note"))
    assert folder.standing(at("2026-03-05")).since == at("2026-03-03")
