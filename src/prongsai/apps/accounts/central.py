"""Who administers the whole installation and who supervises areas; who may still sign in."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import Q

from prongsai.apps.accounts import visits
from prongsai.apps.accounts.models import Membership, Person, Supervision
from prongsai.apps.accounts.queries import from_now_on, held
from prongsai.apps.audit.actions import record
from prongsai.core.access.roles import Role
from prongsai.core.terms.problem import refuse

A_DAY = dt.timedelta(days=1)
EVERYWHERE = ""
"""The installation's own chain."""


@transaction.atomic
def give_area(
    person: Person, area: str, since: dt.date, *, by: str, at: dt.datetime,
    until: dt.date | None = None,
) -> Supervision:  # fmt: skip
    """An area to supervise, from one day to another or until further notice."""
    if by == person.key:
        raise refuse("area-to-oneself")
    Person.objects.select_for_update().get(pk=person.pk)
    rows = person.supervisions.filter(Q(until=None) | Q(until__gte=since), area=area)
    if (rows if until is None else rows.filter(since__lte=until)).exists():
        raise refuse("area-held-already")
    given = Supervision.objects.create(person=person, area=area, since=since, until=until)
    after = {"area": area, "since": since.isoformat()}
    if until:
        after["until"] = until.isoformat()
    _line("give area", person, by, at, after=after)
    return given


@transaction.atomic
def end_area(held_now: Supervision, last: dt.date, *, by: str, at: dt.datetime) -> None:
    """The last day above an area; what has not begun is withdrawn."""
    stored = (
        Supervision.objects.select_for_update(of=("self",))
        .select_related("person")
        .get(pk=held_now.pk)
    )
    if stored.until is not None and stored.until <= last:
        raise refuse("area-ended-already")
    if last < at.date() - A_DAY:
        raise refuse("role-end-past")
    before = {"area": stored.area, "until": stored.until.isoformat() if stored.until else None}
    stored.until = max(last, stored.since - A_DAY)
    stored.save(update_fields=["until"])
    after = {"area": stored.area, "until": stored.until.isoformat()}
    _line("end area", stored.person, by, at, before=before, after=after)


@transaction.atomic
def name_administrator(person: Person, *, by: str, at: dt.datetime) -> None:
    """One more who administers the installation."""
    stored = Person.objects.select_for_update().get(pk=person.pk)
    if stored.installation or not stored.is_active:
        raise refuse("administrator-already")
    stored.installation = True
    stored.save(update_fields=["installation"])
    _line("name administrator", stored, by, at)


@transaction.atomic
def end_administrator(person: Person, *, by: str, at: dt.datetime) -> None:
    """No longer; somebody else must be there."""
    stored = _with_administrators(person)
    if not stored.installation:
        raise refuse("administrator-ended")
    _keep_one_central(stored)
    stored.installation = False
    stored.save(update_fields=["installation"])
    _line("end administrator", stored, by, at)


@transaction.atomic
def close(person: Person, *, by: str, at: dt.datetime, agency: str = EVERYWHERE) -> None:
    """Nobody signs in with this account any more; what was done with it stays."""
    if by == person.key:
        raise refuse("close-oneself")
    stored = _with_administrators(person)
    if not stored.is_active:
        raise refuse("closed-already")
    if stored.installation:
        _keep_one_central(stored)
    _keep_one_in_each_agency(stored, at.date())
    _set_open(stored, False)
    visits.end_all(stored)
    _line("close", stored, by, at, agency=agency)


@transaction.atomic
def open_again(person: Person, *, by: str, at: dt.datetime, agency: str = EVERYWHERE) -> None:
    """The same account, with the same password."""
    stored = Person.objects.select_for_update().get(pk=person.pk)
    if stored.is_active:
        raise refuse("open-already")
    _set_open(stored, True)
    _line("open", stored, by, at, agency=agency)


def _set_open(person: Person, is_open: bool) -> None:
    person.is_active = is_open
    person.save(update_fields=["is_active"])


def _with_administrators(person: Person) -> Person:
    """The row, with those of all who administer held: two must not end each other."""
    everybody = Person.objects.select_for_update().filter(Q(pk=person.pk) | Q(installation=True))
    found = {each.pk: each for each in everybody.order_by("pk")}
    return found[person.pk]


def _keep_one_central(person: Person) -> None:
    others = Person.objects.filter(installation=True, is_active=True).exclude(pk=person.pk)
    if not others.exists():
        raise refuse("last-central-administrator")


def _keep_one_in_each_agency(person: Person, today: dt.date) -> None:
    role = Role.SYSTEM_ADMINISTRATOR.value
    parts = Membership.objects.filter(from_now_on(today), role=role, waiting=False)
    agencies = list(parts.filter(person=person).values_list("agency", flat=True))
    rows = Membership.objects.select_for_update().filter(agency__in=agencies, role=role)
    list(rows.order_by("pk").values_list("pk"))
    there = parts.filter(held(today), agency__in=agencies, person__is_active=True)
    kept = set(there.exclude(person=person).values_list("agency", flat=True))
    if not kept.issuperset(agencies):
        raise refuse("last-administrator")


def _line(
    verb: str, person: Person, by: str, at: dt.datetime, *, agency: str = EVERYWHERE,
    before: dict[str, str | None] | None = None, after: dict[str, str] | None = None,
) -> None:  # fmt: skip
    record(
        agency=agency, by=by, at=at, verb=verb, thing="accounts.person", key=person.key,
        before=before, after=after,
    )  # fmt: skip
