"""What changes about people; each leaves a line in a trail: the agency's, or the installation's."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction

from prongsai.apps.accounts.models import Person
from prongsai.apps.accounts.passwords import normal
from prongsai.apps.audit.actions import changed, keep, record
from prongsai.core.terms.problem import refuse

NOWHERE = ""
"""The installation's own chain."""
ABOUT_PEOPLE = {"name", "position", "email", "username"}
"""Fields whose values enter the trail as references only."""


@transaction.atomic
def add_person(
    *, username: str, name: str, password: str, by: str, at: dt.datetime, first: bool = True,
    agency: str = NOWHERE, sealed: str = "", **more: Any,
) -> Person:  # fmt: skip
    """An account; the first password is changed when it is first used.

    `sealed` is the password as it was sealed before: the demonstration has one for everybody.
    """
    person = Person(username=username, name=name, must_change_password=first, **more)
    person.password = sealed or make_password(normal(password))
    try:
        with transaction.atomic():
            person.save(force_insert=True)
    except IntegrityError as error:  # somebody was quicker, perhaps the same click
        raise refuse("username-taken") from error
    after = _facts({"username": username, "name": name})
    _line("add", person, by, at, agency=agency, after=after)
    return person


@transaction.atomic
def change_person(
    person: Person, facts: Mapping[str, Any], *, by: str, at: dt.datetime, agency: str = NOWHERE
) -> None:
    """Change what is known of a person; the line stands where the agency's auditor reads it."""
    stored = Person.objects.select_for_update().get(pk=person.pk)
    before = {key: getattr(stored, key) for key in facts}
    old, new = changed(before, facts)
    if not new:
        return
    for key, value in new.items():
        setattr(stored, key, value)
        setattr(person, key, value)
    stored.save(update_fields=list(new))
    _line("change", person, by, at, agency=agency, before=_facts(old), after=_facts(new))


@transaction.atomic
def set_password(person: Person, password: str, *, by: str, at: dt.datetime) -> None:
    """A new password of one's own; every other session of this person ends with the old one."""
    person.set_password(normal(password))
    person.must_change_password = False
    person.save(update_fields=["password", "must_change_password"])
    _line("set password", person, by, at)


def _facts(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {key: keep(value) if key in ABOUT_PEOPLE else value for key, value in facts.items()}


def _line(
    verb: str, person: Person, by: str, at: dt.datetime, *, agency: str = NOWHERE, **facts: Any
) -> None:
    record(agency=agency, by=by, at=at, verb=verb, thing="accounts.person", key=person.key, **facts)
