"""Codes on paper, for the day the phone or the passkey is lost; each is good once."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import secrets

from django.conf import settings
from django.db import transaction

from prongsai.apps.accounts.models import Person, RecoveryCode
from prongsai.apps.audit.actions import record
from prongsai.core.terms.receipt_code import LETTERS
from prongsai.core.terms.thai import arabic_digits

CODES = 10


def left(person: Person) -> int:
    """How many are still good."""
    return RecoveryCode.objects.filter(person=person, used=None).count()


@transaction.atomic
def passes(person: Person, code: str, *, at: dt.datetime) -> bool:
    """Whether a code is right; none is right twice."""
    used = RecoveryCode.objects.filter(person=person, used=None, digest=_digest(code)).update(
        used=at
    )
    if used:
        record(
            agency="", by=person.key, at=at, verb="use recovery code", thing="accounts.person",
            key=person.key, after={"left": left(person)},
        )  # fmt: skip
    return bool(used)


@transaction.atomic
def renew(person: Person, *, at: dt.datetime) -> list[str]:
    """New codes; the old ones are worth nothing."""
    record(
        agency="", by=person.key, at=at, verb="renew recovery codes", thing="accounts.person",
        key=person.key,
    )  # fmt: skip
    return made(person)


def made(person: Person) -> list[str]:
    """The same without a line of its own: whoever calls writes why."""
    forget(person)
    codes = [_paper_code() for _ in range(CODES)]
    RecoveryCode.objects.bulk_create(
        RecoveryCode(person=person, digest=_digest(code)) for code in codes
    )
    return codes


def forget(person: Person) -> None:
    RecoveryCode.objects.filter(person=person).delete()


def _paper_code() -> str:
    letters = [secrets.choice(LETTERS) for _ in range(10)]
    return "".join(letters[:5]) + "-" + "".join(letters[5:])


def _digest(code: str) -> str:
    plain = arabic_digits("".join(code.lower().replace("-", "").split()))
    return hmac.new(settings.SECRET_KEY.encode(), plain.encode(), hashlib.sha256).hexdigest()
