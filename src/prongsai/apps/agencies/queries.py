"""Finding agencies and the areas above them, in a constant number of statements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from prongsai.apps.agencies.models import Agency, Area

DEPTH = ("area", "area__parent", "area__parent__parent")
"""District, province, nation."""


@dataclass(frozen=True, slots=True)
class Seat:
    """An agency and the keys of all areas it lies in, the nearest first."""

    agency: Agency
    areas: tuple[str, ...]


def seat(key: str) -> Seat | None:
    """An agency by its key."""
    agency = Agency.objects.select_related(*DEPTH).filter(key=key).first()
    return Seat(agency, tuple(each.key for each in _upwards(agency.area))) if agency else None


def area(key: str) -> Area | None:
    return Area.objects.select_related("parent", "parent__parent").filter(key=key).first()


def keys_upwards(start: Area) -> tuple[str, ...]:
    """The area itself and all above it."""
    return tuple(each.key for each in _upwards(start))


def _upwards(start: Area | None) -> Sequence[Area]:
    found: list[Area] = []
    while start is not None:
        found.append(start)
        start = start.parent
    return found


def inside(areas: Iterable[str]) -> Q:
    """Agencies anywhere inside these areas."""
    keys = list(areas)
    return (
        Q(area__key__in=keys)
        | Q(area__parent__key__in=keys)
        | Q(area__parent__parent__key__in=keys)
    )


def keys_inside(areas: Iterable[str]) -> QuerySet[Agency, str]:
    """Keys of the agencies anywhere inside these areas, for use in another question."""
    return Agency.objects.filter(inside(areas)).values_list("key", flat=True)


def named(keys: Iterable[str]) -> dict[str, Agency]:
    """Agencies by key."""
    rows = Agency.objects.select_related(*DEPTH).filter(key__in=set(keys))
    return {agency.key: agency for agency in rows}
