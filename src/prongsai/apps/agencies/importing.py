"""Bringing a list of agencies in: all of it, or only its rows without a fault, or nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from prongsai.apps.agencies.comparing import (
    FACTS,
    Known,
    facts_of,
    filled,
    read_draft,
    wanted_of,
)
from prongsai.apps.agencies.finding import keys_of, ordered
from prongsai.apps.agencies.kinds import DISTRICT, NATION, PROVINCE
from prongsai.apps.agencies.listing import Listed, Listing
from prongsai.apps.agencies.models import Agency, Alias, Area, ListDraft
from prongsai.apps.audit.actions import Said, changed, record_many
from prongsai.core.terms.problem import refuse
from prongsai.core.terms.thai import look_alike

_BATCH = 500


def keep_draft(name: str, content: bytes, *, by: str, at: dt.datetime) -> ListDraft:
    """Put a file aside until it is decided what becomes of it; one per person."""
    ListDraft.objects.filter(by=by).delete()
    return ListDraft.objects.create(name=name[:200], content=content, by=by, at=at)


@dataclass(frozen=True, slots=True)
class Plan:
    """What bringing in the rows without a fault would do."""

    new: list[Listed]
    changed: list[tuple[Agency, Listed]]
    same: int
    provinces: list[str]
    districts: list[tuple[str, str]]


def plan_of(listing: Listing) -> Plan:
    """Hold the list against what is there, in a constant number of statements."""
    known, places = Known(), _Places()
    new: list[Listed] = []
    altered: list[tuple[Agency, Listed]] = []
    same = 0
    for row in listing.agencies:
        agency = known.of(row)
        listed = row if agency is None else filled(row, agency, listing.columns)
        if agency is None:
            new.append(listed)
        elif facts_of(agency) != wanted_of(listed):
            altered.append((agency, listed))
        else:
            same += 1
        places.note(listed)
    return Plan(new, altered, same, places.new_provinces, places.new_districts)


class _Places:
    """Areas by what their names look like; those that a list needs and nobody has yet."""

    def __init__(self) -> None:
        rows = list(Area.objects.select_related("parent"))
        self.keys = {row.key for row in rows}
        self.nation = next((row for row in rows if row.kind == NATION), None)
        self.provinces = {look_alike(row.name): row for row in rows if row.kind == PROVINCE}
        self.districts = {
            (look_alike(row.parent.name), look_alike(row.name)): row
            for row in rows
            if row.kind == DISTRICT and row.parent
        }
        self._provinces: dict[str, str] = {}
        self._districts: dict[tuple[str, str], tuple[str, str]] = {}

    def note(self, listed: Listed) -> None:
        """Remember the areas of a row that are new."""
        province = look_alike(listed.province)
        pair = (province, look_alike(listed.district))
        if province not in self.provinces:
            self._provinces.setdefault(province, listed.province)
        if listed.district and pair not in self.districts:
            self._districts.setdefault(pair, (listed.province, listed.district))

    @property
    def new_provinces(self) -> list[str]:
        return list(self._provinces.values())

    @property
    def new_districts(self) -> list[tuple[str, str]]:
        return list(self._districts.values())

    def of(self, listed: Listed) -> Area:
        province = look_alike(listed.province)
        if not listed.district:
            return self.provinces[province]
        return self.districts[province, look_alike(listed.district)]

    def add(self, plan: Plan, nation: str) -> list[Said]:
        """Make the areas that are missing; what the trail says of each."""
        said: list[Said] = []
        if self.nation is None:
            self.nation = self._made("th", NATION, nation, None, said)
        for name in plan.provinces:
            key = self._free("p")
            self.provinces[look_alike(name)] = self._made(key, PROVINCE, name, self.nation, said)
        for province, name in plan.districts:
            parent = self.provinces[look_alike(province)]
            made = self._made(self._free(f"{parent.key}-"), DISTRICT, name, parent, said)
            self.districts[look_alike(province), look_alike(name)] = made
        return said

    def _made(self, key: str, kind: str, name: str, parent: Area | None, said: list[Said]) -> Area:
        made = Area.objects.create(
            key=key, kind=kind, name=name, parent=parent, order=ordered(name)
        )
        self.keys.add(key)
        above = parent.key if parent else None
        after = {"name": name, "kind": kind, "parent": above}
        said.append(Said("", "add", "agencies.area", key, {}, after))
        return made

    def _free(self, beginning: str) -> str:
        number = 1
        while f"{beginning}{number}" in self.keys:
            number += 1
        return f"{beginning}{number}"


@transaction.atomic
def bring_in(draft: ListDraft, *, only_clean: bool, nation: str, by: str, at: dt.datetime) -> Plan:
    """Bring the list in; with a fault in it nothing is, unless only clean rows are asked for."""
    held = ListDraft.objects.select_for_update().filter(pk=draft.pk).first()
    if held is None:
        raise refuse("list-gone")
    listing = read_draft(held)
    if listing.problems and not only_clean:
        raise refuse("list-not-clean", problems=str(len(listing.problems)))
    plan, places = plan_of(listing), _Places()
    said = places.add(plan, nation)
    said.extend(_add(plan.new, places))
    said.extend(_change(plan.changed, places))
    counts = {
        "new": len(plan.new), "changed": len(plan.changed), "rows": listing.rows,
        "refused": len({problem.place.row for problem in listing.problems}),
    }  # fmt: skip
    said.append(Said("", "import", "agencies.list", draft.key.hex, {}, counts))
    record_many(said, by=by, at=at)
    held.delete()
    return plan


def _add(new: Sequence[Listed], places: _Places) -> list[Said]:
    made = Agency.objects.bulk_create(
        (Agency(key=listed.key, **_row(listed, places)) for listed in new), batch_size=_BATCH
    )
    pairs = list(zip(made, new, strict=True))
    _name_otherwise(pairs)
    return [
        Said(agency.key, "add", "agencies.agency", agency.key, {}, _told(listed, agency))
        for agency, listed in pairs
    ]


def _change(altered: Sequence[tuple[Agency, Listed]], places: _Places) -> list[Said]:
    said: list[Said] = []
    for agency, listed in altered:
        before = {**facts_of(agency), "area": agency.area.key}
        for name, value in _row(listed, places).items():
            setattr(agency, name, value)
        after = {**wanted_of(listed), "area": agency.area.key}
        for each in ("province", "district"):
            before.pop(each), after.pop(each)
        said.append(
            Said(agency.key, "change", "agencies.agency", agency.key, *changed(before, after))
        )
    fields = ["code", *FACTS, "area", "order", "sought"]
    Agency.objects.bulk_update([agency for agency, _ in altered], fields, batch_size=_BATCH)
    Alias.objects.filter(agency__in=[agency for agency, _ in altered]).delete()
    _name_otherwise(altered)
    return said


def _row(listed: Listed, places: _Places) -> dict[str, Any]:
    return {
        "code": listed.code,
        **{key: getattr(listed, key) for key in FACTS},
        "area": places.of(listed),
        **keys_of(listed.name, listed.code, listed.aliases),
    }


def _name_otherwise(pairs: Iterable[tuple[Agency, Listed]]) -> None:
    Alias.objects.bulk_create(
        (Alias(agency=agency, name=name) for agency, listed in pairs for name in listed.aliases),
        batch_size=_BATCH,
    )


def _told(listed: Listed, agency: Agency) -> Mapping[str, Any]:
    told = {"code": listed.code, **{key: getattr(listed, key) for key in FACTS}}
    return {key: value for key, value in told.items() if value} | {"area": agency.area.key}
