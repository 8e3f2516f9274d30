"""Adding to the trail; nothing here changes or removes a line."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from prongsai.apps.audit.bridge import line_of
from prongsai.apps.audit.models import Chain, Entry, Kept
from prongsai.core.audit.chain import BEGINNING, seal


def record(
    *,
    agency: str,
    by: str,
    at: dt.datetime,
    verb: str,
    thing: str,
    key: str,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> Entry:
    """One line; it must stand in the transaction of the change it tells of."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("a change and its line are written together or not at all")
    Chain.objects.get_or_create(agency=agency, defaults={"seal": BEGINNING})
    chain = Chain.objects.select_for_update().get(agency=agency)
    entry = Entry(
        agency=agency,
        number=chain.number + 1,
        at=at,
        by=by,
        verb=verb,
        thing=thing,
        key=key,
        before=dict(before or {}),
        after=dict(after or {}),
    )
    entry.seal = seal(line_of(entry), chain.seal)
    entry.save(force_insert=True)
    chain.number, chain.seal = entry.number, entry.seal
    chain.save(update_fields=["number", "seal"])
    return entry


def changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[dict[str, Any], ...]:
    """Only what differs, on both sides."""
    keys = [key for key in {**before, **after} if before.get(key) != after.get(key)]
    return (
        {key: before[key] for key in keys if key in before},
        {key: after[key] for key in keys if key in after},
    )


def keep(value: Any) -> dict[str, str]:
    """Put a value about a person where it can be erased; the trail gets the reference only."""
    kept = Kept.objects.create(key=uuid.uuid4().hex, value=value)
    return {"ref": kept.key}


def erase(reference: Mapping[str, str], at: dt.datetime) -> None:
    """Forget a value the trail refers to; the chain stays whole."""
    Kept.objects.filter(key=reference["ref"]).update(value=None, erased=at)
