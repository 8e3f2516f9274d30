"""Attaching files to things, taking them off again, and emptying the recycle bin."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from prongsai.apps.audit.actions import erase_of, keep, record
from prongsai.apps.files import store
from prongsai.apps.files.checking import Checked
from prongsai.apps.files.models import Attached, Stored
from prongsai.core.terms.problem import refuse


@dataclass(frozen=True, slots=True)
class Owner:
    """The thing a file belongs to."""

    agency: str
    thing: str
    key: str


@transaction.atomic
def attach(file: Checked, to: Owner, *, by: str, at: dt.datetime, secret: bool = False) -> Attached:
    """Keep a file that was checked; who may read it, the thing it belongs to decides.

    Of a `secret` one the trail says neither whose it is nor what it is called.
    """
    if to.thing not in settings.FILE_READERS:
        raise LookupError(f"nobody could read a file of {to.thing}: see FILE_READERS")
    digest, size = file.digest, len(file.content)
    about = {"size": size, "media": file.kind.media, "at": at}
    Stored.objects.get_or_create(hash=digest, defaults=about)
    # Held until the end, so that an emptying bin can't take the file away underneath.
    stored = Stored.objects.select_for_update().get(hash=digest)
    store.put(digest, file.content)
    attached = Attached.objects.create(
        stored=stored, agency=to.agency, thing=to.thing, owner=to.key, name=file.name,
        media=file.kind.media, by=by, at=at,
    )  # fmt: skip
    after: dict[str, Any] = {"thing": to.thing, "owner": to.key}
    if not secret:
        after |= {"file": keep(file.name), "sha256": digest}
    record(
        agency=to.agency, by="" if secret else by, at=at, verb="attach", thing="files.attached",
        key=attached.key, after=after,
    )  # fmt: skip
    return attached


@transaction.atomic
def remove(agency: str, key: str, *, by: str, at: dt.datetime) -> None:
    """Into the recycle bin; there it stays for a while."""
    attached = _held(agency, key, removed=False)
    attached.removed_by, attached.removed_at = by, at
    attached.save(update_fields=["removed_by", "removed_at"])
    _line("remove", attached, by, at)


@transaction.atomic
def put_back(agency: str, key: str, *, by: str, at: dt.datetime) -> None:
    """Out of the recycle bin again."""
    attached = _held(agency, key, removed=True)
    attached.removed_by, attached.removed_at = "", None
    attached.save(update_fields=["removed_by", "removed_at"])
    _line("put back", attached, by, at)
    if taker := settings.FILE_TAKERS.get(attached.thing):
        import_string(taker)(attached, by=by, at=at)


def empty_bin(at: dt.datetime) -> int:
    """Delete what has lain in the bin long enough; how many that were."""
    before = at - dt.timedelta(days=settings.BIN_DAYS)
    keys = Attached.objects.filter(removed_at__lte=before).values_list("key", flat=True)
    return sum(_delete(key, before, at) for key in list(keys))


@transaction.atomic
def _delete(key: str, before: dt.datetime, at: dt.datetime) -> bool:
    """One attachment for good that has lain in the bin long enough."""
    attached = Attached.objects.select_for_update().filter(key=key).first()
    if attached is None or attached.removed_at is None or attached.removed_at > before:
        return False  # put back, or deleted by somebody else, in the meantime
    _drop(attached, at)
    return True


@transaction.atomic
def discard(agency: str, key: str, at: dt.datetime) -> None:
    """Delete a file for good together with the thing it was part of, which lay in a bin itself."""
    attached = Attached.objects.select_for_update().filter(agency=agency, key=key).first()
    if attached is not None:
        _drop(attached, at)


def _drop(attached: Attached, at: dt.datetime) -> None:
    """With its name, and its content where nothing else refers to it."""
    stored = Stored.objects.select_for_update().get(pk=attached.stored_id)
    _line("delete", attached, "", at)
    erase_of(attached.agency, "files.attached", attached.key, at)
    attached.delete()
    if not stored.attachments.exists():
        # The row goes while it is held: whoever attaches the same content waits, then writes anew.
        store.drop(stored.hash)
        stored.delete()


def _held(agency: str, key: str, *, removed: bool) -> Attached:
    rows = Attached.objects.select_for_update().filter(agency=agency, key=key)
    attached = rows.filter(removed_at__isnull=not removed).first()
    if attached is None:
        raise refuse("file-gone")
    return attached


def _line(verb: str, attached: Attached, by: str, at: dt.datetime) -> None:
    about = {"thing": attached.thing, "owner": attached.owner}
    record(
        agency=attached.agency, by=by, at=at, verb=verb, thing="files.attached",
        key=attached.key, before=about,
    )  # fmt: skip
