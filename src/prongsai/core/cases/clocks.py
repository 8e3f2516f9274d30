"""What the clocks of a case say at a moment.

Nothing appended to a log heals a round that ran out: pauses count only from days on which the round
had not run out yet, and of what is entered late the reading counts that is worse for the office.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from prongsai.core.calendar.thai_time import thai_day
from prongsai.core.calendar.working_days import DueDay, WorkingDays
from prongsai.core.cases.history import Stay, closings, name_of, stays
from prongsai.core.cases.log import Event, Log, known
from prongsai.core.cases.reckoning import Paused, counted, last_day
from prongsai.core.procedures.clocks import Clock
from prongsai.core.procedures.procedure import Procedure


class ClockState(StrEnum):
    """What a round of a clock says."""

    RUNNING = "running"
    PAUSED = "paused"
    WARNED = "warned"
    """The last day is near."""
    LAST_DAY = "last_day"
    LATE = "late"
    """It ran out, and was not stopped yet."""
    KEPT = "kept"
    """Stopped on its last day or before."""
    BROKEN = "broken"
    """Stopped after its last day."""
    STOPPED = "stopped"
    """Stopped, and nobody can say whether in time: its length is not known."""


OVER = frozenset({ClockState.KEPT, ClockState.BROKEN, ClockState.STOPPED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One run of a clock, from its start to its stop."""

    clock: str
    number: int
    """From 1 for each clock."""
    began: dt.date
    """The day from which it counts."""
    started: int
    """Number of the event that started it."""
    due: DueDay | None
    """The last day; none where length or day are not known. In a pause: as if it ended today."""
    state: ClockState
    used: int
    """Days counted so far."""
    paused: tuple[Paused, ...] = ()
    """Days not counted, as first and last."""
    stopped: dt.date | None = None
    late: int = 0
    """Calendar days past the last one, as of the day or at the stop."""

    @property
    def is_broken(self) -> bool:
        """Whether it ran out; it stays so."""
        return self.late > 0

    @property
    def is_over(self) -> bool:
        return self.state in OVER

    @property
    def stood(self) -> int:
        """Days that it stood still so far, days off among them."""
        return sum((last - first).days + 1 for first, last in self.paused)


@dataclass(frozen=True, slots=True)
class _Run:
    """A round as the log tells it: what started it, what was said since, what stopped it."""

    started: Event
    stopped: Event | None


def rounds(
    procedure: Procedure, log: Log, as_of: dt.datetime, days: WorkingDays
) -> dict[str, tuple[Round, ...]]:
    """All rounds of every clock at a moment, in the order started."""
    return rounds_on(procedure, known(log, as_of), thai_day(as_of), days)


def rounds_on(
    procedure: Procedure, log: Log, today: dt.date, days: WorkingDays
) -> dict[str, tuple[Round, ...]]:
    """The same on a day, by these events and no others."""
    return {key: rounds_of(clock, procedure, log, today, days)
            for key, clock in procedure.clocks.items()}  # fmt: skip


def rounds_of(
    clock: Clock, procedure: Procedure, log: Log, today: dt.date, days: WorkingDays
) -> tuple[Round, ...]:
    """Those of one clock."""
    passed = stays(procedure, log)
    ends = frozenset(event.number for event, _ in closings(procedure, log))
    return tuple(
        _Reckoning(clock, run, log, passed, today, days).round(number)
        for number, run in enumerate(_runs(clock, log, ends), start=1)
    )


def is_running_late(found: dict[str, tuple[Round, ...]]) -> bool:
    """Whether a clock that was not stopped yet has run out."""
    return any(each.state is ClockState.LATE for run in found.values() for each in run)


def _runs(clock: Clock, log: Log, ends: frozenset[int]) -> Iterator[_Run]:
    """Closing a case stops every clock; the same event may start one after.

    A clock of some categories runs if the case was ever said to be of one of them. What counts from
    a day told can be over with the event that started it: a declaration within days of the fact.
    """
    if clock.only and not any(event.category in clock.only for event in log):
        return
    running: Event | None = None
    ran = False
    for event in log:
        name = name_of(event)
        if running and (name in clock.stops or event.number in ends):
            yield _Run(running, event)
            running, ran = None, True
        if name in clock.starts and running is None and (clock.again or not ran):
            running = event
            if clock.counts_from and name in clock.stops:
                yield _Run(event, event)
                running, ran = None, True
    if running:
        yield _Run(running, None)


@dataclass(frozen=True, slots=True)
class _Still:
    """When a round stood still."""

    days: tuple[Paused, ...]
    goes_on: bool
    """Whether tomorrow will not count if nothing happens."""


class _Reckoning:
    """Works out one round."""

    def __init__(
        self, clock: Clock, run: _Run, log: Log, passed: list[Stay], today: dt.date,
        days: WorkingDays,
    ) -> None:  # fmt: skip
        self.clock, self.run, self.days = clock, run, days
        self.until = today if run.stopped is None else run.stopped.entered
        last = log[-1] if run.stopped is None else run.stopped
        self.log = [each for each in log if each.number <= last.number]
        self.stays = [
            stay
            for stay in passed
            if stay.state in clock.pauses
            and (stay.left is None or stay.left.number > run.started.number)
            and (run.stopped is None or stay.came.number < run.stopped.number)
        ]

    def round(self, number: int) -> Round:
        began, due = self._reckoned()
        still = self._still(began)
        late = 0 if due is None else max(0, (self.until - due.day).days)
        stopped = self.run.stopped
        return Round(
            clock=self.clock.key,
            number=number,
            began=began,
            started=self.run.started.number,
            due=due,
            state=self._state(due, late, still),
            used=counted(self.clock, began, self.until, still.days, self.days),
            paused=still.days,
            stopped=None if stopped is None else stopped.entered,
            late=late,
        )

    def _state(self, due: DueDay | None, late: int, still: _Still) -> ClockState:
        if self.run.stopped is None:
            return self._running(due, late, still)
        if due is None:
            return ClockState.STOPPED
        return ClockState.BROKEN if late else ClockState.KEPT

    def _running(self, due: DueDay | None, late: int, still: _Still) -> ClockState:
        if late:
            return ClockState.LATE
        if still.goes_on:
            return ClockState.PAUSED
        left = None if due is None else (due.day - self.until).days
        if left == 0:
            return ClockState.LAST_DAY
        is_near = left is not None and left <= max(self.clock.warns, default=0)
        return ClockState.WARNED if is_near else ClockState.RUNNING

    def _still(self, began: dt.date) -> _Still:
        """Days not counted: those after a pause began, up to the day it ended, within its cap."""
        spent = dict.fromkeys(self.clock.pauses, 0)
        found: list[Paused] = []
        goes_on = False
        for stay in self.stays:
            start, end = stay.paused(self.until)
            first, last = max(start + _DAY, began), min(end, self.until)
            most = self.clock.pauses[stay.state].cap
            if most is not None:
                last = min(last, first + _DAY * (most - spent[stay.state] - 1))
            if first <= last:
                spent[stay.state] += (last - first).days + 1
                found.append((first, last))
            goes_on = stay.left is None and (most is None or spent[stay.state] < most)
        return _Still(tuple(found), goes_on)

    def _reckoned(self) -> tuple[dt.date, DueDay | None]:
        """From which day it counts and its last day, by what was said of that until it ran out."""
        began, due = self._by(self.run.started, self._said_by(self.run.started))
        key = self.clock.counts_from or self.clock.until
        for event in self.log:
            if not key or event.number <= self.run.started.number or key not in event.values:
                continue
            other = self._by(self.run.started, str(event.values[key]))
            # What is said once the time has run out can't give any of it back.
            if due is None or event.entered <= due.day or _sooner(other[1], due):
                began, due = other
        return began, due

    def _said_by(self, started: Event) -> str:
        key = self.clock.counts_from or self.clock.until
        said = [each for each in self.log if each.number <= started.number and key in each.values]
        return str(said[-1].values[key]) if said else ""

    def _by(self, started: Event, said: str) -> tuple[dt.date, DueDay | None]:
        told = dt.date.fromisoformat(said) if said else None
        if self.clock.until:
            if told is None:
                return started.done, None
            rolled = self.days.on_or_after(told) if self.clock.rolls else DueDay(told, sure=True)
            return started.done, rolled
        began = started.done if told is None else min(told, started.done)
        return began, last_day(self.clock, began, self._still(began).days, self.days)


_DAY = dt.timedelta(days=1)


def _sooner(one: DueDay | None, other: DueDay) -> bool:
    return one is not None and one.day < other.day
