"""Who is told of what: one table for every part of the application."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from prongsai.core.access.roles import Role


class Occasion(StrEnum):
    """What may happen that somebody must know of."""

    TURN = "turn"
    """Something that is approved has come to the next desk."""
    RETURNED = "returned"
    """It was sent back with a reason."""
    APPROVED = "approved"
    PUBLISHED = "published"
    """What somebody prepared is shown to everybody."""
    WITHDRAWN = "withdrawn"
    """What was shown to everybody is no longer."""
    DUE_SOON = "due_soon"
    """The last day of a due thing is near."""
    LATE = "late"
    SECOND = "second"
    """A new password waits for a second person."""
    JOINING = "joining"
    """An agency asks to be taken in."""
    BROKE = "broke"
    """Something that people find on the web was fine and is no longer."""


@dataclass(frozen=True, slots=True)
class Told:
    """The people who are told; whoever did it is never among them."""

    turn: bool = False
    """Holders of the roles whose turn it is."""
    author: bool = False
    """Who prepared it."""
    roles: frozenset[Role] = frozenset()
    """Holders of these roles in the agency, whatever is told."""
    above: bool = False
    """Supervisors of the area it lies in."""


WHO_IS_TOLD: Mapping[Occasion, Told] = {
    Occasion.TURN: Told(turn=True),
    Occasion.RETURNED: Told(author=True),
    Occasion.APPROVED: Told(author=True, roles=frozenset({Role.CHIEF_ADMINISTRATOR})),
    Occasion.PUBLISHED: Told(author=True),
    Occasion.WITHDRAWN: Told(
        author=True,
        roles=frozenset({Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE}),
    ),
    Occasion.DUE_SOON: Told(turn=True),
    Occasion.LATE: Told(turn=True, roles=frozenset({Role.CHIEF_ADMINISTRATOR})),
    Occasion.SECOND: Told(turn=True),
    Occasion.JOINING: Told(above=True),
    Occasion.BROKE: Told(author=True, roles=frozenset({Role.COORDINATOR})),
}
"""As offices are told in docs/notices.md."""
