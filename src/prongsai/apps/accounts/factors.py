"""A second factor: codes of an authenticator (RFC 6238)."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import hmac
import secrets

import qrcode
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.conf import settings
from django.db import transaction
from qrcode.image.svg import SvgPathImage

from prongsai.apps.accounts import recovery, second
from prongsai.apps.accounts.models import Factor, Person
from prongsai.apps.audit.actions import record
from prongsai.core.terms.thai import arabic_digits

ISSUER = "Prongsai"
DIGITS, SECONDS, SLACK = 6, 30, 1
"""What every authenticator understands; a clock may be half a minute off."""


def of(person: Person) -> Factor | None:
    return Factor.objects.filter(person=person).first()


def new_secret() -> str:
    """A secret as authenticators take it, in base 32."""
    return base64.b32encode(secrets.token_bytes(20)).decode()


def picture(secret: str, person: Person) -> str:
    """What a phone reads from the screen, as an SVG."""
    address = _codes(secret).get_provisioning_uri(person.username, ISSUER)
    code = qrcode.QRCode(border=2, box_size=10)
    code.add_data(address)
    drawn = code.make_image(image_factory=SvgPathImage)
    return drawn.to_string(encoding="unicode")  # type: ignore[no-any-return] # it has no types


def _codes(secret: str) -> TOTP:
    return TOTP(base64.b32decode(secret), DIGITS, SHA1(), SECONDS, enforce_key_length=False)  # noqa: S303


def step_of(secret: str, code: str, instant: dt.datetime) -> int | None:
    """The half minute a code belongs to; none if it belongs to none around now."""
    now = int(instant.timestamp()) // SECONDS
    given = arabic_digits("".join(code.split()))
    codes = _codes(secret)
    steps = range(now - SLACK, now + SLACK + 1)
    found = [s for s in steps if hmac.compare_digest(codes.generate(s * SECONDS), given.encode())]
    return found[0] if found else None


@transaction.atomic
def add(
    person: Person, secret: str, code: str, *, instant: dt.datetime, at: dt.datetime
) -> list[str] | None:
    """From now on a code is asked for; the codes on paper are told once. None: a wrong code."""
    step = step_of(secret, code, instant)
    if step is None or of(person) is not None:
        return None
    Factor.objects.create(person=person, secret=shut(secret), since=at, last=step)
    record(
        agency="", by=person.key, at=at, verb="add second factor", thing="accounts.person",
        key=person.key,
    )  # fmt: skip
    return recovery.made(person)


@transaction.atomic
def passes(person: Person, code: str, *, instant: dt.datetime, at: dt.datetime) -> bool:
    """Whether a code is right, of the authenticator or on paper; none is right twice."""
    factor = Factor.objects.select_for_update().filter(person=person).first()
    step = step_of(opened(factor.secret), code, instant) if factor else None
    if factor is None or step is None:
        return recovery.passes(person, code, at=at)
    if step <= factor.last:
        return False
    factor.last = step
    factor.save(update_fields=["last"])
    return True


@transaction.atomic
def remove(person: Person, *, by: str, at: dt.datetime) -> None:
    """Without its codes from now on."""
    Factor.objects.filter(person=person).delete()
    second.tidy(person)
    record(
        agency="", by=by, at=at, verb="remove second factor", thing="accounts.person",
        key=person.key,
    )  # fmt: skip


def _box() -> Fernet:
    key = hashlib.sha256(b"second factor " + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))


def shut(secret: str) -> str:
    return _box().encrypt(secret.encode()).decode()


def opened(text: str) -> str:
    return _box().decrypt(text.encode()).decode()
