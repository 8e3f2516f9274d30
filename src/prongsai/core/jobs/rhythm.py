"""What comes back every hour or every day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Every(StrEnum):
    HOUR = "hour"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Every hour at a minute, or every day at a time of the office's clock."""

    every: Every
    hour: int = 0
    minute: int = 0

    def latest(self, now: dt.datetime) -> dt.datetime:
        """The last moment it was due, now included."""
        if now.tzinfo is None:
            raise ValueError(now)
        hour = self.hour if self.every is Every.DAY else now.hour
        due = now.replace(hour=hour, minute=self.minute, second=0, microsecond=0)
        if due <= now:
            return due
        return due - (dt.timedelta(days=1) if self.every is Every.DAY else dt.timedelta(hours=1))

    def missed(self, last: dt.datetime | None, now: dt.datetime) -> dt.datetime | None:
        """The moment that was due and not run; several that were missed are run once."""
        due = self.latest(now)
        return due if last is None or last < due else None
