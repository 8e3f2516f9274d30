"""What a procedure file says about people's data: collected, read, passed on; no more is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from prongsai.core.procedures.kinds import HANDLER, UNIT, DataClass, OutcomeGroup
from prongsai.core.procedures.procedure import CaseField, Procedure


def collected(procedure: Procedure) -> tuple[CaseField, ...]:
    """Fields that tell about a person, in the order of the form."""
    return tuple(each for each in procedure.fields.values() if each.data is not DataClass.NONE)


def is_needed(procedure: Procedure, field: CaseField) -> bool:
    """Whether nobody can bring a case without it; who needs not say who he is need not fill it."""
    hidden = field.data is DataClass.IDENTITY and can_be_anonymous(procedure)
    return field.required and not field.later and not hidden


def can_be_anonymous(procedure: Procedure) -> bool:
    return any(each.anonymous for each in procedure.bringers)


def readers(procedure: Procedure) -> tuple[str, ...]:
    """Roles and powers that a case goes through, whoever sees it first before the others."""
    return tuple(dict.fromkeys(_readers(procedure)))


def _readers(procedure: Procedure) -> Iterator[str]:
    yield procedure.routing.first
    for move in procedure.moves.values():
        for each in move.everybody:
            if each not in procedure.parties:
                yield HANDLER if each == UNIT else each


def goes_outside(procedure: Procedure) -> bool:
    """Whether a case can end with somebody outside."""
    found = (each.group for each in procedure.outcomes.values())
    return bool(procedure.routing.outside) or OutcomeGroup.REFERRED in found


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """A line of the record of processing, in words of one language."""

    title: str
    purpose: str
    basis: str
    whose: str
    data: str
    sensitive: str
    kept: str
    readers: str
    outside: str
    safeguards: str
