"""Which states can be reached, and from which an end can."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from prongsai.core.procedures.kinds import Phase
from prongsai.core.procedures.procedure import Procedure


def unreachable(own: Procedure) -> list[str]:
    """States that no case ever comes to."""
    ways = {key: {move.to for move in own.leaving(key) if move.to} for key in own.states}
    found = _spread([own.first_state], ways)
    return [key for key in own.states if key not in found]


def dead_ends(own: Procedure) -> list[str]:
    """States from which no case is ever closed."""
    back: dict[str, set[str]] = {key: set() for key in own.states}
    for move in own.moves.values():
        if move.to in back:
            back[move.to].update(move.at)
    closed = [key for key, state in own.states.items() if state.phase is Phase.CLOSED]
    found = _spread(closed, back)
    return [key for key in own.states if key not in found]


def _spread(begin: Iterable[str], ways: Mapping[str, Iterable[str]]) -> set[str]:
    found, waiting = set[str](), list(begin)
    while waiting:
        state = waiting.pop()
        if state not in found:
            found.add(state)
            waiting += ways.get(state, ())
    return found
