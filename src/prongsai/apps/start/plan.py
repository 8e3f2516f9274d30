"""What a first start makes, as one value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from prongsai.core.access.roles import Role

FIRST_ROLES = (Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE)
"""Those without whom no result is approved, in the order it passes them."""

Divisions = Sequence[tuple[str, Sequence[str]]]
"""Names, each with those of its sub-units."""


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody who gets an account."""

    name: str
    username: str
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """One agency where nothing was before."""

    about: Mapping[str, str]
    """Name, kind, code, size and domain of the agency."""
    province: str
    district: str
    divisions: Divisions
    year: int
    others: tuple[Newcomer, ...]
    me: Newcomer
