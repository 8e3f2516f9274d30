"""Whose lines somebody enters for."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from prongsai.apps.spending.bridge import Units
from prongsai.core.access.roles import Role
from prongsai.core.spending.roles import LEADING, OF_UNIT


@dataclass(frozen=True, slots=True)
class Reach:
    """All of the agency, or some divisions."""

    whole: bool = False
    units: frozenset[str] = frozenset()
    leads: bool = False

    def covers(self, unit: str) -> bool:
        return self.whole or unit in self.units


def reach_of(
    parts: Iterable[Any], roles: Collection[Role], units: Units, keeper: str = ""
) -> Reach:
    """`parts` are those of today in the agency; `keeper` is the division that keeps the books."""
    leads = not LEADING.isdisjoint(roles)
    own = {each.division for each in parts if each.role in OF_UNIT and each.division}
    below = {unit for unit, above in units.above.items() if above in own}
    return Reach(leads or bool(keeper and keeper in own), frozenset(own | below), leads)
