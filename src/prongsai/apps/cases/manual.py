"""Manual and flow chart of a procedure: views of its file, so that they say nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from prongsai.apps.cases.charging import fees
from prongsai.apps.cases.fields import said
from prongsai.apps.look.words import phrase, said_or
from prongsai.core.procedures.clocks import Clock, Pause
from prongsai.core.procedures.kinds import (
    BROUGHT,
    HANDLER,
    POWER,
    UNIT,
    DayKind,
    LengthUnit,
    Phase,
)
from prongsai.core.procedures.moves import Move
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.shapes.fields import Unknown


@dataclass(frozen=True, slots=True)
class Step:
    """A step as the manual tells it."""

    title: str
    about: str
    who: str
    minutes: str


@dataclass(frozen=True, slots=True)
class Limit:
    """A time limit."""

    title: str
    length: str
    pauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """Somewhere a case can stand, and what leads on from there."""

    key: str
    name: str
    phase: str
    on: tuple[tuple[str, str, str], ...]
    """What is done, by whom, and where it leads."""

    @property
    def ends(self) -> bool:
        return self.phase == Phase.CLOSED.value


@dataclass(frozen=True, slots=True)
class Manual:
    """All of it, in words of the reader's language."""

    owner: str
    for_whom: str
    steps: tuple[Step, ...]
    limits: tuple[Limit, ...]
    papers: tuple[tuple[str, int, str], ...]
    fee: str
    fees: tuple[tuple[str, str], ...]
    """Each category and what it costs, where anything is set."""
    hours: str
    rounds: str
    laws: tuple[str, ...]
    ways: tuple[Way, ...]


def of(procedure: Procedure) -> Manual:
    told = procedure.manual
    return Manual(
        owner=said(told.owner),
        for_whom=said(told.for_whom),
        steps=tuple(_steps(procedure)),
        limits=tuple(_limit(procedure, each) for each in procedure.clocks.values() if each.public),
        papers=tuple((said(each.name), each.copies, said(each.only)) for each in
                     told.papers.values()),
        fee=_fee(procedure),
        fees=tuple(fees(procedure)),
        hours=said(told.hours),
        rounds=said(told.rounds),
        laws=tuple(said(procedure.sources[key].title) for key in told.laws),
        ways=tuple(_ways(procedure)),
    )  # fmt: skip


def _fee(procedure: Procedure) -> str:
    fee = procedure.manual.fee
    if fee is None:
        return phrase("manual.free")
    return phrase("manual.fee_unknown") if isinstance(fee, Unknown) else said(fee)


def _steps(procedure: Procedure) -> Iterator[Step]:
    for each in procedure.manual.steps.values():
        minutes = each.minutes
        shown = phrase("manual.minutes", number=minutes) if isinstance(minutes, int) else ""
        yield Step(said(each.title), said(each.about), _whose(procedure, each.moves), shown)


def _whose(procedure: Procedure, moves: tuple[str, ...]) -> str:
    found: list[str] = []
    for key in moves:
        if key == BROUGHT:
            found += [said(each.name) for each in procedure.bringers]
        else:
            found += _who(procedure, procedure.moves[key])
    return ", ".join(dict.fromkeys(found))


def _who(procedure: Procedure, move: Move) -> list[str]:
    return [_name(procedure, each) for each in move.everybody]


def _name(procedure: Procedure, who: str) -> str:
    if who in procedure.parties:
        return said(procedure.parties[who].name)
    if who in (HANDLER, UNIT):
        return phrase("manual.unit")
    if who.startswith(POWER):
        return phrase("manual.power")
    return said_or(f"role.{who}", who)


def _limit(procedure: Procedure, clock: Clock) -> Limit:
    if not isinstance(clock.length, int):
        length = phrase("manual.unknown")
    else:
        length = length_said(clock.length, clock.unit, clock.days)
    return Limit(said(clock.title), length, pauses(procedure, clock))


def length_said(number: int, unit: LengthUnit, days: DayKind = DayKind.CALENDAR) -> str:
    """How long a clock is, in words."""
    kind = f"days_{days.value}" if unit is LengthUnit.DAYS else unit.value
    return phrase(f"manual.{kind}", number=number)


def pauses(procedure: Procedure, clock: Clock, *, inside: bool = False) -> tuple[str, ...]:
    """In which states it stands still, as the public or the office calls them, and how long."""
    states = {key: procedure.states[key] for key in clock.pauses}
    return tuple(
        _pause(said(states[key].label if inside else states[key].public), each)
        for key, each in clock.pauses.items()
    )


def _pause(state: str, pause: Pause) -> str:
    if pause.cap is not None:
        return phrase("manual.pauses_most", state=state, most=pause.cap)
    return phrase("manual.pauses" if pause.most is None else "manual.pauses_not_set", state=state)


def _ways(procedure: Procedure) -> Iterator[Way]:
    for state in procedure.states.values():
        on = tuple(
            (said(move.label), ", ".join(dict.fromkeys(_who(procedure, move))),
             said(procedure.states[move.to].public))
            for move in procedure.leaving(state.key) if move.to
        )  # fmt: skip
        yield Way(state.key, said(state.public), state.phase.value, on)
