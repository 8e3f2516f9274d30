"""Describe a model: as JSON Schema for editors, and as rows for the reference page."""

from __future__ import annotations

import dataclasses
import datetime as dt
import types
from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any, Union, get_args, get_origin

from prongsai.core.shapes.fields import UNKNOWN, Unknown, fields_of
from prongsai.core.shapes.tree import USE

_NUMBER = {"type": ["number", "string"], "pattern": "^[+-]?[0-9]+(/[1-9][0-9]*|\\.[0-9]+)?$"}
_SCALARS: Mapping[Any, Mapping[str, Any]] = {
    Any: {},
    str: {"type": "string", "minLength": 1},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    Fraction: _NUMBER,
    Decimal: {"type": "number"},
    dt.date: {"type": "string", "format": "date"},
    type(None): {"type": "null"},
    Unknown: {"const": UNKNOWN.value},
}
_NOTHING = {"type": "null", "description": "Takes out what a shared part gives."}
_USE = {
    "type": ["string", "array"],
    "items": {"type": "string"},
    "description": "Shared parts to start from, by name, each laid over the ones before.",
}


def json_schema(model: type, title: str) -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of a file that holds `model`, as written or with `use` replaced.

    Every model and mapping is described twice: complete, and laid over a part that `use` names,
    where nothing need be given and null takes out. What stands inside a part is laid over too.
    """
    definitions: dict[str, Any] = {}
    root = _describe(model, definitions, laid_over=False)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        **root,
        "$defs": definitions,
    }


def _describe(kind: Any, definitions: dict[str, Any], *, laid_over: bool) -> dict[str, Any]:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        each = [_describe(one, definitions, laid_over=laid_over) for one in get_args(kind)]
        return {"anyOf": each}
    if origin is tuple:  # a list replaces a list: its entries are complete
        return {
            "type": "array",
            "items": _describe(get_args(kind)[0], definitions, laid_over=False),
        }
    if origin is Mapping:
        return _describe_mapping(get_args(kind)[1], definitions, laid_over=laid_over)
    if dataclasses.is_dataclass(kind):
        return _describe_model(kind, definitions, laid_over=laid_over)
    if isinstance(kind, type) and issubclass(kind, Enum) and kind is not Unknown:
        return {"enum": [member.value for member in kind]}
    return dict(_SCALARS[kind])


def _describe_mapping(kind: Any, definitions: dict[str, Any], *, laid_over: bool) -> dict[str, Any]:
    over = _describe(kind, definitions, laid_over=True)
    part = {
        "type": "object",
        "properties": {USE: _USE},
        "additionalProperties": {"anyOf": [over, _NOTHING]},
    }
    whole = {
        "type": "object",
        "additionalProperties": _describe(kind, definitions, laid_over=False),
    }
    return part if laid_over else _by_use(part, whole)


def _describe_model(model: Any, definitions: dict[str, Any], *, laid_over: bool) -> dict[str, Any]:
    name = model.__name__ + ("-laid-over" if laid_over else "")
    if name not in definitions:
        definitions[name] = {}  # first, so that a model may hold itself
        fields = [field for field in fields_of(model).values() if not field.by_key]
        about = {"type": "object", "description": _about(model), "additionalProperties": False}
        properties: dict[str, Any] = {}
        for field in fields:
            inner = _describe(field.kind, definitions, laid_over=laid_over)
            inner = {"anyOf": [inner, _NOTHING]} if laid_over else inner
            properties[field.name] = {**inner, "description": field.doc}
        if laid_over:
            definitions[name] = {**about, "properties": {**properties, USE: _USE}}
        else:
            required = [field.name for field in fields if field.required]
            whole = {**about, "required": required, "properties": properties}
            part = _describe_model(model, definitions, laid_over=True)
            definitions[name] = _by_use(part, whole)
    return {"$ref": f"#/$defs/{name}"}


def _by_use(part: dict[str, Any], whole: dict[str, Any]) -> dict[str, Any]:
    return {"if": {"type": "object", "required": [USE]}, "then": part, "else": whole}


def _about(model: Any) -> str:
    return (model.__doc__ or "").strip()


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
                about=_about(current),
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
        Decimal: "number",
    }
    return names.get(kind) or str(kind.__name__)
