"""Orders that give powers, written into the register of powers when they are signed or end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from django.utils import timezone

from prongsai.apps.accounts.holding import offices_of, powers_by_order
from prongsai.apps.accounts.models import Membership, Person, Power
from prongsai.apps.accounts.offices import end_power, give_power
from prongsai.apps.accounts.queries import colleague, keys_holding
from prongsai.apps.agencies.queries import named
from prongsai.apps.cases import bridge, there
from prongsai.apps.cases.bridge import FAR
from prongsai.apps.cases.models import Case
from prongsai.apps.notices.actions import notify
from prongsai.apps.notices.news import News
from prongsai.core.access.offices import A_DAY, Office, of_giver, of_holder
from prongsai.core.access.roles import Role
from prongsai.core.cases.folder import Folder
from prongsai.core.cases.log import Event, EventKind, Value
from prongsai.core.procedures.procedure import Grants
from prongsai.core.terms.problem import refuse


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
    for holder in _people(row, said.get(grants.holders)):
        last = _sooner(row, _day(said.get(grants.until)), event, holder, since)
        for power in _several(said.get(grants.powers)):
            give_power(
                row.agency.key, power, holder, since, order=str(said.get(grants.order, "")),
                by=event.by.who, at=event.at, until=last,
            )  # fmt: skip


def _change(row: Case, grants: Grants, said: Mapping[str, Value], event: Event) -> None:
    """Sooner it ends; later it is given again from the day after, to who is still in office."""
    last, order = _day(said.get(grants.until)), str(said.get(grants.order, ""))
    if last is None:
        return
    rows = powers_by_order(row.agency.key, order)
    for held in {(each.power, each.holder_id): each for each in rows}.values():
        if held.until is None or held.until > last:
            end_power(held, last, by=event.by.who, at=event.at)
        elif held.until < last:
            _give_again(row, held, last, event)


def _give_again(row: Case, held: Power, last: dt.date, event: Event) -> None:
    """Never for days on which it had ended already."""
    today = timezone.localtime(event.at).date()
    since = max((held.until or today) + A_DAY, today)
    office = _office(row, event, held.holder, since)
    if office >= since:
        give_power(
            row.agency.key, held.power, held.holder, since, order=held.order,
            by=event.by.who, at=event.at, until=min(last, office),
        )  # fmt: skip


def _sooner(
    row: Case, until: dt.date | None, event: Event, holder: Person, since: dt.date
) -> dt.date | None:
    """The last day of the order, or of either side in office, whichever is sooner."""
    since = max(since, timezone.localtime(event.at).date())
    office = _office(row, event, holder, since)
    if office < since:
        raise refuse("power-without-office")
    found = min(office, until or FAR)
    return None if found == FAR else found


def _office(row: Case, event: Event, holder: Person, day: dt.date) -> dt.date:
    """Until when both who signs and who receives are in office; who signs by the role he used."""
    signer, today = colleague(row.agency.key, event.by.who), timezone.localtime(event.at).date()
    ends = [of_holder(offices_of(holder, row.agency.key), day)]
    if signer is not None:
        ends.append(of_giver(offices_of(signer, row.agency.key), event.by.role, today))
    return min((each for each in ends if each is not None), default=FAR)


def given_by(
    person: Person, agency: str, own: Sequence[Office]
) -> Iterator[tuple[Power, dt.date | None]]:
    """Powers of orders that somebody was the last to sign, and until when his office lasts."""
    office = named([agency])[agency]
    kinds = [key for key, each in there.ever(office).items() if each.grants is not None]
    rows = Case.objects.filter(agency=office, procedure__in=kinds, closed=None)
    signed = rows.filter(events__who=person.key, events__kind=EventKind.MOVED.value).distinct()
    for row in signed.select_related("agency"):
        folder = bridge.folder_of(row)
        grants = folder.procedure.grants
        if grants is None:
            continue
        moves = {*grants.gives, *grants.changes}
        last = next((each for each in reversed(folder.log) if each.move in moves), None)
        if last is not None and last.by.who == person.key:
            order = str(folder.standing(last.at).values.get(grants.order, ""))
            until = of_giver(own, last.by.role, last.entered)
            yield from ((power, until) for power in powers_by_order(agency, order))


def tell_ended(part: Membership, number: int, by: str, at: dt.datetime) -> None:
    """The coordinator looks at the register, and notes it in the orders."""
    news = News(
        event=f"powers end with part {part.pk} {part.until}", agency=part.agency,
        text="notice.powers_ended", facts={"number": str(number)},
        address="accounts:powers", arguments={"agency": part.agency},
    )  # fmt: skip
    day = timezone.localtime(at).date()
    notify(news, keys_holding(part.agency, [Role.COORDINATOR], day) - {by}, at=at)


def _people(row: Case, said: Value | None) -> list[Person]:
    found = (colleague(row.agency.key, key) for key in _several(said))
    return [each for each in found if each is not None]


def _several(said: Value | None) -> tuple[str, ...]:
    return said if isinstance(said, tuple) else ()


def _day(said: Value | None) -> dt.date | None:
    return dt.date.fromisoformat(said) if isinstance(said, str) and said else None
