"""Minutes waited: from one thing to another on the same day, told apart by counter."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from prongsai.core.cases.history import name_of
from prongsai.core.cases.log import Event, Log
from prongsai.core.procedures.procedure import Wait

_MINUTE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Waited:
    """How long was waited at one counter."""

    group: str
    """What the field says, such as the counter; empty where nothing was said."""
    number: int
    median: int
    longest: int


def waits(wait: Wait, log: Log) -> Iterator[tuple[str, int]]:
    """Group and whole minutes of each wait of a case; one that went past midnight is none."""
    begun: Event | None = None
    group = ""
    for event in log:
        group = str(event.values.get(wait.by, group))
        if begun is not None and name_of(event) in wait.stops:
            if event.entered == begun.entered:
                yield group, int((event.at - begun.at).total_seconds()) // _MINUTE
            begun = None
        if name_of(event) == wait.starts:
            begun = event


def waited(wait: Wait, logs: Iterable[Log]) -> tuple[Waited, ...]:
    """All cases together, group by group; the median is a wait that somebody really had."""
    found: dict[str, list[int]] = {}
    for log in logs:
        for group, minutes in waits(wait, log):
            found.setdefault(group, []).append(minutes)
    return tuple(
        Waited(group=group, number=len(each), median=statistics.median_low(each), longest=max(each))
        for group, each in sorted(found.items())
    )
