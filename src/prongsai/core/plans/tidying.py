"""Texts of a plan as they arrive from files, made tidy; marks of lists taken off."""

from __future__ import annotations

import dataclasses
import re
from typing import Any, TypeVar, cast

from prongsai.core.terms.thai import tidy

T = TypeVar("T")
_MARK = re.compile(r"^(?:(?:\(?\d+(?:\.\d+)*[.)]|[-–•])\s+)+")


def entry(text: str) -> str:
    """An entry of a list without the number or dash typed before it: papers number by themselves.

    >>> entry("๑) จัดอบรม")
    'จัดอบรม'
    """
    return _MARK.sub("", tidy(text))


def tidied(value: T) -> T:
    """The same value with every text in it tidy; entries of lists without their marks."""
    changed: Any = value
    if isinstance(value, tuple):
        kept = (entry(each) if isinstance(each, str) else tidied(each) for each in value)
        changed = tuple(each for each in kept if each != "")
    elif type(value) is str:  # a word of a few is one already
        changed = tidy(cast("str", value))
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        inner = {each.name: tidied(getattr(value, each.name)) for each in dataclasses.fields(value)}
        changed = dataclasses.replace(value, **inner)
    return cast("T", changed)
