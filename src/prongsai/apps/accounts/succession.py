"""Parts and powers pass to a successor, from one day to the next; each leaves its lines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db import transaction

from prongsai.apps.accounts.confirming import A_DAY
from prongsai.apps.accounts.models import Membership, Person, Power
from prongsai.apps.accounts.offices import (
    end_power,
    end_stored,
    give_power,
    give_role,
    keep_an_administrator,
    locked,
    overlapping,
)
from prongsai.core.access.roles import Role
from prongsai.core.terms.problem import refuse


@dataclass(frozen=True, slots=True)
class Passing:
    """What passes, to whom, after which day, by which order."""

    parts: Iterable[Membership]
    powers: Iterable[Power]
    successor: Person
    last: dt.date
    order: str


@transaction.atomic
def hand_over(
    passing: Passing, *, by: str, at: dt.datetime, above: Collection[str] = ()
) -> list[Membership]:
    """All of it or nothing; gives the parts that now wait for a second person."""
    for power in passing.powers:
        if power.holder_id == passing.successor.pk:
            raise refuse("hand-over-to-oneself")
        end_power(power, passing.last, by=by, at=at)
    ended: list[tuple[Membership, dt.date | None]] = []
    for part in passing.parts:
        stored = locked(part)
        if stored.person_id == passing.successor.pk:
            raise refuse("hand-over-to-oneself")
        ended.append((stored, stored.until))
        end_stored(stored, passing.last, by, at)
    given = [_give(stored, was, passing, by=by, at=at, above=above) for stored, was in ended]
    for stored, was in ended:
        keep_an_administrator(stored, was)
    for power in passing.powers:
        _pass_on(power, passing, by, at)
    return [each for each in given if each and each.waiting]


def _give(
    stored: Membership, was: dt.date | None, passing: Passing, *, by: str, at: dt.datetime,
    above: Collection[str],
) -> Membership | None:  # fmt: skip
    """The same part for the successor, unless he has it for all of that time in his own right.

    One he has for somebody else or for a shorter time ends before, and nothing is left open after.
    """
    role, since = Role(stored.role), passing.last + A_DAY
    found = list(overlapping(passing.successor, stored.agency, role, since, was))
    if any(_covers(each, since, was) for each in found):
        return None
    for each in found:
        end_stored(locked(each), passing.last, by, at)
    return give_role(
        passing.successor, stored.agency, role, since, by=by, at=at, above=above, until=was,
        division=stored.division, order=passing.order,
    )  # fmt: skip


def _covers(part: Membership, since: dt.date, until: dt.date | None) -> bool:
    whole = part.until is None or (until is not None and part.until >= until)
    return whole and part.since <= since and part.acting_for_id is None and not part.waiting


def _pass_on(power: Power, passing: Passing, by: str, at: dt.datetime) -> None:
    """To the successor, until the day on which it would have ended."""
    give_power(
        power.agency, power.power, passing.successor, passing.last + A_DAY,
        order=passing.order, by=by, at=at, until=power.until,
    )  # fmt: skip
