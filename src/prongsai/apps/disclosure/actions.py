"""Working on items, giving them to divisions, passing the whole on: one transaction, one line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from prongsai.apps.assessments import bridge as results
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.audit.actions import keep, record
from prongsai.apps.disclosure import bridge, queries
from prongsai.apps.disclosure.models import Checklist, Item
from prongsai.apps.disclosure.telling import tell
from prongsai.apps.disclosure.working import Worker, must_work_on
from prongsai.core.disclosure.entries import Entry
from prongsai.core.terms.problem import refuse

CHECKLIST, ITEM = "disclosure.checklist", "disclosure.item"
WORDS = {"note": "note_to_assessor", "points": "self_score", "points_reason": "self_score_reason"}
"""Columns that somebody types into, and what the trail calls them."""
WINDOWS = ("opens", "closes", "appeal_opens", "appeal_closes")


def held(checklist: Checklist) -> Checklist:
    """The row as it is now, held until the transaction ends: whatever changes an item holds it."""
    rows = Checklist.objects.select_for_update(of=("self",)).select_related("agency")
    return rows.get(pk=checklist.pk)


def open_item(item: Item, worker: Worker) -> Item:
    """An item that this person may change now, with its checklist held."""
    checklist = held(item.checklist)
    must_work_on(worker, found := Item.objects.get(pk=item.pk))
    if queries.is_on_its_way(checklist) and not checklist.submitted:
        raise refuse("checklist-on-its-way")
    found.checklist = checklist
    return found


def entry_of(item: Item) -> Entry:
    """The item as the core sees it, with its evidence and its rules."""
    asked = bridge.asked_in(bridge.pack_of(item.checklist)).get(item.code)
    return queries.entries_of(item.checklist, [item], {item.code: asked} if asked else {})[0]


def key_of(item: Item) -> str:
    """What the trail and the file store call it."""
    return f"{item.checklist.year}-{item.code}"


def line(
    item: Item,
    doer: Doer,
    verb: str,
    after: Mapping[str, Any],
    before: Mapping[str, Any] | None = None,
) -> None:
    record(
        agency=item.checklist.agency.key, by=doer.key, at=doer.at, verb=verb, thing=ITEM,
        key=key_of(item), before=before, after=after,
    )  # fmt: skip


def whole_line(
    checklist: Checklist,
    doer: Doer,
    verb: str,
    after: Mapping[str, Any],
    before: Mapping[str, Any] | None = None,
) -> None:
    record(
        agency=checklist.agency.key, by=doer.key, at=doer.at, verb=verb, thing=CHECKLIST,
        key=str(checklist.year), before=before, after=after,
    )  # fmt: skip


def moved(item: Item, entry: Entry, at: dt.datetime, *columns: str) -> None:
    """Store an item in its new state."""
    item.state, item.moved_at = entry.state.value, at
    item.save(update_fields=["state", "moved_at", *columns])


# --- One item ------------------------------------------------------------------------------------


@transaction.atomic
def change(item: Item, worker: Worker, facts: Mapping[str, Any]) -> Item:
    """What was found about its elements, the note, the self-score; nothing new is no change."""
    item = open_item(item, worker)
    touched = [name for name in facts if getattr(item, name) != facts[name]]
    if not touched:
        return item
    before, after = _said(item, touched), dict[str, Any]()
    state = item.state
    entry = entry_of(item).worked_on()
    for name in touched:
        setattr(item, name, facts[name])
    moved(item, entry, worker.doer.at, *touched)
    after = _said(item, touched)
    if state != item.state:
        before, after = before | {"item_state": state}, after | {"item_state": item.state}
    line(item, worker.doer, "change", after, before)
    return item


def _said(item: Item, names: list[str]) -> dict[str, Any]:
    """As the trail tells it; what somebody typed may name people."""
    said: dict[str, Any] = {}
    if "shown" in names:
        said["elements"] = [f"{key}: {value}" for key, value in sorted(item.shown.items())]
    for name in names:
        if name in WORDS and (value := getattr(item, name)):
            said[WORDS[name]] = value if name == "points" else keep(value)
    return said


@transaction.atomic
def confirm_renewed(item: Item, worker: Worker) -> Item:
    """Somebody has looked: what was carried over is this year's."""
    item = open_item(item, worker)
    if item.renewed_at is not None:
        return item
    entry = entry_of(item).renewed()
    item.renewed_by, item.renewed_at = worker.doer.key, worker.doer.at
    moved(item, entry, worker.doer.at, "renewed_by", "renewed_at")
    line(item, worker.doer, "confirm", {"carried": item.carried})
    return item


@transaction.atomic
def call_ready(item: Item, worker: Worker) -> Item:
    """Nothing is missing: it waits for the others."""
    item = open_item(item, worker)
    return _step(item, worker, "call ready", Entry.called_ready)


@transaction.atomic
def call_back(item: Item, worker: Worker) -> Item:
    """It is not ready after all."""
    item = open_item(item, worker)
    return _step(item, worker, "call back", Entry.worked_on)


def _step(item: Item, worker: Worker, verb: str, step: Callable[[Entry], Entry]) -> Item:
    before = item.state
    entry = step(entry_of(item))
    if entry.state.value == before:
        return item
    moved(item, entry, worker.doer.at)
    line(item, worker.doer, verb, {"item_state": item.state}, {"item_state": before})
    return item


@transaction.atomic
def forgo(item: Item, worker: Worker, reason: str) -> Item:
    """Leave it unanswered and say why; without a reason, answer it after all."""
    item = open_item(item, worker)
    entry = entry_of(item).forgoing(reason)
    if item.forgone == entry.forgone:
        return item
    before = {"reason": keep(item.forgone)} if item.forgone else {}
    item.forgone = entry.forgone
    moved(item, entry.called_ready() if entry.forgone else entry, worker.doer.at, "forgone")
    after = {"reason": keep(item.forgone)} if item.forgone else {}
    line(item, worker.doer, "leave out" if item.forgone else "take up", after, before)
    return item


# --- The whole -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Owed:
    """Who owes an item, and until when where that was set."""

    division: str = ""
    person: str = ""
    due: dt.date | None = None


@transaction.atomic
def assign(checklist: Checklist, owed: Mapping[str, Owed], doer: Doer) -> Checklist:
    """Give items to divisions and people; nothing of what they say is touched."""
    checklist = held(checklist)
    rows = list(checklist.items.order_by("place"))
    now = {row.code: Owed(row.division, row.person, row.due) for row in rows}
    touched = [row for row in rows if row.code in owed and owed[row.code] != now[row.code]]
    if not touched:
        return checklist
    for row in touched:
        wanted = owed[row.code]
        row.division, row.person, row.due = wanted.division, wanted.person, wanted.due
    Item.objects.bulk_update(touched, ["division", "person", "due"])
    names = {each.key: each.name for each in queries.divisions(checklist.agency)}
    codes = [row.code for row in touched]
    before = _assigned({code: now[code] for code in codes}, names)
    after = _assigned({code: owed[code] for code in codes}, names)
    whole_line(checklist, doer, "assign", after, before)
    return checklist


def _assigned(owed: Mapping[str, Owed], names: Mapping[str, str]) -> dict[str, Any]:
    """Divisions and days in words; people kept apart."""
    told = [
        " ".join(filter(None, (code, names.get(each.division), _day(each.due))))
        for code, each in owed.items()
    ]
    people = {code: each.person for code, each in owed.items() if each.person}
    return {"assigned": told, **({"owing": keep(people)} if people else {})}


@transaction.atomic
def set_windows(checklist: Checklist, days: Mapping[str, dt.date | None], doer: Doer) -> Checklist:
    """The windows of submission and appeal, as a letter gave them."""
    checklist = held(checklist)
    touched = [name for name in WINDOWS if getattr(checklist, name) != days.get(name)]
    if not touched:
        return checklist
    before = {f"window_{name}": _day(getattr(checklist, name)) for name in touched}
    for name in touched:
        setattr(checklist, name, days.get(name))
    checklist.save(update_fields=touched)
    after = {f"window_{name}": _day(getattr(checklist, name)) for name in touched}
    whole_line(checklist, doer, "set windows", after, before)
    return checklist


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day else ""


@transaction.atomic
def take(checklist: Checklist, doer: Doer) -> Checklist:
    """Pass it on: prepared, passed, approved."""
    return _decide(checklist, doer, "")


@transaction.atomic
def give_back(checklist: Checklist, doer: Doer, reason: str) -> Checklist:
    """Send it back to be worked on."""
    return _decide(checklist, doer, reason, back=True)


def _decide(checklist: Checklist, doer: Doer, reason: str, *, back: bool = False) -> Checklist:
    checklist = held(checklist)
    whole = queries.whole(checklist)
    step = whole.approval.next
    acting = step is not None and step.role in doer.acting
    if back:
        after = whole.given_back(doer.key, doer.roles, doer.at, reason, acting=acting).approval
    else:
        after = whole.taken(doer.key, doer.roles, doer.at, acting=acting).approval
    checklist.acts, checklist.approved = results.acts(after), after.is_complete
    checklist.moved_at = doer.at
    checklist.save(update_fields=["acts", "approved", "moved_at"])
    said: dict[str, Any] = {"approved": True} if checklist.approved else {}
    if back:
        said["reason"] = keep(after.acts[-1].reason)
    whole_line(checklist, doer, "return" if back else step.key if step else "", said)
    tell(checklist, after)
    return checklist
