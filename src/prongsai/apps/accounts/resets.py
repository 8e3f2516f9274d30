"""A new first password for somebody who lost his: no mail, two people where it matters."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import Q, QuerySet

from prongsai.apps.accounts import outside, second, visits, vouching
from prongsai.apps.accounts.confirming import GUARDED
from prongsai.apps.accounts.models import Membership, Person, Reset
from prongsai.apps.accounts.passwords import first_password, normal
from prongsai.apps.accounts.queries import from_now_on
from prongsai.apps.audit.actions import Said, record, record_many
from prongsai.core.access.roles import Role
from prongsai.core.terms.problem import refuse

OPEN = dt.timedelta(hours=24)
"""A reset that isn't finished by then is over."""
REMEMBERED = dt.timedelta(days=90)
"""A part that ended so lately still needs a second person: nobody ends it first, then resets."""


NEEDING_TWO = GUARDED | {Role.INTERNAL_AUDITOR, Role.COORDINATOR}
"""Parts whose accounts one person alone doesn't open: what is written and read in them counts."""


def guarded(person: Person, day: dt.date) -> bool:
    """Whether the account is one of these, or stands above agencies, or did so lately, or will."""
    lately = Q(until=None) | Q(until__gte=day - REMEMBERED)
    roles = [role.value for role in NEEDING_TWO]
    return (
        person.installation
        or person.memberships.filter(lately, role__in=roles).exists()
        or person.supervisions.filter(lately).exists()
    )


def unconfirmed(now: dt.datetime) -> QuerySet[Reset]:
    """What needs a second person, everywhere."""
    return _open(now).filter(second=True, confirmed=None)


def waiting(agency: str, now: dt.datetime) -> list[Reset]:
    """What needs a second person in an agency."""
    rows = unconfirmed(now).filter(agency=agency)
    return list(rows.select_related("person", "started_by").order_by("started"))


def current(person: Person, agency: str, now: dt.datetime) -> Reset | None:
    """The reset of a person that is under way."""
    found = _open(now).filter(person=person, agency=agency)
    return found.select_related("person", "started_by", "confirmed_by").first()


def last_key_of(person: Person) -> str:
    """The key of the last reset of somebody, so that a form sent twice begins one."""
    return (
        Reset.objects.filter(person=person).order_by("pk").values_list("key", flat=True).last()
        or ""
    )


def lately(person: Person, now: dt.datetime) -> list[Reset]:
    """Resets that happened to somebody, for him to see."""
    found = Reset.objects.filter(person=person, done__gte=now - REMEMBERED)
    return list(found.select_related("started_by", "confirmed_by").order_by("-done"))


def untold(person: Person) -> list[Reset]:
    """Those he hasn't been told of; from now on he has."""
    found = Reset.objects.filter(person=person, told=False).exclude(done=None)
    rows = list(found.select_related("started_by", "confirmed_by").order_by("done"))
    if rows:
        Reset.objects.filter(pk__in=[row.pk for row in rows]).update(told=True)
    return rows


def _open(now: dt.datetime) -> QuerySet[Reset]:
    return Reset.objects.filter(done=None, stopped=None, started__gt=now - OPEN)


@transaction.atomic
def start(
    person: Person, agency: str, by: Person, *, at: dt.datetime, factor: bool = False
) -> Reset:
    """Begin; where a second person is needed nothing changes yet."""
    Person.objects.select_for_update().get(pk=person.pk)
    if by.pk == person.pk:
        raise refuse("reset-oneself")
    if current(person, agency, at) is not None:
        raise refuse("reset-under-way")
    factor = factor and second.asked_of(person)
    two = factor or guarded(person, at.date())
    reset = Reset.objects.create(
        person=person, agency=agency, second=two, factor=factor, started_by=by, started=at
    )
    _line("start reset", reset, by, at)
    return reset


@transaction.atomic
def confirm(reset: Reset, by: Person, *, at: dt.datetime) -> None:
    """The second person agrees: neither who began nor whose account it is."""
    stored = _locked(reset, at)
    if stored.confirmed is not None or not stored.second:
        raise refuse("reset-confirmed-already")
    if by.pk in (stored.started_by_id, stored.person_id):
        raise refuse("reset-same-person")
    vouching.check(by, stored.started_by, stored.agency, at)
    stored.confirmed_by, stored.confirmed = by, at
    stored.save(update_fields=["confirmed_by", "confirmed"])
    _line("confirm reset", stored, by, at)


@transaction.atomic
def finish(reset: Reset, by: Person, *, at: dt.datetime) -> str:
    """The new first password, told once to who began; every session of its owner ends."""
    stored = _locked(reset, at)
    if stored.started_by_id != by.pk:
        raise refuse("reset-not-yours")
    if stored.second and stored.confirmed is None:
        raise refuse("reset-needs-second")
    password = _renewed(stored.person, factor=stored.factor)
    stored.done = at
    stored.save(update_fields=["done"])
    _line("reset password", stored, by, at)
    return password


@transaction.atomic
def at_the_machine(username: str, *, at: dt.datetime, factor: bool = False) -> tuple[Person, str]:
    """The same by whoever has the machine: nobody agrees, every agency he is in has it on record.

    The way back of the only administrator; asking for a second person would guard nothing here,
    where the database itself lies open.
    """
    person = Person.objects.select_for_update().filter(username=username).first()
    if person is None:
        raise refuse("account-unknown", name=username)
    if not person.is_active:
        raise refuse("account-closed", name=username)
    password = _renewed(person, factor=factor)
    agencies = Membership.objects.filter(from_now_on(at.date()), person=person).order_by("agency")
    chains = ["", *dict.fromkeys(agencies.values_list("agency", flat=True))]
    facts = {"second": False, "factor": factor}
    lines = [
        Said(each, "reset at the machine", "accounts.person", person.key, {}, facts)
        for each in chains
    ]
    record_many(lines, by="", at=at)
    return person, password


def _renewed(person: Person, *, factor: bool) -> str:
    """A first password instead of the one there was; whoever was signed in is out."""
    password = first_password()
    person.set_password(normal(password))
    person.must_change_password = True
    person.save(update_fields=["password", "must_change_password"])
    if factor:
        second.forget(person)
    outside.forget(person)
    visits.end_all(person)
    return password


@transaction.atomic
def stop(reset: Reset, by: Person, *, at: dt.datetime) -> None:
    """Nothing comes of it."""
    stored = _locked(reset, at)
    stored.stopped = at
    stored.save(update_fields=["stopped"])
    _line("stop reset", stored, by, at)


def _locked(reset: Reset, at: dt.datetime) -> Reset:
    stored = _open(at).select_for_update().filter(pk=reset.pk).first()
    if stored is None:
        raise refuse("reset-over")
    return stored


def _line(verb: str, reset: Reset, by: Person, at: dt.datetime) -> None:
    record(
        agency=reset.agency, by=by.key, at=at, verb=verb, thing="accounts.person",
        key=reset.person.key, after={"second": reset.second, "factor": reset.factor},
    )  # fmt: skip
