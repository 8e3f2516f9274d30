"""How a model says what its fields mean: the sentence stands beside the field, once.

From these the reader, the JSON Schema and the reference page of the packs are made.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache
from typing import Any, Final, TypeVar, cast, get_type_hints

T = TypeVar("T")


class Unknown(Enum):
    """What nobody could find out yet: `unknown` in a pack; said to the user, not guessed."""

    UNKNOWN = "unknown"

    def __bool__(self) -> bool:
        return False


UNKNOWN: Final = Unknown.UNKNOWN


def told(doc: str) -> Any:
    """A field that must be given."""
    return dataclasses.field(metadata={"doc": doc})


def told_or(default: object, doc: str) -> Any:
    """A field that may be left out."""
    return dataclasses.field(default=default, metadata={"doc": doc})


def told_or_new(factory: Callable[[], object], doc: str) -> Any:
    """A field that may be left out and then holds an empty collection."""
    return dataclasses.field(default_factory=factory, metadata={"doc": doc})


def told_by_key(doc: str) -> Any:
    """A field whose value is the key under which the block stands in its mapping."""
    return dataclasses.field(metadata={"doc": doc, "by_key": True})


@dataclasses.dataclass(frozen=True, slots=True)
class Field:
    """One field of a model, as the reader and the documentation see it."""

    name: str
    kind: Any
    doc: str
    required: bool
    by_key: bool


def fields_of(model: Any) -> Mapping[str, Field]:
    """The fields of a model in the order written."""
    return _fields_of(model)


@cache
def _fields_of(model: Any) -> Mapping[str, Field]:
    hints = get_type_hints(model)
    return {
        field.name: Field(
            name=field.name,
            kind=hints[field.name],
            doc=cast("str", field.metadata.get("doc", "")),
            required=field.default is dataclasses.MISSING
            and field.default_factory is dataclasses.MISSING,
            by_key=bool(field.metadata.get("by_key")),
        )
        for field in dataclasses.fields(model)
    }
