"""What becomes of a report: where it can stand, and how it gets from there to there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from prongsai.core.criteria.evidence import Block
from prongsai.core.shapes.fields import told, told_by_key, told_or, told_or_new
from prongsai.core.terms.problem import Place, Problem, Refused, refuse
from prongsai.core.terms.words import Words


class State(StrEnum):
    """How far a report has come: what counts, clocks and news know it by, as rows keep it."""

    RECEIVED = "received"
    """It came; every report begins here."""
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


class Need(StrEnum):
    """What whoever makes a move has to say with it; all of it is sealed."""

    REASON = "reason"
    """Why, and what was found."""
    BODY = "body"
    """Which body outside it is given to."""
    OUTCOME = "outcome"
    """What was decided."""


CLOSED = frozenset({State.TOLD})
REPORTER = "reporter"
"""Whoever reports it, wherever the file says who does something."""
OFFICER = "complaint_officer"
"""Those in charge: nobody else has a key, so nobody else takes a report on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way(Block):
    """A move: what those in charge can do with a report."""

    key: str = told_by_key("Stable key, in lower case with underscores.")
    label: Words = told("A verb, as on a button.")
    at: tuple[State, ...] = told("The states in which it can be made.")
    to: State = told("The state it leads to.")
    needs: tuple[Need, ...] = told_or_new(tuple, "What has to be said with it.")


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


def leaving(ways: Iterable[Way], state: State) -> tuple[Way, ...]:
    """Where it may go from a state; no two of them lead to the same one."""
    return tuple(each for each in ways if state in each.at)


def moved(ways: Iterable[Way], steps: Sequence[Step], move: Move, today: dt.date) -> Step:
    """The step that this move is; refused with everything it lacks."""
    now = standing(steps)
    way = next((each for each in leaving(ways, now) if each.to is move.to), None)
    if way is None:
        raise refuse("sealed-no-such-move", now=now.value, to=move.to.value)
    faults = _faults(way, move)
    if today < steps[-1].day:
        faults.append(Problem("sealed-backwards", {}, Place(path="day")))
    if faults:
        raise Refused(faults)
    return Step(state=move.to, day=today)


def _faults(way: Way, move: Move) -> list[Problem]:
    lacking = (
        ("sealed-no-reason", Need.REASON, not move.reason.strip()),
        ("sealed-no-body", Need.BODY, not move.body.strip()),
        ("sealed-no-outcome", Need.OUTCOME, move.outcome is None),
    )
    return [
        Problem(code, {}, Place(path=need.value))
        for code, need, lacks in lacking
        if lacks and need in way.needs
    ]
