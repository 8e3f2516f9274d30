"""What a case costs: what forms begin with, what a citizen reads before he pays, what differs."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from prongsai.apps.cases.fields import said
from prongsai.apps.cases.models import Case
from prongsai.apps.look.words import phrase
from prongsai.core.cases.folder import Folder
from prongsai.core.cases.log import Standing
from prongsai.core.procedures.moves import Move
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.terms.baht import money_in_table


@dataclass(frozen=True, slots=True)
class Bill:
    """What is to be paid, and where."""

    amount: str
    pay_to: str


def fees(procedure: Procedure) -> list[tuple[str, str]]:
    """Each category and what it costs, or that the office's rule says; nothing if none is set."""
    charge = procedure.charge
    if charge is None or not charge.amounts:
        return []
    return [
        (said(each.name), _rate(charge.amounts.get(key)))
        for key, each in procedure.categories.items()
    ]


def _rate(amount: Decimal | None) -> str:
    if amount is None:
        return phrase("manual.fee_unknown")
    return phrase("manual.baht", amount=money_in_table(amount)) if amount else phrase("manual.free")


def begun_with(folder: Folder, now: Standing, move: Move) -> dict[str, Any]:
    """What the form of a move begins with: the rate, or what was asked."""
    charge, found = folder.procedure.charge, dict[str, Any]()
    if charge is None:
        return found
    if charge.asked in move.fields and now.category in charge.amounts:
        found[f"f_{charge.asked}"] = money_in_table(charge.amounts[now.category])
    if charge.paid in move.fields and (asked := _amount(now, charge.asked)) is not None:
        found[f"f_{charge.paid}"] = money_in_table(asked)
    return found


def rate_help(folder: Folder, now: Standing) -> str:
    """Whether what stands in the form is the office's rate, or it has set none."""
    charge = folder.procedure.charge
    known = charge is not None and now.category in charge.amounts
    return phrase("case.fee_set" if known else "case.fee_unknown")


def differs(folder: Folder, now: Standing, move: Move) -> str:
    """What an officer is told before he gives a receipt for another amount than was asked."""
    charge = folder.procedure.charge
    if charge is None or not charge.receipt or charge.receipt not in move.fields:
        return ""
    asked, paid = _amount(now, charge.asked), _amount(now, charge.paid)
    if asked is None or paid is None or asked == paid:
        return ""
    return phrase("case.fee_differs", asked=money_in_table(asked), paid=money_in_table(paid))


def bill(row: Case, folder: Folder, now: Standing, moves: list[Move]) -> Bill | None:
    """What a citizen has to pay now: one statement, and only while he has to."""
    charge = folder.procedure.charge
    if charge is None or not any(charge.paid in each.fields for each in moves):
        return None
    asked = _amount(now, charge.asked)
    desk = row.agency.desks.filter(procedure=row.procedure).first()
    return Bill(money_in_table(asked) if asked is not None else "", desk.pay_to if desk else "")


def _amount(now: Standing, key: str) -> Decimal | None:
    value = now.values.get(key)
    return Decimal(str(value)) if value else None
