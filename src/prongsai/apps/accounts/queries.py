"""Who plays which part, on a given day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q

from prongsai.apps.accounts.models import Membership, Person, Power, Supervision
from prongsai.core.access.roles import Role


@dataclass(frozen=True, slots=True)
class Part:
    """One role in one agency, and whether it is played for somebody away."""

    agency: str
    role: Role
    division: str
    acting: bool


def in_force(day: dt.date) -> Q:
    """Rows whose time includes a day."""
    return Q(since__lte=day) & (Q(until=None) | Q(until__gte=day))


def parts_of(person: Person, day: dt.date) -> Sequence[Part]:
    """Every role a person has that day."""
    rows = Membership.objects.filter(in_force(day), person=person).order_by("agency", "id")
    return [
        Part(row.agency, Role(row.role), row.division, row.acting_for_id is not None)
        for row in rows
    ]


def areas_of(person: Person, day: dt.date) -> Sequence[str]:
    """Keys of the areas a person supervises that day."""
    rows = Supervision.objects.filter(in_force(day), person=person).order_by("id")
    return list(rows.values_list("area", flat=True))


def holders(agency: str, power: str, day: dt.date) -> Sequence[Power]:
    """Who holds a power that day, and by which order."""
    rows = Power.objects.filter(in_force(day), agency=agency, power=power)
    return list(rows.select_related("holder").order_by("since"))


def anybody() -> bool:
    """Whether anybody has an account."""
    return Person.objects.exists()


def names(keys: Iterable[str]) -> dict[str, str]:
    """Names of people by key."""
    return dict(Person.objects.filter(key__in=set(keys)).values_list("key", "name"))


def members(agency: str, day: dt.date) -> Sequence[Membership]:
    """Everybody with a part in an agency that day, or later."""
    rows = Membership.objects.filter(Q(until=None) | Q(until__gte=day), agency=agency)
    return list(rows.select_related("person", "acting_for").order_by("person__name", "role"))
