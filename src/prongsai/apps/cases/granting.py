"""Orders that give powers, written into the register of powers when they are signed or end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from django.utils import timezone

from prongsai.apps.accounts.models import Person
from prongsai.apps.accounts.offices import end_power, give_power
from prongsai.apps.accounts.queries import colleague, last_day_of, powers_by_order
from prongsai.apps.cases.models import Case
from prongsai.core.cases.folder import Folder
from prongsai.core.cases.log import Event, Value
from prongsai.core.procedures.procedure import Grants

A_DAY = dt.timedelta(days=1)


def grant(row: Case, folder: Folder, event: Event) -> None:
    """What a move does to the register: in the transaction of the move, or neither is done."""
    grants = folder.procedure.grants
    if grants is None:
        return
    said, today = folder.standing(event.at).values, timezone.localtime(event.at).date()
    if event.move in grants.gives:
        _give(row, grants, said, event, _day(said.get(grants.since)) or today)
    elif event.move in grants.changes:
        _change(row, grants, said, event)
    elif event.move in grants.ends:
        last = _day(event.values.get(grants.until)) or today
        for held in powers_by_order(row.agency.key, str(said.get(grants.order, ""))):
            if held.until is None or held.until > last:
                end_power(held, max(last, today - A_DAY), by=event.by.who, at=event.at)


def _give(
    row: Case, grants: Grants, said: Mapping[str, Value], event: Event, since: dt.date
) -> None:
    until = _day(said.get(grants.until))
    signer = colleague(row.agency.key, event.by.who)
    for holder in _people(row, said.get(grants.holders)):
        last = _sooner(row, until, filter(None, (signer, holder)))
        for power in _several(said.get(grants.powers)):
            give_power(
                row.agency.key, power, holder, since, order=str(said.get(grants.order, "")),
                by=event.by.who, at=event.at, until=last,
            )  # fmt: skip


def _change(row: Case, grants: Grants, said: Mapping[str, Value], event: Event) -> None:
    """Sooner it ends; later it is given again from the day after."""
    last, order = _day(said.get(grants.until)), str(said.get(grants.order, ""))
    if last is None:
        return
    for held in powers_by_order(row.agency.key, order):
        if held.until is None or held.until > last:
            end_power(held, last, by=event.by.who, at=event.at)
        elif held.until < last:
            give_power(
                row.agency.key, held.power, held.holder, held.until + A_DAY, order=order,
                by=event.by.who, at=event.at, until=_sooner(row, last, [held.holder]),
            )  # fmt: skip


def _sooner(row: Case, until: dt.date | None, people: Iterable[Person]) -> dt.date | None:
    """The last day of the order, or of either side in office, whichever is sooner."""
    ends = [last_day_of(each, row.agency.key) for each in people]
    return min((each for each in (until, *ends) if each), default=None)


def _people(row: Case, said: Value | None) -> list[Person]:
    found = (colleague(row.agency.key, key) for key in _several(said))
    return [each for each in found if each is not None]


def _several(said: Value | None) -> tuple[str, ...]:
    return said if isinstance(said, tuple) else ()


def _day(said: Value | None) -> dt.date | None:
    return dt.date.fromisoformat(said) if isinstance(said, str) and said else None
