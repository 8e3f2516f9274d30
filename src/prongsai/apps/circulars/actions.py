"""Preparing, correcting and deleting drafts: one transaction and one line each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.audit.actions import keep, record
from prongsai.apps.bin.actions import Removal
from prongsai.apps.circulars import bridge
from prongsai.apps.circulars.bridge import packed
from prongsai.apps.circulars.models import Circular
from prongsai.apps.files import actions as files
from prongsai.apps.files.checking import Checked, checked
from prongsai.apps.files.models import Attached
from prongsai.apps.files.queries import attached
from prongsai.apps.files.store import path_of
from prongsai.apps.look.keys import new_key
from prongsai.core.circulars.audience import Audience, Hand
from prongsai.core.circulars.content import faults
from prongsai.core.terms.problem import Refused, refuse

CIRCULAR = "circulars.circular"
COLUMNS = ("title", "asks", "address", "paper", "until", "everybody", "units", "roles")
PERSONAL = ("title", "asks", "address")
"""What may name somebody: the trail only refers to it."""
_IN_TRAIL = {
    "title": "circular_title", "asks": "circular_asks", "address": "web_address",
    "paper": "circular_paper", "until": "acknowledge_by", "everybody": "circular_everybody",
    "units": "circular_units", "roles": "circular_roles",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A draft as somebody hands it in; without a file the one that is there stays."""

    title: str
    asks: str
    audience: Audience
    address: str = ""
    paper: str = ""
    until: dt.date | None = None
    file: Checked | None = None

    @property
    def columns(self) -> dict[str, Any]:
        said = {name: getattr(self, name) for name in ("title", "asks", "address", "paper")}
        whom = self.audience
        return {
            **said, "until": self.until, "everybody": whom.everybody,
            "units": packed(whom.units), "roles": packed(whom.roles),
        }  # fmt: skip


def add(agency: Agency, given: Given, hand: Hand, doer: Doer, key: str = "") -> Circular:
    """A draft; the form that is sent twice brings its key along and makes one."""
    row = Circular(
        agency=agency, made_by=doer.key, made_at=doer.at, of_whole=hand.whole, **given.columns
    )
    _clean(row, hand, doer.at.date())
    return _add(row, given.file, doer, key)


def _clean(row: Circular, hand: Hand, today: dt.date) -> None:
    if found := list(faults(bridge.content(row), today)):
        raise Refused(found)
    if not hand.may_write(bridge.audience(row)):
        raise refuse("circular-not-yours")


@transaction.atomic
def _add(row: Circular, file: Checked | None, doer: Doer, key: str) -> Circular:
    known = Circular.objects.select_for_update().filter(key=key).first() if key else None
    if known is not None and known.agency_id == row.agency_id:
        return known
    row.key = new_key() if known or not key else key
    _attach(row, file, doer)
    row.save(force_insert=True)
    line(row, doer, "add", said(row))
    return row


@transaction.atomic
def change(row: Circular, given: Given, hand: Hand, doer: Doer) -> Circular:
    """What a draft says; a file that is handed in sends the other one into the recycle bin."""
    row, wanted = drafted(row), given.columns
    touched = [name for name, each in wanted.items() if getattr(row, name) != each]
    before, old = said(row, touched), row.file
    for name in touched:
        setattr(row, name, wanted[name])
    _clean(row, hand, doer.at.date())
    if not touched and given.file is None:
        return row
    _attach(row, given.file, doer)
    row.save(update_fields=[*COLUMNS, "file"])
    if old and old != row.file:
        files.remove(row.agency.key, old, by=doer.key, at=doer.at)
    line(row, doer, "change", said(row, touched), before)
    return row


def drafted(row: Circular) -> Circular:
    """The row as it is now, held; refused where it was sent or removed in the meantime."""
    held = REMOVAL.held(row.agency.key, row.key)
    if held.removed_at is not None:
        raise refuse("circular-gone")
    if held.sent_at is not None:
        raise refuse("circular-sent-already")
    return held


def _attach(row: Circular, file: Checked | None, doer: Doer) -> None:
    if file is not None:
        owner = files.Owner(row.agency.key, CIRCULAR, row.key)
        row.file = files.attach(file, owner, by=doer.key, at=doer.at).key


@transaction.atomic
def correct(row: Circular, doer: Doer) -> Circular:
    """The draft of the next version, which says the same to begin with; there is one at a time."""
    held = REMOVAL.held(row.agency.key, row.key)
    if held.sent_at is None or held.end:
        raise refuse("circular-closed")
    begun = held.corrections.filter(removed_at=None).first()
    if begun is not None:
        return begun
    same = {name: getattr(held, name) for name in COLUMNS}
    made = Circular(
        **{**same, "agency": held.agency, "version": held.version + 1, "replaces": held},
        made_by=doer.key, made_at=doer.at, of_whole=held.of_whole,
    )  # fmt: skip
    _attach(made, _copy(held), doer)
    made.save(force_insert=True)
    line(made, doer, "add", said(made))
    return made


def _copy(row: Circular) -> Checked | None:
    """Its file, to be attached once more."""
    found = attached(row.agency.key, row.file) if row.file else None
    return checked(found.name, path_of(found.stored.hash).read_bytes()) if found else None


@transaction.atomic
def taken_back(file: Attached, *, by: str, at: dt.datetime) -> None:
    """A file out of the recycle bin, in its old place; what was sent keeps its own."""
    row = REMOVAL.held(file.agency, file.owner)
    if row.sent_at is not None:
        raise refuse("circular-sent-already")
    if by != row.made_by:  # the bin shows files of drafts that are none of one's business
        raise refuse("circular-not-handled")
    old, row.file = row.file, file.key
    row.save(update_fields=["file"])
    if old:
        files.remove(file.agency, old, by=by, at=at)
    line(row, Doer(by, (), at), "take back", {"has_file": True})


@transaction.atomic
def remove(row: Circular, doer: Doer) -> None:
    """A draft, into the recycle bin."""
    if REMOVAL.held(row.agency.key, row.key).sent_at is not None:
        raise refuse("circular-sent-already")
    REMOVAL.remove(row.agency.key, row.key, by=doer.key, at=doer.at)


def _binned(row: Circular, verb: str, by: str, at: dt.datetime) -> None:
    before = {"remove": said(row), "delete": {"version": row.version}}.get(verb)
    line(row, Doer(by, (), at), verb, said(row) if verb == "put back" else {}, before)


def _drop(agency: str, row: Circular, at: dt.datetime) -> None:
    """Its file goes with it."""
    if row.file:
        files.discard(agency, row.file, at)


REMOVAL = Removal(rows=Circular, thing=CIRCULAR, gone="circular-gone", line=_binned, drop=_drop)


def said(row: Circular, names: Collection[str] = COLUMNS) -> dict[str, Any]:
    """As the trail tells it: titles, sentences and addresses may name people."""
    found = {_IN_TRAIL[name]: _told(name, each) for name in names if (each := getattr(row, name))}
    return {**found, "has_file": bool(row.file), "version": row.version}


def _told(name: str, each: Any) -> Any:
    if name in ("units", "roles"):
        return each.split()
    if name == "everybody":
        return each
    return keep(each) if name in PERSONAL else str(each)


def line(
    row: Circular, doer: Doer, verb: str, after: Mapping[str, Any],
    before: Mapping[str, Any] | None = None,
) -> None:  # fmt: skip
    record(
        agency=row.agency.key, by=doer.key, at=doer.at, verb=verb, thing=CIRCULAR, key=row.key,
        before=before, after=after,
    )  # fmt: skip
