"""Whom a circular asks, and whom somebody may ask."""

from __future__ import annotations

import pytest

from prongsai.core.access.roles import CONTENT_ROLES, Role
from prongsai.core.circulars.audience import Audience, Hand, Part, hand_of

STAFF = Part(Role.STAFF, "roads", "works")
BELOW = (("roads", "works"), ("tax", "finance"))
ALL = Audience(everybody=True)


def units(*names: str) -> Audience:
    return Audience(units=frozenset(names))


def test_everybody_is_whoever_works_there() -> None:
    asked = {role for role in Role if ALL.asks(Part(role))}

    assert asked == CONTENT_ROLES - {Role.VIEWER}


@pytest.mark.parametrize(
    ("audience", "asked"),
    [
        (units("roads"), True),
        (units("works"), True),
        (units("finance"), False),
        (Audience(roles=frozenset({Role.STAFF})), True),
        (Audience(roles=frozenset({Role.CUSTODIAN})), False),
        (Audience(), False),
    ],
)
def test_a_unit_has_its_sub_units_with_it_and_a_role_asks_in_every_unit(
    audience: Audience, asked: bool
) -> None:
    assert audience.asks(STAFF) is asked


def test_who_has_no_unit_is_in_none() -> None:
    assert not units("works").asks(Part(Role.STAFF))


def test_somebody_is_asked_in_the_first_part_that_is() -> None:
    parts = [Part(Role.SYSTEM_ADMINISTRATOR), STAFF, Part(Role.CUSTODIAN)]

    assert (ALL.asking(parts), ALL.asking(parts[:1])) == (STAFF, None)


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE])
def test_three_desks_send_to_anybody(role: Role) -> None:
    hand = hand_of([Part(role)], BELOW)

    assert (hand.may_write(ALL), hand.may_send(ALL)) == (True, True)


@pytest.mark.parametrize(
    ("audience", "may"),
    [
        (units("works"), True),
        (units("works", "roads"), True),
        (units("works", "finance"), False),
        (Audience(), False),
        (ALL, False),
        (Audience(units=frozenset({"works"}), roles=frozenset({Role.STAFF})), False),
    ],
)
def test_a_head_sends_to_the_own_unit_and_what_belongs_to_it(audience: Audience, may: bool) -> None:
    assert hand_of([Part(Role.DIVISION_HEAD, "works")], BELOW).may_send(audience) is may


def test_an_officer_prepares_what_the_head_sends() -> None:
    hand = hand_of([Part(Role.DIVISION_OFFICER, "works")], BELOW)

    assert (hand.may_write(units("roads")), hand.may_send(units("roads"))) == (True, False)


def test_who_has_no_such_part_reaches_nobody() -> None:
    assert hand_of([STAFF, Part(Role.DIVISION_HEAD)], BELOW) == Hand()


def test_an_audience_is_empty_where_nobody_is_named() -> None:
    assert [each.is_empty for each in (Audience(), ALL, units("works"))] == [True, False, False]
