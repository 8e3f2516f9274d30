"""What may become of a measure."""

from __future__ import annotations

import datetime as dt

import pytest

from measure_making import measure
from prongsai.core.measures.measure import Happening, Status, Turn
from prongsai.core.measures.moving import LONGEST_NOTE, changed, moved, ways
from prongsai.core.terms.problem import Refused

DAY = dt.date(2026, 8, 20)


def code(refused: pytest.ExceptionInfo[Refused]) -> str:
    return refused.value.problems[0].code


@pytest.mark.parametrize(
    ("status", "turns"),
    [
        (Status.DRAFT, {Turn.PUT_IN_FORCE, Turn.DROPPED}),
        (Status.IN_FORCE, {Turn.CLOSED, Turn.DROPPED}),
        (Status.CLOSED, {Turn.RESUMED}),
        (Status.DROPPED, {Turn.RESUMED}),
    ],
)
def test_each_status_has_its_ways(status: Status, turns: set[Turn]) -> None:
    assert set(ways(measure(status=status))) == turns


@pytest.mark.parametrize(
    ("status", "turn", "after"),
    [
        (Status.DRAFT, Turn.PUT_IN_FORCE, Status.IN_FORCE),
        (Status.IN_FORCE, Turn.CLOSED, Status.CLOSED),
        (Status.IN_FORCE, Turn.DROPPED, Status.DROPPED),
        (Status.CLOSED, Turn.RESUMED, Status.IN_FORCE),
        (Status.DROPPED, Turn.RESUMED, Status.DRAFT),
    ],
)
def test_a_turn_is_told_by_the_history(status: Status, turn: Turn, after: Status) -> None:
    found = moved(measure(status=status), turn, DAY, "เหตุผล")
    assert found.status is after
    assert found.history == (Happening(day=DAY, turn=turn, note="เหตุผล"),)


@pytest.mark.parametrize("turn", [Turn.ADOPTED, Turn.RESUMED, Turn.CLOSED])
def test_a_turn_that_does_not_fit_is_refused(turn: Turn) -> None:
    with pytest.raises(Refused) as refused:
        moved(measure(status=Status.DRAFT), turn, DAY)
    assert code(refused) == "measure-not-so"


def test_dropping_says_why_in_few_words() -> None:
    with pytest.raises(Refused) as refused:
        moved(measure(), Turn.DROPPED, DAY)
    assert code(refused) == "measure-drop-reason"
    with pytest.raises(Refused) as refused:
        moved(measure(), Turn.DROPPED, DAY, "ก" * (LONGEST_NOTE + 1))
    assert code(refused) == "measure-note-long"


def test_what_nobody_does_is_not_put_in_force() -> None:
    alone = measure(status=Status.DRAFT, units=())
    with pytest.raises(Refused) as refused:
        moved(alone, Turn.PUT_IN_FORCE, DAY)
    assert code(refused) == "measure-nobody-does-it"
    everybody = measure(status=Status.DRAFT, units=(), everyone=True)
    assert moved(everybody, Turn.PUT_IN_FORCE, DAY).status is Status.IN_FORCE


def test_a_draft_changes_quietly_and_what_is_in_force_once_a_day() -> None:
    draft = measure(status=Status.DRAFT)
    assert changed(draft, measure(title="ใหม่"), DAY).history == ()
    first = changed(measure(), measure(title="ใหม่"), DAY)
    assert (first.status, first.title) == (Status.IN_FORCE, "ใหม่")
    assert changed(first, measure(title="ใหม่กว่า"), DAY).history == first.history
    later = changed(first, measure(), DAY + dt.timedelta(days=1))
    assert [each.turn for each in later.history] == [Turn.CHANGED, Turn.CHANGED]
