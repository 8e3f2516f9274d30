"""How long something has been broken: first failure, length of the streak, last success."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from prongsai.core.preaudit.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Seen:
    """One verdict and when it was found."""

    at: dt.datetime
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Streak:
    """What the history of an address comes to."""

    broken: int = 0
    """Failures in a row up to now; being unsure neither ends nor lengthens it."""
    since: dt.datetime | None = None
    """The first of them."""
    last_fine: dt.datetime | None = None
    checked: int = 0
    fine: int = 0
    """Of all that were checked."""


def streak_of(history: Iterable[Seen]) -> Streak:
    """Add a history up, the oldest first."""
    broken, since, last_fine, checked, fine = 0, None, None, 0, 0
    for seen in history:
        checked += 1
        if seen.verdict is Verdict.FINE:
            broken, since, last_fine, fine = 0, None, seen.at, fine + 1
        elif seen.verdict is Verdict.BROKEN:
            broken, since = broken + 1, since or seen.at
    return Streak(broken, since, last_fine, checked, fine)


def newly_broken(before: Streak, now: Verdict) -> bool:
    """Whether something that was fine has just broken."""
    return now is Verdict.BROKEN and not before.broken and before.last_fine is not None
