"""Data that papers are made of, as they are kept in a row and read again."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeVar

from prongsai.core.shapes.read import read
from prongsai.core.terms.problem import Refused, refuse

Given = Mapping[str, Any]
M = TypeVar("M")


def frozen(given: Given) -> str:
    """Data as they are kept: their order stays, amounts are texts, so that none becomes a float."""
    return json.dumps(given, ensure_ascii=False, allow_nan=False, default=_exact)


def _exact(value: object) -> str:
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def thawed(text: str) -> Given:
    """The same data again."""
    found: Given = json.loads(text, parse_float=Decimal)
    return found


def complete(given: Given, fields: Iterable[str]) -> None:
    """Refused where something is not told."""
    missing = [name for name in fields if name not in given]
    if missing:
        raise refuse("plan-field-missing", field=missing[0])


def value_of(model: type[M], plain: Any) -> M:
    """Plain data as a value of the core; refused with all that doesn't fit."""
    found, problems = read(model, plain)
    if found is None:
        raise Refused(problems)
    return found
