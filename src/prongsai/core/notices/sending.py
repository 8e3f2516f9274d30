"""How far a notice has come: claimed before it is sent, and never sent twice."""

from __future__ import annotations

from enum import StrEnum

from prongsai.core.terms.problem import refuse


class State(StrEnum):
    """What is known of a notice on one channel."""

    WAITING = "waiting"
    CLAIMED = "claimed"
    """Somebody is about to send it."""
    SENT = "sent"
    FAILED = "failed"
    """Certainly not sent, and not tried again."""
    UNCERTAIN = "uncertain"
    """Perhaps sent: whoever claimed it never came back, or was cut off. Never sent again."""
    COPIED = "copied"
    """Laid out as text to copy; nothing is sent."""


class Outcome(StrEnum):
    """What sending it came to."""

    SENT = "sent"
    REFUSED = "refused"
    """Certainly not sent."""
    CUT_OFF = "cut off"
    """It can't be told."""


ENDS = frozenset({State.SENT, State.FAILED, State.UNCERTAIN, State.COPIED})


def claimed(state: State) -> State:
    """What a notice becomes when somebody comes to send it; only `claimed` may be sent then."""
    match state:
        case State.WAITING:
            return State.CLAIMED
        case State.CLAIMED:
            return State.UNCERTAIN  # the one before never said what became of it
        case _:
            return state


def may_send(before: State) -> bool:
    return before is State.WAITING


def after(state: State, outcome: Outcome, *, is_last_try: bool) -> State:
    """What a claimed notice becomes."""
    if state is not State.CLAIMED:
        raise refuse("notice-not-claimed", state=state.value)
    if outcome is Outcome.REFUSED:
        return State.FAILED if is_last_try else State.WAITING
    return State.SENT if outcome is Outcome.SENT else State.UNCERTAIN
