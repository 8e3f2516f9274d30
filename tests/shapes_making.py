"""Values of any model of the packs, made up by Hypothesis from the types of its fields."""

from __future__ import annotations

import dataclasses
import datetime as dt
import types
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any, Union, get_args, get_origin

from hypothesis import strategies as st

from prongsai.core.shapes.fields import UNKNOWN, Unknown, fields_of

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)
KEYS = TEXTS.filter(lambda key: key != "use")
ENDING = st.decimals(min_value=-999, max_value=999, places=3)
PLAIN = st.recursive(
    st.booleans() | st.integers() | ENDING | TEXTS | st.none(),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(KEYS, inner, max_size=2),
    max_leaves=4,
)
_SCALARS: Mapping[Any, st.SearchStrategy[Any]] = {
    Any: PLAIN,
    str: TEXTS,
    int: st.integers(),
    bool: st.booleans(),
    Fraction: st.fractions() | ENDING.map(Fraction),
    dt.date: st.dates(),
    type(None): st.none(),
    Unknown: st.just(UNKNOWN),
    Decimal: ENDING,
}


def values_of(kind: Any) -> st.SearchStrategy[Any]:
    """Any value that a field of this type may hold."""
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return st.one_of([values_of(each) for each in get_args(kind)])
    if origin is tuple:
        return st.lists(values_of(get_args(kind)[0]), max_size=2).map(tuple)
    if origin is Mapping:
        inner = values_of(get_args(kind)[1])
        return st.dictionaries(KEYS, inner, max_size=1).map(_with_their_keys)
    if dataclasses.is_dataclass(kind):
        return st.deferred(lambda: _models(kind))
    if isinstance(kind, type) and issubclass(kind, Enum) and kind is not Unknown:
        return st.sampled_from(kind)
    return _SCALARS[kind]


def _models(model: Any) -> st.SearchStrategy[Any]:
    fields = fields_of(model).values()
    given = {f.name: st.just("") if f.by_key else values_of(f.kind) for f in fields}
    return st.builds(model, **given)


def _with_their_keys(blocks: dict[str, Any]) -> dict[str, Any]:
    """A block that stands under a key carries that key."""
    return {key: _keyed(block, key) for key, block in blocks.items()}


def _keyed(block: Any, key: str) -> Any:
    if not dataclasses.is_dataclass(block) or isinstance(block, type):
        return block
    own = {field.name: key for field in fields_of(type(block)).values() if field.by_key}
    return dataclasses.replace(block, **own)
