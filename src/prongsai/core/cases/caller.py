"""Who asks to do something with a case, and by which right he may."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from prongsai.core.access.roles import Role
from prongsai.core.cases.log import By, Standing
from prongsai.core.cases.saying import is_listed
from prongsai.core.procedures.kinds import HANDLER, POWER, UNIT, Exclusion, PartyKind
from prongsai.core.procedures.moves import Move
from prongsai.core.procedures.procedure import Party, Procedure

IN_UNITS = frozenset({Role.DIVISION_HEAD, Role.DIVISION_OFFICER})
"""Roles whose holders do the work of their unit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody on one day: parts played, powers held, and whether he is the bringer."""

    who: str = ""
    """Stable key of the account; empty for somebody without one."""
    party: str = ""
    """Key of the party as which he proved to be in this case, by its code or his account."""
    roles: frozenset[str] = frozenset()
    acting: frozenset[str] = frozenset()
    """Those of the roles that he holds for somebody else."""
    units: frozenset[str] = frozenset()
    """Keys of his unit and the parts of it that he works for."""
    powers: Mapping[str, str] = field(default_factory=dict)
    """Powers he holds that day, each with the number of the order that gives it."""
    instead: Mapping[str, str] = field(default_factory=dict)
    """Powers that nobody holds that day, each with the role of his that has it instead."""
    unit: str = ""
    """Key of his own unit, as it is written into the log."""

    @property
    def by_power(self) -> tuple[str, ...]:
        """What moves and rows name him by for powers, those he has instead of a holder too."""
        return tuple(f"{POWER}{each}" for each in {**self.powers, **self.instead})


def right_to(
    move: Move, actor: Actor, now: Standing, barred: frozenset[str], parties: Container[str]
) -> str:
    """By which of the rights that a move names the actor may make it; nothing if by none.

    A move that each of several people makes for himself is made by those listed, whatever they
    are, and by nobody else.
    """
    who = move.whom(now.category)
    if is_barred(actor, barred):
        return actor.party if actor.party and actor.party in who and not move.each else ""
    if move.each:
        return _right_of_listed(move, actor, now)
    return next((each for each in who if _has(each, actor, now, parties)), "")


def _right_of_listed(move: Move, actor: Actor, now: Standing) -> str:
    if not is_listed(move, actor.who, now):
        return ""
    who = move.whom(now.category)
    return next((each for each in who if each in actor.roles), who[0])


def brings(party: Party, actor: Actor) -> bool:
    """Whether somebody who works there may bring a case as such a party."""
    if party.kind is not PartyKind.STAFF or not party.brings or not actor.who:
        return False
    return not party.who or not {*actor.roles, *actor.by_power}.isdisjoint(party.who)


def has_a_part(procedure: Procedure, actor: Actor) -> bool:
    """Whether a role or power of his is named by any move, or looks at cases first."""
    named = {right for move in procedure.moves.values() for right in move.everybody}
    named.add(procedure.routing.first)
    return not named.isdisjoint({*actor.roles, *actor.by_power})


def is_barred(actor: Actor, barred: frozenset[str]) -> bool:
    """Whether he, or his unit, is left out of the case."""
    return actor.who in barred or not barred.isdisjoint(actor.units) or actor.unit in barred


def _has(right: str, actor: Actor, now: Standing, parties: Container[str]) -> bool:
    """A word that names a party as well as a role, such as staff, means whoever brought it."""
    if right in parties:
        return actor.party != "" and right == actor.party
    if right.startswith(POWER):
        return right in actor.by_power
    if right == HANDLER:
        return actor.who == now.handler if now.handler else _works_for(actor, now)
    if right == UNIT:
        return _works_for(actor, now)
    return right in actor.roles


def _works_for(actor: Actor, now: Standing) -> bool:
    return now.unit in actor.units and not IN_UNITS.isdisjoint(actor.roles)


def written(actor: Actor, right: str) -> By:
    """What the log keeps of him."""
    as_party, power = right == actor.party, right.removeprefix(POWER)
    if power != right and power not in actor.powers:
        right = actor.instead.get(power, right)
    return By(
        who=actor.who,
        party=right if as_party else "",
        unit=actor.unit,
        role="" if as_party else right,
        order=actor.powers.get(power, ""),
        acting=right in actor.acting,
    )


def barred_from(
    procedure: Procedure, now: Standing, superiors: Iterable[str] = (),
    parts: Mapping[str, frozenset[str]] = MappingProxyType({}),
) -> frozenset[str]:  # fmt: skip
    """Keys of accounts and units that are never given the case and see none of it.

    With a unit go its `parts`. Fields that name somebody hold keys once an officer has found out
    who is meant; what a citizen wrote in his own words bars nobody until then.
    """
    leaves_out = frozenset(procedure.routing.excludes)
    found: set[str] = set()
    if leaves_out & {Exclusion.NAMED_PERSON, Exclusion.NAMED_UNIT}:
        for each in procedure.fields.values():
            said = now.values.get(each.key, "")
            if each.names:
                found.update(said if isinstance(said, tuple) else (str(said),))
        found.update(*(parts.get(each, ()) for each in tuple(found)))
    if Exclusion.SUPERIOR in leaves_out:
        found.update(superiors)
    if Exclusion.BRINGER in leaves_out:
        found.add(now.bringer)
    return frozenset(found - {""})
