"""How long something has been broken: first failure, length of the streak, last success."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

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
    found = Streak()
    for seen in history:
        found = lengthened(found, seen)
    return found


def lengthened(before: Streak, seen: Seen) -> Streak:
    """A history with one more verdict at its end."""
    checked = before.checked + 1
    if seen.verdict is Verdict.FINE:
        return Streak(last_fine=seen.at, checked=checked, fine=before.fine + 1)
    if seen.verdict is Verdict.BROKEN:
        since = before.since or seen.at
        return replace(before, broken=before.broken + 1, since=since, checked=checked)
    return replace(before, checked=checked)


def newly_broken(before: Streak, now: Verdict) -> bool:
    """Whether something that was fine has just broken."""
    return now is Verdict.BROKEN and not before.broken and before.last_fine is not None
