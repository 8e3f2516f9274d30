"""Keys of people, the printed recovery key, and what is unlocked for a quarter of an hour."""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import secrets
import uuid
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from prongsai.adapters import sealing
from prongsai.adapters.sealing import Cost, Pair, fingerprint
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.audit.actions import record
from prongsai.apps.sealed import boxes, telling
from prongsai.apps.sealed.models import Desk, Holder, Unlocking
from prongsai.core.sealed import written_key
from prongsai.core.terms.problem import refuse

KEY, DESK = "sealed.key", "sealed.desk"
IDLE, LONGEST = dt.timedelta(minutes=15), dt.timedelta(hours=2)
COOKIE = "prongsai_sealed"


@dataclass(frozen=True, slots=True)
class Unlocked:
    """Somebody's key, for the length of one request."""

    holder: Holder
    pair: Pair


@transaction.atomic
def set_key(agency: Agency, passphrase: str, doer: Doer, known: Pair | None = None) -> Holder:
    """A first key, a new one, or the same behind another passphrase.

    A new one opens nothing that was sealed before: a colleague seals that anew for it.
    """
    row = Holder.objects.select_for_update().filter(agency=agency, person=doer.key).first()
    verb = "change" if row and known else "renew" if row else "add"
    pair = known or sealing.new_pair()
    row = row or Holder(agency=agency, person=doer.key)
    row.public, row.since = pair.public, doer.at.date()
    row.locked = sealing.lock(
        pair.private, passphrase, boxes.of_holder(row), Cost(settings.SEALED_PASSPHRASE_COST)
    )
    row.save()
    row.unlockings.all().delete()
    said = {"sealed_fingerprint": fingerprint(pair.public)}
    record(
        agency=agency.key, by=doer.key, at=doer.at, verb=verb, thing=KEY, key=doer.key, after=said
    )
    if known is None:
        telling.tell_of_key(agency, doer.key, "key", doer.at)
    return row


@transaction.atomic
def print_sheet(agency: Agency, sheet: str, doer: Doer) -> tuple[tuple[str, ...], str]:
    """The lines to be printed, and their fingerprint: the answer, and kept nowhere.

    Each sheet is printed by somebody else: whoever saw both could open what excludes him.
    """
    pair = sealing.new_pair()
    row = Desk.objects.select_for_update().filter(agency=agency).first()
    row = row or Desk(agency=agency, salt=secrets.token_bytes(16))
    if doer.key == (row.two_by if sheet == "one" else row.one_by):
        raise refuse("sealed-sheet-same-person")
    for name, each in (("", pair.public), ("_by", doer.key), ("_on", doer.at.date())):
        setattr(row, f"{sheet}{name}", each)
    row.save()
    said = {"sealed_fingerprint": fingerprint(pair.public)}
    record(
        agency=agency.key, by=doer.key, at=doer.at, verb="print", thing=DESK, key=agency.key,
        after=said,
    )  # fmt: skip
    telling.tell_of_key(agency, doer.key, "sheet", doer.at)
    return written_key.written(pair.private), said["sealed_fingerprint"]


def unlock(holder: Holder, passphrase: str, now: dt.datetime) -> tuple[Unlocked, str]:
    """The key, and what the browser keeps to have it again: half of it is here, half there."""
    pair = sealing.unlock(bytes(holder.locked), passphrase, boxes.of_holder(holder))
    if pair.public != bytes(holder.public):  # somebody put another key in its place
        raise refuse("sealed-key-replaced")
    half = secrets.token_bytes(sealing.KEY)
    row = Unlocking(holder=holder, until=now + IDLE, at_most=now + LONGEST)
    row.box = sealing.wrap(half, pair.private, boxes.of_unlocking(row))
    with transaction.atomic():
        Unlocking.objects.filter(until__lte=now).delete()
        row.save(force_insert=True)
    return Unlocked(holder, pair), f"{row.pk.hex}.{base64.urlsafe_b64encode(half).decode()}"


def unlocked(agency: Agency, person: str, cookie: str, now: dt.datetime) -> Unlocked | None:
    """What a browser unlocked before; each use holds it open for a while longer."""
    found = _found(agency, person, cookie)
    if found is None or found[0].until <= now or found[0].at_most <= now:
        return None
    row, half = found
    private = sealing.unwrap(half, bytes(row.box), boxes.of_unlocking(row))
    if row.until - now < IDLE - dt.timedelta(minutes=1):
        row.until = min(now + IDLE, row.at_most)
        row.save(update_fields=["until"])
    return Unlocked(row.holder, sealing.pair_of(private))


def lock(agency: Agency, person: str) -> None:
    """Every browser of his is locked, not only this one."""
    Unlocking.objects.filter(holder__agency=agency, holder__person=person).delete()


def forget(now: dt.datetime) -> int:
    """What nobody can use any more."""
    return Unlocking.objects.filter(until__lte=now).delete()[0]


def _found(agency: Agency, person: str, cookie: str) -> tuple[Unlocking, bytes] | None:
    key, _, half = cookie.partition(".")
    try:
        found, secret = uuid.UUID(hex=key), base64.urlsafe_b64decode(half)
    except (ValueError, binascii.Error):
        return None
    rows = Unlocking.objects.select_related("holder__agency")
    row = rows.filter(pk=found, holder__agency=agency, holder__person=person).first()
    return (row, secret) if row and len(secret) == sealing.KEY else None
