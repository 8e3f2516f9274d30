"""Accounts that an outside provider vouches for: linked by their owner, never found by e-mail."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction

from prongsai.apps.accounts import attempts
from prongsai.apps.accounts.asking import Asked
from prongsai.apps.accounts.models import Outside, Person
from prongsai.apps.audit.actions import record
from prongsai.core.terms.problem import refuse

if TYPE_CHECKING:
    from prongsai.adapters.oidc import Provider

ROUND = "outside"


def provider() -> Provider | None:
    """Who is asked; nobody where it is off."""
    found: Provider | None = settings.PROVIDER
    return found


def of(person: Person) -> Outside | None:
    """What the provider that is set knows of a person."""
    who = provider()
    rows = Outside.objects.filter(person=person, issuer=who.issuer if who else "")
    return rows.first()


def away(request: Asked, to: str, linking: Person | None = None) -> str:
    """Where the browser is sent; what it brings back is good in this browser and once."""
    from prongsai.adapters import oidc  # noqa: PLC0415 - slow to load, and few have a provider

    way = oidc.Way.new()
    address = oidc.away(_asked(), way)
    facts = {
        "nonce": way.nonce, "verifier": way.verifier, "to": to,
        "person": linking.pk if linking else None,
    }  # fmt: skip
    attempts.begin(request, ROUND, way.state.encode(), facts)
    return address


def returned(request: Asked) -> tuple[str, str, int | None]:
    """Who it was by the provider's name, where to go on, and whom it is to be linked to."""
    from prongsai.adapters import oidc  # noqa: PLC0415 - as above

    state, code = request.GET.get("state", ""), request.GET.get("code", "")
    begun = attempts.take(request, ROUND, state.encode())
    if begun is None:
        raise refuse("oidc-over")
    if "error" in request.GET or not code:
        raise refuse("oidc-refused")
    way = oidc.Way(state, begun["nonce"], begun["verifier"])
    who = oidc.subject(_asked(), way, code, request.instant)
    return who, begun["to"], begun["person"]


@transaction.atomic
def known(subject: str, *, at: dt.datetime) -> Person:
    """Whose account it is."""
    rows = Outside.objects.select_for_update(of=("self",)).select_related("person")
    row = rows.filter(
        issuer=_asked().issuer, subject=subject, person__is_active=True
    ).first()  # fmt: skip
    if row is None:
        raise refuse("oidc-not-linked")
    row.used = at
    row.save(update_fields=["used"])
    return row.person


@transaction.atomic
def link(person: Person, subject: str, *, at: dt.datetime) -> None:
    """One account here for one there."""
    Person.objects.select_for_update().get(pk=person.pk)
    issuer = _asked().issuer
    if Outside.objects.filter(issuer=issuer, subject=subject).exists() or of(person):
        raise refuse("oidc-linked-already")
    Outside.objects.create(person=person, issuer=issuer, subject=subject, since=at)
    _line("link outside", person, at)


@transaction.atomic
def unlink(person: Person, *, at: dt.datetime) -> None:
    if Outside.objects.filter(person=person).delete()[0]:
        _line("unlink outside", person, at)


def forget(person: Person) -> None:
    """Without a line of its own: whoever calls writes why."""
    Outside.objects.filter(person=person).delete()


def _asked() -> Provider:
    found = provider()
    if found is None:
        raise refuse("oidc-off")
    return found


def _line(verb: str, person: Person, at: dt.datetime) -> None:
    record(
        agency="", by=person.key, at=at, verb=verb, thing="accounts.person", key=person.key
    )  # fmt: skip
