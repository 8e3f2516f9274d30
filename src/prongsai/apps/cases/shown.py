"""A case as pages show it: what happened, line by line; its clocks; what can be done with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from prongsai.apps.accounts.queries import names
from prongsai.apps.cases import bridge, fields, manual
from prongsai.apps.cases.models import Case
from prongsai.apps.circulars.bridge import Units
from prongsai.apps.files.models import Attached
from prongsai.apps.files.queries import attached_to
from prongsai.apps.look.words import phrase, said_or
from prongsai.core.cases.alarms import next_day
from prongsai.core.cases.clocks import ClockState, Round
from prongsai.core.cases.folder import Folder
from prongsai.core.cases.log import Event, EventKind, Value
from prongsai.core.procedures.clocks import Clock
from prongsai.core.procedures.kinds import DataClass, FieldType, Reason
from prongsai.core.procedures.moves import Move
from prongsai.core.procedures.procedure import CaseField, Procedure

CASE = "cases.case"
HIDDEN = (EventKind.CORRECTED, EventKind.HANDED)
"""What happens inside only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One event in words."""

    at: dt.datetime
    what: str
    by: str
    own: bool
    """Whether whoever brought it did it."""
    state: str = ""
    reason: str = ""
    text: str = ""
    asks: bool = False
    given: str = ""
    """Whom it was given to."""
    order: str = ""
    day: dt.date | None = None
    """The day it was really done, where it was entered later."""
    values: tuple[tuple[str, str], ...] = ()
    files: tuple[Attached, ...] = ()
    rating: int = 0
    paper: str = ""
    """What the document is called that it made."""
    number: int = 0
    """Of the event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dial:
    """A round of a clock in words."""

    clock: Clock
    round: Round
    pauses: tuple[str, ...] = ()
    """Where it stands still and for how long at most, while that matters."""

    @property
    def title(self) -> str:
        return fields.said(self.clock.title)

    @property
    def state(self) -> str:
        return self.round.state.value

    @property
    def tone(self) -> str:
        """How it is coloured."""
        if self.round.is_broken:
            return "bad"
        near = (ClockState.WARNED, ClockState.LAST_DAY, ClockState.PAUSED)
        return "warn" if self.round.state in near else "good"

    @property
    def last(self) -> dt.date | None:
        return self.round.due.day if self.round.due else None


@dataclass(frozen=True, slots=True)
class Seen:
    """Who looks: a stranger with the code, or an officer."""

    units: Units | None = None
    people: Mapping[str, str] | None = None
    reveals: bool = False
    """Whether what tells who somebody is is shown."""
    only: str = ""
    """Key of somebody who has to do with it as one of several: what the others said is not his."""
    secret: bool = False
    """Whether the names of those who brought it stay apart too."""

    @property
    def outside(self) -> bool:
        return self.units is None


def everybody(folder: Folder) -> Mapping[str, str]:
    """Names of the officers of a log, and of people it names: one statement."""
    fields_of = folder.procedure.fields.values()
    named = [each.key for each in fields_of if each.names or each.type is FieldType.PEOPLE]
    keys = [key for event in folder.log for key in (event.by.who, event.person)]
    for event in folder.log:
        for said in (event.values[key] for key in named if key in event.values):
            keys += said if isinstance(said, tuple) else (str(said),)
    return names(keys)


def document_of(procedure: Procedure, event: Event, *, outside: bool) -> str:
    """What the document is called that an event made; nothing if it made none."""
    move = procedure.moves.get(event.move)
    found = procedure.documents.get(move.document) if move else None
    if found is None or (outside and found.to not in procedure.parties):
        return ""
    return fields.said(found.name)


def files_of(row: Case, folder: Folder) -> Mapping[str, Attached]:
    """Files of a case, where its log names any."""
    if not any(each.files or _in_fields(each) for each in folder.log):
        return {}
    return {each.key: each for each in attached_to(row.agency.key, CASE, row.key)}


def timeline(folder: Folder, files: Mapping[str, Attached], seen: Seen) -> list[Line]:
    """What happened, the latest last."""
    lines = (_line(folder.procedure, each, files, seen) for each in folder.log)
    return [each for each in lines if each is not None]


def _line(
    procedure: Procedure, event: Event, files: Mapping[str, Attached], seen: Seen
) -> Line | None:
    if seen.outside and event.kind in HIDDEN:
        return None
    move = procedure.moves.get(event.move)
    state = procedure.states[move.to] if move and move.to else None
    if event.kind is EventKind.BROUGHT:
        state = procedure.states[procedure.first_state]
    told = not seen.outside or _is_told(procedure, event, move)
    if seen.outside and not told and state is None:
        return None
    label = fields.said(move.label) if move and (not seen.outside or event.by.party) else ""
    rating = event.values.get("rating") if event.kind is EventKind.RATED else 0
    return Line(
        at=event.at,
        what=label or _what(event, fields.said(state.public) if state and move else ""),
        by=_by(procedure, event, seen),
        own=event.by.party != "" and event.by.role in ("", event.by.party),
        state="" if state is None or seen.outside else fields.said(state.label),
        reason=event.reason if told and not _is_inside(move, seen) else "",
        text=event.text,
        asks=event.asks,
        given="" if seen.outside else _given(event, seen),
        order="" if seen.outside else event.by.order,
        day=event.done if event.is_late_entry else None,
        values=tuple(_values(procedure, event, seen)) if told else (),
        files=_files(event, files) if told else (),
        rating=int(str(rating or 0)),
        paper=document_of(procedure, event, outside=seen.outside),
        number=event.number,
    )


def _is_told(procedure: Procedure, event: Event, move: Move | None) -> bool:
    """Whether whoever brought it reads what was said with it."""
    if event.by.party != "" or move is None:
        return True
    return move.reason is Reason.PUBLIC or not set(move.tells).isdisjoint(procedure.parties)


def _is_inside(move: Move | None, seen: Seen) -> bool:
    return seen.outside and move is not None and move.reason is Reason.INSIDE


def _keeps_apart(seen: Seen) -> bool:
    return seen.secret and not seen.reveals


def _own(event: Event) -> bool:
    return event.by.party != "" and event.by.who == ""


def what(procedure: Procedure, event: Event) -> str:
    """An event in a few words, as officers call it."""
    move = procedure.moves.get(event.move)
    return fields.said(move.label) if move else _what(event, "")


def _what(event: Event, otherwise: str) -> str:
    if event.kind is EventKind.SETTLED:
        return phrase("case.said_settled" if event.values.get("settled") else "case.said_unsettled")
    return otherwise or phrase(f"case.event_{event.kind.value}")


def _by(procedure: Procedure, event: Event, seen: Seen) -> str:
    """Whoever brought it; of officers the name inside, the office outside."""
    own = event.by.party != "" and not event.by.role
    if _own(event) or (event.by.party and (seen.outside or (own and _keeps_apart(seen)))):
        party = procedure.parties.get(event.by.party)
        return fields.said(party.name) if party else ""
    if seen.outside or seen.units is None:
        return phrase("case.the_office")
    name = (seen.people or {}).get(event.by.who, phrase("case.the_office"))
    role = said_or(f"role.{event.by.role}", "")
    unit = seen.units.name(event.by.unit) if event.by.unit else ""
    return " · ".join(filter(None, (name, role or unit)))


def _given(event: Event, seen: Seen) -> str:
    units, people = seen.units, seen.people or {}
    found = [units.name(event.unit)] if event.unit and units else []
    return ", ".join([*found, *([people.get(event.person, "–")] if event.person else [])])


def _values(procedure: Procedure, event: Event, seen: Seen) -> Iterator[tuple[str, str]]:
    move = procedure.moves.get(event.move)
    if move and move.each and seen.only not in ("", event.by.who):
        return
    for key, value in event.values.items():
        asked = procedure.fields.get(key)
        if asked is None or asked.type is FieldType.FILES or (seen.outside and asked.inside):
            continue
        if _hides(asked, seen):
            yield fields.said(asked.label), phrase("case.kept_apart")
        else:
            yield fields.said(asked.label), value_of(asked, value, seen)


def value_of(asked: CaseField, value: Value, seen: Seen) -> str:
    """Units and people of the agency's own lists by their names."""
    if isinstance(value, tuple) and asked.type is FieldType.PEOPLE:
        return ", ".join(_named(key, seen) for key in value)
    if asked.names and seen.units is not None:
        known = (seen.people or {}).get(str(value))
        return known or seen.units.name(str(value))
    return fields.shown(asked, value)


def _named(key: str, seen: Seen) -> str:
    known = (seen.people or {}).get(key)
    return known or (seen.units.name(key) if seen.units else phrase("case.the_office"))


def _hides(asked: CaseField, seen: Seen) -> bool:
    """Who somebody is shows only on asking; what he says of the matter is the matter."""
    personal = asked.data is not DataClass.NONE and asked.type is not FieldType.LONG
    return personal and not seen.outside and not seen.reveals


def has_people(folder: Folder) -> bool:
    """Whether there is anything that tells who somebody is."""
    known = folder.procedure.fields
    said = {key for event in folder.log for key in event.values if key in known}
    return any(_hides(known[key], Seen(units=Units({}, {}, frozenset()))) for key in said)


def _in_fields(event: Event) -> list[str]:
    """What fields with several values hold; some of it names files."""
    several = [each for each in event.values.values() if isinstance(each, tuple)]
    return [key for each in several for key in each]


def _files(event: Event, files: Mapping[str, Attached]) -> tuple[Attached, ...]:
    keys = [*event.files, *_in_fields(event)]
    return tuple(files[key] for key in dict.fromkeys(keys) if key in files)


def dials(folder: Folder, at: dt.datetime, *, public: bool = False) -> list[Dial]:
    """The clocks that ever ran, the last round of each first."""
    found: list[Dial] = []
    for key, run in folder.rounds(at).items():
        clock = folder.procedure.clocks[key]
        if public and not clock.public:
            continue
        pauses = manual.pauses(folder.procedure, clock, inside=not public)
        found += [Dial(clock=clock, round=each, pauses=() if _is_past(each) else pauses)
                  for each in reversed(run)]  # fmt: skip
    return found


def _is_past(each: Round) -> bool:
    """Whether it never stood still and no longer can."""
    return each.is_over and not each.paused


def answer_by(folder: Folder, at: dt.datetime) -> dt.date | None:
    """The day that whoever brought it is told."""
    return next_day(folder.procedure, folder.rounds(at))


def title(row: Case) -> str:
    """What the procedure is called."""
    return fields.said(bridge.text_of(row.version).title)


def category(row: Case) -> str:
    known = bridge.text_of(row.version).categories
    return fields.said(known[row.category].name) if row.category in known else row.category


def state(row: Case) -> str:
    """As officers call it."""
    known = bridge.text_of(row.version).states
    return fields.said(known[row.state].label) if row.state in known else row.state


def outcome(row: Case) -> str:
    """What came of it, of a closed one."""
    found = bridge.text_of(row.version).outcomes.get(row.outcome)
    return fields.said(found.name) if found else ""
