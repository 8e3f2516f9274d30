"""One thing in the recycle bin, wherever in the application it comes from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Binned:
    """What it is, who put it there, when."""

    thing: str
    """Kind of thing, as the audit trail calls it."""
    key: str
    name: str
    by: str
    """Key of a person."""
    at: dt.datetime
    reader: str
    """Whoever may look at this address of the agency may see it here."""
    is_upkeep: bool = False
    """Whether it is the administrator's to have back, and not of the agency's work."""

    def last(self, days: int) -> dt.datetime:
        """From then on it is gone for good."""
        return self.at + dt.timedelta(days=days)


def in_order(things: Iterable[Binned]) -> list[Binned]:
    """What was put there last comes first."""
    return sorted(things, key=lambda each: (each.at, each.thing, each.key), reverse=True)
