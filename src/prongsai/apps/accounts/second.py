"""The second step of signing in, whatever it is made of: an authenticator's code, a passkey."""

from __future__ import annotations

from prongsai.apps.accounts import recovery
from prongsai.apps.accounts.models import Factor, Passkey, Person


def asked_of(person: Person) -> bool:
    """Whether the password alone opens nothing."""
    return (
        Factor.objects.filter(person=person).exists()
        or Passkey.objects.filter(person=person).exists()
    )


def forget(person: Person) -> None:
    """All of it, for who lost all of it; whoever calls writes why."""
    Factor.objects.filter(person=person).delete()
    Passkey.objects.filter(person=person).delete()
    recovery.forget(person)


def tidy(person: Person) -> None:
    """Codes on paper go with the last thing they stand in for."""
    if not asked_of(person):
        recovery.forget(person)
