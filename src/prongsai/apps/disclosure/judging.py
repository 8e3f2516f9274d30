"""The assessor's results, and the appeal against them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from prongsai.apps.assessments.actions import Doer
from prongsai.apps.audit.actions import keep
from prongsai.apps.disclosure import bridge, queries
from prongsai.apps.disclosure.actions import held, line, whole_line
from prongsai.apps.disclosure.models import Checklist, Item
from prongsai.core.disclosure.entries import State
from prongsai.core.disclosure.judging import Judgement
from prongsai.core.disclosure.windows import Phase
from prongsai.core.terms.problem import refuse

_JUDGED = {State.ACCEPTED.value: True, State.FAILED.value: False}


def judgement_of(item: Item) -> Judgement | None:
    """What the assessor said, where it was entered."""
    accepted = _JUDGED.get(item.state)
    return None if accepted is None else Judgement(accepted, item.comment)


@transaction.atomic
def judge(checklist: Checklist, said: Mapping[str, Judgement | None], doer: Doer) -> Checklist:
    """Results of some items; `None` takes back what was entered by mistake."""
    checklist = held(checklist)
    if not checklist.submitted:
        raise refuse("checklist-not-submitted")
    rows = [item for item in queries.items_of(checklist) if item.code in said]
    touched = [item for item in rows if judgement_of(item) != said[item.code]]
    if not touched:
        return checklist
    before = _told(touched)
    for item in touched:
        found = said[item.code]
        entry = bridge.entry(item, None).judged(found.accepted if found else None)
        item.state, item.moved_at = entry.state.value, doer.at
        item.comment = found.comment if found else ""
        item.judged_at = doer.at if found else None
    Item.objects.bulk_update(touched, ["state", "comment", "judged_at", "moved_at"])
    checklist.moved_at = doer.at
    checklist.save(update_fields=["moved_at"])
    after = _told(touched)
    comments = {item.code: item.comment for item in touched if item.comment}
    after |= {"comments": keep(comments)} if comments else {}
    whole_line(checklist, doer, "judge", after, before)
    return checklist


def _told(items: list[Item]) -> dict[str, Any]:
    """How many and which, by what became of them."""
    found: dict[str, list[str]] = {}
    for item in items:
        found.setdefault(f"judged_{item.state}", []).append(item.code)
    return dict(found)


@transaction.atomic
def appeal(item: Item, doer: Doer, reason: str) -> Item:
    """Why the agency disagrees with a failed item; an empty reason takes it out of the appeal."""
    checklist = held(item.checklist)
    check_window(checklist, doer)
    item = Item.objects.get(pk=item.pk)
    item.checklist = checklist
    if item.state != State.FAILED:
        raise refuse("item-not-failed", item=item.code)
    if item.appeal == reason:
        return item
    before = {"reason": keep(item.appeal)} if item.appeal else {}
    item.appeal = reason
    item.save(update_fields=["appeal"])
    after = {"reason": keep(reason)} if reason else {}
    line(item, doer, "appeal" if reason else "drop appeal", after, before)
    return item


def check_window(checklist: Checklist, doer: Doer) -> None:
    """Nothing that an appeal says changes once it was too late to send it."""
    window = bridge.appeal_window(checklist, bridge.pack_of(checklist))
    if window.phase(timezone.localtime(doer.at).date()) is Phase.OVER:
        raise refuse("appeal-over")


@transaction.atomic
def name_letter(checklist: Checklist, key: str, doer: Doer) -> Checklist:
    """Which paper carries the appeal."""
    checklist = held(checklist)
    if checklist.letter == key:
        return checklist
    checklist.letter = key
    checklist.save(update_fields=["letter"])
    whole_line(checklist, doer, "write letter", {"paper": key})
    return checklist
