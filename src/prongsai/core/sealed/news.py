"""When a report waits for the office: what is in the clear of it suffices to tell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from prongsai.core.sealed.course import Stage, Step
from prongsai.core.sealed.limits import Run

SOON = 3
"""Days before the last one on which a clock warns."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """What one report waits for, as far as that needs no key."""

    stage: Stage
    since: dt.date
    spoken: bool
    """Whether whoever reported it spoke last."""
    until: dt.date | None
    """The nearest last day of a clock that runs."""

    def waits(self, today: dt.date) -> bool:
        """Whether somebody in charge should look."""
        soon = self.until is not None and (self.until - today).days <= SOON
        return self.stage is Stage.NEW or self.spoken or soon


def waiting(steps: Sequence[Step], runs: Sequence[Run], *, spoken: bool) -> Waiting | None:
    """What it waits for; none once it is over, unless its maker has written since."""
    last = steps[-1]
    if last.is_over and not spoken:
        return None
    lasts = [each.last.day for each in runs if each.is_on and each.last]
    return Waiting(last.stage, last.day, spoken, min(lasts, default=None))


def alarms(runs: Sequence[Run], since: dt.date, today: dt.date) -> int:
    """How many clocks began to warn, or ran out, on a day after `since` up to this one."""
    days = (
        day
        for each in runs
        if each.is_on and each.last
        for day in (each.last.day - dt.timedelta(SOON), each.last.day + dt.timedelta(1))
    )
    return sum(since < day <= today for day in days)
