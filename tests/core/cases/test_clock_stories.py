"""Forty stories of clocks and more: turns of years, Songkran, pauses, reopening, leap days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from case_making import DAYS, at, brought, day, moved, procedure
from prongsai.core.cases.clocks import Round, rounds
from prongsai.core.cases.folder import Given
from prongsai.core.procedures.procedure import Procedure

Steps = tuple[tuple[str, ...], ...]
WORKING: dict[str, Any] = {"days": "working"}
ROLLS: dict[str, Any] = {"rolls": True}
CAPPED: dict[str, Any] = {"pauses": {"waiting": {"most": 5}}}
FIRST: dict[str, Any] = {"counts_first": True}
UNKNOWN: dict[str, Any] = {"length": "unknown"}
AGAIN: dict[str, Any] = {"again": True, "starts": ["brought", "reopen"]}
FROM: dict[str, Any] = {"counts_from": "since", "length": 30}
DECLARED: dict[str, Any] = {"counts_from": "since", "length": 30, "stops": ["brought"]}
UNTIL: dict[str, Any] = {"until": "until", "length": None}
MONTH: dict[str, Any] = {"length": 1, "unit": "months", "pauses": {}}
TAKEN = ("2026-03-02", "take")


def run(own: Procedure, came: str, steps: Steps, as_of: str) -> tuple[Round, ...]:
    """Steps are a moment, a move and, where it was really done before, the day."""
    when, _, came_on = came.partition(" <- ")
    folder = brought(own, when, came_on)
    for each, move, *rest in steps:
        key, _, said = (rest[0] if rest else "").partition("=")
        given = None
        if said:
            given = Given(values={key: said})
        elif key:
            given = Given(
                day=day(key), reason="x", values={"result": "x"} if move == "solve" else {}
            )
        folder = moved(folder, each, move, given)
    return rounds(own, folder.log, at(as_of), DAYS)["reply"]


STORIES: dict[str, tuple[dict[str, Any], str, Steps, str, str, str | None, int]] = {
    # name: clock, brought, steps, as of, state, last day, days late
    "the day it is brought is not counted":
        ({}, "2026-03-02", (), "2026-03-02", "running", "2026-03-17", 0),
    "it warns some days before":
        ({}, "2026-03-02", (), "2026-03-14", "warned", "2026-03-17", 0),
    "the last day is in time":
        ({}, "2026-03-02", (), "2026-03-17 23:59", "last_day", "2026-03-17", 0),
    "a minute after the last day it is late":
        ({}, "2026-03-02", (), "2026-03-18 00:00", "late", "2026-03-17", 1),
    "stopped on the last evening it is kept":
        ({}, "2026-03-02", (TAKEN, ("2026-03-17 23:59", "solve")), "2026-05-01",
         "kept", "2026-03-17", 0),
    "stopped a day after it is broken":
        ({}, "2026-03-02", (TAKEN, ("2026-03-18", "solve")), "2026-05-01",
         "broken", "2026-03-17", 1),
    "brought before midnight in Thailand, which is the same day elsewhere":
        ({}, "2026-03-02 23:59", (), "2026-03-03", "running", "2026-03-17", 0),
    "brought a minute later it has a day more":
        ({}, "2026-03-03 00:00", (), "2026-03-03", "running", "2026-03-18", 0),
    "where the first day counts it ends a day sooner":
        (FIRST, "2026-03-02", (), "2026-03-02", "running", "2026-03-16", 0),
    "over the turn of the year in calendar days":
        ({}, "2025-12-31 16:00", (), "2026-01-05", "running", "2026-01-15", 0),
    "over the turn of the year in working days three holidays are left out":
        (WORKING, "2025-12-30", (), "2026-01-05", "running", "2026-01-23", 0),
    "brought on a holiday it counts from the next working day":
        (WORKING, "2025-12-31", (), "2026-01-05", "running", "2026-01-23", 0),
    "where the first day counts, a holiday is not the first day":
        (WORKING | FIRST, "2025-12-31", (), "2026-01-05", "running", "2026-01-23", 0),
    "over Songkran in calendar days nothing is left out":
        ({}, "2026-04-03", (), "2026-04-10", "running", "2026-04-18", 0),
    "a last day that is a Saturday rolls to Monday":
        (ROLLS, "2026-04-03", (), "2026-04-10", "running", "2026-04-20", 0),
    "a last day in Songkran rolls behind it":
        (ROLLS, "2026-03-29", (), "2026-04-10", "running", "2026-04-16", 0),
    "on the day it rolled to it is in time":
        (ROLLS, "2026-03-29", (), "2026-04-16", "last_day", "2026-04-16", 0),
    "late days are counted from the day it rolled to":
        (ROLLS, "2026-03-29", (), "2026-04-17", "late", "2026-04-16", 1),
    "over Songkran in working days weekends and holidays are left out":
        (WORKING, "2026-04-03", (), "2026-04-10", "running", "2026-04-30", 0),
    "rolling over the turn of the year goes into the new year":
        (ROLLS, "2025-12-16", (), "2025-12-20", "running", "2026-01-05", 0),
    "a leap day is a day":
        ({}, "2028-02-20", (), "2028-02-21", "running", "2028-03-06", 0),
    "brought on a leap day":
        ({}, "2028-02-29", (), "2028-02-29", "running", "2028-03-15", 0),
    "without a leap day the same days end a day later in the month":
        ({}, "2027-02-20", (), "2027-02-21", "running", "2027-03-07", 0),
    "a last day that is the leap day is in time on it":
        ({}, "2028-02-14", (), "2028-02-29 23:59", "last_day", "2028-02-29", 0),
    "late by one day counts the leap day":
        ({}, "2028-02-13", (), "2028-02-29", "late", "2028-02-28", 1),
    "in working days a leap day counts and a holiday before it does not":
        (WORKING | {"length": 2}, "2028-02-25", (), "2028-02-25", "running", "2028-03-01", 0),
    "a pause over a leap day gives it back":
        ({}, "2028-02-20", (("2028-02-21", "take"), ("2028-02-28", "ask"),
         ("2028-03-01", "reply")), "2028-03-01", "running", "2028-03-08", 0),
    "brought in the last minute of 31 December it belongs to the old year's day":
        ({}, "2025-12-31 23:59", (), "2026-01-15 23:59", "last_day", "2026-01-15", 0),
    "brought in the first minute of the new year it has a day more":
        ({}, "2026-01-01 00:00", (), "2026-01-15 23:59", "warned", "2026-01-16", 0),
    "a pause over the turn of the year in working days gives back the working days in it":
        (WORKING, "2025-12-22", (("2025-12-23", "take"), ("2025-12-29", "ask"),
         ("2026-01-06", "reply")), "2026-01-06", "running", "2026-01-20", 0),
    "a capped pause that begins before Songkran is used up in it":
        (CAPPED, "2026-04-06", (("2026-04-07", "take"), ("2026-04-10", "ask"),
         ("2026-04-20", "reply")), "2026-04-20", "running", "2026-04-26", 0),
    "opened again before Songkran it runs anew over it":
        (AGAIN | WORKING, "2026-03-02", (TAKEN, ("2026-03-05", "solve"), ("2026-04-10", "reopen")),
         "2026-04-16", "running", "2026-05-06", 0),
    "beyond the known holidays it still says a day":
        (WORKING, "2029-01-02", (), "2029-01-03", "running", "2029-01-23", 0),
    "while it waits it stands still and its last day moves on":
        ({}, "2026-03-02", (TAKEN, ("2026-03-05", "ask")), "2026-03-10",
         "paused", "2026-03-22", 0),
    "waiting for four days gives four days back":
        ({}, "2026-03-02", (TAKEN, ("2026-03-05", "ask"), ("2026-03-09", "reply")), "2026-03-10",
         "running", "2026-03-21", 0),
    "asked and answered on one day gives nothing back":
        ({}, "2026-03-02", (TAKEN, ("2026-03-05 09:00", "ask"), ("2026-03-05 16:00", "reply")),
         "2026-03-10", "running", "2026-03-17", 0),
    "a pause gives back no more than its cap":
        (CAPPED, "2026-03-02", (TAKEN, ("2026-03-05", "ask"), ("2026-03-25", "reply")),
         "2026-03-26", "late", "2026-03-22", 4),
    "beyond its cap a pause runs again":
        (CAPPED, "2026-03-02", (TAKEN, ("2026-03-05", "ask")), "2026-03-15",
         "running", "2026-03-22", 0),
    "two pauses share one cap":
        (CAPPED, "2026-03-02",
         (TAKEN, ("2026-03-03", "ask"), ("2026-03-06", "reply"), ("2026-03-09", "ask"),
          ("2026-03-15", "reply")),
         "2026-03-16", "running", "2026-03-22", 0),
    "asked on the last day it waits, and is due on the day of the answer":
        ({}, "2026-03-02", (TAKEN, ("2026-03-17", "ask"), ("2026-03-20", "reply")), "2026-03-20",
         "last_day", "2026-03-20", 0),
    "asked after the last day it stays late":
        ({}, "2026-03-02", (TAKEN, ("2026-03-18", "ask"), ("2026-03-28", "reply")), "2026-03-30",
         "late", "2026-03-17", 13),
    "a pause over Songkran in working days gives back the working days in it":
        (WORKING, "2026-03-30", (("2026-03-30", "take"), ("2026-04-09", "ask"),
         ("2026-04-17", "reply")), "2026-04-17", "running", "2026-04-29", 0),
    "answered on a Saturday, a clock of working days ends on the next one":
        (WORKING | {"length": 3}, "2026-03-02",
         (TAKEN, ("2026-03-05", "ask"), ("2026-03-07", "reply")), "2026-03-07",
         "warned", "2026-03-09", 0),
    "an answer entered late shortens the pause to the day it came":
        ({}, "2026-03-02",
         (TAKEN, ("2026-03-05", "ask"), ("2026-03-20", "reply", "2026-03-06")), "2026-03-20",
         "late", "2026-03-18", 2),
    "a letter entered late counts from the day it came":
        ({}, "2026-03-10 <- 2026-03-02", (), "2026-03-10", "running", "2026-03-17", 0),
    "an ending entered late does not heal it":
        ({}, "2026-03-02", (TAKEN, ("2026-03-20", "solve", "2026-03-16")), "2026-03-21",
         "broken", "2026-03-17", 3),
    "withdrawing stops it":
        ({}, "2026-03-02", (("2026-03-04", "withdraw"),), "2026-05-01", "kept", "2026-03-17", 0),
    "opened again it does not run, where it runs once":
        ({}, "2026-03-02", (TAKEN, ("2026-03-05", "solve"), ("2026-03-09", "reopen")),
         "2026-05-01", "kept", "2026-03-17", 0),
    "opened again it runs anew, where it does":
        (AGAIN, "2026-03-02", (TAKEN, ("2026-03-05", "solve"), ("2026-03-09", "reopen")),
         "2026-03-10", "running", "2026-03-24", 0),
    "of unknown length it runs and has no last day":
        (UNKNOWN, "2026-03-02", (), "2026-12-01", "running", None, 0),
    "of unknown length it pauses":
        (UNKNOWN, "2026-03-02", (TAKEN, ("2026-03-05", "ask")), "2026-03-10", "paused", None, 0),
    "of unknown length it stops, and nobody says in time":
        (UNKNOWN, "2026-03-02", (TAKEN, ("2026-12-05", "solve")), "2026-12-06",
         "stopped", None, 0),
    "counted from a day told later, it ends sooner":
        (FROM, "2026-03-10", (("2026-03-11", "take"), ("2026-03-12", "note", "since=2026-03-02")),
         "2026-03-12", "running", "2026-04-01", 0),
    "declared in time, it is over with the declaration":
        (DECLARED, "2026-03-10", (), "2026-05-10", "kept", "2026-04-09", 0),
    "once it ran out, a later day to count from gives nothing back":
        (FROM, "2026-03-10", (("2026-03-11", "take"), ("2026-03-12", "note", "since=2026-01-02"),
         ("2026-03-13", "note", "since=2026-03-09")), "2026-03-13", "late", "2026-02-01", 40),
    "until a day that is told it has no last day before":
        (UNTIL, "2026-03-02", (TAKEN,), "2026-03-03", "running", None, 0),
    "until a day that is told":
        (UNTIL, "2026-03-02", (TAKEN, ("2026-03-03", "note", "until=2026-03-13")), "2026-03-13",
         "last_day", "2026-03-13", 0),
    "prolonged before that day it goes on":
        (UNTIL, "2026-03-02", (TAKEN, ("2026-03-03", "note", "until=2026-03-13"),
         ("2026-03-13", "note", "until=2026-03-20")), "2026-03-14", "running", "2026-03-20", 0),
    "prolonged after that day it stays late":
        (UNTIL, "2026-03-02", (TAKEN, ("2026-03-03", "note", "until=2026-03-13"),
         ("2026-03-14", "note", "until=2026-03-20")), "2026-03-15", "late", "2026-03-13", 2),
    "shortened after that day it is later still":
        (UNTIL, "2026-03-02", (TAKEN, ("2026-03-03", "note", "until=2026-03-13"),
         ("2026-03-14", "note", "until=2026-03-10")), "2026-03-15", "late", "2026-03-10", 5),
    "a day told that is off rolls to the next":
        (UNTIL | ROLLS, "2026-03-02", (TAKEN, ("2026-03-03", "note", "until=2026-04-13")),
         "2026-03-15", "running", "2026-04-16", 0),
    "the same day, where its length is none":
        ({"length": 0}, "2026-03-02", (), "2026-03-02", "last_day", "2026-03-02", 0),
    "a month ends on the day of the same number":
        (MONTH, "2026-03-02", (), "2026-03-20", "running", "2026-04-02", 0),
    "a month begun on the last of January ends with February":
        (MONTH, "2026-01-31", (), "2026-03-01", "late", "2026-02-28", 1),
    "in a leap year on the 29th":
        (MONTH, "2028-01-31", (), "2028-02-29", "last_day", "2028-02-29", 0),
    "begun on the last of February, March is its month":
        (MONTH, "2026-02-28", (), "2026-03-20", "running", "2026-03-31", 0),
    "a month that counts its first day ends a day sooner":
        (MONTH | FIRST, "2026-03-02", (), "2026-03-20", "running", "2026-04-01", 0),
    "a month whose last day is off rolls on":
        (MONTH | ROLLS, "2026-03-13", (), "2026-03-20", "running", "2026-04-16", 0),
    "three months over the turn of a year":
        (MONTH | {"length": 3}, "2026-11-30", (), "2027-02-20", "running", "2027-02-28", 0),
}  # fmt: skip


@pytest.mark.parametrize("name", STORIES)
def test_a_clock_story(name: str) -> None:
    clock, came, steps, as_of, state, due, late = STORIES[name]
    last = run(procedure(clock), came, steps, as_of)[-1]
    assert (last.state, last.due and str(last.due.day), last.late) == (state, due, late)
    assert last.is_broken == (late > 0)


def runs_over(name: str) -> set[dt.date]:
    """Every day from which its rounds count to their last, by the calendar alone."""
    clock, came, steps, as_of, *_ = STORIES[name]
    return {
        each.began + dt.timedelta(days=number)
        for each in run(procedure(clock), came, steps, as_of)
        for number in range(((each.due.day if each.due else each.began) - each.began).days + 1)
    }


def stands_still(name: str) -> bool:
    clock, came, steps, as_of, *_ = STORIES[name]
    return any(each.paused for each in run(procedure(clock), came, steps, as_of))


def runs_anew(name: str) -> bool:
    clock, came, steps, as_of, *_ = STORIES[name]
    return len(run(procedure(clock), came, steps, as_of)) > 1


def is_told_late(name: str) -> bool:
    _, came, steps, *_ = STORIES[name]
    return "<-" in came or any(len(each) > 2 and "=" not in each[2] for each in steps)


def on(*days: str) -> Callable[[str], bool]:
    """Whether the clock of a story runs over any of some days of a year."""
    return lambda name: any(f"{each:%m-%d}" in days for each in runs_over(name))


KINDS: dict[str, tuple[int, Callable[[str], bool]]] = {
    # At least so many, and what a story does that is one.
    "31 December": (7, lambda name: on("12-31")(name) and on("01-01")(name)),
    "Songkran": (10, on("04-13", "04-14", "04-15")),
    "pause": (14, stands_still),
    "reopened": (3, lambda name: any(each[1] == "reopen" for each in STORIES[name][2])),
    "reopened and running anew": (2, runs_anew),
    "leap day": (5, on("02-29")),
    "entered late": (3, is_told_late),
}


def test_there_are_forty_and_more() -> None:
    assert len(STORIES) >= 40


@pytest.mark.parametrize("kind", KINDS)
def test_there_are_stories_of_every_kind(kind: str) -> None:
    least, does = KINDS[kind]
    assert sum(map(does, STORIES)) >= least


def test_a_broken_round_is_told_beside_the_one_that_began_anew() -> None:
    steps: Steps = (TAKEN, ("2026-03-20", "solve"), ("2026-03-25", "reopen"))
    first, second = run(procedure(AGAIN), "2026-03-02", steps, "2026-03-26")
    assert (first.state, first.late, first.number) == ("broken", 3, 1)
    assert (second.state, second.began, second.number) == ("running", day("2026-03-25"), 2)
    assert first.is_over
    assert not second.is_over


def test_days_used_and_days_not_counted_are_told() -> None:
    steps: Steps = (TAKEN, ("2026-03-05", "ask"), ("2026-03-09", "reply"))
    (only,) = run(procedure(), "2026-03-02", steps, "2026-03-12")
    assert only.paused == ((day("2026-03-06"), day("2026-03-09")),)
    assert only.used == 6


def test_a_day_beyond_the_table_of_holidays_is_not_sure() -> None:
    (sure,) = run(procedure(ROLLS), "2028-12-01", (), "2028-12-02")
    (unsure,) = run(procedure(ROLLS), "2028-12-20", (), "2028-12-21")
    (plain,) = run(procedure(), "2028-12-20", (), "2028-12-21")
    assert sure.due is not None
    assert unsure.due is not None
    assert plain.due is not None
    assert (sure.due.sure, unsure.due.sure, plain.due.sure) == (True, False, True)


def test_declared_too_late_it_is_broken_at_once() -> None:
    own = procedure(DECLARED)
    folder = brought(own, "2026-03-10", since="2026-02-01")
    (only,) = rounds(own, folder.log, at("2026-03-10"), DAYS)["reply"]
    assert (only.state, only.late, only.began) == ("broken", 7, day("2026-02-01"))


def test_a_clock_of_some_categories_runs_for_no_other() -> None:
    own = procedure({"only": ["road"]})
    other = brought(own, "2026-03-02")
    assert rounds(own, other.log, at("2026-03-03"), DAYS)["reply"] == ()
    road = brought(own, "2026-03-02", category="road")
    assert len(rounds(own, road.log, at("2026-03-03"), DAYS)["reply"]) == 1
