"""How what a case says stands in a cell of an official table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from prongsai.core.cases.log import Log, Standing, Value
from prongsai.core.procedures.kinds import FieldType
from prongsai.core.procedures.procedure import CaseField, Procedure
from prongsai.core.terms.words import Language, Words

Cell = str | int | Decimal | dt.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaking:
    """How keys are said in the table, and what of it."""

    language: Language
    names: Callable[[str], str]
    """What an account, a unit, a role or a power is called."""
    usual: Callable[[str], str]
    """Headings of the usual columns, by what they show; also `yes` and `no`."""
    personal: bool = True
    """Whether columns that tell about a person stand in it; none do in what is published."""

    def word(self, words: Words) -> str:
        return words.said(self.language)


def unit_of(now: Standing, log: Log) -> str:
    """The unit that has a case; where none was given it, that of whoever brought it."""
    return now.unit or log[0].by.unit


def said(procedure: Procedure, key: str, value: Value | None, say: Speaking) -> Cell:
    """What stands in a field, as a cell of a table."""
    field = procedure.fields[key]
    if isinstance(value, bool):
        return say.usual("yes" if value else "no")
    if isinstance(value, tuple):
        return _several(field, value, say)
    if value is None or field.type not in _KINDS:
        return value
    return _KINDS[field.type](field, value, say)


def _several(field: CaseField, value: tuple[str, ...], say: Speaking) -> Cell:
    if field.type is FieldType.FILES:
        return len(value)
    if field.type is FieldType.PEOPLE:
        return ", ".join(map(say.names, value))
    return ", ".join(say.word(field.choices[each]) for each in value)


def _number(field: CaseField, value: str, say: Speaking) -> Cell:
    del field, say
    return Decimal(value)


_KINDS: Mapping[FieldType, Callable[[CaseField, str, Speaking], Cell]] = {
    FieldType.DAY: lambda _field, value, _say: dt.date.fromisoformat(value),
    FieldType.MONEY: _number,
    FieldType.NUMBER: _number,
    FieldType.CHOICE: lambda field, value, say: say.word(field.choices[value]),
}
