"""Who may write which measure: all of them, or drafts of one's own unit."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from prongsai.core.access.roles import Role

DECIDING = frozenset({Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR})
"""Those who put measures in force, close and drop them, for the whole agency."""
DRAFTING = DECIDING | {Role.DIVISION_HEAD}
"""Heads draft what their own unit alone is to do."""


@dataclass(frozen=True, slots=True)
class Hand:
    """How far somebody reaches."""

    whole: bool = False
    units: frozenset[str] = frozenset()
    """Units whose drafts he writes."""

    def may_draft(self, units: Collection[str], *, everyone: bool = False) -> bool:
        """Whether a draft of these units is his to write."""
        return self.whole or (not everyone and bool(units) and self.units.issuperset(units))

    @property
    def is_empty(self) -> bool:
        return not (self.whole or self.units)


def hand_of(parts: Iterable[tuple[Role, str]], above: Mapping[str, str]) -> Hand:
    """What somebody's parts allow: roles with their units; `above` is each sub-unit's division."""
    parts = list(parts)
    heads = {unit for role, unit in parts if role is Role.DIVISION_HEAD and unit}
    below = {unit for unit, division in above.items() if division in heads}
    return Hand(any(role in DECIDING for role, _ in parts), frozenset(heads | below))
