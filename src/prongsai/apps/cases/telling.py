"""Who of the office is told of what happened; nobody outside is ever sent anything from here.

A notice says the number in the register and what it is about, and nothing that a stranger typed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from django.utils import timezone

from prongsai.apps.accounts.queries import at_work, keys_holding
from prongsai.apps.cases.models import Case
from prongsai.apps.notices.actions import notify
from prongsai.apps.notices.news import News
from prongsai.core.access.roles import AGENCY_ROLES, Role
from prongsai.core.cases.alarms import alarms
from prongsai.core.cases.caller import IN_UNITS
from prongsai.core.cases.folder import Folder
from prongsai.core.cases.log import Event, EventKind
from prongsai.core.procedures.kinds import HANDLER, UNIT, Secrecy

_ROLES: Mapping[str, Role] = {role.value: role for role in AGENCY_ROLES}
_FROM_CITIZEN = (EventKind.SAID, EventKind.FILED, EventKind.SETTLED)


def tell(row: Case, folder: Folder, event: Event) -> None:
    """Whom the file names for it, but for whoever did it."""
    people = set(_people(row, _named(folder, event), event)) - {event.by.who}
    people -= folder.barred(folder.standing(event.at))
    if not people:
        return
    news = News(
        event=f"case {row.key} {event.number}", agency=row.agency.key,
        text=f"notice.case_{event.kind.value}",
        facts={"number": row.register_number, "procedure": _words(folder)},
        address="cases:case", arguments={"agency": row.agency.key, "case": row.key},
        sealed=folder.procedure.secrecy is Secrecy.SEALED,
    )  # fmt: skip
    notify(news, people, at=event.at)


def _words(folder: Folder) -> Mapping[str, str]:
    title = folder.procedure.title
    return {"th": title.th, "en": title.en}


def _named(folder: Folder, event: Event) -> Iterable[str]:
    if event.kind is EventKind.BROUGHT:
        return folder.procedure.tells or (folder.procedure.routing.first,)
    if event.kind is EventKind.MOVED:
        return folder.procedure.moves[event.move].tells
    if event.kind is EventKind.HANDED or (event.by.party and event.kind in _FROM_CITIZEN):
        return (HANDLER, UNIT, *(() if event.unit else (folder.procedure.routing.first,)))
    return ()


def _people(row: Case, names: Iterable[str], event: Event) -> Iterable[str]:
    day = timezone.localtime(event.at).date()
    roles = [_ROLES[each] for each in names if each in _ROLES]
    if roles:
        yield from keys_holding(row.agency.key, roles, day)
    if HANDLER in names or UNIT in names:
        yield from _own(row, day)


def _own(row: Case, day: dt.date) -> Iterable[str]:
    """Whose it is: the officer in charge, or everybody of the unit while nobody is."""
    if row.handler:
        return [row.handler]
    rows = at_work(row.agency.key, day).filter(division=row.unit, role__in=list(IN_UNITS))
    return rows.values_list("person__key", flat=True) if row.unit else []


def remind(row: Case, folder: Folder, at: dt.datetime) -> int:
    """Whom its clocks warn or call on that day; of each alarm everybody hears once."""
    day, told = timezone.localtime(at).date(), 0
    for each in alarms(folder.procedure, folder.rounds(at), day):
        roles = [_ROLES[each.to]] if each.to in _ROLES else []
        people = keys_holding(row.agency.key, roles, day) if roles else set(_own(row, day))
        people -= folder.barred(folder.standing(folder.moment(at)))
        news = News(
            event=f"clock {row.key} {each.clock} {each.number} {each.day}", agency=row.agency.key,
            text="notice.case_late" if each.late else "notice.case_soon",
            facts={"number": row.register_number, "procedure": _words(folder)},
            address="cases:case", arguments={"agency": row.agency.key, "case": row.key},
        )  # fmt: skip
        told += notify(news, people, at=at)
    return told
