"""What an office sets where the sources are silent; what it can't, is told."""

from __future__ import annotations

import pytest

from case_making import procedure
from prongsai.core.procedures.kinds import DayKind, LengthUnit
from prongsai.core.procedures.settling import Choice, choice_problems, open_fields, settled
from prongsai.core.procedures.version import version_of

OPEN = procedure({"unsettled": ["days", "rolls"]})
UNKNOWN = procedure({"length": "unknown"})


def test_what_is_left_open_is_told() -> None:
    assert open_fields(OPEN.clocks["reply"]) == ("days", "rolls")
    assert open_fields(UNKNOWN.clocks["reply"]) == ("length",)
    assert open_fields(procedure().clocks["reply"]) == ()


def test_an_office_settles_it() -> None:
    choice = Choice(length=7, days=DayKind.WORKING, rolls=True)
    assert list(choice_problems(OPEN, {"reply": choice})) == []
    clock = settled(OPEN, {"reply": choice}).clocks["reply"]
    assert (clock.length, clock.days, clock.rolls, clock.counts_first) == (
        7, DayKind.WORKING, True, False,
    )  # fmt: skip
    assert settled(OPEN, {}) == OPEN


def test_a_length_nobody_knows_can_be_any() -> None:
    assert list(choice_problems(UNKNOWN, {"reply": Choice(length=90)})) == []
    assert not settled(UNKNOWN, {"reply": Choice(length=90)}).clocks["reply"].is_unknown


@pytest.mark.parametrize(
    ("clock", "choice", "code"),
    [
        ("moon", Choice(length=3), "pack-not-a-choice"),
        ("reply", Choice(length=16), "procedure-choice-longer"),
        ("reply", Choice(length=-1), "procedure-choice-length"),
        ("reply", Choice(length=9999), "procedure-choice-length"),
        ("reply", Choice(counts_first=True), "procedure-choice-settled"),
    ],
)
def test_what_an_office_can_not_choose(clock: str, choice: Choice, code: str) -> None:
    assert [each.code for each in choice_problems(OPEN, {clock: choice})] == [code]


def test_a_clock_that_ends_on_a_day_told_has_no_length_to_choose() -> None:
    own = procedure({"until": "until", "length": None, "pauses": {}})
    found = choice_problems(own, {"reply": Choice(length=3)})
    assert [each.code for each in found] == ["procedure-choice-length"]


def test_another_text_has_another_version() -> None:
    assert version_of(OPEN) == version_of(procedure({"unsettled": ["days", "rolls"]}))
    assert version_of(settled(OPEN, {"reply": Choice(length=7)})) != version_of(OPEN)


MONTH = {"length": 1, "unit": "months", "pauses": {}}


def test_a_month_is_replaced_by_no_more_days_than_the_shortest_has() -> None:
    own = procedure(MONTH)
    assert list(choice_problems(own, {"reply": Choice(length=28)})) == []
    found = choice_problems(own, {"reply": Choice(length=29)})
    assert [each.code for each in found] == ["procedure-choice-longer"]
    clock = settled(own, {"reply": Choice(length=14)}).clocks["reply"]
    assert (clock.length, clock.unit) == (14, LengthUnit.DAYS)
    assert settled(own, {"reply": Choice(rolls=None)}).clocks["reply"].unit is LengthUnit.MONTHS


def test_a_length_that_is_only_proposed_can_be_made_longer() -> None:
    own = procedure(MONTH | {"unsettled": ["length"]})
    assert list(choice_problems(own, {"reply": Choice(length=90)})) == []
    assert open_fields(own.clocks["reply"]) == ("length",)
