"""The spreadsheet of a year and its published tables as data: sheets, headings, words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from prongsai.core.criteria.evidence import Block
from prongsai.core.criteria.rules import Source
from prongsai.core.plans.template import PlanSheet
from prongsai.core.shapes.fields import told, told_by_key, told_or
from prongsai.core.terms.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class SpendingColumn(Block):
    """A column of a published table."""

    key: str = told_by_key("What it shows.")
    name: Words = told("Its heading.")
    share: int = told_or(6, "Its share of the width on paper.")


@dataclass(frozen=True, slots=True, kw_only=True)
class SpendingTable(Block):
    """A table that an item of disclosure asks for."""

    key: str = told_by_key("`plan`, `half_year` or `annual`.")
    name: Words = told("Its title.")
    topic: str = told("The topic of the items it belongs to.")
    columns: Mapping[str, SpendingColumn] = told("Its columns, in order.")


@dataclass(frozen=True, slots=True, kw_only=True)
class SpendingTemplate(Block):
    """The spreadsheet a year is filled in with, the words it takes, and the tables made of it."""

    schema: int = told("Version of this file format.")
    sources: Mapping[str, Source] = told("What the evidence refers to, by key.")
    guide: Words = told("What the sheet of notes is called.")
    notes: tuple[Words, ...] = told("How it is filled in, a line each.")
    label: Words = told("Heading of what is asked, on the first sheet.")
    answer: Words = told("Heading of the answers there.")
    cover: PlanSheet = told("The first sheet: a line for each field of the year itself.")
    sheets: Mapping[str, PlanSheet] = told("The other sheets, in order.")
    lists: Words = told("What a sheet of words is called, the column's name in the gap.")
    words: Mapping[str, Mapping[str, Words]] = told("Words of choices, by what they are about.")
    tables: Mapping[str, SpendingTable] = told("Published tables, in order.")
