"""Adding to the trail; nothing here changes or removes a line."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from prongsai.apps.audit.bridge import line_of
from prongsai.apps.audit.models import Chain, Entry, Kept
from prongsai.core.audit.chain import BEGINNING, seal

_BATCH = 500


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
    chain = _held(agency)
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


def _held(agency: str) -> Chain:
    """The chain of an agency, held until the transaction ends; begun with its first line."""
    rows = Chain.objects.select_for_update().filter(agency=agency)
    known = rows.first()
    if known is None:
        Chain.objects.get_or_create(agency=agency, defaults={"seal": BEGINNING})
    return known or rows.get()


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


def erase_of(agency: str, thing: str, key: str, at: dt.datetime) -> None:
    """Forget every value about people that lines on one thing refer to."""
    lines = Entry.objects.filter(agency=agency, thing=thing, key=key)
    for before, after in lines.values_list("before", "after"):
        for value in (*before.values(), *after.values()):
            if isinstance(value, dict) and value.keys() == {"ref"}:
                erase(value, at)


@dataclass(frozen=True, slots=True)
class Said:
    """A line to be written among many."""

    agency: str
    verb: str
    thing: str
    key: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]


def record_many(said: Sequence[Said], *, by: str, at: dt.datetime) -> None:
    """Lines of many chains at once, each chain in the order given; the same seals as one by one."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("a change and its line are written together or not at all")
    agencies = list(dict.fromkeys(each.agency for each in said))
    chains: dict[str, Chain] = {}
    for part in batched(agencies):
        held = Chain.objects.select_for_update().filter(agency__in=part)
        chains.update((chain.agency, chain) for chain in held)
    new = [Chain(agency=key, seal=BEGINNING) for key in agencies if key not in chains]
    old = list(chains.values())
    chains.update((chain.agency, chain) for chain in new)
    entries = [_next_line(chains[each.agency], each, by, at) for each in said]
    Entry.objects.bulk_create(entries, batch_size=_BATCH)
    Chain.objects.bulk_create(new, batch_size=_BATCH)
    Chain.objects.bulk_update(old, ["number", "seal"], batch_size=_BATCH)


def _next_line(chain: Chain, said: Said, by: str, at: dt.datetime) -> Entry:
    entry = Entry(
        agency=said.agency, number=chain.number + 1, at=at, by=by, verb=said.verb,
        thing=said.thing, key=said.key, before=dict(said.before), after=dict(said.after),
    )  # fmt: skip
    entry.seal = seal(line_of(entry), chain.seal)
    chain.number, chain.seal = entry.number, entry.seal
    return entry


def batched(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    """A bite at a time: databases take only so many values in one statement."""
    return (keys[start : start + _BATCH] for start in range(0, len(keys), _BATCH))
