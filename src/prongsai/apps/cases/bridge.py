"""Rows as the core's values and back: texts of procedures, logs, who acts."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.rules import shelf
from prongsai.apps.cases import made, texts
from prongsai.apps.cases.left_out import with_left_out
from prongsai.apps.cases.models import Case, Desk, Event, Holding
from prongsai.core.calendar.working_days import WorkingDays
from prongsai.core.cases import log as core
from prongsai.core.cases.caller import Actor
from prongsai.core.cases.clocks import ClockState, Round
from prongsai.core.cases.folder import Folder
from prongsai.core.cases.log import Log, Standing
from prongsai.core.cases.readers import readers, waits_for
from prongsai.core.procedures.charging import charged
from prongsai.core.procedures.deciding import Decided, decided
from prongsai.core.procedures.kinds import (
    Channel,
    DataClass,
    DayKind,
    FieldType,
    PartyKind,
    Phase,
    Secrecy,
)
from prongsai.core.procedures.manual_texts import ManualTexts, with_texts
from prongsai.core.procedures.procedure import Party, Procedure
from prongsai.core.procedures.settling import Choice, settled
from prongsai.core.shapes.write import plain
from prongsai.core.terms.problem import refuse
from prongsai.core.terms.words import Words

TEXT, REASON = "*text", "*reason"
"""What is held of an event besides its fields."""
MANUAL = "*manual"
"""Where a desk keeps what its office says in the manual, beside choices of clocks."""
FAR = dt.date(9999, 12, 31)
_RUNS = {ClockState.RUNNING, ClockState.WARNED, ClockState.LAST_DAY, ClockState.LATE}
_SOUGHT = (FieldType.TEXT, FieldType.LONG, FieldType.PLACE)
LONGEST_WORDS = 1000
text_of = texts.text_of
_EVENT = ("number", "at", "move", "category", "asks", "anonymous", "unit", "person", "day", "key")


def offered() -> Mapping[str, Procedure]:
    """Procedures that citizens may use, by key, as their files say them now.

    Those of staff, and those that not everybody of the office may read, are for people inside.
    """
    return {key: each for key, each in shelf().procedures.items() if for_citizens(each)}


def of_staff() -> Mapping[str, Procedure]:
    """Procedures that people who work there bring for themselves."""
    known = shelf().procedures.items()
    return {key: each for key, each in known if staff_party(each) is not None}


def staff_party(procedure: Procedure) -> Party | None:
    """As whom somebody who works there brings it."""
    return next((each for each in procedure.bringers if each.kind is PartyKind.STAFF), None)


def known() -> Mapping[str, Procedure]:
    """Every procedure that somebody can bring here."""
    return {**of_staff(), **offered()}


def for_citizens(procedure: Procedure) -> bool:
    """Whether strangers may bring it, and everybody of the office may read it."""
    citizens = any(each.kind is PartyKind.CITIZEN for each in procedure.bringers)
    return citizens and procedure.secrecy is Secrecy.OPEN


def firsts(agency: Agency, roles: Iterable[str]) -> list[str]:
    """Procedures whose new cases these roles look at first: one statement."""
    wanted, known = set(roles), {**offered(), **made.once_used(agency)}
    return [key for key, each in known.items() if each.routing.first in wanted]


def queues() -> list[str]:
    """Waiting lines, which have a screen of their own and would fill every list."""
    return [key for key, each in offered().items() if each.waits]


def offered_by(agency: Agency) -> Mapping[str, Procedure]:
    """What citizens may use of an agency: also what it made itself and put in use."""
    return {**offered(), **made.in_use(agency)}


def known_by(agency: Agency) -> Mapping[str, Procedure]:
    """What somebody can bring to an agency: also what it made itself and put in use."""
    return {**known(), **made.in_use(agency)}


def as_followed(desk: Desk, offers: Mapping[str, Procedure] | None = None) -> Procedure:
    """A procedure as an office follows it: with what it set and decided itself."""
    offers = known() if offers is None else offers
    found = offers.get(desk.procedure) or made.used(desk.agency_id, desk.procedure)
    if found is None:
        raise refuse("own-procedure-gone")
    choices = {key: _choice(each) for key, each in desk.choices.items() if key != MANUAL}
    told = with_texts(found, texts_of(desk.choices))
    said = {key: _decided(each) for key, each in desk.decided.items()}
    return charged(decided(settled(told, choices), said), desk.fees)


def texts_of(choices: Mapping[str, Any]) -> ManualTexts:
    """What an office says in a manual instead of its file."""
    said = choices.get(MANUAL, {})
    papers = said.get("papers")
    return ManualTexts(
        rounds=said.get("rounds", ""), minutes=said.get("minutes", {}),
        papers=tuple(papers) if papers is not None else None,
    )  # fmt: skip


def _decided(said: Mapping[str, Any]) -> Decided:
    value = said["value"]
    return Decided(Words(**value) if isinstance(value, dict) else value, said["by"], said["where"])


def _choice(said: Mapping[str, Any]) -> Choice:
    days = said.get("days")
    return Choice(
        length=said.get("length"), days=DayKind(days) if days else None,
        counts_first=said.get("counts_first"), rolls=said.get("rolls"),
    )  # fmt: skip


def as_kept(procedure: Procedure) -> str:
    """All that a procedure says in its order, with what it shares with others in it."""
    return json.dumps(plain(procedure), ensure_ascii=False, default=str)


def working_days() -> WorkingDays:
    """The calendar by which clocks are read."""
    return shelf().working_days


def held_apart(procedure: Procedure, field: str) -> bool:
    """Whether what a field holds may tell about a person, or goes when a term is over."""
    asked = procedure.fields.get(field)
    return asked is not None and (asked.data is not DataClass.NONE or asked.retention != "")


def log_of(procedure: Procedure, rows: Iterable[Event], held: Iterable[Holding]) -> Log:
    """The log with everything that is still kept, each event's in the order of the text's fields:

    PostgreSQL keeps no order of what a row holds.
    """
    apart: dict[int, dict[str, Any]] = {}
    for each in held:
        apart.setdefault(each.event, {})[each.field] = each.value
    places = {key: place for place, key in enumerate(procedure.fields)}
    return tuple(_event(row, apart.get(row.number, {}), places) for row in rows)


def _event(row: Event, apart: Mapping[str, Any], places: Mapping[str, int]) -> core.Event:
    said = {name: getattr(row, name) for name in _EVENT}
    fields = {key: value for key, value in apart.items() if not key.startswith("*")}
    values = {key: _value(each) for key, each in {**row.values, **fields}.items()}
    return core.Event(
        **said,
        kind=core.EventKind(row.kind),
        by=core.By(
            who=row.who, party=row.party, unit=row.own_unit, role=row.role, order=row.order,
            acting=row.acting,
        ),
        values={key: values[key] for key in sorted(values, key=lambda each: places.get(each, -1))},
        channel=Channel(row.channel) if row.channel else None,
        reason=apart.get(REASON, ""),
        text=apart.get(TEXT, ""),
        files=tuple(row.files),
    )  # fmt: skip


def _value(each: Any) -> core.Value:
    return tuple(each) if isinstance(each, list) else each


def rows_of(case: Case, procedure: Procedure, event: core.Event) -> tuple[Event, list[Holding]]:
    """The line of an event, and what of it is kept apart."""
    said = {name: getattr(event, name) for name in _EVENT}
    apart = {key: value for key, value in event.values.items() if held_apart(procedure, key)}
    more = {TEXT: event.text, REASON: event.reason}
    apart.update({key: value for key, value in more.items() if value})
    row = Event(
        case=case, **said, kind=event.kind.value, who=event.by.who, party=event.by.party,
        own_unit=event.by.unit, role=event.by.role, order=event.by.order, acting=event.by.acting,
        values={key: value for key, value in event.values.items() if key not in apart},
        channel=event.channel.value if event.channel else "", files=list(event.files),
    )  # fmt: skip
    held = [
        Holding(case=case, event=event.number, field=key, value=value)
        for key, value in apart.items()
    ]
    return row, held


def folder_of(case: Case, above: Mapping[str, str] | None = None) -> Folder:
    """A case with its log: two statements, and a few more where people or units are left out.

    `above` leads from a sub-unit to the unit above it, where that is known already.
    """
    found = folder(case.version, case.events.order_by("number"), case.holdings.all())
    return with_left_out(case.agency, found, found.log[0].by, found.log[0].done, above)


def packed(keys: Iterable[str]) -> str:
    """Keys as a row holds them, so that one is found between its blanks."""
    found = sorted({each for each in keys if each})
    return f" {' '.join(found)} " if found else ""


def folder(version: str, rows: Iterable[Event], held: Iterable[Holding]) -> Folder:
    procedure = text_of(version)
    return Folder(procedure=procedure, log=log_of(procedure, rows, held), days=working_days())


def project(row: Case, folder: Folder, at: dt.datetime) -> None:
    """Write into the head of a case what its log says."""
    now = folder.standing(at)
    for name in ("category", "party", "bringer", "anonymous", "state", "unit", "handler",
                 "closed", "outcome", "reopened", "rating", "settled"):  # fmt: skip
        setattr(row, name, getattr(now, name))
    row.phase, row.channel = now.phase.value, now.channel.value
    row.entered, row.brought = now.entered, now.brought
    row.behind = folder.log[0].is_late_entry
    row.words = _words(folder.procedure, now)
    row.events_count, row.changed = len(folder.log), folder.log[-1].at
    last = folder.log[-1]
    own_move = row.bringer != "" and last.kind is core.EventKind.MOVED
    row.waits = bool(last.by.party) and row.events_count > 1 and not own_move
    row.secret = folder.procedure.secrecy is not Secrecy.OPEN
    row.readers, row.turn = packed(readers(folder.procedure, now)), packed(waits_for(folder, now))
    row.barred = packed(folder.barred(now))
    _project_clocks(row, folder, now, at)


def _words(procedure: Procedure, now: Standing) -> str:
    """What an officer may look for, as it is now; nothing of a sealed case."""
    if procedure.secrecy is Secrecy.SEALED:
        return ""
    texts = [each for each in procedure.fields.values() if each.type in _SOUGHT]
    said = [str(now.values[each.key]) for each in texts
            if each.data is DataClass.NONE and each.key in now.values]  # fmt: skip
    return " ".join(" ".join(said).split()).casefold()[:LONGEST_WORDS]


def _project_clocks(row: Case, folder: Folder, now: Standing, at: dt.datetime) -> None:
    found = folder.rounds(at)
    days = [each.due.day for each in _running(found) if each.due]
    row.due = min(days, default=None) if now.phase is not Phase.CLOSED else None
    row.sorts = row.due or FAR
    row.paused = any(each.state is ClockState.PAUSED for run in found.values() for each in run)
    row.late = any(each.is_broken for each in found[folder.procedure.counted])


def _running(found: Mapping[str, Sequence[Round]]) -> list[Round]:
    return [each for run in found.values() for each in run if each.state in _RUNS]


def citizen(case: Case) -> Actor:
    """Whoever holds the code of a case."""
    return Actor(party=case.party)
