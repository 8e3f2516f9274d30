"""Who may reach which address: the specification, asked before any view runs.

An address that is missing here is for nobody. What relations mean: `core/access/roles.py`.
"""

from __future__ import annotations

from prongsai.core.access.roles import CONTENT_ROLES, Relation, Role
from prongsai.core.access.table import Entry, Grant, Table

ANYBODY = (Grant(Relation.ANYBODY),)
FIRST = (Grant(Relation.FIRST),)
SELF = (Grant(Relation.SELF),)
INSTALLATION = (Grant(Relation.INSTALLATION),)
ABOVE = Grant(Relation.ABOVE)


def agency(*roles: Role) -> Grant:
    return Grant(Relation.AGENCY, frozenset(roles))


INSIDE = Grant(Relation.AGENCY, CONTENT_ROLES)
ADMINISTRATOR = agency(Role.SYSTEM_ADMINISTRATOR)
COORDINATOR = agency(Role.COORDINATOR)
DESKS = agency(Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE)
TRAIL = agency(Role.INTERNAL_AUDITOR, Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE)

TABLE = Table({
    # Everybody
    "health": Entry(read=ANYBODY),
    "look:taste": Entry(write=ANYBODY),
    "look:display": Entry(read=ANYBODY, write=ANYBODY),
    "look:help": Entry(read=ANYBODY),
    "look:help_print": Entry(read=ANYBODY),
    "accounts:sign_in": Entry(read=ANYBODY, write=ANYBODY),
    # Whoever sets the installation up, with the code that its terminal showed
    "start:code": Entry(read=FIRST, write=FIRST),
    "start:step": Entry(read=FIRST, write=FIRST),
    "start:finish": Entry(read=FIRST, write=FIRST),
    # Oneself
    "home:home": Entry(read=SELF),
    "accounts:sign_out": Entry(write=SELF),
    "accounts:me": Entry(read=SELF, write=SELF),
    "accounts:password": Entry(read=SELF, write=SELF),
    "accounts:sessions": Entry(read=SELF, write=SELF),
    # An agency's people
    "accounts:people": Entry(read=(ADMINISTRATOR,)),
    "accounts:person_new": Entry(read=(ADMINISTRATOR,), write=(ADMINISTRATOR,)),
    "accounts:person": Entry(read=(ADMINISTRATOR,), write=(ADMINISTRATOR,)),
    # An agency's work
    "home:week": Entry(read=(INSIDE,)),
    "home:trail": Entry(read=(TRAIL,)),
    "agencies:agency": Entry(read=(INSIDE, ADMINISTRATOR, ABOVE), write=(ADMINISTRATOR,)),
    "assessments:years": Entry(read=(INSIDE, ABOVE)),
    "assessments:year": Entry(read=(INSIDE, ABOVE)),
    "assessments:enter": Entry(read=(COORDINATOR,), write=(COORDINATOR,)),
    "assessments:decide": Entry(write=(DESKS,)),
    # Above agencies
    "home:area": Entry(read=(ABOVE,)),
})  # fmt: skip
