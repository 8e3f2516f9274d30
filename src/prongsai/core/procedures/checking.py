"""Every fault of a procedure file whose fields could all be read, each at its path."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from prongsai.core.access.roles import AGENCY_ROLES
from prongsai.core.criteria.check import source_problems
from prongsai.core.procedures.bounds import bounds_problems
from prongsai.core.procedures.charging import charge_problems
from prongsai.core.procedures.checking_clocks import clock_problems
from prongsai.core.procedures.checking_limits import limit_problems
from prongsai.core.procedures.checking_register import register_problems
from prongsai.core.procedures.circulating import circulating_problems
from prongsai.core.procedures.kinds import (
    BROUGHT,
    HANDLER,
    POWER,
    UNIT,
    DataClass,
    FieldType,
    Hands,
    PartyKind,
    Secrecy,
)
from prongsai.core.procedures.lending import lending_problems
from prongsai.core.procedures.moves import Move
from prongsai.core.procedures.naming import among
from prongsai.core.procedures.procedure import SCHEMA, CaseField, Procedure
from prongsai.core.procedures.published import public_problems
from prongsai.core.procedures.rows import rows_problems
from prongsai.core.procedures.ways import dead_ends, unreachable
from prongsai.core.procedures.yearly import yearly_problems
from prongsai.core.terms.problem import Place, Problem

_KEY = re.compile(r"[a-z][a-z0-9_-]*", re.ASCII)
_WITH_CHOICES = (FieldType.CHOICE, FieldType.CHOICES)


@dataclass(frozen=True, slots=True)
class Known:
    """What a procedure may name that stands in other files."""

    topics: Collection[str]
    powers: Collection[str]


def procedure_problems(own: Procedure, known: Known) -> Iterator[Problem]:
    """Everything wrong with it but what its stories tell (`core.cases.stories`)."""
    if own.schema != SCHEMA:
        facts = {"found": str(own.schema), "expected": str(SCHEMA)}
        yield Problem("pack-other-schema", facts, Place(path="schema"))
    yield from _keys(own)
    yield from _states(own)
    for move in own.moves.values():
        yield from _move(own, move, known)
    for field in own.fields.values():
        yield from _field(own, field)
    yield from _grants(own, known)
    for category in own.categories.values():
        yield from among(category.parties, own.parties, f"categories/{category.key}/parties")
        yield from bounds_problems(own, category)
    for party in own.parties.values():
        yield from _people(own, party.who, f"parties/{party.key}/who", known)
    yield from clock_problems(own)
    yield from limit_problems(own)
    yield from _rest(own, known)
    yield from _manual(own)
    yield from source_problems(own, own.sources)


def _keys(own: Procedure) -> Iterator[Problem]:
    parts: dict[str, Iterable[str]] = {
        "parties": own.parties, "categories": own.categories, "fields": own.fields,
        "states": own.states, "moves": own.moves, "clocks": own.clocks, "terms": own.terms,
    }  # fmt: skip
    if not _KEY.fullmatch(own.key):
        yield _at("procedure-key-form", "key", found=own.key)
    for part, keys in parts.items():
        for key in keys:
            if not _KEY.fullmatch(key) or key in (BROUGHT, HANDLER, UNIT):
                yield _at("procedure-key-form", f"{part}/{key}", found=key)


def _states(own: Procedure) -> Iterator[Problem]:
    first = [state.key for state in own.states.values() if state.first]
    if len(first) != 1:
        yield _at("procedure-first-state", "states", found=str(len(first)))
        return
    for key in unreachable(own):
        label = own.states[key].label.th
        yield _at("procedure-state-unreachable", f"states/{key}", state=label)
    for key in dead_ends(own):
        label = own.states[key].label.th
        yield _at("procedure-state-dead-end", f"states/{key}", state=label)


def _move(own: Procedure, move: Move, known: Known) -> Iterator[Problem]:
    path, label = f"moves/{move.key}", move.label.th
    if not move.at:
        yield _at("procedure-move-nowhere", path, move=label)
    if not move.who:
        yield _at("procedure-move-nobody", path, move=label)
    yield from among(move.at, own.states, f"{path}/at")
    yield from among(filter(None, [move.to]), own.states, f"{path}/to")
    yield from among(move.fields, own.fields, f"{path}/needs")
    yield from among(filter(None, [move.outcome]), own.outcomes, f"{path}/outcome")
    yield from among(filter(None, [move.document]), own.documents, f"{path}/document")
    yield from _people(own, move.who, f"{path}/who", known)
    yield from among(move.who_of, own.categories, f"{path}/who_of")
    for category, names in move.who_of.items():
        yield from _people(own, names, f"{path}/who_of/{category}", known)
        if not names:
            yield _at("procedure-move-nobody", f"{path}/who_of/{category}", move=label)
    yield from _people(own, move.tells, f"{path}/tells", known)
    if move.each and (move.to or not _lists(own, move.each)):
        yield _at("procedure-move-each", f"{path}/each", move=label)
    if bool(move.outcome) != _closes(own, move):
        yield _at("procedure-move-outcome", path, move=label)


def _grants(own: Procedure, known: Known) -> Iterator[Problem]:
    """Fields and moves that are there, and powers that the register has."""
    grants = own.grants
    if grants is None:
        return
    fields = (grants.powers, grants.holders, grants.order, grants.since, grants.until)
    yield from among(fields, own.fields, "grants")
    yield from among((*grants.gives, *grants.changes, *grants.ends), own.moves, "grants")
    offered = own.fields[grants.powers].choices if grants.powers in own.fields else ()
    yield from among(offered, known.powers, f"fields/{grants.powers}/choices")


def _lists(own: Procedure, key: str) -> bool:
    field = own.fields.get(key)
    return field is not None and field.type is FieldType.PEOPLE


def _closes(own: Procedure, move: Move) -> bool:
    to = own.states.get(move.to)
    return to is not None and to.phase.value == "closed"


def _people(own: Procedure, names: Iterable[str], path: str, known: Known) -> Iterator[Problem]:
    roles = [role.value for role in AGENCY_ROLES]
    powers = [f"{POWER}{each}" for each in known.powers]
    yield from among(names, [*own.parties, HANDLER, UNIT, *roles, *powers], path)


def _field(own: Procedure, field: CaseField) -> Iterator[Problem]:
    path, label = f"fields/{field.key}", field.label.th
    if (field.type in _WITH_CHOICES) != bool(field.choices):
        yield _at("procedure-field-choices", path, field=label)
    if field.gaps and (field.type is not FieldType.LONG or not field.later):
        yield _at("procedure-field-gaps", path, field=label)
    if field.averages and not _averages(own, field):
        yield _at("procedure-field-averages", path, field=label)
    asked = any(field.key in move.fields for move in own.moves.values())
    if field.later and (field.required or not asked):
        yield _at("procedure-field-never-asked", path, field=label)
    if field.data is not DataClass.NONE and not (field.purpose and field.retention):
        yield _at("procedure-personal-data", path, field=label)
    yield from among(filter(None, [field.retention]), own.terms, f"{path}/retention")


def _averages(own: Procedure, field: CaseField) -> bool:
    """Whether it is a number that a move of nobody in particular works out of numbers given."""
    moves = own.moves.values()
    given = [key for move in moves if move.each == field.averages for key in move.fields]
    numbers = [key for key in given if key in own.fields and key != field.key
               and own.fields[key].type is FieldType.NUMBER]  # fmt: skip
    needed = all(field.key in move.needs for move in moves if field.key in move.fields)
    return bool(
        _lists(own, field.averages) and numbers and needed and field.key not in given
        and field.type is FieldType.NUMBER and field.later
    )  # fmt: skip


def _rest(own: Procedure, known: Known) -> Iterator[Problem]:
    if not own.bringers:
        yield _at("procedure-nobody-brings", "parties")
    if not own.categories:
        yield _at("procedure-no-category", "categories")
    for key, category in own.categories.items():
        yield from among(category.topics, known.topics, f"categories/{key}/topics")
    yield from among(own.disclosure, known.topics, "disclosure")
    yield from _people(own, own.tells, "tells", known)
    firsts = [role.value for role in AGENCY_ROLES]
    firsts += [f"{POWER}{each}" for each in known.powers]
    yield from among([own.routing.first], firsts, "routing/first")
    yield from register_problems(own)
    yield from charge_problems(own)
    yield from circulating_problems(own)
    yield from public_problems(own)
    yield from lending_problems(own)
    yield from rows_problems(own)
    yield from yearly_problems(own)
    yield from _serves(own)
    for key, document in own.documents.items():
        yield from among(filter(None, [document.to]), own.parties, f"documents/{key}/to")
        yield from among(document.shows, own.fields, f"documents/{key}/shows")
        named = filter(None, [document.addressed])
        yield from among(named, own.fields, f"documents/{key}/addressed")
        yield from among(document.lists, own.rows, f"documents/{key}/lists")
        roles = [role.value for role in AGENCY_ROLES]
        yield from among(filter(None, [document.signs]), roles, f"documents/{key}/signs")
    needed = [move for move in own.moves.values() if set(move.everybody) <= {HANDLER, UNIT}]
    if needed and all(move.hands is Hands.NOBODY for move in own.moves.values()):
        yield _at("procedure-nobody-hands", "moves", move=needed[0].label.th)
    if own.secrecy is Secrecy.SEALED:
        yield _at("procedure-sealed", "secrecy")
    if not own.stories:
        yield _at("procedure-no-story", "stories")


def _serves(own: Procedure) -> Iterator[Problem]:
    """What other parts take of it is what everybody of the office may read."""
    if own.kpis and own.secrecy is not Secrecy.OPEN:
        yield _at("procedure-kpis-secret", "kpis")
    if own.own_data:
        yield from among([own.own_data], own.fields, "own_data")
        citizens = any(each.kind is PartyKind.CITIZEN for each in own.bringers)
        field = own.fields.get(own.own_data)
        if not citizens or own.secrecy is not Secrecy.OPEN or (field and not field.later):
            yield _at("procedure-own-data", "own_data")


def _manual(own: Procedure) -> Iterator[Problem]:
    """A manual that leaves out a move would tell less than can happen."""
    names = [BROUGHT, *own.moves]
    said: set[str] = set()
    for key, step in own.manual.steps.items():
        yield from among(step.moves, names, f"manual/steps/{key}/moves")
        said.update(step.moves)
    for name in names:
        if name not in said:
            label = own.moves[name].label.th if name in own.moves else BROUGHT
            yield _at("procedure-manual-leaves-out", "manual/steps", move=label)
    yield from among(own.manual.laws, own.sources, "manual/laws")


def _at(code: str, path: str, **facts: str) -> Problem:
    return Problem(code, facts, Place(path=path))
