"""What an agency's administrator has to do: nothing of it tells of the agency's work."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from prongsai.apps.accounts.queries import first_passwords, holding
from prongsai.core.access.roles import Role
from prongsai.core.due.due import Due, Where

ADMINISTRATOR = frozenset({Role.SYSTEM_ADMINISTRATOR})
DESKS = (Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE)
"""Without one of these no result gets through."""


def upkeep(agency: Any, now: dt.datetime) -> list[Due]:
    """Desks that nobody holds, first passwords that nobody has used."""
    today = now.date()
    return [*_vacant(agency.key, today), *_first_passwords(agency.key, today)]


def _vacant(agency: str, today: dt.date) -> Iterator[Due]:
    held = holding(agency, DESKS, today)
    for role in DESKS:
        if role not in held:
            where = Where("accounts:people", {"agency": agency})
            yield Due(what=f"vacant_{role}", where=where, whose=ADMINISTRATOR)


def _first_passwords(agency: str, today: dt.date) -> Iterator[Due]:
    count = first_passwords(agency, today)
    if count:
        where = Where("accounts:people", {"agency": agency})
        yield Due(
            what="first_passwords", where=where, whose=ADMINISTRATOR, facts={"count": str(count)}
        )
