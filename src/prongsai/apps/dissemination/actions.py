"""Logging what was made known, changing and removing lines: one transaction and one line each."""

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
from prongsai.apps.dissemination.models import Posting
from prongsai.apps.dissemination.topics import packed
from prongsai.apps.files import actions as files
from prongsai.apps.files.checking import Checked
from prongsai.apps.files.models import Attached
from prongsai.apps.look.keys import new_key
from prongsai.core.dissemination.log import Posting as Value
from prongsai.core.dissemination.log import faults
from prongsai.core.terms.problem import Refused, refuse

POSTING = "dissemination.posting"
COLUMNS = ("subject", "topics", "channel", "place", "first", "last", "address")
PERSONAL = ("subject", "place", "address")
"""What may name somebody: the trail only refers to it."""
_IN_TRAIL = {
    "subject": "posting_subject", "channel": "channel", "place": "shown_at", "first": "first_day",
    "last": "last_day", "address": "web_address", "topics": "topics",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A line as somebody hands it in; without a file the one that is there stays."""

    subject: str
    channel: str
    first: dt.date
    place: str = ""
    last: dt.date | None = None
    address: str = ""
    about: tuple[str, ...] = ()
    """Keys of the topics it answers."""
    file: Checked | None = None

    @property
    def columns(self) -> dict[str, Any]:
        return {**{name: getattr(self, name) for name in COLUMNS}, "year": self.value.year}

    @property
    def topics(self) -> str:
        return packed(self.about)

    @property
    def value(self) -> Value:
        return Value(
            subject=self.subject, channel=self.channel, first=self.first, last=self.last
        )  # fmt: skip


def add(agency: Agency, given: Given, doer: Doer, key: str = "") -> Posting:
    """A new line; the form that is sent twice brings its key along and makes one."""
    _clean(given, doer)
    return _add(agency, given, doer, key)


def _clean(given: Given, doer: Doer) -> None:
    if found := list(faults(given.value, doer.at.date())):
        raise Refused(found)


@transaction.atomic
def _add(agency: Agency, given: Given, doer: Doer, key: str) -> Posting:
    known = Posting.objects.select_for_update().filter(key=key).first() if key else None
    if known is not None and known.agency_id == agency.pk:
        return known
    row = Posting(
        agency=agency, key=new_key() if known or not key else key, made_by=doer.key,
        made_at=doer.at, **given.columns,
    )  # fmt: skip
    _attach(row, given.file, doer)
    row.save(force_insert=True)
    _line(row, doer, "add", _said(row))
    return row


@transaction.atomic
def change(row: Posting, given: Given, doer: Doer) -> Posting:
    """What a line says; a file that is handed in sends the other one into the recycle bin.

    Only of a line that still is what its form was filled from.
    """
    _clean(given, doer)
    seen, row = row, REMOVAL.held(row.agency.key, row.key)
    wanted = given.columns
    touched = [name for name, each in wanted.items() if getattr(row, name) != each]
    if not touched and given.file is None:
        return row
    if any(getattr(seen, name) != getattr(row, name) for name in (*COLUMNS, "file")):
        raise refuse("posting-moved")
    said = [name for name in touched if name in COLUMNS]
    before, old = _said(row, said), row.file
    for name in touched:
        setattr(row, name, wanted[name])
    _attach(row, given.file, doer)
    row.save(update_fields=[*COLUMNS, "year", "file"])
    if old and old != row.file:
        files.remove(row.agency.key, old, by=doer.key, at=doer.at)
    _line(row, doer, "change", _said(row, said), before)
    return row


def _attach(row: Posting, file: Checked | None, doer: Doer) -> None:
    if file is not None:
        owner = files.Owner(row.agency.key, POSTING, row.key)
        row.file = files.attach(file, owner, by=doer.key, at=doer.at).key


@transaction.atomic
def taken_back(file: Attached, *, by: str, at: dt.datetime) -> None:
    """A picture out of the recycle bin, in its old place; the one that took it goes in."""
    row = REMOVAL.held(file.agency, file.owner)
    old, row.file = row.file, file.key
    row.save(update_fields=["file"])
    if old:
        files.remove(file.agency, old, by=by, at=at)
    _line(row, Doer(by, (), at), "take back", {"has_file": True})


def remove(row: Posting, doer: Doer) -> None:
    """Into the recycle bin."""
    REMOVAL.remove(row.agency.key, row.key, by=doer.key, at=doer.at)


def _binned(row: Posting, verb: str, by: str, at: dt.datetime) -> None:
    """Of what is deleted, only in which channel it was."""
    before = {"remove": _said(row), "delete": {"channel": row.channel}}.get(verb)
    _line(row, Doer(by, (), at), verb, _said(row) if verb == "put back" else {}, before)


def _drop(agency: str, row: Posting, at: dt.datetime) -> None:
    """Its picture goes with it."""
    if row.file:
        files.discard(agency, row.file, at)


REMOVAL = Removal(rows=Posting, thing=POSTING, gone="posting-gone", line=_binned, drop=_drop)


def _said(row: Posting, names: Collection[str] = COLUMNS) -> dict[str, Any]:
    """As the trail tells it: subjects, places and addresses may name people."""
    said = {_IN_TRAIL[name]: _told(name, each) for name in names if (each := getattr(row, name))}
    return {**said, "has_file": bool(row.file)}


def _told(name: str, each: Any) -> Any:
    if name == "topics":
        return each.split()
    return keep(each) if name in PERSONAL else str(each)


def _line(
    row: Posting, doer: Doer, verb: str, after: Mapping[str, Any],
    before: Mapping[str, Any] | None = None,
) -> None:  # fmt: skip
    record(
        agency=row.agency.key, by=doer.key, at=doer.at, verb=verb, thing=POSTING, key=row.key,
        before=before, after=after,
    )  # fmt: skip
