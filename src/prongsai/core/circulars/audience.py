"""Whom a circular asks, and whom somebody may ask."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from prongsai.core.access.roles import CONTENT_ROLES, Role

ASKED = CONTENT_ROLES - {Role.VIEWER}
"""Those who work in an agency; who only looks on acknowledges nothing."""
WHOLE = frozenset({Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE})
"""Those who send to anybody in the agency."""
OVERSEEING = WHOLE | {Role.INTERNAL_AUDITOR}
"""Those who see every circular and who has read it."""
SENDING = WHOLE | {Role.DIVISION_HEAD}
WRITING = SENDING | {Role.DIVISION_OFFICER}
"""Officers prepare what their head sends."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part that somebody plays: the role, its unit, and the division that unit belongs to."""

    role: Role
    unit: str = ""
    above: str = ""

    @property
    def units(self) -> frozenset[str]:
        return frozenset({self.unit, self.above} - {""})


@dataclass(frozen=True, slots=True)
class Audience:
    """Everybody, or the people of some units and roles; of a division also its sub-units."""

    everybody: bool = False
    units: frozenset[str] = frozenset()
    roles: frozenset[Role] = frozenset()

    @property
    def is_empty(self) -> bool:
        return not (self.everybody or self.units or self.roles)

    def asks(self, part: Part) -> bool:
        """Whether whoever plays this part is asked for it."""
        if part.role not in ASKED:
            return False
        named = part.role in self.roles or not self.units.isdisjoint(part.units)
        return self.everybody or named

    def asking(self, parts: Iterable[Part]) -> Part | None:
        """The first of somebody's parts that is asked, if any."""
        return next((each for each in parts if self.asks(each)), None)


@dataclass(frozen=True, slots=True)
class Hand:
    """How far somebody reaches: to all of the agency, or to some units."""

    whole: bool = False
    writes: frozenset[str] = frozenset()
    """Units whose circulars he prepares."""
    sends: frozenset[str] = frozenset()
    """Units whose circulars he sends."""

    def may_write(self, audience: Audience) -> bool:
        return self.whole or _within(audience, self.writes)

    def may_send(self, audience: Audience) -> bool:
        return self.whole or _within(audience, self.sends)


def _within(audience: Audience, units: Collection[str]) -> bool:
    """Whether nobody but the people of these units is asked."""
    only_units = bool(audience.units) and not (audience.everybody or audience.roles)
    return only_units and audience.units <= set(units)


def hand_of(parts: Iterable[Part], below: Iterable[tuple[str, str]]) -> Hand:
    """What somebody's parts allow; `below` are the sub-units, each with its division."""
    parts, below = list(parts), list(below)
    return Hand(
        whole=any(each.role in WHOLE for each in parts),
        writes=_units(parts, WRITING, below),
        sends=_units(parts, SENDING, below),
    )


def _units(
    parts: Iterable[Part], roles: Collection[Role], below: Iterable[tuple[str, str]]
) -> frozenset[str]:
    own = {each.unit for each in parts if each.role in roles and each.unit}
    return frozenset(own | {unit for unit, division in below if division in own})
