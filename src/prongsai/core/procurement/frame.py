"""What purchases are described by: methods, stages, budgets, columns of the published tables.

All of it is data of a pack, because it is prescribed, and most of it by few sources.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from prongsai.core.criteria.evidence import Block
from prongsai.core.criteria.rules import Source
from prongsai.core.shapes.fields import told, told_by_key, told_or, told_or_new
from prongsai.core.terms.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Block):
    """One of a few words that a column of the register takes."""

    key: str = told_by_key("Stable key, in lower case with underscores.")
    name: Words = told("How the published tables say it.")
    also: tuple[str, ...] = told_or_new(tuple, "Other ways of writing it that imports bring.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Method(Choice):
    """A way of buying."""

    open: bool = told_or(False, "Whether anybody may compete.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage(Choice):
    """How far a purchase has come."""

    agreed: bool = told_or(False, "Whether a seller and a price are agreed from here on.")
    dropped: bool = told_or(False, "Whether nothing will be bought any more.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget(Choice):
    """Where the money comes from."""

    investment: bool = told_or(False, "Whether it is capital spending.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Block):
    """A column of a published table."""

    key: str = told_by_key("The field of a purchase, or a figure made of several.")
    name: Words = told("Its heading.")
    also: tuple[str, ...] = told_or_new(tuple, "Other headings that imports bring.")
    from_stage: str = told_or("", "The stage from which on its cell may not be blank.")
    always: bool = told_or(False, "Whether its cell may never be blank.")


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberShape(Block):
    """What a project number of the central procurement system looks like."""

    digits: int = told("How many digits it has, its year and month among them.")


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxIdShape(Block):
    """What the tax id of a seller looks like, and when it can't be a person's."""

    digits: int = told("How many digits it has.")
    company_prefix: str = told("What ids of companies and partnerships begin with.")
    company_words: tuple[str, ...] = told("What their names begin with.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcurementFrame(Block):
    """What the register of purchases and its tables consist of."""

    schema: int = told("Version of this file format.")
    sources: Mapping[str, Source] = told("What the evidence refers to, by key.")
    methods: Mapping[str, Method] = told("Ways of buying, in the order they are offered.")
    stages: Mapping[str, Stage] = told("Stages, from the first to the last.")
    budgets: Mapping[str, Budget] = told("Where money comes from.")
    number: NumberShape = told("The project number.")
    tax_id: TaxIdShape = told("The tax id.")
    list_columns: Mapping[str, Column] = told("Columns of the list with progress, in order.")
    monthly_columns: Mapping[str, Column] = told("Columns of the monthly summary, in order.")

    def reached(self, stage: str, needed: str) -> bool:
        """Whether a purchase at `stage` has come as far as `needed`; what is dropped hasn't."""
        order = list(self.stages)
        return not self.stages[stage].dropped and order.index(stage) >= order.index(needed)
