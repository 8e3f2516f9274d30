"""What becomes of a report: screened, referred or looked into, decided, told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from prongsai.core.shapes.fields import told, told_or
from prongsai.core.terms.problem import Place, Problem, Refused, refuse


class State(StrEnum):
    """How far a report has come."""

    RECEIVED = "received"
    SCREENED = "screened"
    REFERRED = "referred"
    """Given to a body outside, with its receipt."""
    FACT_FINDING = "fact_finding"
    DECIDED = "decided"
    TOLD = "told"
    """Whoever made it was told; it is over."""


class Outcome(StrEnum):
    """What was decided; it is sealed, and only its number is counted over all."""

    SUBSTANTIATED = "substantiated"
    UNSUBSTANTIATED = "unsubstantiated"
    NOT_TAKEN_UP = "not_taken_up"
    """No matter of corruption, or nothing to go by."""
    BY_OTHERS = "by_others"
    """The body it was referred to has it."""


MOVES = {
    State.RECEIVED: (State.SCREENED,),
    State.SCREENED: (State.FACT_FINDING, State.REFERRED, State.DECIDED),
    State.FACT_FINDING: (State.REFERRED, State.DECIDED),
    State.REFERRED: (State.FACT_FINDING, State.DECIDED),
    State.DECIDED: (State.TOLD, State.FACT_FINDING),
    State.TOLD: (State.FACT_FINDING,),
}
"""Where it may go from each; new facts open it again."""
CLOSED = frozenset({State.TOLD})


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A report came into a state on a day."""

    state: State = told("Which.")
    day: dt.date = told("When; no hour is kept.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """What an officer says when he takes a report on; all of it but state and day is sealed."""

    to: State = told("Where it goes.")
    reason: str = told_or("", "Why, and what was found.")
    body: str = told_or("", "Key of the body outside it is referred to, or its name.")
    receipt: str = told_or("", "Number and day of that body's receipt, once there is one.")
    outcome: Outcome | None = told_or(None, "What was decided.")


def standing(steps: Sequence[Step]) -> State:
    """Where it is: the last step."""
    return steps[-1].state


def moved(steps: Sequence[Step], move: Move, today: dt.date) -> Step:
    """The step that this move is; refused with everything it lacks."""
    now = standing(steps)
    if move.to not in MOVES[now]:
        raise refuse("sealed-no-such-move", now=now.value, to=move.to.value)
    faults = _faults(move)
    if today < steps[-1].day:
        faults.append(Problem("sealed-backwards", {}, Place(path="day")))
    if faults:
        raise Refused(faults)
    return Step(state=move.to, day=today)


def _faults(move: Move) -> list[Problem]:
    lacking = (
        ("sealed-no-reason", "reason", not move.reason.strip() and move.to is not State.TOLD),
        ("sealed-no-body", "body", not move.body.strip() and move.to is State.REFERRED),
        ("sealed-no-outcome", "outcome", move.outcome is None and move.to is State.DECIDED),
    )
    return [Problem(code, {}, Place(path=field)) for code, field, lacks in lacking if lacks]
