"""Moves that circulate their document to colleagues, and what they must not take along."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai.core.procedures.kinds import DataClass, FieldType, Secrecy
from prongsai.core.procedures.moves import Move
from prongsai.core.procedures.procedure import CaseField, Procedure
from prongsai.core.terms.problem import Place, Problem


def circulating_problems(own: Procedure) -> Iterator[Problem]:
    """What is circulated is a document of an open case, sent by the office, without people."""
    for move in own.moves.values():
        if move.circulates and not _fits(own, move):
            yield _at("procedure-move-circulates", move)
        elif move.circulates and any(map(_tells_of_people, told(own, move))):
            yield _at("procedure-circulates-people", move)


def _fits(own: Procedure, move: Move) -> bool:
    field = own.fields.get(move.circulates)
    is_text = field is not None and field.type is FieldType.TEXT and not field.names
    by_office = not set(own.parties) & set(move.everybody) and not move.each
    is_there = move.document in own.documents and move.circulates in move.needs
    return is_text and is_there and by_office and own.secrecy is Secrecy.OPEN


def told(own: Procedure, move: Move) -> list[CaseField]:
    """What its readers are shown of a case: what the document shows, and what the move asks."""
    keys = dict.fromkeys((*own.documents[move.document].shows, *move.fields))
    return [own.fields[key] for key in keys if key in own.fields and key != move.circulates]


def _tells_of_people(field: CaseField) -> bool:
    people = field.type is FieldType.PEOPLE or field.names
    return people or field.data is not DataClass.NONE


def _at(code: str, move: Move) -> Problem:
    return Problem(code, {"move": move.label.th}, Place(path=f"moves/{move.key}/circulates"))
