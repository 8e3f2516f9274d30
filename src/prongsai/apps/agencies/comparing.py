"""Holding a list of agencies against those that are there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from prongsai.apps.agencies.kinds import kind_name
from prongsai.apps.agencies.listing import Listed, Listing, read_listing
from prongsai.apps.agencies.models import Agency, ListDraft
from prongsai.apps.agencies.queries import place_names
from prongsai.apps.agencies.reading import read_name
from prongsai.apps.look.words import said_or
from prongsai.core.terms.problem import Place, Problem
from prongsai.core.terms.thai import look_alike

FACTS = ("name", "kind", "size", "domain")
PLACE = ("province", "district")


def read_draft(draft: ListDraft) -> Listing:
    """The list as it stands; a row that would take or double another agency is a fault of it."""
    listing = read_listing(draft.name, bytes(draft.content))
    known = Known()
    faults = {each.row: known.fault(each, listing.columns) for each in listing.agencies}
    listing.agencies = [each for each in listing.agencies if faults[each.row] is None]
    listing.problems.extend(fault for fault in faults.values() if fault)
    listing.problems.sort(key=lambda problem: problem.place.row or 0)
    return listing


class Known:
    """Agencies that are there, as the rows of a list name them: by code, never by key.

    The first one of an installation was made without a list, perhaps without a code: its name and
    province tell it then.
    """

    def __init__(self) -> None:
        rows = Agency.objects.select_related("area__parent").prefetch_related("aliases")
        agencies = list(rows)
        self.keys = {each.key for each in agencies}
        self._by_code = {each.code.casefold(): each for each in agencies if each.code}
        self._by_name = {
            (look_alike(read_name(each.name)), look_alike(place_names(each)[0])): each
            for each in agencies
            if not each.code
        }
        self._by_place = {_called(each): each for each in agencies}

    def fault(self, listed: Listed, columns: Mapping[str, str]) -> Problem | None:
        """Why a row can't be what it says: its key, or its name and place, are another agency's."""
        if self.of(listed) is not None:
            return None
        if listed.key in self.keys:
            place = Place(row=listed.row, column=columns["code"])
            return Problem("list-code-taken", {"value": listed.code}, place)
        twin = self._by_place.get(listed.called)
        if twin is None:
            return None
        place = Place(row=listed.row, column=columns["name"])
        return Problem("list-name-known", {"value": listed.name, "known": twin.code}, place)

    def of(self, listed: Listed) -> Agency | None:
        named = (look_alike(listed.name), look_alike(listed.province))
        return self._by_code.get(listed.code.casefold()) or self._by_name.get(named)


def _called(agency: Agency) -> tuple[str, ...]:
    facts = facts_of(agency)
    return (look_alike(read_name(agency.name)), facts["province"], facts["district"])


def facts_of(agency: Agency) -> dict[str, Any]:
    province, district = place_names(agency)
    return {
        "code": agency.code,
        **{key: getattr(agency, key) for key in FACTS},
        "province": look_alike(province),
        "district": look_alike(district),
        "aliases": sorted(alias.name for alias in agency.aliases.all()),
    }


def wanted_of(listed: Listed) -> dict[str, Any]:
    return {
        "code": listed.code,
        **{key: getattr(listed, key) for key in FACTS},
        "province": look_alike(listed.province),
        "district": look_alike(listed.district),
        "aliases": sorted(listed.aliases),
    }


def filled(listed: Listed, agency: Agency, columns: Collection[str]) -> Listed:
    """What the list has no column for stays as it is."""
    facts = facts_of(agency)
    missing = {"size", "domain", "district", "aliases"}.difference(columns)
    if facts["province"] != look_alike(listed.province):
        missing.discard("district")
    kept: dict[str, Any] = {key: facts[key] for key in missing}
    if "aliases" in missing:
        kept["aliases"] = tuple(facts["aliases"])
    if "district" in missing:
        kept["district"] = place_names(agency)[1]
    return replace(listed, **kept)


Difference = tuple[str, str, str]
"""A field, what it is and what it would be."""


def differences(pairs: Iterable[tuple[Agency, Listed]]) -> list[tuple[Agency, list[Difference]]]:
    """Of agencies that would change, what would."""
    return [(agency, _between(agency, row)) for agency, row in pairs]


def _between(agency: Agency, listed: Listed) -> list[Difference]:
    before, after = facts_of(agency), wanted_of(listed)
    changes = [key for key in after if before[key] != after[key]]
    # Held against each other by what they look like, shown as they are written.
    was = before | dict(zip(PLACE, place_names(agency), strict=True))
    will = after | dict(zip(PLACE, listed.place, strict=True))
    return [(key, _text(key, was[key]), _text(key, will[key])) for key in changes]


def _text(key: str, value: Any) -> str:
    if key == "kind":
        return kind_name(value)
    if key == "size" and value:
        return said_or(f"size.{value}", value)
    return ", ".join(value) if isinstance(value, list) else str(value)
