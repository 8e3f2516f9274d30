"""Faults of registers, sums and waits: what they name that is not there."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from prongsai.core.procedures.kinds import BROUGHT, FieldType, Secrecy
from prongsai.core.procedures.naming import among
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.terms.problem import Place, Problem

PLAIN = ("number", "brought", "category", "party", "unit", "state", "outcome", "closed", "")
"""What a column can show that needs no name; nothing is filled in by hand."""
NUMBERS = (FieldType.NUMBER, FieldType.MONEY)


def register_problems(own: Procedure) -> Iterator[Problem]:
    """Every fault of the register, its sums and what is waited for."""
    yield from among(own.register.columns, own.fields, "register/columns")
    for key, column in own.register.table.items():
        yield from _shows(own, column.shows, f"register/table/{key}/shows")
    numbers = [key for key, field in own.fields.items() if field.type in NUMBERS]
    choices = [key for key, field in own.fields.items() if field.type is FieldType.CHOICE]
    for key, each in own.register.sums.items():
        yield from among(each.fields, numbers, f"register/sums/{key}/fields")
        yield from among([each.by], ["unit", "category", *choices], f"register/sums/{key}/by")
    if own.register.shares and (not own.register.sums or own.secrecy is not Secrecy.OPEN):
        yield Problem("procedure-shares-nothing", {}, Place(path="register/shares"))
    for key, wait in own.waits.items():
        yield from among([wait.starts], [BROUGHT, *own.moves], f"waits/{key}/starts")
        yield from among(wait.stops, own.moves, f"waits/{key}/stops")
        yield from among(filter(None, [wait.by]), own.fields, f"waits/{key}/by")


def _shows(own: Procedure, shows: str, path: str) -> Iterator[Problem]:
    what, _, names = shows.partition(":")
    known: Mapping[str, Collection[str]] = {
        "field": own.fields, "day": own.moves, "by": own.moves, "reason": own.moves,
        "due": own.clocks, "late": own.clocks,
        "rows": own.rows, "open": own.rows,
    }  # fmt: skip
    if what in known:
        yield from among(names.split(","), known[what], path)
    else:
        yield from among([shows], PLAIN, path)
