"""By which rights somebody reads a case whose readers are named, and whose turn it is."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai.core.cases.caller import Actor, right_to
from prongsai.core.cases.folder import Folder, takes_part
from prongsai.core.cases.log import Standing
from prongsai.core.cases.saying import each_said, listed
from prongsai.core.procedures.kinds import (
    BROUGHT,
    HANDLER,
    UNIT,
    Guard,
    OutcomeGroup,
    Phase,
    Secrecy,
)
from prongsai.core.procedures.moves import Move
from prongsai.core.procedures.procedure import Procedure

ONE = "who:"
"""Begins a right that is one account's: `who:KEY`."""
PARTY = "party:"
"""Begins the right of whoever brought it: `party:KEY`; the same word may be a role too."""


def reads(folder: Folder, actor: Actor, now: Standing) -> bool:
    """Whether somebody may see what a case says; an open one is for whoever its list is for."""
    if folder.procedure.secrecy is Secrecy.OPEN:
        return True
    return actor.party != "" or takes_part(folder, actor, now) != ""


def is_one_of_several(folder: Folder, actor: Actor, now: Standing) -> bool:
    """Whether somebody has to do with a case only to say something for himself."""
    barred, parties = folder.barred(now), folder.procedure.parties
    moves = folder.procedure.moves.values()
    by_each = [bool(each.each) for each in moves if right_to(each, actor, now, barred, parties)]
    return bool(by_each) and all(by_each)


def readers(procedure: Procedure, now: Standing) -> frozenset[str]:
    """Roles, powers and accounts that have to do with a case, wherever it stands.

    Whoever brought it, has it or works in its unit stands in its head.
    """
    found = {procedure.routing.first}
    for move in procedure.moves.values():
        found |= _one_by_one(listed(now, move.each)) if move.each else set(move.whom(now.category))
    return frozenset(found - set(procedure.parties) - {HANDLER, UNIT})


def waits_for(folder: Folder, now: Standing) -> frozenset[str]:
    """Whose turn it is: rights to moves that lead on, and those who have still to say something.

    Taking something back is nobody's turn, and a case that is closed is over.
    """
    if now.phase is Phase.CLOSED:
        return frozenset()
    barred = folder.barred(now)
    found = set[str]()
    quiet = _quiet(folder, now)
    for move in folder.procedure.leaving(now.state):
        if move.each:
            found |= _one_by_one(key for key in quiet if key in listed(now, move.each))
        elif _leads_on(folder.procedure, move) and not (quiet and Guard.ALL_SAID in move.when):
            found |= {_right(each, folder.procedure) for each in move.whom(now.category)}
        elif _comes_again(folder.procedure, move):
            found.add(_right(move.whom(now.category)[0], folder.procedure))
    return frozenset(found - _one_by_one(barred))


def stoppers(procedure: Procedure, clock: str, category: str) -> frozenset[str]:
    """Rights to moves that stop a clock."""
    moves = (procedure.moves[key] for key in procedure.clocks[clock].stops if key != BROUGHT)
    return frozenset(_right(each, procedure) for move in moves for each in move.whom(category))


def _quiet(folder: Folder, now: Standing) -> tuple[str, ...]:
    """Those listed who have not spoken, where the state is one in which they can."""
    fields = {each.each for each in folder.procedure.leaving(now.state) if each.each}
    return tuple(
        key
        for field in sorted(fields)
        for said in (each_said(folder.procedure, folder.log, field),)
        for key in listed(now, field)
        if key not in said
    )


def _right(said: str, procedure: Procedure) -> str:
    return f"{PARTY}{said}" if said in procedure.parties else said


def _leads_on(procedure: Procedure, move: Move) -> bool:
    outcome = procedure.outcomes.get(move.outcome)
    return move.to != "" and (outcome is None or outcome.group is not OutcomeGroup.WITHDRAWN)


def _comes_again(procedure: Procedure, move: Move) -> bool:
    """What is done anew every so often, such as a monthly report: its first right has the turn."""
    clocks = procedure.clocks.values()
    return move.to == "" and any(move.key in each.comes_again for each in clocks)


def _one_by_one(keys: Iterator[str] | tuple[str, ...] | frozenset[str]) -> set[str]:
    return {f"{ONE}{key}" for key in keys}
