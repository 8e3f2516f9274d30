"""The log read once: which states a case passed, from when to when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from prongsai.core.cases.log import Event, EventKind, Log
from prongsai.core.procedures.kinds import BROUGHT, Phase
from prongsai.core.procedures.procedure import Procedure


@dataclass(frozen=True, slots=True)
class Stay:
    """Time spent in one state."""

    state: str
    came: Event
    left: Event | None

    def paused(self, today: dt.date) -> tuple[dt.date, dt.date]:
        """The day it began and the last day of it.

        It begins on the day its coming was entered, and ends on the day it was really left: what is
        told later can shorten a pause, never lengthen one.
        """
        began = self.came.entered
        return began, today if self.left is None else max(began, self.left.done)


def stays(procedure: Procedure, log: Log) -> list[Stay]:
    """Every state in the order passed; a move that leads nowhere else lets a stay go on."""
    found: list[Stay] = []
    for event in log:
        state = _leads_to(procedure, event)
        if state and found and found[-1].state == state:
            continue
        if state:
            if found:
                found[-1] = Stay(found[-1].state, found[-1].came, event)
            found.append(Stay(state, event, None))
    return found


def _leads_to(procedure: Procedure, event: Event) -> str:
    if event.kind is EventKind.BROUGHT:
        return procedure.first_state
    return procedure.moves[event.move].to if event.kind is EventKind.MOVED else ""


def name_of(event: Event) -> str:
    """How clocks name an event: the key of the move, or `brought`; else nothing."""
    return BROUGHT if event.kind is EventKind.BROUGHT else event.move


def closings(procedure: Procedure, log: Log) -> list[tuple[Event, Event | None]]:
    """Events that closed the case, each with the one that opened it again."""
    found: list[tuple[Event, Event | None]] = []
    is_closed = False
    for stay in stays(procedure, log):
        closes = procedure.states[stay.state].phase is Phase.CLOSED
        if closes and not is_closed:
            found.append((stay.came, None))
        elif is_closed and not closes:
            found[-1] = (found[-1][0], stay.came)
        is_closed = closes
    return found
