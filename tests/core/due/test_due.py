"""A due thing looks different to whose turn it is, to others, and after its last day."""

from __future__ import annotations

import datetime as dt
from typing import Any

from prongsai.core.access.roles import Role
from prongsai.core.due.due import Due, State, Where, in_order
from prongsai.core.terms.words import Words

DAY = dt.date(2026, 8, 20)
MAYOR = frozenset({Role.EXECUTIVE})


def due(what: str = "sign", **more: Any) -> Due:
    return Due(what=what, where=Where("papers:sign", {"paper": "p1"}), whose=MAYOR, **more)


def test_it_is_due_from_whoever_has_the_role() -> None:
    assert due(until=DAY).state("mayor", MAYOR, DAY) is State.DUE


def test_where_some_are_named_nobody_else_hears_of_it() -> None:
    thing = due(told=MAYOR)

    assert (thing.is_told(MAYOR), thing.is_told({Role.STAFF})) == (True, False)
    assert due().is_told({Role.STAFF})


def test_the_day_after_its_last_day_it_is_late() -> None:
    assert due(until=DAY).state("mayor", MAYOR, DAY + dt.timedelta(days=1)) is State.LATE


def test_without_a_last_day_it_is_never_late() -> None:
    assert due().state("mayor", MAYOR, dt.date(2099, 1, 1)) is State.DUE


def test_others_wait_for_it_late_or_not() -> None:
    thing, later = due(until=DAY), DAY + dt.timedelta(days=9)

    assert thing.state("clerk", {Role.STAFF}, DAY) is State.WAITING
    assert thing.state("clerk", {Role.STAFF}, later) is State.WAITING
    assert thing.is_late(later)


def test_who_took_an_earlier_step_waits_for_another_with_the_same_role() -> None:
    thing = due(barred=frozenset({"deputy"}))

    assert thing.state("deputy", MAYOR, DAY) is State.WAITING
    assert thing.state("mayor", MAYOR, DAY) is State.DUE


def test_its_facts_are_said_in_the_language_of_whoever_looks() -> None:
    thing = due(facts={"number": "1/2569", "of": Words("คำขอ", "Requests")})

    assert thing.said("th") == {"number": "1/2569", "of": "คำขอ"}
    assert thing.said("en") == {"number": "1/2569", "of": "Requests"}


def test_the_nearest_deadline_comes_first_then_what_lies_longest() -> None:
    soon, later = due("soon", until=DAY), due("later", until=DAY + dt.timedelta(days=5))
    old, new = due("old", since=DAY), due("new", since=DAY + dt.timedelta(days=1))
    whenever = due("whenever")

    assert in_order([whenever, new, later, old, soon]) == [soon, later, old, new, whenever]
