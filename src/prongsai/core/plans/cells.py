"""Cells of a plan's spreadsheet: values as they are filled in, and what is filled in as values."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from prongsai.core.plans.template import Holds, PlanColumn
from prongsai.core.plans.tidying import entry
from prongsai.core.sheets.cells import SHOWN, day_of
from prongsai.core.sheets.forms import Cell
from prongsai.core.terms.dates import typed_day
from prongsai.core.terms.money import read_money
from prongsai.core.terms.problem import Problem
from prongsai.core.terms.thai import look_alike, tidy
from prongsai.core.terms.words import Words

Choices = Mapping[str, Mapping[str, Words]]
LONGEST = 5_000
"""Letters of a cell; what is longer was not meant for it."""
_MOST_DIGITS = 15
"""A spreadsheet keeps no more."""
_NOTHING = {"", "-", "–", "—", "xxx", "n/a"}
"""What people write where there is nothing."""
_NUMBER = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,6})?")
_COUNT = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d{1,9})")
_YEAR = re.compile(r"(?:พ\.? ?ศ\.? ?)?(\d{4})")
_MINUS = re.compile(r"-\s*(?=\d)|^\((.+)\)$")


def cell_of(value: Any, column: PlanColumn, words: Choices) -> Cell:
    """A value as it is filled in."""
    if value is None or value == "":
        return None
    if column.holds is Holds.CHOICE:
        return words[column.choice][str(value)].th
    if column.holds is Holds.DATE:
        return typed_day(value)
    if column.holds in (Holds.LINES, Holds.CODES):
        return ("\n" if column.holds is Holds.LINES else ", ").join(value) or None
    if isinstance(value, Decimal):
        return value if len(value.as_tuple().digits) <= _MOST_DIGITS else format(value, "f")
    return value if isinstance(value, int) else str(value)


def read_cell(text: str, column: PlanColumn, words: Choices) -> Any:
    """The value of a cell, None for a blank one, or what is wrong with it."""
    if len(text) > LONGEST:
        return Problem("plan-cell-long", {"most": f"{LONGEST:,}"})
    if column.holds is Holds.LINES:
        return tuple(line for line in map(entry, text.splitlines()) if line)
    if tidy(text).casefold() in _NOTHING:
        found: Any = () if column.holds is Holds.CODES else None
    else:
        found = _READERS[column.holds](tidy(text), column, words)
    if found is None and column.needed:
        return Problem("plan-cell-empty")
    return found


def _wrong(code: str, text: str) -> Problem:
    return Problem(code, {"text": text[:SHOWN]})


def _text(text: str, *_: object) -> str:
    return text


def _codes(text: str, *_: object) -> tuple[str, ...]:
    return tuple(each for each in re.split(r"[\s,;]+", text) if each)


def _year(text: str, *_: object) -> int | Problem:
    found = _YEAR.fullmatch(text)
    return int(found[1]) if found else _wrong("plan-cell-year", text)


def _count(text: str, *_: object) -> int | Problem:
    return int(text.replace(",", "")) if _COUNT.fullmatch(text) else _wrong("plan-cell-count", text)


def _number(text: str, *_: object) -> Decimal | Problem:
    if _NUMBER.fullmatch(text):
        return Decimal(text.replace(",", ""))
    return _wrong("plan-cell-number", text)


def _money(text: str, *_: object) -> Decimal | Problem:
    """An amount; one below nothing is read as such, so that it can be said what is wrong."""
    below = _MINUS.match(text)
    amount = read_money(below[1] or text[below.end() :] if below else text.removesuffix(".-"))
    if amount is None:
        return _wrong("plan-cell-money", text)
    return -amount if below else amount


def _date(text: str, *_: object) -> dt.date | Problem:
    return day_of(text) or _wrong("plan-cell-date", text)


def _choice(text: str, column: PlanColumn, words: Choices) -> str | Problem:
    meant = look_alike(text)
    for key, said in words[column.choice].items():
        if meant in (look_alike(key), look_alike(said.th), look_alike(said.en)):
            return key
    known = ", ".join(said.th for said in words[column.choice].values())
    return Problem("plan-cell-choice", {"text": text[:SHOWN], "known": known})


_READERS: Mapping[Holds, Callable[[str, PlanColumn, Choices], Any]] = {
    Holds.TEXT: _text,
    Holds.CODE: _text,
    Holds.CODES: _codes,
    Holds.YEAR: _year,
    Holds.COUNT: _count,
    Holds.NUMBER: _number,
    Holds.MONEY: _money,
    Holds.DATE: _date,
    Holds.CHOICE: _choice,
}
