"""Who may do what with the report of one unit: own parts there, parts in the whole office."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from prongsai.core.access.roles import Role

REPORTING = frozenset({Role.DIVISION_OFFICER, Role.DIVISION_HEAD})
"""Parts that are played in a unit."""


@dataclass(frozen=True, slots=True)
class Seats:
    """Whether anybody works in the unit that owes a report, and whether anybody heads it."""

    staffed: bool = True
    headed: bool = True


def roles_at(own: Collection[Role], office: Collection[Role], seats: Seats) -> frozenset[Role]:
    """The desks on a report's way at which somebody sits.

    `own` are the parts in its unit, or in the one that it is a part of. Where nobody works in a
    unit the coordinator writes for it. Where nobody heads it the chief administrator, who is above
    all heads, passes its reports, and the executive may note them: nobody takes two steps.
    """
    found = {role for role in (Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR) if role in office}
    if not REPORTING.isdisjoint(own):
        found.add(Role.DIVISION_OFFICER)
    if Role.DIVISION_HEAD in own:
        found.add(Role.DIVISION_HEAD)
    if not seats.staffed and Role.COORDINATOR in office:
        found.add(Role.DIVISION_OFFICER)
    if not seats.headed:
        found |= {_INSTEAD[role] for role in _INSTEAD if role in office}
    return frozenset(found)


_INSTEAD = {
    Role.CHIEF_ADMINISTRATOR: Role.DIVISION_HEAD,
    Role.EXECUTIVE: Role.CHIEF_ADMINISTRATOR,
}
"""Of a unit without a head, who sits at whose desk besides."""


def seat_of(role: Role, *, headed: bool) -> Role:
    """Who sits at a desk; of a unit without a head those above."""
    above = {desk: instead for instead, desk in _INSTEAD.items()}
    return role if headed else above.get(role, role)
