"""Who is reminded of a report that is owed: its unit first, others the later it gets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from prongsai.core.access.roles import Role
from prongsai.core.follow_up.lateness import BEFORE, WEEK, reminders

TOLD_FROM: Mapping[Role, int] = {
    Role.DIVISION_OFFICER: -BEFORE[0],
    Role.DIVISION_HEAD: 1,
    Role.COORDINATOR: WEEK,
    Role.CHIEF_ADMINISTRATOR: 2 * WEEK,
}
"""Days from the last day on (before it below zero) from which a role hears of it; then weekly."""


def days_told(role: Role, due: dt.date, through: dt.date) -> tuple[dt.date, ...]:
    """On which days up to one a role hears of a report that is still owed, the earliest first."""
    first = due + dt.timedelta(days=TOLD_FROM[role])
    days = {first, *(day for day in reminders(due, through) if day >= first)}
    return tuple(sorted(day for day in days if day <= through))


def is_told(role: Role, due: dt.date, since: dt.date, today: dt.date) -> bool:
    """Whether such a day has come since somebody was last reminded; none is lost to a standstill.

    What was due in a standstill is told once, however many of its days passed.
    """
    return any(day > since for day in days_told(role, due, today))
