"""What is soon due or late on a day, and on which days somebody is reminded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from prongsai.core.follow_up.report import Report, ReportState
from prongsai.core.follow_up.slots import Slot, SlotKey

BEFORE = (14, 3, 0)
"""Days before the last day on which whoever owes a report is reminded."""
WEEK = 7


class Nearness(StrEnum):
    """How a report stands to its last day."""

    LATE = "late"
    SOON = "soon"
    """Within the days of the first reminder."""
    LATER = "later"
    HANDED_IN = "handed in"


@dataclass(frozen=True, slots=True)
class Owed:
    """A slot and how near its last day is."""

    slot: Slot
    nearness: Nearness
    days: int
    """Days left; below zero, days late."""


def owed(slots: Iterable[Slot], reports: Iterable[Report], today: dt.date) -> tuple[Owed, ...]:
    """Every slot on a day, the nearest last day first, equals as they stood."""
    handed_in = {SlotKey(*each.slot) for each in reports if is_handed_in(each)}
    found = [_owed(slot, handed_in, today) for slot in slots]
    return tuple(sorted(found, key=lambda each: each.slot.due.day))


def is_handed_in(report: Report) -> bool:
    """Whether it has left its unit."""
    return report.state not in (ReportState.DRAFT, ReportState.RETURNED)


def _owed(slot: Slot, handed_in: Collection[SlotKey], today: dt.date) -> Owed:
    days = (slot.due.day - today).days
    if slot.key in handed_in:
        return Owed(slot, Nearness.HANDED_IN, days)
    if days < 0:
        return Owed(slot, Nearness.LATE, days)
    return Owed(slot, Nearness.SOON if days <= BEFORE[0] else Nearness.LATER, days)


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
