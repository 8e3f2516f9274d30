"""Meetings: called, changed, held, minuted, adopted, removed; one transaction and one line each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction

from prongsai.apps.assessments.actions import Doer
from prongsai.apps.audit.actions import keep, record
from prongsai.apps.bin.actions import Removal
from prongsai.apps.look.keys import new_key
from prongsai.apps.meetings import bridge, queries
from prongsai.apps.meetings.actions import kept as kept_committee
from prongsai.apps.meetings.models import Committee, Meeting
from prongsai.core.meetings.committee import year_of
from prongsai.core.meetings.meeting import Attendance, Item, faults, lacking, next_number
from prongsai.core.meetings.meeting import Meeting as Value
from prongsai.core.terms.problem import Place, Refused, Severity, refuse

MEETING = "meetings.meeting"


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """A meeting as it is called."""

    day: dt.date
    begins: str
    place: str
    notes: Mapping[str, str]
    """By key of the standard item."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Who came and when."""

    attendance: tuple[Attendance, ...]
    others: tuple[str, ...]
    started: str
    ended: str


@transaction.atomic
def call(committee: Committee, called: Called, doer: Doer, key: str = "") -> Meeting:
    """Another meeting, numbered within its calendar year; a form sent twice makes one."""
    committee = kept_committee(committee)
    known = Meeting.objects.select_for_update().filter(key=key).first() if key else None
    if known is not None and known.committee_id == committee.pk:
        return known
    year = year_of(called.day)
    row = Meeting(
        agency=committee.agency, committee=committee, key=new_key() if known or not key else key,
        made_by=doer.key, made_at=doer.at, year=year,
        number=next_number(queries.numbers(committee), year),
    )  # fmt: skip
    _set(row, _with(Value(
        number=row.number, year=year, day=called.day, begins=called.begins, place=called.place,
        items=tuple(Item(key=k, title=each.name.th) for k, each in bridge.frame().agenda.items()),
    ), called))  # fmt: skip
    row.save(force_insert=True)
    line(row, doer, "add", told(row))
    return row


def _with(said: Value, called: Called) -> Value:
    """The same with what was typed of day, place and agenda."""
    items = tuple(
        replace(each, notes=called.notes.get(each.key, each.notes)) for each in said.items
    )
    return replace(said, day=called.day, begins=called.begins, place=called.place, items=items)


def _set(row: Meeting, said: Value) -> list[str]:
    """Columns that differ now; what can't be is refused."""
    if found := list(faults(said, bridge.frame())):
        raise Refused(found)
    columns = bridge.meeting_columns(said)
    touched = [name for name, each in columns.items() if getattr(row, name, None) != each]
    for name in touched:
        setattr(row, name, columns[name])
    return touched


@transaction.atomic
def change(row: Meeting, called: Called, doer: Doer) -> Meeting:
    """Day, place and agenda; its number stays, as papers name it."""
    row = unadopted(row)
    if year_of(called.day) != row.year:
        raise refuse("meeting-other-year", Place(column="day"), count=row.count)
    return _changed(row, _with(bridge.meeting(row), called), doer, "change")


@transaction.atomic
def hold(row: Meeting, held: Held, doer: Doer) -> Meeting:
    """Who came, others who were there, from when to when."""
    row = unadopted(row)
    said = replace(
        bridge.meeting(row), attendance=held.attendance, others=held.others,
        started=held.started, ended=held.ended,
    )  # fmt: skip
    return _changed(row, said, doer, "attend")


@transaction.atomic
def minute(row: Meeting, texts: Sequence[str], doer: Doer) -> Meeting:
    """What the minutes say of each item of the agenda."""
    row = unadopted(row)
    said = bridge.meeting(row)
    items = tuple(replace(each, minutes=text) for each, text in zip(said.items, texts, strict=True))
    return _changed(row, replace(said, items=items), doer, "minute")


def _changed(row: Meeting, said: Value, doer: Doer, verb: str) -> Meeting:
    if touched := _set(row, said):
        row.save(update_fields=touched)
        line(row, doer, verb, told(row))
    return row


@transaction.atomic
def adopt(row: Meeting, earlier: Meeting, doer: Doer) -> None:
    """This meeting adopts the minutes of an earlier one, which change no more."""
    row, earlier = kept(row), kept(earlier)
    if earlier.adopted_in_id is not None:
        return  # the second click of two
    if earlier.committee_id != row.committee_id or queries.order(earlier) >= queries.order(row):
        raise refuse("meeting-adopts-later")
    if not row.is_held:
        raise refuse("meeting-no-attendance")
    found = lacking(bridge.meeting(earlier), bridge.committee(earlier.committee), bridge.frame())
    if refused := [each for each in found if each.severity is Severity.REFUSED]:
        raise Refused(refused)
    earlier.adopted_in = row
    earlier.save(update_fields=["adopted_in"])
    line(earlier, doer, "adopt", {"adopted_in_meeting": row.count, "meeting_count": earlier.count})


def kept(row: Meeting) -> Meeting:
    """The row as it is now, held; refused where somebody removed it meanwhile."""
    held = REMOVAL.held(row.agency.key, row.key)
    if held.removed_at is not None:
        raise refuse("meeting-gone")
    return held


def unadopted(row: Meeting) -> Meeting:
    held = kept(row)
    if held.adopted_in_id is not None:
        raise refuse("meeting-adopted")
    return held


@transaction.atomic
def remove(row: Meeting, doer: Doer) -> None:
    """Into the recycle bin, unless it decided or adopted something."""
    held = unadopted(row)
    if held.decisions.exists() or held.adopts.exists():
        raise refuse("meeting-has-decided")
    REMOVAL.remove(row.agency.key, row.key, by=doer.key, at=doer.at)


def _binned(row: Meeting, verb: str, by: str, at: dt.datetime) -> None:
    line(row, Doer(by, (), at), verb, {"meeting_count": row.count})


REMOVAL = Removal(rows=Meeting, thing=MEETING, gone="meeting-gone", line=_binned)


def told(row: Meeting) -> dict[str, Any]:
    """As the trail tells it; what was said and who came may name people."""
    said = {
        "committee_name": keep(row.committee.name), "meeting_count": row.count,
        "meeting_day": str(row.day), "meeting_place": keep(row.place),
        "meeting_items": keep(row.items),
    }  # fmt: skip
    if row.attendance:
        said["meeting_attendance"] = keep(row.attendance)
    return said


def line(row: Meeting, doer: Doer, verb: str, after: Mapping[str, Any]) -> None:
    record(
        agency=row.agency.key, by=doer.key, at=doer.at, verb=verb, thing=MEETING, key=row.key,
        after=after,
    )  # fmt: skip
