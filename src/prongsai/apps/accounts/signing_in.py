"""Signing in with a name and a password."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.hashers import check_password, make_password
from django.http import HttpRequest

from prongsai.apps.accounts.models import Person
from prongsai.apps.accounts.passwords import normal


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
