"""Stable topic keys that items, advice, checks and measures share across the years."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from prongsai.core.criteria.evidence import Block
from prongsai.core.criteria.rules import Source
from prongsai.core.shapes.fields import told, told_by_key
from prongsai.core.terms.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic(Block):
    """A subject that keeps its key while item numbers change."""

    key: str = told_by_key("Stable key, in lower case with underscores.")
    name: Words = told("Name.")
    instrument: str = told("Instrument that asks about it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Topics(Block):
    """The owner of all topic keys."""

    schema: int = told("Version of this file format.")
    sources: Mapping[str, Source] = told("What the evidence refers to, by key.")
    topics: Mapping[str, Topic] = told("Topics by key.")
