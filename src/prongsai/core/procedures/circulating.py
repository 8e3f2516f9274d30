"""Moves that circulate their document to colleagues, and what they must not take along."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from prongsai.core.procedures.kinds import DataClass, DocumentShape, FieldType, Secrecy
from prongsai.core.procedures.moves import Move
from prongsai.core.procedures.procedure import CaseDocument, CaseField, Procedure
from prongsai.core.terms.problem import Place, Problem


def circulating_problems(own: Procedure) -> Iterator[Problem]:
    """What is circulated is a document of an open case, sent by the office, without people."""
    for move in own.moves.values():
        if move.circulates and not _fits(own, move):
            yield _at("procedure-move-circulates", move)
        elif move.circulates and any(map(_tells_of_people, _printed(own, move))):
            yield _at("procedure-circulates-people", move)


def _fits(own: Procedure, move: Move) -> bool:
    field = own.fields.get(move.circulates)
    is_text = field is not None and field.type is FieldType.TEXT and not field.names
    by_office = not set(own.parties) & set(move.everybody) and not move.each
    document = own.documents.get(move.document)
    if document is None or move.circulates not in move.needs:
        return False
    for_nobody = not _names_bringer(own, move, document)
    return is_text and by_office and for_nobody and own.secrecy is Secrecy.OPEN


def _names_bringer(own: Procedure, move: Move, document: CaseDocument) -> bool:
    """Whether its head or foot says whose case it is; so does a form that is a receipt."""
    if document.bringer_signs:
        return True
    if document.addressed or document.shape is not DocumentShape.FORM:
        return document.addressed != move.circulates
    return own.charge is not None and own.charge.receipt in move.fields


def told(own: Procedure, move: Move) -> list[CaseField]:
    """What its readers are shown of a case: what the document shows, and what the move asks.

    What officers alone see the document leaves out, so it is not told either.
    """
    keys = (*own.documents[move.document].shows, *move.fields)
    return [each for each in _seen(own, keys) if each.key != move.circulates]


def _printed(own: Procedure, move: Move) -> list[CaseField]:
    """That and what the rows that the document lists are filled in with."""
    sets = [own.rows[key] for key in own.documents[move.document].lists if key in own.rows]
    moves = [own.moves.get(key) for each in sets for key in (each.opens, *each.speaks)]
    return [*told(own, move), *_seen(own, (key for each in moves if each for key in each.fields))]


def _seen(own: Procedure, keys: Iterable[str]) -> list[CaseField]:
    known = [own.fields[key] for key in dict.fromkeys(keys) if key in own.fields]
    return [each for each in known if not each.inside]


def _tells_of_people(field: CaseField) -> bool:
    people = field.type is FieldType.PEOPLE or field.names
    return people or field.data is not DataClass.NONE


def _at(code: str, move: Move) -> Problem:
    return Problem(code, {"move": move.label.th}, Place(path=f"moves/{move.key}/circulates"))
