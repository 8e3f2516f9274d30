"""Parts given and ended, and the register of powers; each leaves a line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.module_loading import import_string

from prongsai.apps.accounts.confirming import A_DAY, APPROVING, GUARDED, needs_second, withdraw
from prongsai.apps.accounts.holding import offices_of, outliving
from prongsai.apps.accounts.models import Membership, Person, Power
from prongsai.apps.accounts.queries import held
from prongsai.apps.audit.actions import record
from prongsai.core.access.offices import of_holder
from prongsai.core.access.roles import CONTENT_ROLES, Role
from prongsai.core.terms.problem import refuse


@transaction.atomic
def give_role(
    person: Person,
    agency: str,
    role: Role,
    since: dt.date,
    *,
    by: str,
    at: dt.datetime,
    above: Collection[str] = (),
    settled: bool = False,
    **more: Any,
) -> Membership:
    """A part in an agency from a day on; one that is guarded waits for a second person.

    `above` are the areas whose supervisors could agree; `settled` where two have agreed already, or
    whoever sets up the installation itself appoints.
    """
    if by == person.key and not settled:
        _not_to_oneself(person, agency, role, at.date())
    Person.objects.select_for_update().get(pk=person.pk)  # the same twice at the same moment
    until: dt.date | None = more.get("until")
    same = overlapping(person, agency, role, since, until)
    if not more.get("acting_for"):
        same = same.filter(acting_for=None)  # who stood in may have the part itself
    if same.exists():
        raise refuse("role-held-already")
    giver = Person.objects.filter(key=by).first()
    but = [person.pk, *([giver.pk] if giver else [])]
    waits = not settled and needs_second(role, agency, at.date(), but=but, above=above)
    membership = Membership.objects.create(
        person=person, agency=agency, role=role.value, since=since, waiting=waits, given_by=giver,
        given=at, **more,
    )  # fmt: skip
    second = {"second": waits} if role in GUARDED else {}
    record(
        agency=agency, by=by, at=at, verb="give role", thing="accounts.person", key=person.key,
        after={"role": role.value, "since": since.isoformat(), **_said(more), **second},
    )  # fmt: skip
    return membership


def _not_to_oneself(person: Person, agency: str, role: Role, today: dt.date) -> None:
    """No part that approves; none that sees content where somebody else could give it."""
    if role in APPROVING:
        raise refuse("role-to-oneself")
    inside = Membership.objects.filter(
        held(today), agency=agency, role=Role.SYSTEM_ADMINISTRATOR.value, person__is_active=True
    )
    root = Person.objects.filter(installation=True, is_active=True)
    others = inside.exclude(person=person).exists() or root.exclude(pk=person.pk).exists()
    if role in CONTENT_ROLES and others:
        raise refuse("content-to-oneself")


def _said(more: Mapping[str, Any]) -> dict[str, Any]:
    """What else was said of a part, as the trail keeps it."""
    found: dict[str, Any] = {}
    for key, value in more.items():
        if isinstance(value, dt.date):
            found[key] = value.isoformat()
        elif isinstance(value, Person):
            found[key] = value.key
        elif value:
            found[key] = value
    return found


def overlapping(
    person: Person, agency: str, role: Role, since: dt.date, until: dt.date | None
) -> Any:
    """The same part of the same person in any of that time."""
    rows = Membership.objects.filter(person=person, agency=agency, role=role.value)
    return _in_any_of(rows, since, until)


def _in_any_of(rows: Any, since: dt.date, until: dt.date | None) -> Any:
    rows = rows.filter(Q(until=None) | Q(until__gte=since))
    return rows if until is None else rows.filter(since__lte=until)


@transaction.atomic
def end_role(membership: Membership, last: dt.date, *, by: str, at: dt.datetime) -> None:
    """The last day of a part; what was done in it stays."""
    stored = locked(membership)
    was = stored.until
    end_stored(stored, last, by, at)
    keep_an_administrator(stored, was)
    membership.until = stored.until


def locked(membership: Membership) -> Membership:
    """The row, with all rows of administrators of its agency held: two must not end each other."""
    list(
        Membership.objects.select_for_update()
        .filter(agency=membership.agency, role=Role.SYSTEM_ADMINISTRATOR.value)
        .values_list("pk")
    )
    return Membership.objects.select_for_update().select_related("person").get(pk=membership.pk)


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _end_on(
    held: Membership | Power, last: dt.date, today: dt.date, already: str
) -> dict[str, str | None]:
    """Give a part or a power its last day; returns what its end was.

    What has not begun is withdrawn: its last day is the day before the first.
    """
    if held.until is not None and held.until <= last:
        raise refuse(already)
    if last < today - A_DAY:
        raise refuse("role-end-past")
    before = {"until": _iso(held.until)}
    held.until = max(last, held.since - A_DAY)
    held.save(update_fields=["until"])
    return before


def end_stored(stored: Membership, last: dt.date, by: str, at: dt.datetime) -> None:
    """End a part whose row is held, and powers with it; one that still waits never began."""
    if stored.waiting:
        before: dict[str, str | None] = {"until": _iso(stored.until)}
        withdraw(stored)
    else:
        before = _end_on(stored, last, at.date(), "role-ended-already")
    record(
        agency=stored.agency, by=by, at=at, verb="end role", thing="accounts.person",
        key=stored.person.key, before={"role": stored.role, **before},
        after={"role": stored.role, "until": _iso(stored.until)},
    )  # fmt: skip
    _powers_end(stored, by, at)


def _powers_end(part: Membership, by: str, at: dt.datetime) -> None:
    """Powers end with the office of who holds or gave them; a longer office gives none back."""
    ending = outliving(part, at.date())
    for power, last in ending:
        end_power(power, max(last, at.date() - A_DAY), by=by, at=at, verb="end power with office")
    if ending:
        import_string(settings.POWERS_ENDED)(part, len(ending), by, at)


def keep_an_administrator(ended: Membership, was: dt.date | None) -> None:
    """Somebody must administer from the day after, for as long as the ended part would have."""
    if ended.role != Role.SYSTEM_ADMINISTRATOR or ended.until is None:
        return
    others = Membership.objects.filter(
        agency=ended.agency, role=ended.role, person__is_active=True, waiting=False,
        since__lte=max(ended.until + A_DAY, ended.since),
    )  # fmt: skip
    lasting = Q(until=None) if was is None else Q(until=None) | Q(until__gte=was)
    if not others.exclude(pk=ended.pk).filter(lasting).exists():
        raise refuse("last-administrator")


@transaction.atomic
def give_power(
    agency: str,
    power: str,
    holder: Person,
    since: dt.date,
    *,
    order: str,
    by: str,
    at: dt.datetime,
    until: dt.date | None = None,
) -> Power:
    """A power is held from a day on, by an order; no longer than the office of who holds it."""
    Person.objects.select_for_update().get(pk=holder.pk)
    last = of_holder(offices_of(holder, agency, waiting=True), since)
    if last is not None and last >= since:  # who is not in office then holds nothing while he isn't
        until = min(until or last, last)
    rows = Power.objects.filter(agency=agency, power=power, holder=holder)
    if _in_any_of(rows, since, until).exists():
        raise refuse("power-held-already")
    row = Power.objects.create(
        agency=agency, power=power, holder=holder, since=since, until=until, order=order
    )
    after = {"power": power, "since": since.isoformat(), "order": order}
    if until:
        after["until"] = until.isoformat()
    record(
        agency=agency, by=by, at=at, verb="give power", thing="accounts.person", key=holder.key,
        after=after,
    )  # fmt: skip
    return row


@transaction.atomic
def end_power(
    power: Power, last: dt.date, *, by: str, at: dt.datetime, verb: str = "end power"
) -> None:
    """The last day of a power; the register keeps that it was held."""
    stored = Power.objects.select_for_update().select_related("holder").get(pk=power.pk)
    before = _end_on(stored, last, at.date(), "power-ended-already")
    record(
        agency=stored.agency, by=by, at=at, verb=verb, thing="accounts.person",
        key=stored.holder.key, before={"power": stored.power, **before},
        after={"power": stored.power, "until": _iso(stored.until)},
    )  # fmt: skip
