"""What the first pages show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from prongsai.apps.accounts.asking import Asked
from prongsai.apps.accounts.due import Shown, due_among, shown
from prongsai.apps.accounts.models import Person
from prongsai.apps.accounts.queries import Part, staffed
from prongsai.apps.agencies.kinds import NATION
from prongsai.apps.agencies.models import Agency, Area
from prongsai.apps.agencies.queries import area_names, inside, named
from prongsai.core.access.roles import CONTENT_ROLES


@dataclass(frozen=True, slots=True)
class Workplace:
    """Somewhere a person has something to do."""

    key: str
    name: str
    roles: tuple[str, ...]

    @property
    def first_page(self) -> str:
        """Its first page; who has no part in its work is led to what keeps it running."""
        return "home:week" if CONTENT_ROLES.intersection(self.roles) else "home:upkeep"


def places(parts: Sequence[Part]) -> list[Workplace]:
    """The agencies a person works in, each once."""
    found = named(part.agency for part in parts)
    roles: dict[str, list[str]] = {}
    for part in parts:
        roles.setdefault(part.agency, []).append(part.role)
    return [
        Workplace(key, found[key].name, tuple(held)) for key, held in roles.items() if key in found
    ]


def without_people(most: int) -> tuple[list[Agency], int]:
    """The first agencies that nobody has an account in, and how many there are."""
    rows = Agency.objects.exclude(key__in=staffed()).select_related("area")
    return list(rows.order_by("order", "key")[:most]), rows.count()


def names_of_areas(keys: Iterable[str]) -> dict[str, str]:
    """Names of areas by key."""
    return area_names(keys)


def areas_today(person: Person, names: Mapping[str, str], today: dt.date) -> list[str]:
    """Names of what somebody supervises today or will."""
    rows = [row for row in person.supervisions.all() if row.until is None or row.until >= today]
    return [names.get(row.area, row.area) for row in rows]


def area_choices() -> list[tuple[str, str]]:
    """Every area, the largest first, each under the one it lies in."""
    rows = Area.objects.select_related("parent").order_by("order", "key")
    below: dict[int | None, list[Area]] = {}
    for row in rows:
        below.setdefault(row.parent_id, []).append(row)
    return [(row.key, name) for row, name in _downwards(below, None, "")]


def _downwards(
    below: Mapping[int | None, list[Area]], start: int | None, above: str
) -> Iterator[tuple[Area, str]]:
    for row in below.get(start, ()):
        yield row, f"{above}{row.name}"
        inner = "" if row.kind == NATION else f"{row.name} · "
        yield from _downwards(below, row.pk, inner)


def agencies_of(person: Person) -> list[Agency]:
    """The agencies somebody has or had a part in."""
    keys = person.memberships.values_list("agency", flat=True)
    return list(Agency.objects.filter(key__in=keys).order_by("order", "key"))


def areas_named(keys: Sequence[str]) -> list[Area]:
    return list(Area.objects.filter(key__in=keys).order_by("order", "key"))


def to_confirm(request: Asked, within: Q | None = None) -> list[Shown]:
    """What whoever stands above agencies could confirm as the second person."""
    if not (request.areas or request.standing.installation):
        return []
    if within is None and not request.standing.installation:
        within = inside(request.areas)
    agencies = Agency.objects.filter(within or Q())
    things = due_among(request.now, agencies)
    return [shown(due, name) for due, name in things if request.user.key not in due.barred]
