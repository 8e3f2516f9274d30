"""The waiting line of a day: tickets by number, who is called where, how long was waited."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Min, QuerySet
from django.utils import timezone

from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import bridge, fields
from prongsai.apps.cases.models import Case, Event
from prongsai.core.cases.caller import Actor
from prongsai.core.cases.folder import Folder, offered
from prongsai.core.cases.waits import Waited, waited
from prongsai.core.procedures.kinds import BROUGHT, Files, Hands, Phase, Reason
from prongsai.core.procedures.moves import Move
from prongsai.core.procedures.procedure import Procedure

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """One of those who wait, are called or are being served."""

    row: Case
    label: str
    category: str
    state: str
    counter: str
    minutes: int
    """Since it was taken."""
    is_waiting: bool
    taps: tuple[Move, ...] = ()
    """What one tap does."""
    forms: tuple[Move, ...] = ()
    """What asks for more."""


@dataclass(frozen=True, slots=True)
class Line:
    """The line as it is now."""

    waiting: Sequence[Ticket]
    called: Sequence[Ticket]
    """At a counter, whoever was called last first."""
    waits: Sequence[tuple[str, Sequence[Waited]]]

    def by_category(self) -> list[tuple[str, int]]:
        """How many wait for what."""
        found: dict[str, int] = {}
        for each in self.waiting:
            found[each.category] = found.get(each.category, 0) + 1
        return list(found.items())


def of_day(agency: Agency, procedure: Procedure, day: dt.date) -> QuerySet[Case]:
    """Tickets taken on a day."""
    begin = timezone.make_aware(dt.datetime.combine(day, dt.time()))
    rows = Case.objects.filter(agency_id=agency.pk, procedure=procedure.key)
    return rows.filter(entered__gte=begin, entered__lt=begin + dt.timedelta(days=1))


def label(procedure: Procedure, row: Case, first: int) -> str:
    """What is called out: a letter for what somebody came for, the number of the day."""
    keys = list(procedure.categories)
    place = keys.index(row.category) if row.category in keys else 0
    return f"{LETTERS[place % len(LETTERS)]}{row.number - first + 1:02}"


def label_of(row: Case, procedure: Procedure) -> str:
    """Of one ticket: one statement; nothing where there is no waiting line."""
    if not procedure.waits:
        return ""
    day = timezone.localtime(row.entered).date()
    first = of_day(row.agency, procedure, day).aggregate(first=Min("number"))["first"]
    return label(procedure, row, first or row.number)


def ahead(row: Case, procedure: Procedure) -> int:
    """How many wait that came before."""
    day = timezone.localtime(row.entered).date()
    rows = of_day(row.agency, procedure, day).filter(state=procedure.first_state)
    return rows.filter(number__lt=row.number).count()


def counter_field(procedure: Procedure) -> str:
    """Key of the field that tells counters apart."""
    return next((each.by for each in procedure.waits.values() if each.by), "")


def line(agency: Agency, procedure: Procedure, at: dt.datetime, actor: Actor | None = None) -> Line:
    """Everybody of today, with what an officer can do: two statements and the texts."""
    rows = list(of_day(agency, procedure, timezone.localtime(at).date()).order_by("number"))
    for row in rows:
        row.agency = agency
    folders = _folders(rows)
    first = rows[0].number if rows else 0
    made = [_ticket(row, folders[row.pk], first, at, actor) for row in rows
            if row.phase != Phase.CLOSED]  # fmt: skip
    called = [each for each in made if not each.is_waiting]
    logs = [each.log for each in folders.values()]
    return Line(
        [each for each in made if each.is_waiting],
        sorted(called, key=lambda each: each.row.changed, reverse=True),
        [(fields.said(each.title), waited(each, logs)) for each in procedure.waits.values()],
    )


def _folders(rows: Sequence[Case]) -> Mapping[int, Folder]:
    events: dict[int, list[Event]] = {}
    for event in Event.objects.filter(case__in=rows).order_by("number"):
        events.setdefault(event.case_id, []).append(event)
    return {row.pk: bridge.folder(row.version, events.get(row.pk, []), ()) for row in rows}


def _ticket(row: Case, folder: Folder, first: int, at: dt.datetime, actor: Actor | None) -> Ticket:
    own = folder.procedure
    now = folder.standing(folder.moment(at))
    moves = [each.move for each in offered(folder, actor, at) if each.is_open] if actor else []
    moves.sort(key=lambda each: each.to == now.state)  # what leads on stands first
    return Ticket(
        row=row,
        label=label(own, row, first),
        category=fields.said(own.categories[row.category].name),
        state=fields.said(own.states[now.state].public),
        counter=str(now.values.get(counter_field(own), "")),
        minutes=int((max(at, row.entered) - row.entered).total_seconds()) // 60,
        is_waiting=now.state == own.first_state,
        taps=tuple(each for each in moves if is_tap(own, each)),
        forms=tuple(each for each in moves if not is_tap(own, each)),
    )


def is_tap(procedure: Procedure, move: Move) -> bool:
    """Whether it asks for nothing but the counter."""
    asks = set(move.needs) - {counter_field(procedure)}
    plain = move.reason is Reason.NONE and move.files is Files.NONE and move.hands is Hands.NOBODY
    return not asks and plain


def calling(procedure: Procedure) -> tuple[str, ...]:
    """Moves with which the wait of whoever came is over."""
    return next((each.stops for each in procedure.waits.values() if each.starts == BROUGHT), ())
