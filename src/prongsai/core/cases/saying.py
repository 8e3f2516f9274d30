"""What several people say in one case, each for himself: who did, who is still to, and what."""

from __future__ import annotations

from collections.abc import Mapping

from prongsai.core.cases.log import Event, Log, Standing
from prongsai.core.procedures.moves import Move
from prongsai.core.procedures.procedure import Procedure


def listed(now: Standing, field: str) -> tuple[str, ...]:
    """Keys of the accounts that a field of type people lists."""
    said = now.values.get(field, ())
    return said if isinstance(said, tuple) else ()


def is_listed(move: Move, who: str, now: Standing) -> bool:
    """Whether somebody is one of those who make a move for themselves."""
    return who != "" and who in listed(now, move.each)


def each_said(procedure: Procedure, log: Log, field: str) -> Mapping[str, Event]:
    """The last that each of those whom a field lists said for himself, by key of the account.

    Only since the case last came to where it can be said: who had declared before a bidder was
    added declares again.
    """
    moves = {key: move for key, move in procedure.moves.items() if move.each == field}
    states = {state for move in moves.values() for state in move.at}
    leading = {move.key for move in procedure.moves.values() if move.to in states}
    since = max((event.number for event in log if event.move in leading), default=0)
    return {event.by.who: event for event in log if event.move in moves and event.number > since}


def silent(procedure: Procedure, log: Log, now: Standing) -> tuple[str, ...]:
    """Those listed who have not said anything yet, in the order of the list."""
    fields = dict.fromkeys(move.each for move in procedure.moves.values() if move.each)
    return tuple(
        who
        for field in fields
        for said in (each_said(procedure, log, field),)
        for who in listed(now, field)
        if who not in said
    )
