"""What an agency's administrator has to do: nothing of it tells of the agency's work."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from prongsai.apps.accounts import resets
from prongsai.apps.accounts.models import Reset
from prongsai.apps.accounts.queries import first_passwords, holding
from prongsai.core.access.roles import Role
from prongsai.core.due.due import Due, Where

ADMINISTRATOR = frozenset({Role.SYSTEM_ADMINISTRATOR})
SECOND = ADMINISTRATOR | {Role.CHIEF_ADMINISTRATOR}
DESKS = (Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE)
"""Without one of these no result gets through."""


def upkeep(agency: Any, now: dt.datetime) -> list[Due]:
    """Resets that wait, desks that nobody holds, first passwords that nobody has used."""
    found = [second_person(reset) for reset in resets.waiting(agency.key, now)]
    found.extend(_vacant(agency.key, now.date()))
    found.extend(_first_passwords(agency.key, now.date()))
    return found


def second_person(reset: Reset) -> Due:
    """Somebody else must confirm it, or nothing comes of it."""
    ends = timezone.localtime(reset.started + resets.OPEN)
    return Due(
        what="reset_confirm",
        where=Where("accounts:reset_confirm", {"agency": reset.agency, "reset": reset.key}),
        whose=SECOND,
        since=timezone.localtime(reset.started).date(),
        until=ends.date(),
        barred=frozenset({reset.started_by.key, reset.person.key}),
    )


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
