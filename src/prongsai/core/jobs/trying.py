"""How often something is tried, and how long one waits in between."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

MOST_TRIES = 8
LEASE = dt.timedelta(minutes=15)
"""How long whoever claimed something may be silent before another takes it."""
FIRST_PAUSE = dt.timedelta(minutes=1)
LONGEST_PAUSE = dt.timedelta(hours=6)


class State(StrEnum):
    """How far a job has come."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    """For good: tried as often as anything is."""


@dataclass(frozen=True, slots=True)
class Task:
    """What a function is called with."""

    now: dt.datetime
    arguments: Mapping[str, str] = field(default_factory=dict)
    agency: str = ""
    is_last_try: bool = False


def pause(tries: int) -> dt.timedelta:
    """How long to wait after so many failures: four times as long each time, up to a cap."""
    growth: int = 4 ** (tries - 1)
    return min(FIRST_PAUSE * growth, LONGEST_PAUSE)


def again(tries: int, now: dt.datetime) -> dt.datetime | None:
    """When to try again; never, after the last try."""
    return now + pause(tries) if tries < MOST_TRIES else None


def is_last(tries: int) -> bool:
    """Whether this try, counted from one, is the last."""
    return tries >= MOST_TRIES


def lapsed_before(now: dt.datetime) -> dt.datetime:
    """Claims from this moment or earlier count no more."""
    return now - LEASE
