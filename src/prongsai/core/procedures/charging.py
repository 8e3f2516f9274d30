"""What a procedure costs: the fields that tell of it, the amounts, and what an office sets."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from prongsai.core.criteria.evidence import Block
from prongsai.core.procedures.kinds import FieldType, PartyKind
from prongsai.core.procedures.naming import among
from prongsai.core.shapes.fields import told, told_or, told_or_new
from prongsai.core.terms.money import read_money
from prongsai.core.terms.problem import Place, Problem

if TYPE_CHECKING:
    from prongsai.core.procedures.procedure import Procedure


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Charge(Block):
    """What is charged, and in which fields it is asked, paid and receipted."""

    asked: str = told("Key of the field of type money that says what is to be paid.")
    paid: str = told("Key of the field of type money that says what was paid.")
    paid_on: str = told_or("", "Key of the field of type day that says when.")
    receipt: str = told_or("", "Key of the field that holds the number of the receipt.")
    amounts: Mapping[str, Decimal] = told_or_new(
        dict, "Baht by category, where a rule sets them; of any other the office's own rule says."
    )


def charge_problems(own: Procedure) -> Iterator[Problem]:
    """What a charge names that is not there, or can't be; a charge of what is free."""
    charge = own.charge
    if charge is None:
        yield from _paid_for_nothing(own)
        return
    if own.manual.fee is None:
        yield Problem("procedure-free-but-charges", {}, Place(path="manual/fee"))
    money = [key for key, each in own.fields.items() if each.type is FieldType.MONEY]
    days = [key for key, each in own.fields.items() if each.type is FieldType.DAY]
    yield from among([charge.asked, charge.paid], money, "charge")
    yield from among(filter(None, [charge.paid_on]), days, "charge/paid_on")
    yield from among(filter(None, [charge.receipt]), own.fields, "charge/receipt")
    yield from among(charge.amounts, own.categories, "charge/amounts")
    for key, amount in charge.amounts.items():
        if amount < 0:
            facts = {"found": str(amount)}
            yield Problem("procedure-charge-amount", facts, Place(path=f"charge/amounts/{key}"))


def _paid_for_nothing(own: Procedure) -> Iterator[Problem]:
    """Moves with which somebody from outside says that he paid, though nothing is charged."""
    outside = {key for key, each in own.parties.items() if each.kind is not PartyKind.STAFF}
    money = {key for key, each in own.fields.items() if each.type is FieldType.MONEY}
    for move in own.moves.values():
        if outside & set(move.who) and money & set(move.fields):
            place = Place(path=f"moves/{move.key}")
            yield Problem("procedure-pays-uncharged", {"move": move.label.th}, place)


def is_set_by_office(own: Procedure, category: str) -> bool:
    """Whether the file leaves to the office what a category costs."""
    return own.charge is not None and category not in own.charge.amounts


def charged(own: Procedure, amounts: Mapping[str, str]) -> Procedure:
    """The procedure with what an office charges where the file leaves it open."""
    if own.charge is None:
        return own
    found = {
        key: amount
        for key, said in amounts.items()
        if key in own.categories
        and is_set_by_office(own, key)
        and (amount := read_money(said)) is not None
    }
    if not found:
        return own
    charge = dataclasses.replace(own.charge, amounts={**own.charge.amounts, **found})
    return dataclasses.replace(own, charge=charge)
