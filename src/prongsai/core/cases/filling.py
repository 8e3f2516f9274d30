"""What is typed into the fields of a case, read into what is stored; every fault with its field."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from prongsai.core.cases.log import Value
from prongsai.core.procedures.kinds import DayBounds, FieldType
from prongsai.core.procedures.procedure import CaseField
from prongsai.core.terms.date_reading import read_date
from prongsai.core.terms.money import read_money
from prongsai.core.terms.numbers import shown, typed
from prongsai.core.terms.problem import Place, Problem
from prongsai.core.terms.thai import tidy, tidy_lines

LONGEST = {FieldType.LONG: 5000, FieldType.FILES: 10, FieldType.CHOICES: 50, FieldType.PEOPLE: 100}
"""Most letters, files, choices or people where the file sets no limit."""
LONGEST_LINE = 250
LONGEST_NUMBER = 25
"""Letters: nobody counts so far, and beyond 28 digits no number is written as a decimal."""
_LISTS = (FieldType.CHOICES, FieldType.FILES, FieldType.PEOPLE)
_PHONE = re.compile(r"(?:\+66|0)[1-9]\d{7,8}", re.ASCII)
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+")
_NATIONAL_ID = 13

Typed = Mapping[str, str | bool | Iterable[str]]


@dataclass(slots=True)
class Filled:
    """What could be read, and what was wrong."""

    values: dict[str, Value] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def fill(
    fields: Iterable[CaseField], needed: Collection[str], given: Typed, today: dt.date
) -> Filled:
    """Read the fields of a form; what is left empty and not needed is left out."""
    filled = Filled()
    known = {each.key: each for each in fields}
    for key in given:
        if key not in known:
            filled.problems.append(_wrong("case-field-not-asked", key, key))
    for each in known.values():
        said = given.get(each.key, "")
        if _is_empty(said):
            if each.key in needed:
                filled.problems.append(_at("case-field-missing", each))
            continue
        value, problems = _read(each, said, today)
        filled.problems += problems
        if value is not None and not problems:
            filled.values[each.key] = value
    return filled


def _is_empty(said: str | bool | Iterable[str]) -> bool:
    if isinstance(said, bool):
        return False
    return not tidy(said) if isinstance(said, str) else not list(said)


def _read(
    asked: CaseField, said: str | bool | Iterable[str], today: dt.date
) -> tuple[Value | None, list[Problem]]:
    if asked.type in _LISTS:
        return _several(asked, said)
    if asked.type is FieldType.YES_NO:
        return (
            (said, [])
            if isinstance(said, bool)
            else (None, [_at("case-field-not-a-choice", asked)])
        )
    if not isinstance(said, str):
        return None, [_at("case-field-not-a-text", asked)]
    value, problem = _READERS.get(asked.type, _text)(asked, said, today)
    return value, [] if problem is None else [problem]


Told = tuple[Value | None, Problem | None]


def _several(
    asked: CaseField, said: str | bool | Iterable[str]
) -> tuple[Value | None, list[Problem]]:
    if isinstance(said, bool | str):
        return None, [_at("case-field-not-a-choice", asked)]
    found = tuple(dict.fromkeys(said))
    most = asked.most or LONGEST[asked.type]
    if len(found) > most:
        return None, [_at("case-field-many", asked, most=str(most))]
    if asked.type is FieldType.CHOICES and not set(found) <= asked.choices.keys():
        return None, [_at("case-field-not-a-choice", asked)]
    return found, []


def _text(asked: CaseField, said: str, today: dt.date) -> Told:
    del today
    text = tidy_lines(said) if asked.type is FieldType.LONG else tidy(said)
    most = asked.most or LONGEST.get(asked.type, LONGEST_LINE)
    if len(text) > most:
        return None, _at("case-field-long", asked, most=str(most))
    return text, None


def _choice(asked: CaseField, said: str, today: dt.date) -> Told:
    del today
    return (said, None) if said in asked.choices else (None, _at("case-field-not-a-choice", asked))


def _day(asked: CaseField, said: str, today: dt.date) -> Told:
    day = read_date(said)
    if not isinstance(day, dt.date):
        return None, _at("case-field-not-a-day", asked)
    if asked.bounds is DayBounds.PAST and day > today:
        return None, _at("case-field-day-ahead", asked)
    if asked.bounds is DayBounds.COMING and day < today:
        return None, _at("case-field-day-past", asked)
    return day.isoformat(), None


def _money(asked: CaseField, said: str, today: dt.date) -> Told:
    del today
    amount = read_money(said)
    if amount is None:
        return None, _at("case-field-not-money", asked)
    return next(((None, each) for each in _bounds(asked, amount)), (str(amount), None))


def _number(asked: CaseField, said: str, today: dt.date) -> Told:
    del today
    number = typed(said) if len(tidy(said)) <= LONGEST_NUMBER else None
    if number is None:
        return None, _at("case-field-not-a-number", asked)
    exact = shown(number)
    return next(((None, each) for each in _bounds(asked, Decimal(exact))), (exact, None))


def _bounds(asked: CaseField, number: Decimal) -> Iterator[Problem]:
    if asked.most is not None and number > asked.most:
        yield _at("case-field-large", asked, most=str(asked.most))
    if asked.least is not None and number < asked.least:
        yield _at("case-field-small", asked, least=str(asked.least))


def _phone(asked: CaseField, said: str, today: dt.date) -> Told:
    del today
    number = re.sub(r"[ ()-]", "", tidy(said))
    if not _PHONE.fullmatch(number):
        return None, _at("case-field-not-a-phone", asked)
    return number, None


def _email(asked: CaseField, said: str, today: dt.date) -> Told:
    text, problem = _text(asked, said, today)
    if problem is None and not _EMAIL.fullmatch(str(text)):
        return None, _at("case-field-not-an-email", asked)
    return text, problem


def _national_id(asked: CaseField, said: str, today: dt.date) -> Told:
    del today
    digits = re.sub(r"[ -]", "", tidy(said))
    if not is_national_id(digits):
        return None, _at("case-field-not-an-id", asked)
    return digits, None


def is_national_id(digits: str) -> bool:
    """Thirteen digits whose last is computed from the others.

    >>> is_national_id("1234567890121")
    True
    """
    if len(digits) != _NATIONAL_ID or not (digits.isascii() and digits.isdecimal()):
        return False
    total = sum(int(each) * weight for each, weight in zip(digits, range(13, 1, -1), strict=False))
    return (11 - total % 11) % 10 == int(digits[-1])


_READERS: Mapping[FieldType, Callable[[CaseField, str, dt.date], Told]] = {
    FieldType.CHOICE: _choice,
    FieldType.DAY: _day,
    FieldType.MONEY: _money,
    FieldType.NUMBER: _number,
    FieldType.PHONE: _phone,
    FieldType.EMAIL: _email,
    FieldType.NATIONAL_ID: _national_id,
}


def _at(code: str, asked: CaseField, **facts: str) -> Problem:
    return _wrong(code, asked.key, asked.label.th, **facts)


def _wrong(code: str, key: str, label: str, **facts: str) -> Problem:
    return Problem(code, {"field": label, **facts}, Place(column=key))
