"""The parts people play, and how they stand to what they ask for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """A part somebody plays in one agency, or above several."""

    SYSTEM_ADMINISTRATOR = "system_administrator"
    """Accounts and settings, and no content."""
    COORDINATOR = "coordinator"
    EXECUTIVE = "executive"
    CHIEF_ADMINISTRATOR = "chief_administrator"
    """Everything due passes this desk before the executive's."""
    DIVISION_HEAD = "division_head"
    DIVISION_OFFICER = "division_officer"
    INTERNAL_AUDITOR = "internal_auditor"
    COMPLAINT_OFFICER = "complaint_officer"
    CUSTODIAN = "custodian"
    STAFF = "staff"
    VIEWER = "viewer"
    SUPERVISOR = "supervisor"
    """Of a district, a province or the nation."""


AGENCY_ROLES = tuple(role for role in Role if role is not Role.SUPERVISOR)
CONTENT_ROLES = frozenset(AGENCY_ROLES) - {Role.SYSTEM_ADMINISTRATOR}
"""Those who see what an agency works on."""


class Relation(StrEnum):
    """How a person stands to the object of an address."""

    ANYBODY = "anybody"
    """Whoever asks, signed in or not."""
    FIRST = "first"
    """Whoever asks, as long as nobody has an account; what he must know besides, the view asks."""
    SELF = "self"
    """A person signed in, about nobody else's things."""
    AGENCY = "agency"
    """A role in the agency that the address names."""
    ABOVE = "above"
    """A supervisor of an area in which that agency, or the area named, lies."""
    INSTALLATION = "installation"
    """An administrator of the whole installation."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How one person stands to the object of one address on one day."""

    signed_in: bool = False
    roles: frozenset[Role] = frozenset()
    """Roles in the agency named, acting ones included."""
    above: bool = False
    installation: bool = False
    first: bool = False
    """Nobody has an account yet."""
