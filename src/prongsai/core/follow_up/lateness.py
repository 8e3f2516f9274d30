"""What is soon due or late on a day, and on which days somebody is reminded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from prongsai.core.follow_up.report import Report, ReportState
from prongsai.core.follow_up.slots import Slot, SlotKey

BEFORE = (14, 3, 0)
"""Days before the last day on which whoever owes a report is reminded."""
WEEK = 7
WITH_UNIT = (ReportState.DRAFT, ReportState.RETURNED)
"""States in which a report lies with its unit."""


class Nearness(StrEnum):
    """How a report stands to its last day."""

    LATE = "late"
    SOON = "soon"
    """Within the days of the first reminder."""
    LATER = "later"
    HANDED_IN = "handed in"
    ACCEPTED = "accepted"
    """The coordinator has accepted it, or it has been noted since."""


@dataclass(frozen=True, slots=True)
class Owed:
    """A slot and how near its last day is."""

    slot: Slot
    nearness: Nearness
    days: int
    """Days left; below zero, days late."""


def owed(slots: Iterable[Slot], reports: Iterable[Report], today: dt.date) -> tuple[Owed, ...]:
    """Every slot on a day, the nearest last day first, equals as they stood."""
    states = {SlotKey(*each.slot): each.state for each in reports}
    found = (
        Owed(slot, nearness(slot.due.day, states.get(slot.key), today), (slot.due.day - today).days)
        for slot in slots
    )
    return tuple(sorted(found, key=lambda each: each.slot.due.day))


def nearness(due: dt.date, state: ReportState | None, today: dt.date) -> Nearness:
    """How a report stands to its last day; without a state nobody has begun it."""
    if state in (ReportState.ACCEPTED, ReportState.NOTED):
        return Nearness.ACCEPTED
    if state is not None and state not in WITH_UNIT:
        return Nearness.HANDED_IN
    days = (due - today).days
    if days < 0:
        return Nearness.LATE
    return Nearness.SOON if days <= BEFORE[0] else Nearness.LATER


def is_handed_in(report: Report) -> bool:
    """Whether it has left its unit."""
    return report.state not in WITH_UNIT


def is_reminded(due: dt.date, today: dt.date) -> bool:
    """Whether a reminder goes out: some days before, on the day, and every week while late."""
    days = (due - today).days
    return days in BEFORE or (days < 0 and days % WEEK == 0)


def reminders(due: dt.date, through: dt.date) -> tuple[dt.date, ...]:
    """All days of reminders up to a day, the earliest first."""
    before = [due - dt.timedelta(days=days) for days in BEFORE]
    weeks = max(0, (through - due).days // WEEK)
    late = [due + dt.timedelta(days=WEEK * n) for n in range(1, weeks + 1)]
    return tuple(day for day in (*before, *late) if day <= through)
