"""Read plain data (mappings, lists, scalars) into a typed value, collecting every problem."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
import types
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin

from prongsai.core.shapes.fields import UNKNOWN, Unknown, fields_of
from prongsai.core.terms.numbers import LONGEST, exact
from prongsai.core.terms.problem import Place, Problem

T = TypeVar("T")
Plain = Any
"""What a file format yields: dict, list, str, int, bool, Decimal or None."""

_DECIMAL = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)
FAILED = object()
"""Stands for a value that could not be read; its problem has been noted."""


class Reading:
    """The problems met so far, and the path to where the reader stands."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def wrong(self, code: str, path: tuple[str, ...], **facts: str) -> object:
        self.problems.append(Problem(code, facts, Place(path="/".join(path))))
        return FAILED


def read(model: type[T], plain: Plain) -> tuple[T | None, list[Problem]]:
    """Read `plain` as `model`: the value, or None and every problem found."""
    reading = Reading()
    value = _read(reading, model, plain, ())
    return (None if reading.problems else cast(T, value)), reading.problems


def _read(reading: Reading, kind: Any, plain: Plain, path: tuple[str, ...]) -> Any:
    if plain == UNKNOWN.value and _may_be_unknown(kind):
        return UNKNOWN
    alternatives = _alternatives(kind)
    if alternatives:
        if plain is None and type(None) in alternatives:
            return None
        return _read(reading, _concrete(alternatives), plain, path)
    return _reader(kind)(reading, plain, path)


@cache
def _alternatives(kind: Any) -> tuple[Any, ...]:
    return get_args(kind) if get_origin(kind) in (Union, types.UnionType) else ()


@cache
def _may_be_unknown(kind: Any) -> bool:
    return kind is Unknown or Unknown in _alternatives(kind)


def _concrete(alternatives: tuple[Any, ...]) -> Any:
    (concrete,) = (kind for kind in alternatives if kind not in (type(None), Unknown))
    return concrete


Reader = Callable[[Reading, Plain, tuple[str, ...]], Any]


@cache
def _reader(kind: Any) -> Reader:
    """Choose once per type how to read it."""
    origin = get_origin(kind)
    if origin is tuple:
        return _list_reader(get_args(kind)[0])
    if origin is Mapping:
        return _mapping_reader(get_args(kind)[1])
    if dataclasses.is_dataclass(kind):
        return _model_reader(cast(type, kind))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _choice_reader(kind)
    return _SCALARS[kind]


def _list_reader(kind: Any) -> Reader:
    def read_list(reading: Reading, plain: Plain, path: tuple[str, ...]) -> Any:
        if not isinstance(plain, list):
            return reading.wrong("pack-wrong-type", path, expected="list", found=_kind_of(plain))
        return tuple(
            _read(reading, kind, entry, (*path, str(number))) for number, entry in enumerate(plain)
        )

    return read_list


def _mapping_reader(kind: Any) -> Reader:
    def read_mapping(reading: Reading, plain: Plain, path: tuple[str, ...]) -> Any:
        if not isinstance(plain, dict):
            return reading.wrong("pack-wrong-type", path, expected="mapping", found=_kind_of(plain))
        return {
            str(key): _read(reading, kind, entry, (*path, str(key))) for key, entry in plain.items()
        }

    return read_mapping


def _choice_reader(kind: type[Enum]) -> Reader:
    def read_choice(reading: Reading, plain: Plain, path: tuple[str, ...]) -> Any:
        for member in kind:
            if plain == member.value:
                return member
        allowed = ", ".join(str(member.value) for member in kind)
        return reading.wrong("pack-not-a-choice", path, found=str(plain), expected=allowed)

    return read_choice


def _model_reader(model: type) -> Reader:
    def read_model(reading: Reading, plain: Plain, path: tuple[str, ...]) -> Any:
        if not isinstance(plain, dict):
            return reading.wrong("pack-wrong-type", path, expected="mapping", found=_kind_of(plain))
        values: dict[str, Any] = {}
        fields = fields_of(model)
        before = len(reading.problems)
        for field in fields.values():
            if field.by_key:
                values[field.name] = path[-1] if path else ""
            elif field.name in plain:
                inner = (*path, field.name)
                values[field.name] = _read(reading, field.kind, plain[field.name], inner)
            elif field.required:
                reading.wrong("pack-missing-field", path, field=field.name, doc=field.doc)
        known = [field.name for field in fields.values() if not field.by_key]
        for key in plain:
            if key not in known:
                close = _closest(str(key), known)
                reading.wrong("pack-unknown-key", (*path, str(key)), key=str(key), close=close)
        return FAILED if len(reading.problems) > before else model(**values)

    return read_model


def _closest(key: str, known: list[str]) -> str:
    """The known name that shares most letters with what was typed: enough to point at a typo."""
    return max(known, key=lambda name: (len(set(name) & set(key)), -abs(len(name) - len(key))))


def _kind_of(plain: Plain) -> str:
    names = {dict: "mapping", list: "list", bool: "true/false", int: "number", Decimal: "number"}
    return "nothing" if plain is None else names.get(type(plain), "text")


def _text(reading: Reading, plain: Plain, path: tuple[str, ...]) -> Any:
    if isinstance(plain, str) and plain:
        return plain
    return reading.wrong("pack-wrong-type", path, expected="text", found=_kind_of(plain))


def _whole(reading: Reading, plain: Plain, path: tuple[str, ...]) -> Any:
    if isinstance(plain, int) and not isinstance(plain, bool):
        return plain
    return reading.wrong("pack-wrong-type", path, expected="whole number", found=_kind_of(plain))


def _yes_no(reading: Reading, plain: Plain, path: tuple[str, ...]) -> Any:
    if isinstance(plain, bool):
        return plain
    return reading.wrong("pack-wrong-type", path, expected="true/false", found=_kind_of(plain))


def _is_short(plain: Plain) -> bool:
    """A number that is written out in so many digits: 1e999999999 would fill any memory."""
    if isinstance(plain, bool) or not isinstance(plain, int | Decimal):
        return False
    value = Decimal(plain)
    return value.is_finite() and -LONGEST <= value.adjusted() <= LONGEST


def _number(reading: Reading, plain: Plain, path: tuple[str, ...]) -> Any:
    if _is_short(plain):
        return Fraction(plain)
    number = exact(plain) if isinstance(plain, str) else None
    if number is not None:
        return number
    return reading.wrong("pack-wrong-type", path, expected="number", found=_kind_of(plain))


def _decimal(reading: Reading, plain: Plain, path: tuple[str, ...]) -> Any:
    """An amount that keeps its decimals: in JSON a text, so that no reader makes it a float."""
    if _is_short(plain):
        return Decimal(plain)
    if isinstance(plain, str) and len(plain) <= LONGEST and _DECIMAL.fullmatch(plain):
        return Decimal(plain)
    return reading.wrong("pack-wrong-type", path, expected="number", found=_kind_of(plain))


def _date(reading: Reading, plain: Plain, path: tuple[str, ...]) -> Any:
    try:
        return dt.date.fromisoformat(plain)
    except (TypeError, ValueError):
        return reading.wrong("pack-wrong-date", path, found=str(plain))


def _anything(reading: Reading, plain: Plain, path: tuple[str, ...]) -> Any:
    """A value whose shape is that of the place it will be put in."""
    del reading, path
    return plain


_SCALARS: Mapping[Any, Reader] = {
    Any: _anything,
    str: _text,
    int: _whole,
    bool: _yes_no,
    Fraction: _number,
    Decimal: _decimal,
    dt.date: _date,
}
