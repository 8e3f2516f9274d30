"""What changes about people; each leaves a line in a trail: the agency's, or the installation's."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from prongsai.apps.accounts.models import Membership, Person, Supervision
from prongsai.apps.audit.actions import changed, keep, record
from prongsai.core.access.roles import Role

NOWHERE = ""
"""The installation's own chain."""
ABOUT_PEOPLE = {"name", "position", "email", "username"}
"""Fields whose values enter the trail as references only."""


@transaction.atomic
def add_person(
    *, username: str, name: str, password: str, by: str, at: dt.datetime, first: bool = True,
    **more: Any,
) -> Person:  # fmt: skip
    """An account; the first password is changed when it is first used."""
    person = Person(username=username, name=name, must_change_password=first, **more)
    person.set_password(password)
    person.save(force_insert=True)
    _line("add", person, by, at, after=_facts({"username": username, "name": name}))
    return person


@transaction.atomic
def change_person(person: Person, facts: Mapping[str, Any], *, by: str, at: dt.datetime) -> None:
    """Change what is known of a person."""
    stored = Person.objects.select_for_update().get(pk=person.pk)
    before = {key: getattr(stored, key) for key in facts}
    old, new = changed(before, facts)
    if not new:
        return
    for key, value in new.items():
        setattr(stored, key, value)
        setattr(person, key, value)
    stored.save(update_fields=list(new))
    _line("change", person, by, at, before=_facts(old), after=_facts(new))


@transaction.atomic
def set_password(person: Person, password: str, *, by: str, at: dt.datetime) -> None:
    """A new password of one's own; every other session of this person ends with the old one."""
    person.set_password(password)
    person.must_change_password = False
    person.save(update_fields=["password", "must_change_password"])
    _line("set password", person, by, at)


@transaction.atomic
def give_role(
    person: Person,
    agency: str,
    role: Role,
    since: dt.date,
    *,
    by: str,
    at: dt.datetime,
    **more: Any,
) -> Membership:
    """A part in an agency from a day on."""
    membership = Membership.objects.create(
        person=person, agency=agency, role=role.value, since=since, **more
    )
    record(
        agency=agency, by=by, at=at, verb="give role", thing="accounts.person", key=person.key,
        after={"role": role.value, "since": since.isoformat()},
    )  # fmt: skip
    return membership


@transaction.atomic
def end_role(membership: Membership, last: dt.date, *, by: str, at: dt.datetime) -> None:
    """The last day of a part; what was done in it stays."""
    before = {"until": membership.until.isoformat() if membership.until else None}
    membership.until = last
    membership.save(update_fields=["until"])
    record(
        agency=membership.agency, by=by, at=at, verb="end role", thing="accounts.person",
        key=membership.person.key, before={"role": membership.role, **before},
        after={"role": membership.role, "until": last.isoformat()},
    )  # fmt: skip


@transaction.atomic
def give_area(
    person: Person, area: str, since: dt.date, *, by: str, at: dt.datetime
) -> Supervision:
    """An area to supervise from a day on."""
    supervision = Supervision.objects.create(person=person, area=area, since=since)
    _line("give area", person, by, at, after={"area": area, "since": since.isoformat()})
    return supervision


def _facts(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {key: keep(value) if key in ABOUT_PEOPLE else value for key, value in facts.items()}


def _line(verb: str, person: Person, by: str, at: dt.datetime, **facts: Any) -> None:
    record(
        agency=NOWHERE, by=by, at=at, verb=verb, thing="accounts.person", key=person.key, **facts
    )
