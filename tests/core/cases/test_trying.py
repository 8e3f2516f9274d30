"""A made-up case walked through a procedure, as an officer does before it is used."""

from __future__ import annotations

import datetime as dt

from case_making import DAYS, at, procedure
from prongsai.core.cases.trying import MOST, Tread, tried

BEGIN = at("2026-03-02 09:00")


def test_a_case_begins_where_the_procedure_begins() -> None:
    found = tried(procedure(), (), DAYS, BEGIN)
    assert (found.last.now.state, found.last.day, found.is_over) == (
        "new", dt.date(2026, 3, 2), False,
    )  # fmt: skip
    assert [each.key for each in found.on] == ["take", "withdraw"]


def test_it_is_walked_to_its_end_with_the_days_between() -> None:
    found = tried(procedure(), [Tread("take", 0), Tread("solve", 20)], DAYS, BEGIN)

    assert found.is_over
    assert [each.day for each in found.lines] == [
        dt.date(2026, 3, 2), dt.date(2026, 3, 2), dt.date(2026, 3, 22),
    ]  # fmt: skip
    rounds = found.last.folder.rounds(found.last.now.as_of)
    assert rounds["reply"][-1].late == 5
    assert [each.move.key if each.move else "" for each in found.lines] == ["", "take", "solve"]


def test_a_step_that_is_refused_is_told_and_the_case_stays_where_it_was() -> None:
    found = tried(procedure(), [Tread("solve"), Tread("take")], DAYS, BEGIN)
    assert [each.code for each in found.problems] == ["case-move-not-offered"]
    assert (found.last.now.state, len(found.lines)) == ("new", 1)
    unknown = tried(procedure(), [Tread("fly")], DAYS, BEGIN)
    assert [each.code for each in unknown.problems] == ["procedure-story-no-move"]


def test_nobody_walks_for_ever_nor_for_ages() -> None:
    steps = [Tread("take", 9999), *(Tread("note", -3) for _ in range(2 * MOST))]
    found = tried(procedure(), steps, DAYS, BEGIN)
    assert len(found.lines) == MOST + 1
    assert found.last.day == dt.date(2026, 3, 2) + dt.timedelta(days=366)


def test_it_comes_by_the_first_way_there_is() -> None:
    found = tried(procedure(channels=["letter"]), (), DAYS, BEGIN)
    assert found.last.now.channel.value == "letter"
