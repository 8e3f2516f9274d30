"""Adding and changing agencies, areas and divisions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction

from prongsai.apps.accounts.queries import anybody_in
from prongsai.apps.agencies.areas import Areas
from prongsai.apps.agencies.finding import keys_of, ordered
from prongsai.apps.agencies.models import Agency, Alias, Area, Division
from prongsai.apps.audit.actions import changed, record, record_many
from prongsai.core.terms.problem import refuse
from prongsai.core.terms.thai import look_alike


@transaction.atomic
def add_area(
    key: str, kind: str, name: str, parent: Area | None, *, by: str, at: dt.datetime
) -> Area:
    area = Area.objects.create(key=key, kind=kind, name=name, parent=parent, order=ordered(name))
    record(
        agency="", by=by, at=at, verb="add", thing="agencies.area", key=key,
        after={"name": name, "kind": kind, "parent": parent.key if parent else None},
    )  # fmt: skip
    return area


@transaction.atomic
def add_agency(
    key: str,
    name: str,
    kind: str,
    area: Area,
    *,
    by: str,
    at: dt.datetime,
    divisions: Sequence[tuple[str, str]] = (),
    **more: Any,
) -> Agency:
    """An agency with its divisions."""
    found_by = keys_of(name, more.get("code", ""))
    agency = Agency.objects.create(key=key, name=name, kind=kind, area=area, **more, **found_by)
    Division.objects.bulk_create(
        Division(agency=agency, key=each, name=called) for each, called in divisions
    )
    record(
        agency=key, by=by, at=at, verb="add", thing="agencies.agency", key=key,
        after={"name": name, "kind": kind, "area": area.key, **more},
    )  # fmt: skip
    return agency


@transaction.atomic
def add_divisions(
    agency: Agency, found: Sequence[tuple[str, Sequence[str]]], *, by: str, at: dt.datetime
) -> None:
    """Divisions by name, each with its sub-units; their keys are numbers that never change."""
    keys = _free_keys(agency)
    for name, units in found:
        division = Division.objects.create(agency=agency, key=next(keys), name=name)
        Division.objects.bulk_create(
            Division(agency=agency, key=next(keys), name=unit, parent=division) for unit in units
        )
    record(
        agency=agency.key, by=by, at=at, verb="add divisions", thing="agencies.agency",
        key=agency.key, after={"divisions": [name for name, _ in found]},
    )  # fmt: skip


def change_agency(
    agency: Agency,
    facts: Mapping[str, Any],
    *,
    by: str,
    at: dt.datetime,
    aliases: Sequence[str] | None = None,
    place: tuple[str, str] | None = None,
    country: str = "",
) -> None:
    """Change what is known of an agency; other names and the place too, where they are given."""
    try:
        _change_agency(agency, facts, by, at, aliases, place, country)
    except IntegrityError as error:  # somebody gave the code to another one a moment ago
        raise refuse("agency-code-taken", value=str(facts.get("code", ""))) from error


@transaction.atomic
def _change_agency(
    agency: Agency,
    facts: Mapping[str, Any],
    by: str,
    at: dt.datetime,
    aliases: Sequence[str] | None,
    place: tuple[str, str] | None,
    country: str,
) -> None:
    stored = Agency.objects.select_for_update(of=("self",)).select_related("area").get(pk=agency.pk)
    names = list(stored.aliases.order_by("name").values_list("name", flat=True))
    wanted = names if aliases is None else sorted(dict.fromkeys(aliases))
    area = stored.area if place is None else _area_of(place, country, by, at)
    before = {key: getattr(stored, key) for key in facts}
    old, new = changed(
        {**before, "area": stored.area.key, "aliases": names},
        {**facts, "area": area.key, "aliases": wanted},
    )
    if not new:
        return
    if "aliases" in new:
        stored.aliases.all().delete()
        Alias.objects.bulk_create(Alias(agency=stored, name=name) for name in wanted)
    values = {**facts, "area": area}
    code = facts.get("code", stored.code)
    values.update(keys_of(facts.get("name", stored.name), code, wanted))
    for key, value in values.items():
        setattr(stored, key, value)
    stored.save(update_fields=list(values))
    record(
        agency=agency.key, by=by, at=at, verb="change", thing="agencies.agency", key=agency.key,
        before=old, after=new,
    )  # fmt: skip


def _area_of(place: tuple[str, str], country: str, by: str, at: dt.datetime) -> Area:
    """The area of this name; it is made where there is none yet."""
    areas = Areas()
    found = areas.of(place)
    if found is None:
        record_many(areas.add(areas.lacking([place]), country), by=by, at=at)
        found = areas.of(place)
    assert found is not None  # noqa: S101 - it has just been made
    return found


@transaction.atomic
def add_division(
    agency: Agency, name: str, parent: Division | None, *, by: str, at: dt.datetime
) -> Division:
    """A division or, under another, a sub-unit; sent twice it is there once."""
    Agency.objects.select_for_update().get(pk=agency.pk)
    known = agency.divisions.filter(name=name, parent=parent, closed=False).first()
    if known is not None:
        return known
    _refuse_misplaced(agency, None, name, parent)
    key = next(_free_keys(agency))
    division = Division.objects.create(agency=agency, key=key, name=name, parent=parent)
    record(
        agency=agency.key, by=by, at=at, verb="add", thing="agencies.division", key=key,
        after={"name": name, "parent": parent.name if parent else None},
    )  # fmt: skip
    return division


@transaction.atomic
def change_division(
    division: Division, facts: Mapping[str, Any], *, by: str, at: dt.datetime
) -> None:
    """Another name, another place, dissolved or not."""
    agency = Agency.objects.select_for_update().get(pk=division.agency_id)
    stored = Division.objects.select_for_update(of=("self",)).get(pk=division.pk)
    old, new = changed({key: getattr(stored, key) for key in facts}, facts)
    if not new:
        return
    wanted = {"name": stored.name, "parent": stored.parent, "closed": stored.closed, **new}
    if not wanted["closed"]:
        _refuse_misplaced(agency, stored, wanted["name"], wanted["parent"])
    # A line about something else says whose it is, too.
    name = {"name": stored.name}
    before, after = name | _named(old), name | _named(new)
    for key, value in new.items():
        setattr(stored, key, value)
    stored.save(update_fields=list(new))
    record(
        agency=agency.key, by=by, at=at, verb="change", thing="agencies.division",
        key=stored.key, before=before, after=after,
    )  # fmt: skip


def _refuse_misplaced(
    agency: Agency, division: Division | None, name: str, parent: Division | None
) -> None:
    """Two tiers, no ring, no namesake beside it; asked while the agency is held."""
    if parent is not None:
        above = agency.divisions.filter(pk=parent.pk, parent=None, closed=False)
        if division is not None:
            above = above.exclude(pk=division.pk)
            if division.units.exists():
                raise refuse("division-has-units-below")
        if not above.exists():
            raise refuse("division-parent-unfit", name=parent.name)
    beside = agency.divisions.filter(parent=parent, closed=False)
    if division is not None:
        beside = beside.exclude(pk=division.pk)
    if any(look_alike(each) == look_alike(name) for each in beside.values_list("name", flat=True)):
        raise refuse("division-namesake", name=name)


@transaction.atomic
def remove_division(division: Division, *, by: str, at: dt.datetime) -> None:
    """Into the recycle bin what was made by mistake; what was worked with is dissolved instead."""
    stored = Division.objects.select_for_update(of=("self",)).filter(pk=division.pk).first()
    if stored is None:
        raise refuse("division-gone")
    if stored.units.exists():
        raise refuse("division-has-units")
    if anybody_in(stored.agency.key, stored.key):
        raise refuse("division-has-people")
    stored.removed_by, stored.removed_at = by, at
    stored.save(update_fields=["removed_by", "removed_at"])
    _about(stored, "remove", by, at)


@transaction.atomic
def put_division_back(agency: str, key: str, *, by: str, at: dt.datetime) -> None:
    """Out of the recycle bin again."""
    rows = Division.every.select_for_update(of=("self",)).exclude(removed_at=None)
    stored = rows.filter(agency__key=agency, key=key).first()
    if stored is None:
        raise refuse("division-gone")
    if stored.parent_id and not Division.objects.filter(pk=stored.parent_id).exists():
        raise refuse("division-parent-gone")
    holder = Agency.objects.select_for_update().get(pk=stored.agency_id)
    _refuse_misplaced(holder, stored, stored.name, stored.parent)
    stored.removed_by, stored.removed_at = "", None
    stored.save(update_fields=["removed_by", "removed_at"])
    _about(stored, "put back", by, at)


@transaction.atomic
def empty_bin(at: dt.datetime) -> int:
    """Delete for good what has lain in the bin long enough; units went there first."""
    before = at - dt.timedelta(days=settings.BIN_DAYS)
    rows = Division.every.select_for_update(of=("self",)).filter(removed_at__lte=before)
    found = list(rows.order_by("removed_at", "-id"))
    for division in found:
        _about(division, "delete", "", at)
        division.delete()
    return len(found)


def _about(division: Division, verb: str, by: str, at: dt.datetime) -> None:
    record(
        agency=division.agency.key, by=by, at=at, verb=verb, thing="agencies.division",
        key=division.key, after={"name": division.name},
    )  # fmt: skip


def _free_keys(agency: Agency) -> Iterator[str]:
    """Keys that no division of the agency has yet, not even in the bin."""
    taken = set(Division.every.filter(agency=agency).values_list("key", flat=True))
    return (key for number in count(1) if (key := f"d{number}") not in taken)


def _named(facts: Mapping[str, Any]) -> dict[str, Any]:
    """A division by its name, which the trail keeps."""
    return {
        key: value.name if isinstance(value, Division) else value for key, value in facts.items()
    }


def hold(agency: Agency) -> None:
    """Whoever changes what an agency has one of waits until others have, and asks them to wait."""
    Agency.objects.select_for_update().get(pk=agency.pk)


@transaction.atomic
def note_export(agency: str, *, at: dt.datetime) -> None:
    """Everything of an agency is taken out, by whoever keeps the machine."""
    record(agency=agency, by="", at=at, verb="export", thing="agencies.agency", key=agency)
