"""Describe a model: as JSON Schema for editors, and as rows for the reference page."""

from __future__ import annotations

import dataclasses
import datetime as dt
import types
from collections.abc import Iterator, Mapping
from enum import Enum
from fractions import Fraction
from typing import Any, Union, get_args, get_origin

from prongsai.core.shapes.fields import UNKNOWN, Unknown, fields_of

_NUMBER = {"type": ["number", "string"], "pattern": "^[+-]?[0-9]+(/[1-9][0-9]*|\\.[0-9]+)?$"}
_SCALARS: Mapping[Any, Mapping[str, Any]] = {
    Any: {},
    str: {"type": "string", "minLength": 1},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    Fraction: _NUMBER,
    dt.date: {"type": "string", "format": "date"},
    type(None): {"type": "null"},
    Unknown: {"const": UNKNOWN.value},
}


def json_schema(model: type, title: str) -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of a file that holds `model`, or parts of it to be shared."""
    definitions: dict[str, Any] = {}
    root = _describe(model, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        **root,
        "$defs": definitions,
    }


def _describe(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return {"anyOf": [_describe(each, definitions) for each in get_args(kind)]}
    if origin is tuple:
        return {"type": "array", "items": _describe(get_args(kind)[0], definitions)}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": _describe(get_args(kind)[1], definitions)}
    if dataclasses.is_dataclass(kind):
        return _describe_model(kind, definitions)
    if isinstance(kind, type) and issubclass(kind, Enum) and kind is not Unknown:
        return {"enum": [member.value for member in kind]}
    return dict(_SCALARS[kind])


def _describe_model(model: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    name = model.__name__
    if name not in definitions:
        definitions[name] = {}  # first, so that a model may hold itself
        fields = [field for field in fields_of(model).values() if not field.by_key]
        definitions[name] = {
            "type": "object",
            "description": (model.__doc__ or "").strip(),
            "additionalProperties": False,
            "required": [field.name for field in fields if field.required],
            "properties": {
                field.name: {**_describe(field.kind, definitions), "description": field.doc}
                for field in fields
            },
        }
    return {"$ref": f"#/$defs/{name}"}


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    """One field on the reference page."""

    model: str
    about: str
    name: str
    kind: str
    required: bool
    doc: str


def reference(model: type) -> Iterator[Row]:
    """Every field of a model and of the models in it, each model once, outermost first."""
    waiting: list[Any] = [model]
    seen: set[Any] = set()
    while waiting:
        current = waiting.pop(0)
        if current in seen:
            continue
        seen.add(current)
        for field in fields_of(current).values():
            waiting.extend(_models_in(field.kind))
            yield Row(
                model=current.__name__,
                about=(current.__doc__ or "").strip(),
                name=field.name,
                kind="the block's key" if field.by_key else _say_kind(field.kind),
                required=field.required,
                doc=field.doc,
            )


def _models_in(kind: Any) -> list[Any]:
    if dataclasses.is_dataclass(kind):
        return [kind]
    return [model for inner in get_args(kind) for model in _models_in(inner)]


def _say_kind(kind: Any) -> str:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return " or ".join(_say_kind(each) for each in get_args(kind) if each is not type(None))
    if origin is tuple:
        return f"list of {_say_kind(get_args(kind)[0])}"
    if origin is Mapping:
        return f"mapping to {_say_kind(get_args(kind)[1])}"
    if isinstance(kind, type) and issubclass(kind, Enum):
        return " / ".join(f"`{member.value}`" for member in kind)
    names: Mapping[Any, str] = {
        Any: "anything",
        str: "text",
        int: "whole number",
        bool: "true/false",
        Fraction: "number",
    }
    return names.get(kind) or str(kind.__name__)
