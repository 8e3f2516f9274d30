"""Evidence of an item: added, changed, put in order, removed and had back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction

from prongsai.apps.assessments.actions import Doer
from prongsai.apps.audit.actions import keep
from prongsai.apps.disclosure import queries
from prongsai.apps.disclosure.actions import ITEM, entry_of, held, key_of, line, moved, open_item
from prongsai.apps.disclosure.models import Check, Evidence, Item, new_key
from prongsai.apps.disclosure.snapshots import discard_shots
from prongsai.apps.disclosure.watching import ask_for
from prongsai.apps.disclosure.working import Worker
from prongsai.apps.files.actions import Owner, attach, discard
from prongsai.apps.files.checking import Checked
from prongsai.core.terms.problem import refuse


@dataclass(frozen=True, slots=True)
class Given:
    """A piece of evidence as somebody hands it in; without a file the one that is there stays."""

    title: str
    address: str = ""
    file: Checked | None = None
    twin: Checked | None = None


@transaction.atomic
def add(item: Item, worker: Worker, given: Given, key: str = "") -> Evidence:
    """Sending the same form twice makes one piece: it brings the key of the piece along."""
    item = open_item(item, worker)
    known = Evidence.objects.filter(key=key).first() if key else None
    if known is not None and known.item_id == item.pk:
        return known
    entry = entry_of(item).worked_on()
    last = Evidence.objects.filter(item=item).order_by("-place").first()
    evidence = Evidence(
        item=item, key=new_key() if known or not key else key, title=given.title,
        place=last.place + 1 if last else 1, address=given.address, by=worker.doer.key,
        at=worker.doer.at,
    )  # fmt: skip
    _files(evidence, given, worker.doer)
    evidence.save(force_insert=True)
    ask_for(evidence, worker.doer.at)
    moved(item, entry, worker.doer.at)
    line(item, worker.doer, "add evidence", _said(evidence))
    return evidence


@transaction.atomic
def change(evidence: Evidence, worker: Worker, given: Given) -> Evidence:
    """Its title and address, and other files in place of those that are there."""
    item = open_item(evidence.item, worker)
    evidence = _there(item, evidence.key)
    before, address = _said(evidence), evidence.address
    same = (given.title, given.address) == (evidence.title, evidence.address)
    if same and given.file is None and given.twin is None:
        return evidence
    entry = entry_of(item).worked_on()
    evidence.title, evidence.address = given.title, given.address
    _files(evidence, given, worker.doer)
    evidence.save(update_fields=["title", "address", "file", "twin"])
    if evidence.address != address:
        ask_for(evidence, worker.doer.at)
    moved(item, entry, worker.doer.at)
    line(item, worker.doer, "change evidence", _said(evidence), before)
    return evidence


def _there(item: Item, key: str) -> Evidence:
    found = queries.piece_of(item, key)
    if found is None:
        raise refuse("evidence-gone")
    return found


def _files(evidence: Evidence, given: Given, doer: Doer) -> None:
    """A file that is replaced stays in the store, where the trail finds it."""
    owner = Owner(evidence.item.checklist.agency.key, ITEM, key_of(evidence.item))
    for name, file in (("file", given.file), ("twin", given.twin)):
        if file is not None:
            setattr(evidence, name, attach(file, owner, by=doer.key, at=doer.at).key)


def _said(evidence: Evidence) -> dict[str, Any]:
    """As the trail tells it: titles and addresses may name people."""
    return {
        "title": keep(evidence.title),
        **({"web_address": keep(evidence.address)} if evidence.address else {}),
        "has_file": bool(evidence.file),
        "has_twin": bool(evidence.twin),
    }


@transaction.atomic
def move(evidence: Evidence, worker: Worker, *, up: bool) -> Evidence:
    """One place up or down; at the end of the list it stays where it is."""
    item = open_item(evidence.item, worker)
    rows = list(Evidence.objects.filter(item=item, removed_at=None).order_by("place", "pk"))
    keys = [row.key for row in rows]
    if evidence.key not in keys:
        raise refuse("evidence-gone")
    at = keys.index(evidence.key)
    to = at - 1 if up else at + 1
    if not 0 <= to < len(rows):
        return evidence
    entry = entry_of(item).worked_on()
    rows[at], rows[to] = rows[to], rows[at]
    for place, row in enumerate(rows, start=1):
        row.place = place
    Evidence.objects.bulk_update(rows, ["place"])
    moved(item, entry, worker.doer.at)
    line(item, worker.doer, "move evidence", {"place": to + 1}, {"place": at + 1})
    return evidence


@transaction.atomic
def remove(evidence: Evidence, worker: Worker) -> None:
    """Into the recycle bin."""
    item = open_item(evidence.item, worker)
    evidence = _there(item, evidence.key)
    entry = entry_of(item).worked_on()
    evidence.removed_by, evidence.removed_at = worker.doer.key, worker.doer.at
    evidence.save(update_fields=["removed_by", "removed_at"])
    moved(item, entry, worker.doer.at)
    line(item, worker.doer, "remove evidence", {}, _said(evidence))


@transaction.atomic
def put_back(agency: str, key: str, *, by: str, at: dt.datetime) -> None:
    """Out of the bin, as long as its checklist may be changed."""
    rows = Evidence.objects.filter(key=key, item__checklist__agency__key=agency)
    row = rows.exclude(removed_at=None).select_related("item__checklist__agency").first()
    if row is None:
        raise refuse("evidence-gone")
    checklist = held(row.item.checklist)
    row.item.checklist = checklist
    if queries.is_on_its_way(checklist) and not checklist.submitted:
        raise refuse("checklist-on-its-way")
    entry = entry_of(row.item).worked_on()
    row.removed_by, row.removed_at = "", None
    row.save(update_fields=["removed_by", "removed_at"])
    moved(row.item, entry, at)
    line(row.item, Doer(by, (), at), "put back evidence", _said(row))


def empty(at: dt.datetime) -> int:
    """Delete what has lain in the bin long enough; how many that were."""
    before = at - dt.timedelta(days=settings.BIN_DAYS)
    keys = Evidence.objects.filter(removed_at__lte=before).values_list("key", flat=True)
    return sum(_delete(key, before, at) for key in list(keys))


@transaction.atomic
def _delete(key: str, before: dt.datetime, at: dt.datetime) -> bool:
    rows = Evidence.objects.select_for_update(of=("self",)).filter(key=key, removed_at__lte=before)
    row = rows.select_related("item__checklist__agency").first()
    if row is None:
        return False
    agency = row.item.checklist.agency.key
    line(row.item, Doer("", (), at), "delete evidence", {}, {"place": row.place})
    for file in (row.file, row.twin):
        if file:
            discard(agency, file, at)
    check = Check.objects.filter(evidence=row).first()
    if check is not None:
        check.evidence = row
        discard_shots(check, at)
    row.delete()
    return True
