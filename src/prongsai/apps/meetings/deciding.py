"""Decisions: given, changed, done or dropped, opened again; and who is told and reminded."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.audit.actions import keep, record
from prongsai.apps.circulars.bridge import packed, units_of
from prongsai.apps.circulars.queries import staff
from prongsai.apps.files import actions as files
from prongsai.apps.files.checking import Checked
from prongsai.apps.look.keys import new_key
from prongsai.apps.meetings import bridge
from prongsai.apps.meetings.calling import kept as kept_meeting
from prongsai.apps.meetings.calling import unadopted
from prongsai.apps.meetings.models import Decision, Meeting
from prongsai.apps.notices.actions import notify
from prongsai.apps.notices.news import News
from prongsai.core.circulars.reminding import reminds
from prongsai.core.meetings.decisions import Decision as Value
from prongsai.core.meetings.decisions import State, ending_faults, faults
from prongsai.core.terms.problem import Refused, refuse

DECISION = "meetings.decision"
_COLUMNS = ("what", "unit", "role", "until")


@transaction.atomic
def give(meeting: Meeting, item: int, said: Value, doer: Doer, key: str = "") -> Decision:
    """Something resolved; those who are to do it are told at once. A form sent twice makes one."""
    meeting = unadopted(meeting)
    known = Decision.objects.select_for_update().filter(key=key).first() if key else None
    if known is not None and known.meeting_id == meeting.pk:
        return known
    row = Decision(
        agency=meeting.agency, meeting=meeting, key=new_key() if known or not key else key,
        given_by=doer.key, given_at=doer.at,
    )  # fmt: skip
    _set(row, item, said)
    row.save(force_insert=True)
    line(row, doer, "give", told(row))
    _tell(row, doer)
    return row


def _set(row: Decision, item: int, said: Value) -> None:
    units = units_of(row.agency)
    if found := list(faults(said, units.open | {row.unit})):
        raise Refused(found)
    if not 1 <= item <= len(row.meeting.items):
        raise refuse("decision-no-item")
    for name in _COLUMNS:
        setattr(row, name, getattr(said, name))
    row.item, row.answers = item, packed(said.answers)
    row.sought = bridge.sought(said.what, " ".join(said.answers))


@transaction.atomic
def change(row: Decision, item: int, said: Value, doer: Doer) -> Decision:
    """While it is open: what, whose, until when; whoever gets it anew is told."""
    row = held(row)
    if row.state != State.OPEN:
        raise refuse("decision-ended")
    said_before, whose = _said(row), (row.unit, row.role)
    before = told(row)
    _set(row, item, said)
    if _said(row) == said_before:
        return row
    row.save(update_fields=[*_COLUMNS, "item", "answers", "sought"])
    line(row, doer, "change", told(row), before)
    if (row.unit, row.role) != whose:
        _tell(row, doer)
    return row


def _said(row: Decision) -> tuple[Any, ...]:
    return (*(getattr(row, name) for name in _COLUMNS), row.item, row.answers)


@transaction.atomic
def end(row: Decision, state: State, note: str, doer: Doer, file: Checked | None = None) -> None:
    """Done or dropped, with a sentence and perhaps a file that shows it."""
    row = held(row)
    if row.state == state and row.ended_by == doer.key:
        return  # the second click of two
    if found := list(ending_faults(bridge.decision(row), state, note)):
        raise Refused(found)
    row.state, row.note, row.ended_by, row.ended_at = state, note.strip(), doer.key, doer.at
    row.save(update_fields=["state", "note", "ended_by", "ended_at"])
    if file is not None:
        owner = files.Owner(row.agency.key, DECISION, row.key)
        files.attach(file, owner, by=doer.key, at=doer.at)
    after = {"decision_state": row.state, "decision_note": keep(row.note), "has_file": bool(file)}
    line(row, doer, "end", after)


@transaction.atomic
def reopen(row: Decision, doer: Doer) -> None:
    """It is to be done after all; what was noted stays in the trail."""
    row = held(row)
    if row.state == State.OPEN:
        return
    before = {"decision_state": row.state, "decision_note": keep(row.note)}
    row.state, row.note, row.ended_by, row.ended_at = State.OPEN, "", "", None
    row.save(update_fields=["state", "note", "ended_by", "ended_at"])
    line(row, doer, "reopen", {"decision_state": row.state}, before)
    _tell(row, doer)


def held(row: Decision) -> Decision:
    """The row as it is now, held; its meeting is there as long as it is."""
    rows = Decision.objects.select_for_update(of=("self",)).select_related("agency", "meeting")
    found = rows.get(pk=row.pk)
    kept_meeting(found.meeting)
    return found


def told(row: Decision) -> dict[str, Any]:
    """As the trail tells it: sentences may name people."""
    said = {
        "decision_what": keep(row.what), "decision_unit": row.unit, "decision_role": row.role,
        "decision_until": str(row.until or ""), "decision_answers": row.answers.split(),
        "decision_item": row.item,
    }  # fmt: skip
    return {name: each for name, each in said.items() if each}


def line(
    row: Decision, doer: Doer, verb: str, after: Mapping[str, Any],
    before: Mapping[str, Any] | None = None,
) -> None:  # fmt: skip
    record(
        agency=row.agency.key, by=doer.key, at=doer.at, verb=verb, thing=DECISION, key=row.key,
        before=before, after=after,
    )  # fmt: skip


# --- Telling people ------------------------------------------------------------------------------


def _tell(row: Decision, doer: Doer) -> None:
    """Those whose it is, but for whoever gave it; what it is about stays out."""
    people = [key for key in _whose(row, _people(row.agency, doer.at)) if key != doer.key]
    news = News(
        event=f"decision {row.key} {doer.at.isoformat()}", agency=row.agency.key,
        text="notice.decision", address="meetings:decision",
        arguments={"agency": row.agency.key, "decision": row.key},
    )  # fmt: skip
    notify(news, people, at=doer.at)


def _people(agency: Agency, at: dt.datetime) -> Mapping[str, Sequence[Any]]:
    return staff(agency.key, timezone.localtime(at).date(), units_of(agency))


def _whose(row: Decision, people: Mapping[str, Sequence[Any]]) -> list[str]:
    said = bridge.decision(row)
    return [key for key, parts in people.items() if said.is_for(parts)]


@transaction.atomic
def remind(rows: Sequence[Decision], at: dt.datetime) -> int:
    """Those of one agency whose decisions come due or are late: one notice a day for each."""
    today, agency = timezone.localtime(at).date(), rows[0].agency
    people, waiting = _people(agency, at), Counter[str]()
    for row in rows:
        given = timezone.localtime(row.given_at).date()
        if row.until is not None and reminds(given, row.until, row.reminded, today):
            waiting.update(_whose(row, people))
            Decision.objects.filter(pk=row.pk).update(reminded=today)
    return sum(
        _remind(agency.key, number, [who for who, n in waiting.items() if n == number], at)
        for number in sorted(set(waiting.values()))
    )


def _remind(agency: str, number: int, people: Sequence[str], at: dt.datetime) -> int:
    news = News(
        event=f"decisions {agency} {timezone.localtime(at).date()}", agency=agency,
        text="notice.decisions", facts={"number": str(number)}, address="meetings:decisions",
        arguments={"agency": agency},
    )  # fmt: skip
    return notify(news, people, at=at)
