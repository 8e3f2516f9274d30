"""What a clock has to tell somebody: it warns, it ran out; and the day a citizen is told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from prongsai.core.cases.clocks import ClockState, Round
from prongsai.core.cases.log import Standing
from prongsai.core.procedures.kinds import HANDLER, OutcomeGroup
from prongsai.core.procedures.procedure import Procedure

_STILL = frozenset({ClockState.RUNNING, ClockState.WARNED, ClockState.LAST_DAY, ClockState.LATE})


@dataclass(frozen=True, slots=True)
class Alarm:
    """Somebody is to hear of a round; the same alarm is raised again every day until it is over."""

    clock: str
    number: int
    """Of the round; with clock, day and recipient it names the alarm, so that it is sent once."""
    day: dt.date
    """The day it fell due."""
    to: str
    """Key of a role, or `handler`."""
    late: bool


def alarms(
    procedure: Procedure, found: Mapping[str, Iterable[Round]], today: dt.date
) -> tuple[Alarm, ...]:
    """Every warning and escalation of running rounds up to a day, the earliest first."""
    raised = (
        alarm
        for key, rounds in found.items()
        for each in rounds
        if each.state in _STILL and each.due is not None
        for alarm in _of(procedure, key, each, each.due.day)
        if alarm.day <= today
    )
    return tuple(sorted(raised, key=lambda alarm: alarm.day))


def _of(procedure: Procedure, key: str, own: Round, due: dt.date) -> Iterator[Alarm]:
    clock = procedure.clocks[key]
    for days in clock.warns:
        yield Alarm(key, own.number, due - dt.timedelta(days=days), HANDLER, late=False)
    for each in clock.escalates:
        day = due + dt.timedelta(days=each.after)
        yield Alarm(key, own.number, day, each.to, late=True)


def next_day(procedure: Procedure, found: Mapping[str, Iterable[Round]]) -> dt.date | None:
    """The nearest last day that whoever brought the case is told; none while all stand still."""
    days = (
        each.due.day
        for key, rounds in found.items()
        for each in rounds
        if procedure.clocks[key].public and each.state in _STILL and each.due is not None
    )
    return min(days, default=None)


def asks_back_on(procedure: Procedure, now: Standing) -> dt.date | None:
    """The day on which the bringer of a closed case is asked whether it was really settled."""
    if procedure.asks_back is None or now.closed is None or now.settled is not None:
        return None
    if procedure.outcomes[now.outcome].group is OutcomeGroup.WITHDRAWN:
        return None  # whoever took it back has nothing to tell
    return now.closed + dt.timedelta(days=procedure.asks_back)
