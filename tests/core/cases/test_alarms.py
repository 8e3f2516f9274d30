"""Who hears of a clock and when; which day the citizen is told."""

from __future__ import annotations

from case_making import CITIZEN, at, brought, day, procedure, walked
from prongsai.core.cases.alarms import Alarm, alarms, asks_back_on, next_day
from prongsai.core.cases.folder import Folder
from prongsai.core.cases.telling import answer

OWN = procedure(asks_back=21)
OPEN = brought(OWN, "2026-03-02")
DONE = walked(OWN, "2026-03-02", ("2026-03-03", "take"), ("2026-03-05", "solve"))


def raised(folder: Folder, when: str) -> tuple[Alarm, ...]:
    return alarms(folder.procedure, folder.rounds(at(when)), day(when))


def test_whoever_has_it_is_warned_before_and_others_hear_of_it_after() -> None:
    warning = Alarm("reply", 1, day("2026-03-14"), "handler", late=False)
    late = Alarm("reply", 1, day("2026-03-18"), "chief_administrator", late=True)
    assert raised(OPEN, "2026-03-13") == ()
    assert raised(OPEN, "2026-03-14") == (warning,)
    assert raised(OPEN, "2026-03-18") == (warning, late)


def test_what_is_over_or_stands_still_raises_nothing() -> None:
    assert raised(DONE, "2026-03-20") == ()
    waiting = walked(OWN, "2026-03-02", ("2026-03-03", "take"), ("2026-03-04", "ask"))
    assert raised(waiting, "2026-05-01") == ()
    unknown = brought(procedure({"length": "unknown"}), "2026-03-02")
    assert raised(unknown, "2026-12-01") == ()


def test_the_nearest_last_day_is_told_outside() -> None:
    assert next_day(OWN, OPEN.rounds(at("2026-03-03"))) == day("2026-03-17")
    assert next_day(OWN, DONE.rounds(at("2026-03-06"))) is None
    inside = brought(procedure({"public": False}), "2026-03-02")
    assert next_day(inside.procedure, inside.rounds(at("2026-03-03"))) is None


def test_some_weeks_after_closing_the_bringer_is_asked_once() -> None:
    assert asks_back_on(OWN, DONE.standing(at("2026-03-06"))) == day("2026-03-26")
    assert asks_back_on(OWN, OPEN.standing(at("2026-03-06"))) is None
    assert asks_back_on(procedure(), DONE.standing(at("2026-03-06"))) is None
    told = DONE.with_event(answer(DONE, CITIZEN, at("2026-03-26"), settled=True))
    assert asks_back_on(OWN, told.standing(at("2026-03-27"))) is None


def test_whoever_took_it_back_is_not_asked() -> None:
    gone = walked(OWN, "2026-03-02", ("2026-03-05", "withdraw"))
    assert asks_back_on(OWN, gone.standing(at("2026-03-06"))) is None
