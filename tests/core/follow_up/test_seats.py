"""Who writes and who passes the report of a unit follows from parts alone."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from measure_making import finished
from prongsai.core.access.roles import AGENCY_ROLES, Role
from prongsai.core.follow_up.seats import Seats, roles_at, seat_of
from prongsai.core.follow_up.way import STEPS, Filed
from prongsai.core.terms.problem import Refused

ROLES = st.frozensets(st.sampled_from(AGENCY_ROLES))
SEATS = st.builds(Seats, staffed=st.booleans(), headed=st.booleans())
OFFICER, HEAD = Role.DIVISION_OFFICER, Role.DIVISION_HEAD
COORDINATOR, CHIEF = Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR
WHOLE = Seats()


def test_officers_and_heads_write_for_their_own_unit() -> None:
    assert OFFICER in roles_at({OFFICER}, set(), WHOLE)
    assert {OFFICER, HEAD} == roles_at({HEAD}, set(), WHOLE)


@given(ROLES)
def test_a_part_in_another_unit_opens_nothing(office: frozenset[Role]) -> None:
    assert not {OFFICER, HEAD} & roles_at(set(), office, WHOLE)


def test_where_nobody_works_the_coordinator_writes() -> None:
    assert OFFICER in roles_at(set(), {COORDINATOR}, Seats(staffed=False))
    assert OFFICER not in roles_at(set(), {COORDINATOR}, WHOLE)


def test_where_nobody_heads_those_above_move_up_a_desk() -> None:
    seats = Seats(headed=False)
    assert roles_at(set(), {CHIEF}, seats) == {CHIEF, HEAD}
    assert roles_at(set(), {Role.EXECUTIVE}, seats) == {CHIEF}
    assert roles_at(set(), {Role.EXECUTIVE}, WHOLE) == set()


@given(ROLES, ROLES, SEATS)
def test_readers_sit_at_no_desk(
    own: frozenset[Role], office: frozenset[Role], seats: Seats
) -> None:
    desks = {OFFICER, HEAD, COORDINATOR, CHIEF, Role.EXECUTIVE}
    if not desks & (own | office):
        assert roles_at(own, office, seats) == set()


@given(ROLES, ROLES, SEATS, st.integers(0, len(STEPS) - 1))
def test_a_step_is_taken_by_nobody_whose_desk_it_is_not(
    own: frozenset[Role], office: frozenset[Role], seats: Seats, done: int
) -> None:
    at = dt.datetime(2026, 1, 10, 3, tzinfo=dt.UTC)
    filed = Filed(finished())
    for step in STEPS[:done]:
        filed = filed.take(f"by-{step.key}", {step.role}, at)
    roles = roles_at(own, office, seats)
    try:
        filed.take("somebody", roles, at)
    except Refused:
        assert STEPS[done].role not in roles
    else:
        assert STEPS[done].role in roles


@pytest.mark.parametrize(
    ("desk", "above"),
    [
        (HEAD, Role.CHIEF_ADMINISTRATOR),
        (Role.COORDINATOR, Role.COORDINATOR),
        (Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE),
    ],
)
def test_at_the_desks_of_a_unit_without_a_head_sit_those_above(desk: Role, above: Role) -> None:
    assert (seat_of(desk, headed=True), seat_of(desk, headed=False)) == (desk, above)
    assert desk in roles_at(set(), {above}, Seats(headed=False))
