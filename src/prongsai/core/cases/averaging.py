"""The mean of what several people gave, each for himself; exact until it is written down."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from prongsai.core.cases.log import Event, Log
from prongsai.core.cases.saying import each_said
from prongsai.core.procedures.kinds import FieldType
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.terms.numbers import half_up, shown

PLACES = 2
"""So many decimals a mean is kept with."""


def scores(procedure: Procedure, field: str) -> list[str]:
    """Keys of the numbers that those whom a field lists give."""
    keys = dict.fromkeys(
        key for each in procedure.moves.values() if each.each == field for key in each.fields
    )
    return [key for key in keys if procedure.fields[key].type is FieldType.NUMBER]


def mean(said: Iterable[Event], keys: Sequence[str]) -> Fraction | None:
    """Each number averaged over those who gave it, all added up; none where nobody gave any.

    Where everybody gave all of them it is the mean of what they gave altogether; who leaves out
    what is not needed lowers nothing.
    """
    events = list(said)
    given = [[Fraction(str(each.values[key])) for each in events if key in each.values]
             for key in keys]  # fmt: skip
    found = [sum(each, Fraction(0)) / len(each) for each in given if each]
    return sum(found, Fraction(0)) if found else None


def averaged(procedure: Procedure, log: Log, field: str) -> str:
    """The value of a field that averages, as it is kept; nothing where nobody gave a number."""
    among = procedure.fields[field].averages
    found = mean(each_said(procedure, log, among).values(), scores(procedure, among))
    return "" if found is None else kept(found)


def kept(found: Fraction) -> str:
    return shown(Fraction(half_up(found, PLACES)))
