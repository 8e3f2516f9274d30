"""Rows of checklists as the core's values, and the rules they are held to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from prongsai.apps.assessments import bridge as results
from prongsai.apps.assessments.pinned import scorer_by
from prongsai.apps.assessments.rules import Pin
from prongsai.apps.disclosure.models import Checklist, Evidence, Item
from prongsai.apps.files.models import Attached
from prongsai.core.approval.approval import Approval
from prongsai.core.criteria.items import Item as Asked
from prongsai.core.criteria.lineage import Closeness
from prongsai.core.criteria.pack import Kind, Pack
from prongsai.core.disclosure.checklist import CHECKLIST_STEPS
from prongsai.core.disclosure.checklist import Checklist as Whole
from prongsai.core.disclosure.entries import Carried, Entry, File, Opinion, Piece, Shown, State
from prongsai.core.disclosure.windows import Days
from prongsai.core.shapes.fields import Unknown
from prongsai.core.terms.problem import Refused

SUBMITTING, APPEALING = "disclosure", "clarification"
"""Keys of the two windows in a pack's calendar."""


def pack_of(checklist: Checklist) -> Pack:
    """The rules it was begun under; refuses where nobody has them any more."""
    pin = Pin(checklist.pack, checklist.pack_hash, checklist.assumed, checklist.assumed_hash)
    return scorer_by(pin).pack


def known_pack(checklist: Checklist) -> Pack | None:
    """The same, where a page can do without."""
    try:
        return pack_of(checklist)
    except Refused:
        return None


def asked_in(pack: Pack) -> dict[str, Asked]:
    """The disclosure items of a pack, in the order of the national form."""
    return {
        code: item
        for code, item in pack.items.items()
        if pack.instrument_of(item).kind is Kind.DISCLOSURE
    }


def title_of(item: Asked) -> str:
    """Its official title, or what it is about in own words."""
    return item.title or item.short.th


def elements_of(item: Asked | None) -> tuple[str, ...] | Unknown:
    if item is None or isinstance(item.elements, Unknown):
        return Unknown.UNKNOWN
    return tuple(each.key for each in item.elements)


def approval(checklist: Checklist) -> Approval:
    """How far its approval has come; nobody in particular wrote it."""
    return Approval(CHECKLIST_STEPS, tuple(results.act(each) for each in checklist.acts))


def entry(
    row: Item,
    asked: Asked | None,
    evidence: Sequence[Evidence] = (),
    files: Mapping[str, Attached] | None = None,
) -> Entry:
    """An item as the core sees it."""
    return Entry(
        code=row.code,
        elements=elements_of(asked),
        shown={key: Shown(value) for key, value in row.shown.items()},
        pieces=tuple(piece(each, files or {}) for each in evidence),
        note=row.note,
        opinion=Opinion(row.points, row.points_reason) if row.points else None,
        forgone=row.forgone,
        carried=_carried(row),
        state=State(row.state),
    )


def _carried(row: Item) -> Carried | None:
    if not row.carried:
        return None
    return Carried(tuple(row.carried), Closeness(row.carried_how), row.renewed_at is not None)


def piece(row: Evidence, files: Mapping[str, Attached]) -> Piece:
    """A piece of evidence; a file that lies in the bin is not part of it."""
    return Piece(row.title, row.address, _file(files.get(row.file)), _file(files.get(row.twin)))


def _file(found: Attached | None) -> File | None:
    if found is None:
        return None
    return File(found.name, found.stored.hash, found.media, found.stored.size)


def whole(checklist: Checklist, entries: Sequence[Entry]) -> Whole:
    return Whole(tuple(entries), approval(checklist))


def window(checklist: Checklist, pack: Pack | None) -> Days:
    """When it is submitted: as somebody typed it, else as the rules know it."""
    return Days(checklist.opens, checklist.closes).or_else(of_rules(pack, SUBMITTING))


def appeal_window(checklist: Checklist, pack: Pack | None) -> Days:
    """When an appeal may be made."""
    typed = Days(checklist.appeal_opens, checklist.appeal_closes)
    return typed.or_else(of_rules(pack, APPEALING))


def of_rules(pack: Pack | None, key: str) -> Days:
    """A window as far as the pack knows it."""
    found = pack.calendar.get(key) if pack else None
    days = (found.opens, found.closes) if found else (None, None)
    opens, closes = (None if isinstance(each, Unknown) else each for each in days)
    return Days(opens, closes)
