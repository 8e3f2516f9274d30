"""A document: its blocks, its form, and what a library needs to file it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from prongsai.core.documents.blocks import Block, Figure, Run, Table
from prongsai.core.documents.look import Look, Numerals
from prongsai.core.terms.numerals import prose_digits
from prongsai.core.terms.words import Language

B = TypeVar("B", bound=Block)
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A paper before anybody has drawn it."""

    title: str
    agency: str
    language: Language
    look: Look
    numerals: Numerals
    blocks: tuple[Block, ...]
    dated: dt.date
    """The day it is made, which every format writes down; never read from a clock."""
    emblem: bytes = b""
    """The emblem as a picture (PNG or JPEG), where the office has given one; else there is room."""
    mark: str = ""
    """Said at the foot of every page: that it is a draft, that its rules are."""

    @property
    def tables(self) -> tuple[Table, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Table))


def written(document: Document) -> Document:
    """The document with its digits as its form wants them; adapters never think of digits."""
    if document.numerals is Numerals.ARABIC:
        return document
    blocks = tuple(_turned(block, tables=document.look.tables_thai) for block in document.blocks)
    return replace(document, blocks=blocks)


def _turned(block: B, *, tables: bool) -> B:
    if isinstance(block, Table) and not tables:
        return replace(block, caption=_each_run(block.caption, _in_thai))
    if isinstance(block, Figure):
        caption = _each_run(block.caption, _in_thai)
        if block.data is None:
            return replace(block, caption=caption)
        return replace(block, caption=caption, data=_turned(block.data, tables=tables))
    return _each_run(block, _in_thai)


def _in_thai(run: Run) -> Run:
    return run if run.as_is else replace(run, text=prose_digits(run.text))


def _each_run(value: T, change: Callable[[Run], Run]) -> T:
    """The same value with every run inside it changed."""
    changed: Any = value
    if isinstance(value, Run):
        changed = change(value)
    elif isinstance(value, tuple):
        changed = tuple(_each_run(each, change) for each in value)
    elif is_dataclass(value) and not isinstance(value, type):
        inner = {field.name: getattr(value, field.name) for field in fields(value)}
        changed = replace(value, **{name: _each_run(each, change) for name, each in inner.items()})
    return cast("T", changed)
