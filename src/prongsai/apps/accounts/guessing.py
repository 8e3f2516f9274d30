"""Whoever guesses is slowed down, and guessing leaves the machine free for everybody else."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings

from prongsai.apps.accounts.models import FailedSignIn, SignedInBefore

WINDOW = dt.timedelta(minutes=15)
PER_NAME_AND_ADDRESS = 5
"""Wrong passwords for one name from one place, before that pair waits; others never wait for it."""
PER_ADDRESS = 60
"""An office shares one address, and its people forget passwords; a guesser tries far more names."""
PER_NAME_WHERE_GUESSED = 2
"""Wrong passwords for one name from a place that is over its limit. Who made none and has signed in
from there before doesn't wait, so that no guesser keeps a whole office out; whether anybody else's
name is known at all, nobody learns."""
REMEMBERED = dt.timedelta(days=90)
"""How long a place counts as one where somebody signs in."""

QUEUE = 3
"""Password checks that may wait for the one under way, in each process: most of its threads stay
free for those who are signed in."""
_places, _turn = threading.BoundedSemaphore(1 + QUEUE), threading.Lock()


class BusyError(Exception):
    """Too many passwords are being checked at this moment."""


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """A check takes a hundred megabytes and every core; more than one at once would stop pages."""
    if not _places.acquire(blocking=False):
        raise BusyError
    try:
        with _turn:
            yield
    finally:
        _places.release()


def may_try(name: str, address: str, now: dt.datetime, browser: str = "") -> bool:
    """Whether this name may be tried from this address; it counts as wrong until it succeeded.

    Counted before the check, so that many at the same moment are no more than one after another.
    A browser in which this person was signed in before has a count of its own: nobody beside him
    can use it up.
    """
    address = _place(address, browser)
    this = FailedSignIn.objects.create(name=_digest(name), address=_digest(address), at=now)
    if _over(name, address, now):
        this.delete()
        return False
    return True


def _over(name: str, address: str, now: dt.datetime) -> bool:
    here = FailedSignIn.objects.filter(at__gt=now - WINDOW, address=_digest(address))
    tried = here.filter(name=_digest(name)).count()
    if tried > PER_NAME_AND_ADDRESS:
        return True
    if not address or here.count() <= PER_ADDRESS:
        return False
    known = SignedInBefore.objects.filter(pair=_pair(name, address), at__gt=now - REMEMBERED)
    return tried > PER_NAME_WHERE_GUESSED or not known.exists()


def _place(address: str, browser: str) -> str:
    return f"{address}\n{browser}" if browser else address


def not_tried(name: str, address: str, browser: str = "") -> None:
    """The check didn't take place."""
    place = _digest(_place(address, browser))
    last = FailedSignIn.objects.filter(name=_digest(name), address=place).last()
    if last:
        last.delete()


def succeeded(name: str, address: str, now: dt.datetime, browser: str = "") -> None:
    """What was wrong before is forgotten, and the place is remembered."""
    place = _digest(_place(address, browser))
    FailedSignIn.objects.filter(name=_digest(name), address=place).delete()
    if address:
        SignedInBefore.objects.update_or_create(pair=_pair(name, address), defaults={"at": now})


def forget(now: dt.datetime) -> int:
    """What counts no more."""
    SignedInBefore.objects.filter(at__lte=now - REMEMBERED).delete()
    return FailedSignIn.objects.filter(at__lte=now - WINDOW).delete()[0]


def _pair(name: str, address: str) -> str:
    return _digest(f"{name}\n{address}")


def _digest(text: str) -> str:
    """Names and addresses are not kept in the clear."""
    return hmac.new(settings.SECRET_KEY.encode(), text.encode(), hashlib.sha256).hexdigest()
