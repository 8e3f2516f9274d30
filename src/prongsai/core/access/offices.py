"""How long somebody is in office without a gap, from a day on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

A_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Office:
    """A part that somebody plays from one day to another; without a last day until told."""

    role: str
    since: dt.date
    until: dt.date | None = None
    acting: bool = False

    def holds_on(self, day: dt.date) -> bool:
        return self.since <= day and (self.until is None or self.until >= day)


def unbroken(offices: Collection[Office], day: dt.date) -> dt.date | None:
    """The last day of office from a day on, one part following another without a gap.

    None where no end is known; the day before where there is no office on that day.
    """
    last = day - A_DAY
    while True:
        on = [each.until for each in offices if each.holds_on(last + A_DAY)]
        if not on:
            return last
        days = [each for each in on if each is not None]
        if len(days) < len(on):
            return None
        last = max(days)


def of_giver(offices: Collection[Office], role: str, day: dt.date) -> dt.date | None:
    """Until when what somebody gives by a role lasts: it ends with that role, whatever else he is.

    A right that is no role is taken to rest on all he is.
    """
    own = [each for each in offices if each.role == role]
    return unbroken(own or offices, day)


def of_holder(
    offices: Collection[Office], since: dt.date, day: dt.date | None = None
) -> dt.date | None:
    """Until when somebody can hold a power that begins on a day.

    What is given to an acting officer is given to whoever acts: it ends with his acting, unless
    the office becomes his own without a gap.
    """
    acted = {each.role for each in offices if each.acting and each.holds_on(since)}
    ends = [unbroken([each for each in offices if each.role == one], since) for one in acted]
    ends.append(unbroken(offices, day or since))
    return min((each for each in ends if each is not None), default=None)
