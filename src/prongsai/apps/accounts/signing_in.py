"""Signing in with a name and a password, slowed down where somebody guesses."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
from typing import Any

from django.conf import settings
from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.hashers import check_password, make_password
from django.http import HttpRequest

from prongsai.apps.accounts.models import FailedSignIn, Person
from prongsai.apps.accounts.passwords import normal

WINDOW = dt.timedelta(minutes=15)
PER_NAME_AND_ADDRESS = 5
"""Wrong passwords for one name from one place, before that pair waits; others never wait for it."""
PER_ADDRESS = 60
"""An office shares one address, and its people forget passwords; a guesser tries far more names."""
PER_NAME_WHERE_GUESSED = 2
"""Wrong passwords for one name from a place that is over its limit. Who made none doesn't wait, so
that no guesser keeps a whole office out."""


class Passwords(BaseBackend):
    """The password of an active account."""

    def authenticate(
        self,
        request: HttpRequest | None,  # noqa: ARG002 - Django hands it to every backend
        username: str | None = None,
        password: str | None = None,
        **_: Any,
    ) -> Person | None:
        person = Person.objects.filter(username=username, is_active=True).first()
        if person is None:
            make_password(password)  # so that a name nobody has takes as long as one somebody has
            return None
        return person if person.check_password(normal(password or "")) else None

    def get_user(self, user_id: int) -> Person | None:
        return Person.objects.filter(pk=user_id, is_active=True).first()


def confirmed(person: Person, password: str) -> bool:
    """Whether it is the password, without counting or renewing anything."""
    return check_password(normal(password), person.password)


def waits(name: str, address: str, now: dt.datetime) -> bool:
    """Whether this name from this address must wait: too many wrong passwords lately."""
    recent = FailedSignIn.objects.filter(at__gt=now - WINDOW, address=_digest(address))
    wrong = recent.filter(name=_digest(name)).count()
    if wrong >= PER_NAME_AND_ADDRESS:
        return True
    return wrong >= PER_NAME_WHERE_GUESSED and recent.count() >= PER_ADDRESS


def failed(name: str, address: str, now: dt.datetime) -> None:
    """Remember a wrong password for as long as it counts."""
    FailedSignIn.objects.filter(at__lte=now - WINDOW).delete()
    FailedSignIn.objects.create(name=_digest(name), address=_digest(address), at=now)


def succeeded(name: str, address: str) -> None:
    FailedSignIn.objects.filter(name=_digest(name), address=_digest(address)).delete()


def _digest(text: str) -> str:
    """Names and addresses of those who failed are not kept in the clear."""
    return hmac.new(settings.SECRET_KEY.encode(), text.encode(), hashlib.sha256).hexdigest()
