"""Who of the office is told of what happened; nobody outside is ever sent anything from here.

A notice says the number in the register and what it is about, and nothing that a stranger typed.
Whoever is left out of a case hears nothing of it, and of one whose readers are named nobody else.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from django.utils import timezone

from prongsai.apps.accounts.holding import holders
from prongsai.apps.accounts.powers import otherwise
from prongsai.apps.accounts.queries import at_work, keys_holding
from prongsai.apps.cases.models import Case
from prongsai.apps.notices.actions import notify
from prongsai.apps.notices.news import News
from prongsai.core.access.roles import AGENCY_ROLES, Role
from prongsai.core.cases.alarms import alarms
from prongsai.core.cases.caller import IN_UNITS
from prongsai.core.cases.folder import Folder
from prongsai.core.cases.log import Event, EventKind, Standing
from prongsai.core.cases.readers import ONE, PARTY, readers, stoppers, waits_for
from prongsai.core.procedures.kinds import HANDLER, POWER, UNIT, Secrecy

_ROLES: Mapping[str, Role] = {role.value: role for role in AGENCY_ROLES}
_FROM_CITIZEN = (EventKind.SAID, EventKind.FILED, EventKind.SETTLED)
HEARERS = OFFICE, ASKED, OWN = "", " asked", " own"
"""Who hears of an event in words of their own: the office, who is asked by it, who brought it."""


def tell(row: Case, folder: Folder, event: Event) -> None:
    """Whom the file names for it, but for whoever did it; and those who are asked by it."""
    now, day = folder.standing(event.at), timezone.localtime(event.at).date()
    names, text = _named(folder, event), f"notice.case_{event.kind.value}"
    people = _allowed(row, folder, now, _people(row, names, day), names, day) - {event.by.who}
    if not people and event.kind is EventKind.BROUGHT and row.secret:
        people = _others(row, folder, now, day) - {event.by.who}
    _notify(row, folder, event, text, people)
    asked = _asked(folder, now, event) - people - {event.by.who}
    _notify(row, folder, event, "notice.case_asked", asked, ASKED)
    if _tells_bringer(row, folder, event):
        _notify(row, folder, event, "notice.case_own", {row.bringer}, OWN)


def _others(row: Case, folder: Folder, now: Standing, day: dt.date) -> set[str]:
    """Where whoever looks at new cases first is left out of one: those whose turn it is too."""
    names = waits_for(folder, now)
    return _allowed(row, folder, now, _people(row, names, day), names, day)


def _notify(
    row: Case, folder: Folder, event: Event, text: str, people: set[str], to: str = OFFICE
) -> None:
    if not people:
        return
    own = to == OWN
    news = News(
        event=name_of(row, event.number, to), agency=row.agency.key, text=text,
        facts=_facts(row, folder), address="cases:own" if own else "cases:case",
        arguments=_where(row, own=own), sealed=folder.procedure.secrecy is Secrecy.SEALED,
    )  # fmt: skip
    notify(news, people, at=event.at)


def name_of(row: Case, number: int, to: str) -> str:
    """What notices of one event to some of its hearers are known by."""
    return f"case {row.key} {number}{to}"


def _facts(row: Case, folder: Folder) -> Mapping[str, str | Mapping[str, str]]:
    title = folder.procedure.title
    return {"number": row.register_number, "procedure": {"th": title.th, "en": title.en}}


def _where(row: Case, *, own: bool = False) -> Mapping[str, str]:
    return {"agency": row.agency.key, "own" if own else "case": row.key}


def _named(folder: Folder, event: Event) -> tuple[str, ...]:
    """But for parties, whose words may be those of roles."""
    return tuple(each for each in _told(folder, event) if each not in folder.procedure.parties)


def _told(folder: Folder, event: Event) -> tuple[str, ...]:
    routing = folder.procedure.routing.first
    if event.kind is EventKind.BROUGHT:
        return folder.procedure.tells or (routing,)
    if event.kind is EventKind.MOVED:
        return folder.procedure.moves[event.move].tells
    if event.kind is EventKind.HANDED or (event.by.party and event.kind in _FROM_CITIZEN):
        return (HANDLER, UNIT, *(() if event.unit else (routing,)))
    return ()


def _tells_bringer(row: Case, folder: Folder, event: Event) -> bool:
    """Somebody who works there hears of his own case, as strangers do with their code."""
    if not row.bringer or row.bringer == event.by.who:
        return False
    if event.kind is EventKind.MOVED:
        return row.party in folder.procedure.moves[event.move].tells
    return event.kind is EventKind.SAID


def _asked(folder: Folder, now: Standing, event: Event) -> set[str]:
    """Those listed who have something to say for themselves, when that begins."""
    procedure = folder.procedure
    fields = {each.each for each in procedure.moves.values() if each.each}
    move = procedure.moves.get(event.move)
    begins = event.kind is EventKind.BROUGHT or (move is not None and move.to == now.state)
    if not begins and fields.isdisjoint(event.values):
        return set()
    return {each.removeprefix(ONE) for each in waits_for(folder, now) if each.startswith(ONE)}


def _people(row: Case, names: Iterable[str], day: dt.date) -> set[str]:
    found = set[str]()
    roles = [_ROLES[each] for each in names if each in _ROLES]
    if roles:
        found |= keys_holding(row.agency.key, roles, day)
    for power in (each.removeprefix(POWER) for each in names if each.startswith(POWER)):
        found |= _holding(row.agency.key, power, day)
    if HANDLER in names or UNIT in names:
        found |= set(_own(row, day))
    return found


def _holding(agency: str, power: str, day: dt.date) -> set[str]:
    """Who holds it; where nobody does, whoever plays the part that has it instead."""
    role = otherwise().get(power, "")
    found = {each.holder.key for each in holders(agency, power, day)}
    return found or (keys_holding(agency, [_ROLES[role]], day) if role else set())


def _allowed(
    row: Case, folder: Folder, now: Standing, people: set[str], names: Iterable[str], day: dt.date
) -> set[str]:
    """Those who may hear of it."""
    barred = folder.barred(now)
    if barred and people:
        people = people - barred
        rows = at_work(row.agency.key, day).filter(division__in=barred)
        people -= set(rows.values_list("person__key", flat=True))
    if not row.secret:
        return people
    rights = readers(folder.procedure, now)
    others = {each for each in names if each in _ROLES and each not in rights}
    return people if not others else people & _people(row, {HANDLER, UNIT, *rights}, day)


def _own(row: Case, day: dt.date) -> Iterable[str]:
    """Whose it is: the officer in charge, or everybody of the unit while nobody is."""
    if row.handler:
        return [row.handler]
    rows = at_work(row.agency.key, day).filter(division=row.unit, role__in=list(IN_UNITS))
    return rows.values_list("person__key", flat=True) if row.unit else []


def remind(row: Case, folder: Folder, at: dt.datetime) -> int:
    """Whom its clocks warn or call on that day; of each alarm everybody hears once.

    Where nobody was given a case, a warning goes to those whose turn it is, if some of them can
    stop that clock to these alone.
    """
    day, told = timezone.localtime(at).date(), 0
    now = folder.standing(folder.moment(at))
    turn = waits_for(folder, now)
    for each in alarms(folder.procedure, folder.rounds(at), day):
        names = {each.to}
        people = _people(row, names, day)
        if each.to == HANDLER and not people:
            names = set(turn & stoppers(folder.procedure, each.clock, now.category) or turn)
            people = _people(row, names, day)
        people = _allowed(row, folder, now, people - {row.bringer}, names, day)
        text = "notice.case_late" if each.late else "notice.case_soon"
        about = f"clock {row.key} {each.clock} {each.number} {each.day}"
        told += notify(_alarm(row, folder, about, text), people, at=at)
        if row.bringer and f"{PARTY}{row.party}" in turn:
            told += notify(_alarm(row, folder, f"{about} own", text, own=True), {row.bringer},
                           at=at)  # fmt: skip
    return told


def _alarm(row: Case, folder: Folder, event: str, text: str, *, own: bool = False) -> News:
    return News(
        event=event, agency=row.agency.key, text=text, facts=_facts(row, folder),
        address="cases:own" if own else "cases:case", arguments=_where(row, own=own),
    )  # fmt: skip
