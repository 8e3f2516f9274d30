"""Parts that approve or see what is sealed: given by one person, effective when another agrees."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.db import transaction

from prongsai.apps.accounts import vouching
from prongsai.apps.accounts.models import Membership, Person, Supervision
from prongsai.apps.accounts.queries import held, in_force
from prongsai.apps.accounts.vouching import CONFIRMERS
from prongsai.apps.audit.actions import record
from prongsai.core.access.roles import Role
from prongsai.core.terms.problem import refuse

A_DAY = dt.timedelta(days=1)
APPROVING = frozenset(
    {Role.EXECUTIVE, Role.CHIEF_ADMINISTRATOR, Role.CUSTODIAN, Role.COMPLAINT_OFFICER}
)
"""Parts that approve, or that see what is sealed: nobody gives himself one of them."""
GUARDED = APPROVING | {Role.SYSTEM_ADMINISTRATOR}
"""Parts that wait for a second person. An administrator's is among them: whoever could make up a
second administrator could agree with himself."""


def needs_second(
    role: Role, agency: str, day: dt.date, *, but: Collection[int], above: Collection[str]
) -> bool:
    """Whether a part waits: it is guarded, and somebody is there who could agree.

    The first people of an agency are appointed by whoever sets it up; nobody else is there yet.
    """
    if role not in GUARDED:
        return False
    there = Membership.objects.filter(held(day), agency=agency, person__is_active=True)
    if not there.exists():
        return False
    inside = there.filter(role__in=[each.value for each in CONFIRMERS]).exclude(person__in=but)
    over = Supervision.objects.filter(in_force(day), area__in=above, person__is_active=True)
    root = Person.objects.filter(installation=True, is_active=True)
    return any(
        (inside.exists(), over.exclude(person__in=but).exists(), root.exclude(pk__in=but).exists())
    )


@transaction.atomic
def confirm(part: Membership, by: Person, *, at: dt.datetime) -> None:
    """The second person agrees: neither who gave it nor who gets it."""
    stored = _locked(part)
    if by.pk in (stored.given_by_id, stored.person_id):
        raise refuse("role-same-person")
    vouching.check(by, stored.given_by, stored.agency, at)
    stored.waiting, stored.confirmed_by, stored.confirmed = False, by, at
    stored.save(update_fields=["waiting", "confirmed_by", "confirmed"])
    _line("confirm role", stored, by.key, at)


@transaction.atomic
def decline(part: Membership, by: Person, *, at: dt.datetime) -> None:
    """Nothing comes of it; whoever gets it decides neither way."""
    stored = _locked(part)
    if by.pk == stored.person_id:
        raise refuse("role-same-person")
    withdraw(stored)
    _line("decline role", stored, by.key, at)


def withdraw(waiting: Membership) -> None:
    """A part that was never in force ends before it began; whoever calls writes the line."""
    waiting.waiting, waiting.until = False, waiting.since - A_DAY
    waiting.save(update_fields=["waiting", "until"])


def _locked(part: Membership) -> Membership:
    stored = Membership.objects.select_for_update().filter(pk=part.pk, waiting=True).first()
    if stored is None:
        raise refuse("role-not-waiting")
    return stored


def _line(verb: str, part: Membership, by: str, at: dt.datetime) -> None:
    record(
        agency=part.agency, by=by, at=at, verb=verb, thing="accounts.person", key=part.person.key,
        after={"role": part.role, "since": part.since.isoformat()},
    )  # fmt: skip
