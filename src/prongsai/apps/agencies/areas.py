"""Provinces and districts as lists and forms name them, and those that are made because of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count

from prongsai.apps.agencies.finding import ordered
from prongsai.apps.agencies.kinds import DISTRICT, NATION, PROVINCE
from prongsai.apps.agencies.models import Area
from prongsai.apps.audit.actions import Said
from prongsai.core.terms.thai import look_alike

_BATCH = 500
Named = tuple[str, str]
"""Province and district; no district for an agency that covers the province."""


@dataclass(frozen=True, slots=True)
class Lacking:
    """Areas that are named and that nobody has yet."""

    provinces: list[str]
    districts: list[Named]


class Areas:
    """Areas by what their names look like."""

    def __init__(self) -> None:
        rows = list(Area.objects.select_related("parent"))
        self._keys = {row.key for row in rows}
        self._last: dict[str, int] = {}
        self.nation = next((row for row in rows if row.kind == NATION), None)
        self.provinces = {look_alike(row.name): row for row in rows if row.kind == PROVINCE}
        self.districts = {
            (look_alike(row.parent.name), look_alike(row.name)): row
            for row in rows
            if row.kind == DISTRICT and row.parent
        }

    def of(self, place: Named) -> Area | None:
        province, district = map(look_alike, place)
        return (
            self.districts.get((province, district)) if district else self.provinces.get(province)
        )

    def lacking(self, places: Iterable[Named]) -> Lacking:
        """What would have to be made, each once and as it was first written."""
        provinces: dict[str, str] = {}
        districts: dict[Named, Named] = {}
        for place in places:
            province, district = map(look_alike, place)
            if province not in self.provinces:
                provinces.setdefault(province, place[0])
            if district and (province, district) not in self.districts:
                districts.setdefault((province, district), place)
        return Lacking(list(provinces.values()), list(districts.values()))

    def add(self, lacking: Lacking, country: str) -> list[Said]:
        """Make them; what the trail says of each."""
        said: list[Said] = []
        if self.nation is None:
            (self.nation,) = self._made([Area(key="th", kind=NATION, name=country)], said)
        provinces = [
            Area(key=self._free("p"), kind=PROVINCE, name=name, parent=self.nation)
            for name in lacking.provinces
        ]
        self.provinces |= {look_alike(row.name): row for row in self._made(provinces, said)}
        districts = [self._district(place) for place in lacking.districts]
        for row, place in zip(self._made(districts, said), lacking.districts, strict=True):
            self.districts[look_alike(place[0]), look_alike(row.name)] = row
        return said

    def _district(self, place: Named) -> Area:
        parent = self.provinces[look_alike(place[0])]
        return Area(key=self._free(f"{parent.key}-"), kind=DISTRICT, name=place[1], parent=parent)

    @staticmethod
    def _made(rows: Sequence[Area], said: list[Said]) -> list[Area]:
        for row in rows:
            row.order = ordered(row.name)
            above = row.parent.key if row.parent else None
            after = {"name": row.name, "kind": row.kind, "parent": above}
            said.append(Said("", "add", "agencies.area", row.key, {}, after))
        return Area.objects.bulk_create(rows, batch_size=_BATCH)

    def _free(self, beginning: str) -> str:
        """The next key that nobody has; where the last one stood is remembered."""
        for number in count(self._last.get(beginning, 0) + 1):
            if (key := f"{beginning}{number}") not in self._keys:
                self._last[beginning] = number
                self._keys.add(key)
                return key
        raise AssertionError("numbers do not end")
