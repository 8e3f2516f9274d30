"""The register of powers: who holds one on a day, for as long as he is in office."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Sequence

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.module_loading import import_string

from prongsai.apps.accounts.models import Membership, Person, Power
from prongsai.apps.accounts.powers import otherwise
from prongsai.apps.accounts.queries import from_now_on, held, in_force
from prongsai.core.access.offices import Office, of_holder

GivenBy = Callable[[Person, str, Sequence[Office]], Iterable[tuple[Power, dt.date | None]]]
"""What somebody has given in an agency, and until when his offices carry it."""


def held_powers(agency: str, day: dt.date) -> QuerySet[Power]:
    """Powers held that day: in force, and by somebody who has a part there that day."""
    office = Membership.objects.filter(
        held(day), agency=OuterRef("agency"), person=OuterRef("holder")
    )
    return Power.objects.filter(in_force(day), Exists(office), agency=agency)


def holders(agency: str, power: str, day: dt.date) -> Sequence[Power]:
    """Who holds a power that day, and by which order."""
    rows = held_powers(agency, day).filter(power=power)
    return list(rows.select_related("holder").order_by("since"))


def held_by(person: str, agency: str, day: dt.date) -> tuple[QuerySet[Membership], QuerySet[Power]]:
    """Parts and powers of somebody, by key, in an agency that day; for a part of a statement."""
    parts = Membership.objects.filter(held(day), agency=agency, person__key=person)
    return parts, held_powers(agency, day).filter(holder__key=person)


def powers_or_instead(
    person: Person, agency: str, roles: Collection[str], day: dt.date
) -> tuple[Sequence[Power], dict[str, str]]:
    """What a person holds that day; and powers that nobody holds and one of his roles has instead,
    each with the role. One statement.
    """
    his = {key: role for key, role in otherwise().items() if role in roles}
    rows = held_powers(agency, day).filter(Q(holder=person) | Q(power__in=his))
    found = list(rows.order_by("power", "since"))
    held = {each.power for each in found}
    own = [each for each in found if each.holder_id == person.pk]
    return own, {key: role for key, role in his.items() if key not in held}


def powers_of(person: Person, agency: str, day: dt.date) -> Sequence[Power]:
    """What a person holds in an agency that day or later."""
    rows = Power.objects.filter(from_now_on(day), agency=agency, holder=person)
    return list(rows.order_by("power", "since"))


def powers_by_order(agency: str, order: str) -> Sequence[Power]:
    """What an order gave, and still gives or will."""
    rows = Power.objects.filter(agency=agency, order=order).select_related("holder")
    return list(rows.order_by("pk")) if order else []


def offices_of(person: Person, agency: str, *, waiting: bool = False) -> list[Office]:
    """Every part somebody had, has or will have in an agency; on asking those that wait too.

    Held until the transaction is over, so that none ends while a power is given by it.
    """
    rows = Membership.objects.select_for_update().filter(person=person, agency=agency)
    if not waiting:
        rows = rows.filter(waiting=False)
    return [Office(row.role, row.since, row.until, row.acting_for_id is not None) for row in rows]


Ending = tuple[Power, dt.date]
"""A power, and the day after which nobody can hold it who holds it now."""


def outliving(part: Membership, day: dt.date) -> list[Ending]:
    """Powers that somebody holds, or has given, beyond the office that has just been ended."""
    own = offices_of(part.person, part.agency)
    found: dict[int, Ending] = {}
    held = (
        (each, of_holder(own, each.since, max(each.since, day)))
        for each in powers_of(part.person, part.agency, day)
    )
    given: GivenBy = import_string(settings.POWERS_GIVEN)
    for power, last in (*held, *given(part.person, part.agency, own)):
        if last is None or (power.until is not None and power.until <= last):
            continue
        if power.pk not in found or last < found[power.pk][1]:
            found[power.pk] = (power, last)
    return list(found.values())


def register(agency: str) -> Sequence[Power]:
    """The register of powers of an agency, the latest first under each power."""
    rows = Power.objects.filter(agency=agency).select_related("holder")
    return list(rows.order_by("power", "-since"))
