"""Windows of the year: when items are due before one opens, and whether one can still act in it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

LEAD = dt.timedelta(days=14)
"""Items are due so long before the window opens, so that desks and typing have their time."""
SHORT_LEAD = dt.timedelta(days=7)
"""The same before it closes, where nobody knows when it opens."""


class Phase(StrEnum):
    """Where a day stands to a window."""

    UNKNOWN = "unknown"
    BEFORE = "before"
    OPEN = "open"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day, as far as they are known."""

    opens: dt.date | None = None
    closes: dt.date | None = None

    def __post_init__(self) -> None:
        if self.opens and self.closes and self.closes < self.opens:
            raise ValueError(self)

    @property
    def is_known(self) -> bool:
        return self.opens is not None or self.closes is not None

    def or_else(self, other: Days) -> Days:
        """This one where anything of it is known, else the other."""
        return self if self.is_known else other

    def due(self) -> dt.date | None:
        """The day by which items should be ready; none where the window is unknown."""
        if self.opens is not None:
            return self.opens - LEAD
        return self.closes - SHORT_LEAD if self.closes is not None else None

    def phase(self, today: dt.date) -> Phase:
        if self.closes is not None and today > self.closes:
            return Phase.OVER
        if self.opens is not None and today < self.opens:
            return Phase.BEFORE
        return Phase.OPEN if self.is_known else Phase.UNKNOWN

    def left(self, today: dt.date) -> int | None:
        """Days left, today among them; none where its end is unknown, 0 when it is over."""
        return None if self.closes is None else max(0, (self.closes - today).days + 1)
