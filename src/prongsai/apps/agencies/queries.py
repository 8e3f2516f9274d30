"""Finding agencies and the areas above them, in a constant number of statements."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from prongsai.apps.agencies.kinds import DISTRICT, NATION, PROVINCE
from prongsai.apps.agencies.models import Agency, Alias, Area, Division

DEPTH = ("area", "area__parent", "area__parent__parent")
"""District, province, nation."""


@dataclass(frozen=True, slots=True)
class Seat:
    """An agency and the keys of all areas it lies in, the nearest first."""

    agency: Agency
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """What tells an agency from its namesakes in files."""

    province: str
    district: str
    aliases: tuple[str, ...]


def seat(key: str) -> Seat | None:
    """An agency by its key."""
    agency = Agency.objects.select_related(*DEPTH).filter(key=key).first()
    return Seat(agency, tuple(each.key for each in _upwards(agency.area))) if agency else None


def area(key: str) -> Area | None:
    return Area.objects.select_related("parent", "parent__parent").filter(key=key).first()


def area_names(keys: Iterable[str]) -> dict[str, str]:
    """Names of areas by key."""
    return dict(Area.objects.filter(key__in=set(keys)).values_list("key", "name"))


def keys_upwards(start: Area) -> tuple[str, ...]:
    """The area itself and all above it."""
    return tuple(each.key for each in _upwards(start))


def area_and_above(key: str) -> tuple[str, ...]:
    """Keys of an area and all above it; none where there is no such area."""
    found = area(key)
    return keys_upwards(found) if found else ()


def _upwards(start: Area | None) -> Sequence[Area]:
    found: list[Area] = []
    while start is not None:
        found.append(start)
        start = start.parent
    return found


def inside(areas: Iterable[str]) -> Q:
    """Agencies anywhere inside these areas."""
    keys = list(areas)
    within = Area.objects.filter(
        Q(key__in=keys) | Q(parent__key__in=keys) | Q(parent__parent__key__in=keys)
    )
    return Q(area__in=within.values("pk"))


def in_area(area: Area) -> Q:
    """Agencies anywhere inside one area; the nation holds them all."""
    return Q() if area.kind == NATION else inside([area.key])


def areas_below(area: Area) -> Sequence[Area]:
    """The areas right inside one, in the order of the dictionary."""
    return list(Area.objects.filter(parent=area).order_by("order", "key"))


def keys_inside(areas: Iterable[str]) -> QuerySet[Agency, str]:
    """Keys of the agencies anywhere inside these areas, for use in another question."""
    return Agency.objects.filter(inside(areas)).values_list("key", flat=True)


def named(keys: Iterable[str]) -> dict[str, Agency]:
    """Agencies by key."""
    rows = Agency.objects.select_related(*DEPTH).filter(key__in=set(keys))
    return {agency.key: agency for agency in rows}


def place_names(agency: Agency) -> tuple[str, str]:
    """Its province and district; no district where it covers the province."""
    place = {each.kind: each.name for each in _upwards(agency.area)}
    return place.get(PROVINCE, ""), place.get(DISTRICT, "")


def branches(agency: Agency) -> list[Division]:
    """Divisions by the dictionary, each followed by its sub-units; dissolved ones among them."""
    rows = agency.divisions.select_related("parent")
    return sorted(rows, key=lambda row: row.place_in_order)


def units_above(agency: Agency) -> dict[str, str]:
    """From each sub-unit to the division above it: one statement."""
    rows = agency.divisions.filter(parent__isnull=False)
    return dict(rows.values_list("key", "parent__key"))


def divisions_of(agency: Agency) -> QuerySet[Division]:
    """Divisions of an agency, to be asked for within another statement."""
    return Division.objects.filter(agency_id=agency.pk)


def divisions_in_bin(agency: str) -> Sequence[Division]:
    """Divisions of an agency that somebody deleted lately."""
    return list(Division.every.filter(agency__key=agency).exclude(removed_at=None))


def place_of(agency: Agency) -> Whereabouts:
    """The names of its province and district, and the other names it goes by in files."""
    names = agency.aliases.order_by("name").values_list("name", flat=True)
    return Whereabouts(*place_names(agency), tuple(names))


def province_of(agency: Agency) -> Area | None:
    """The province it lies in, where its areas are known as far up."""
    return next((each for each in _upwards(agency.area) if each.kind == PROVINCE), None)


def names_of(agencies: Collection[Agency]) -> dict[str, tuple[str, tuple[str, ...]]]:
    """The name of each by its key, and what else it goes by."""
    found: dict[str, list[str]] = {agency.key: [] for agency in agencies}
    rows = Alias.objects.filter(agency__in=[agency.pk for agency in agencies]).order_by("name")
    for key, name in rows.values_list("agency__key", "name"):
        found[key].append(name)
    return {agency.key: (agency.name, tuple(found[agency.key])) for agency in agencies}


def neighbours_of(agencies: Collection[Agency]) -> dict[str, tuple[str, ...]]:
    """Names of the other agencies in the area that each lies in."""
    rows = Agency.objects.filter(area__in={agency.area_id for agency in agencies})
    inside: dict[int, list[tuple[str, str]]] = {}
    for area, key, name in rows.order_by("order").values_list("area", "key", "name"):
        inside.setdefault(area, []).append((key, name))
    return {
        agency.key: tuple(name for key, name in inside[agency.area_id] if key != agency.key)
        for agency in agencies
    }


def agencies_in(area: Area) -> QuerySet[Agency]:
    """The agencies anywhere inside an area, by district and dictionary."""
    return Agency.objects.filter(in_area(area)).order_by("area__order", "area", "order", "key")
