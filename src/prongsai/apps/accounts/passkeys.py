"""Passkeys of people: added, named, removed, and asked to sign."""

from __future__ import annotations

import datetime as dt
import json
import secrets
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import transaction

from prongsai.adapters import passkeys as ceremony
from prongsai.adapters.passkeys import Site
from prongsai.apps.accounts import attempts, recovery, second
from prongsai.apps.accounts.asking import Asked
from prongsai.apps.accounts.models import Passkey, Person
from prongsai.apps.audit.actions import record
from prongsai.core.terms.problem import refuse

ADD, SIGN, ALONE = "passkey add", "passkey sign", "passkey alone"
MOST = 10
"""So many are more than anybody has devices."""


def site() -> Site | None:
    """What passkeys are bound to here; none where they are off."""
    found: Site | None = settings.PASSKEYS
    return found


def of(person: Person) -> list[Passkey]:
    return list(Passkey.objects.filter(person=person).order_by("pk"))


def to_add(request: Asked, person: Person, name: str) -> str:
    """What the browser is asked for, as JSON; the challenge is good here and once."""
    challenge, known = secrets.token_bytes(32), [bytes(each.public) for each in of(person)]
    attempts.begin(request, ADD, challenge, {"person": person.pk, "name": name})
    options = ceremony.to_make(_here(), challenge, person.key, person.username, person.name, known)
    return json.dumps(options)


def to_sign(request: Asked, person: Person | None) -> str:
    """The same for signing in: one of a person's own, or any where no name was given."""
    challenge = secrets.token_bytes(32)
    known = [bytes(each.public) for each in of(person)] if person else []
    facts = {"person": person.pk} if person else {}
    attempts.begin(request, SIGN if person else ALONE, challenge, facts)
    return json.dumps(ceremony.to_sign(_here(), challenge, known, verified=person is None))


def add(request: Asked, person: Person, text: str) -> list[str]:
    """A new passkey; gives codes on paper where there are none yet."""
    answer = _read(text)
    challenge = ceremony.challenge_of(answer)
    begun = attempts.take(request, ADD, challenge)
    if begun is None or begun["person"] != person.pk:
        raise refuse("passkey-over")
    made = ceremony.made(_here(), challenge, answer)
    return _kept(person, made, begun["name"], request.now)


@transaction.atomic
def _kept(person: Person, made: ceremony.Made, name: str, at: dt.datetime) -> list[str]:
    Person.objects.select_for_update().get(pk=person.pk)
    if Passkey.objects.filter(credential=made.credential).exists() or len(of(person)) >= MOST:
        raise refuse("passkey-known")
    Passkey.objects.create(
        person=person, name=name, credential=made.credential, public=made.public,
        counter=made.counter, since=at,
    )  # fmt: skip
    _line("add passkey", person, at)
    return [] if recovery.left(person) else recovery.made(person)


def signed_by(request: Asked, person: Person, text: str) -> bool:
    """The second step: whether one of this person's passkeys signed; refused if not."""
    answer = _read(text)
    challenge = ceremony.challenge_of(answer)
    begun = attempts.take(request, SIGN, challenge)
    if begun is None or begun["person"] != person.pk:
        raise refuse("passkey-over")
    _checked(challenge, answer, request.now, person=person)
    return True


def signed_alone(request: Asked, text: str) -> Person:
    """Without a password: who signed, having shown a face, a finger or a PIN to the device."""
    answer = _read(text)
    challenge = ceremony.challenge_of(answer)
    if attempts.take(request, ALONE, challenge) is None:
        raise refuse("passkey-over")
    return _checked(challenge, answer, request.now, person=None)


@transaction.atomic
def _signed(
    challenge: bytes, answer: Mapping[str, Any], at: dt.datetime, person: Person | None
) -> tuple[Person, bool]:
    """Whose it is, and whether it may be a copy, which is written down."""
    credential = ceremony.credential_of(answer)
    rows = Passkey.objects.select_for_update(of=("self",)).select_related("person")
    row = rows.filter(credential=credential, person__is_active=True).first()
    if row is None or (person is not None and row.person_id != person.pk):
        raise refuse("passkey-unknown")
    signed = ceremony.signed(_here(), challenge, bytes(row.public), answer, verified=person is None)
    if (person is None or signed.handle) and signed.handle != row.person.key:
        raise refuse("passkey-unknown")
    if (signed.counter or row.counter) and signed.counter <= row.counter:
        _line("doubt passkey", row.person, at)
        return row.person, True
    row.counter, row.used = signed.counter, at
    row.save(update_fields=["counter", "used"])
    return row.person, False


def _checked(
    challenge: bytes, answer: Mapping[str, Any], at: dt.datetime, *, person: Person | None
) -> Person:
    found, copied = _signed(challenge, answer, at, person)
    if copied:
        raise refuse("passkey-copied")
    return found


@transaction.atomic
def rename(passkey: Passkey, name: str, *, at: dt.datetime) -> None:
    if passkey.name == name:
        return
    passkey.name = name
    passkey.save(update_fields=["name"])
    _line("rename passkey", passkey.person, at)


@transaction.atomic
def remove(passkey: Passkey, *, at: dt.datetime) -> None:
    person = passkey.person
    passkey.delete()
    second.tidy(person)
    _line("remove passkey", person, at)


def _here() -> Site:
    found = site()
    if found is None:
        raise refuse("passkey-off")
    return found


def _read(text: str) -> dict[str, Any]:
    """What a browser sent; anything but an object is no answer."""
    try:
        answer = json.loads(text)
    except ValueError as error:
        raise refuse("passkey-wrong") from error
    if not isinstance(answer, dict):
        raise refuse("passkey-wrong")
    return answer


def _line(verb: str, person: Person, at: dt.datetime) -> None:
    record(
        agency="", by=person.key, at=at, verb=verb, thing="accounts.person", key=person.key
    )  # fmt: skip
