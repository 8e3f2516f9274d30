"""Write a typed value as plain data again: what `read` reads back to the same value."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any

from prongsai.core.shapes.fields import fields_of
from prongsai.core.terms.numbers import shown


def plain(value: Any) -> Any:
    """Mappings, lists, strings, integers, decimals and booleans only; defaults are left out."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return _plain_model(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {str(key): plain(entry) for key, entry in value.items()}
    if isinstance(value, tuple):
        return [plain(entry) for entry in value]
    if isinstance(value, Fraction):
        return _plain_number(value)
    return value.isoformat() if isinstance(value, dt.date) else value


def _plain_model(value: Any) -> dict[str, Any]:
    defaults = {
        field.name: field.default_factory()
        if field.default_factory is not dataclasses.MISSING
        else field.default
        for field in dataclasses.fields(value)
    }
    return {
        field.name: plain(getattr(value, field.name))
        for field in fields_of(type(value)).values()
        if not field.by_key and getattr(value, field.name) != defaults[field.name]
    }


def _plain_number(value: Fraction) -> int | Decimal | str:
    text = shown(value)
    if value.denominator == 1:
        return value.numerator
    return text if "/" in text else Decimal(text)
