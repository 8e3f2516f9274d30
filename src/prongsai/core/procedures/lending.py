"""What a procedure lends: which fields tell the thing and the days, and when it is out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from prongsai.core.criteria.evidence import Block
from prongsai.core.procedures.kinds import FieldType
from prongsai.core.procedures.naming import among
from prongsai.core.shapes.fields import told, told_or_new
from prongsai.core.terms.problem import Problem

if TYPE_CHECKING:
    from prongsai.core.procedures.procedure import Procedure


@dataclass(frozen=True, slots=True, kw_only=True)
class Lending(Block):
    """Things of the office's own list that cases take, so that none is lent twice."""

    thing: str = told("Key of the field with the code of the thing.")
    name: str = told("Key of the field with its name.")
    quantity: str = told("Key of the field of type number: how many.")
    since: str = told("Key of the field of type day from which it is lent.")
    until: str = told("Key of the field of type day until which it is lent.")
    kept: tuple[str, ...] = told("Keys of states in which it is kept for the case.")
    out: tuple[str, ...] = told("Keys of states in which the case has it.")
    unlisted: tuple[str, ...] = told_or_new(
        tuple, "Keys of categories for which it need not stand in the list."
    )


def lending_problems(own: Procedure) -> Iterator[Problem]:
    """Fields, states and categories that are not there, or are not what they would have to be."""
    lends = own.lends
    if lends is None:
        return
    days = [key for key, each in own.fields.items() if each.type is FieldType.DAY]
    numbers = [key for key, each in own.fields.items() if each.type is FieldType.NUMBER]
    texts = [key for key, each in own.fields.items() if each.type is FieldType.TEXT]
    yield from among((lends.thing, lends.name), texts, "lends")
    yield from among([lends.quantity], numbers, "lends/quantity")
    yield from among((lends.since, lends.until), days, "lends")
    yield from among((*lends.kept, *lends.out), own.states, "lends")
    yield from among(lends.unlisted, own.categories, "lends/unlisted")
