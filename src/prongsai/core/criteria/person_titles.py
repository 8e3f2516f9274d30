"""Titles before names of persons, left aside where names are compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from prongsai.core.criteria.evidence import Block
from prongsai.core.criteria.rules import Source
from prongsai.core.shapes.fields import told


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonTitles(Block):
    """What stands before names of persons."""

    schema: int = told("Version of this file format.")
    sources: Mapping[str, Source] = told("What the evidence refers to, by key.")
    titles: tuple[str, ...] = told("Titles and ranks, in any order; dots as they are written.")
