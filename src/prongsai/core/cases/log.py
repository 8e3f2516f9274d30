"""A case and its log: events that are only ever added, each with who did it and when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from prongsai.core.calendar.thai_time import thai_day
from prongsai.core.procedures.kinds import Channel, Phase

Value = str | bool | tuple[str, ...]
"""What a field holds: days, amounts and numbers are kept as written in storage (`2026-04-09`)."""


class EventKind(StrEnum):
    """What happened."""

    BROUGHT = "brought"
    MOVED = "moved"
    CORRECTED = "corrected"
    """Fields stated anew, or the category; what was said before stays."""
    HANDED = "handed"
    """Given to a unit or a person without any other change."""
    SAID = "said"
    """A message between the bringer and the office."""
    FILED = "filed"
    RATED = "rated"
    """A mark from 1 to 5: `values["rating"]`."""
    SETTLED = "settled"
    """The bringer says whether it was really settled: `values["settled"]`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class By:
    """Who did something, as it is kept for ever."""

    who: str = ""
    """Stable key of an account; empty for somebody without one."""
    party: str = ""
    """Key of the party as which it was done; empty for an officer."""
    unit: str = ""
    role: str = ""
    """The role, or `handler`, `unit`, `power:KEY`, by which an officer was allowed to."""
    order: str = ""
    """Number of the order that gave the power."""
    acting: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One line of the log; none is ever changed or taken out."""

    number: int
    """From 1, without a gap; it says which of two at one moment came first."""
    kind: EventKind
    at: dt.datetime
    """When it was entered; aware of its zone, never before the event before it."""
    by: By = field(default_factory=By)
    move: str = ""
    """Key of the move, of an event that is one."""
    values: Mapping[str, Value] = field(default_factory=dict)
    category: str = ""
    """Key of the category, where it is set."""
    channel: Channel | None = None
    """How it came in, of the first event."""
    reason: str = ""
    text: str = ""
    """What was said."""
    asks: bool = False
    """Whether what was said waits for an answer."""
    anonymous: bool = False
    """Whether whoever brought it did not say who he is; of the first event."""
    files: tuple[str, ...] = ()
    """Keys of files in the store of files."""
    unit: str = ""
    """Key of the unit it was given to."""
    person: str = ""
    """Key of the person it was given to."""
    day: dt.date | None = None
    """The day it was really done, where it was entered on a later one."""
    key: str = ""
    """Names the request that made it, so that a form sent twice makes one event."""

    @property
    def entered(self) -> dt.date:
        return thai_day(self.at)

    @property
    def done(self) -> dt.date:
        """The day on which it was done by what was said then; never after it was entered."""
        return min(self.day or self.entered, self.entered)

    @property
    def is_late_entry(self) -> bool:
        return self.done < self.entered


Log = tuple[Event, ...]


def known(log: Iterable[Event], as_of: dt.datetime) -> Log:
    """Events entered by a moment: what anybody could know then."""
    return tuple(event for event in log if event.at <= as_of)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """The head of a case: what never changes after it was brought."""

    key: str
    """Stable key; never shown outside."""
    procedure: str
    version: str
    """Which text of the procedure it was brought under (`procedures.version.version_of`)."""
    year: int
    """The year of its register number, Buddhist era."""
    number: int
    """The running number within that year."""

    @property
    def register_number(self) -> str:
        """As it stands in the register: `12/2569`."""
        return f"{self.number}/{self.year}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a case stands at a moment; derived from its log, never stored as truth."""

    as_of: dt.datetime
    seen: int
    """Number of the last event known then; a move names it, so that two are not made at once."""
    state: str
    phase: Phase
    since: dt.datetime
    """When it came into this state."""
    brought: dt.date
    """The day it came, which is not after the day it was entered."""
    entered: dt.datetime
    channel: Channel
    category: str
    party: str
    """Key of the party that brought it."""
    bringer: str = ""
    """Stable key of the account of whoever brought it for himself; empty for citizens."""
    anonymous: bool = False
    values: Mapping[str, Value] = field(default_factory=dict)
    """The last said of each field."""
    files: tuple[str, ...] = ()
    unit: str = ""
    handler: str = ""
    outcome: str = ""
    """Key of the outcome, of a closed case."""
    closed: dt.date | None = None
    """The day it was closed; none while it is open, or again."""
    decider: str = ""
    """Who made the move that last closed it."""
    reopened: int = 0
    """How often it was opened again."""
    rating: int | None = None
    settled: bool | None = None
    """Whether it was really settled, as the bringer says; none without an answer."""
    asked: bool = False
    """Whether the office's last message waits for an answer."""
    late_entries: tuple[int, ...] = ()
    """Numbers of events that were entered after the day they were done."""
