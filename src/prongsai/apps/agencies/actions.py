"""Adding and changing agencies, areas and divisions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from prongsai.apps.agencies.models import Agency, Area, Division
from prongsai.apps.audit.actions import changed, record

NATION, PROVINCE, DISTRICT = "nation", "province", "district"


@transaction.atomic
def add_area(
    key: str, kind: str, name: str, parent: Area | None, *, by: str, at: dt.datetime
) -> Area:
    area = Area.objects.create(key=key, kind=kind, name=name, parent=parent)
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
    agency = Agency.objects.create(key=key, name=name, kind=kind, area=area, **more)
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
    begun = agency.divisions.filter(parent=None).count()
    for number, (name, units) in enumerate(found, start=begun + 1):
        division = Division.objects.create(agency=agency, key=f"d{number}", name=name)
        Division.objects.bulk_create(
            Division(agency=agency, key=f"d{number}-{place}", name=unit, parent=division)
            for place, unit in enumerate(units, start=1)
        )
    record(
        agency=agency.key, by=by, at=at, verb="add divisions", thing="agencies.agency",
        key=agency.key, after={"divisions": [name for name, _ in found]},
    )  # fmt: skip


@transaction.atomic
def change_agency(agency: Agency, facts: Mapping[str, Any], *, by: str, at: dt.datetime) -> None:
    """Change what is known of an agency."""
    stored = Agency.objects.select_for_update().get(pk=agency.pk)
    old, new = changed({key: getattr(stored, key) for key in facts}, facts)
    if not new:
        return
    for key, value in new.items():
        setattr(stored, key, value)
    stored.save(update_fields=list(new))
    record(
        agency=agency.key, by=by, at=at, verb="change", thing="agencies.agency", key=agency.key,
        before=old, after=new,
    )  # fmt: skip
