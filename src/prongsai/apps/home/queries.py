"""What the first pages show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from prongsai.apps.accounts.asking import Asked
from prongsai.apps.accounts.due import Shown, agency_of, due_anywhere, shown
from prongsai.apps.accounts.queries import Part
from prongsai.apps.agencies.models import Agency, Area
from prongsai.apps.agencies.queries import inside, named
from prongsai.core.access.roles import CONTENT_ROLES


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere a person has something to do."""

    key: str
    name: str
    roles: tuple[str, ...]

    @property
    def address(self) -> str:
        """Its first page; who has no part in its work is led to what keeps it running."""
        return "home:week" if CONTENT_ROLES.intersection(self.roles) else "home:upkeep"


def places(parts: Sequence[Part]) -> list[Place]:
    """The agencies a person works in, each once."""
    found = named(part.agency for part in parts)
    roles: dict[str, list[str]] = {}
    for part in parts:
        roles.setdefault(part.agency, []).append(part.role)
    return [Place(key, found[key].name, tuple(held)) for key, held in roles.items() if key in found]


def areas_named(keys: Sequence[str]) -> list[Area]:
    return list(Area.objects.filter(key__in=keys).order_by("order", "key"))


def to_confirm(request: Asked, within: Q | None = None) -> list[Shown]:
    """What whoever stands above agencies could confirm as the second person."""
    if not (request.areas or request.standing.installation):
        return []
    things = [due for due in due_anywhere(request.now) if request.user.key not in due.barred]
    if not things:
        return []
    rows = Agency.objects.filter(key__in={agency_of(due) for due in things})
    if within is None and not request.standing.installation:
        within = inside(request.areas)
    rows = rows if within is None else rows.filter(within)
    names = dict(rows.values_list("key", "name"))
    return [shown(due, names[key]) for due in things if (key := agency_of(due)) in names]
