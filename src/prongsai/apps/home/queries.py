"""What the first pages show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from prongsai.apps.accounts.queries import Part, names
from prongsai.apps.agencies.models import Area
from prongsai.apps.agencies.queries import named
from prongsai.apps.audit.queries import latest, recent
from prongsai.core.access.roles import CONTENT_ROLES

WORK = ("agencies", "assessments")
"""Apps whose lines everybody in an agency may read in words."""


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere a person has something to do."""

    key: str
    name: str
    roles: tuple[str, ...]

    @property
    def address(self) -> str:
        """Its first page; who has no part in its work is led to what is known of it."""
        return "home:week" if CONTENT_ROLES.intersection(self.roles) else "agencies:agency"


def places(parts: Sequence[Part]) -> list[Place]:
    """The agencies a person works in, each once."""
    found = named(part.agency for part in parts)
    roles: dict[str, list[str]] = {}
    for part in parts:
        roles.setdefault(part.agency, []).append(part.role)
    return [Place(key, found[key].name, tuple(held)) for key, held in roles.items() if key in found]


def areas_named(keys: Sequence[str]) -> list[Area]:
    return list(Area.objects.filter(key__in=keys).order_by("order", "key"))


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the trail as a page shows it."""

    entry: Any
    by: str


def lines(agency: str, before: int | None, size: int) -> list[Line]:
    return _told(latest(agency, before, size))


def recent_lines(agency: str, size: int) -> list[Line]:
    """What changed lately in what an agency works on."""
    return _told(recent(agency, WORK, size))


def _told(entries: Sequence[Any]) -> list[Line]:
    known = names(entry.by for entry in entries)
    return [Line(entry, known.get(entry.by, "")) for entry in entries]
