"""The spreadsheet of a plan as data: sheets, columns, what cells hold and how it is said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from prongsai.core.shapes.fields import told, told_by_key, told_or, told_or_new
from prongsai.core.terms.words import Words


class Holds(StrEnum):
    """What the cells of a column are."""

    TEXT = "text"
    LINES = "lines"
    """Several entries, one in a line."""
    CODE = "code"
    CODES = "codes"
    """Several codes with commas between them."""
    YEAR = "year"
    COUNT = "count"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanColumn:
    """A column, or a line of the first sheet."""

    key: str = told_by_key("Stable key.")
    name: Words = told("Its heading.")
    also: tuple[str, ...] = told_or_new(tuple, "Other headings that are taken for it.")
    holds: Holds = told_or(Holds.TEXT, "What its cells are.")
    choice: str = told_or("", "Which words it takes: a key of `words`.")
    needed: bool = told_or(False, "Whether no cell of a filled row may be blank.")
    wide: int = told_or(20, "Its width in letters.")
    note: Words | None = told_or(None, "What to fill in.")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSheet:
    """A sheet with a row of headings."""

    key: str = told_by_key("Stable key.")
    name: Words = told("What it is called.")
    also: tuple[str, ...] = told_or_new(tuple, "Other names that are taken for it.")
    needed: bool = told_or(False, "Whether a file without it is no plan.")
    columns: Mapping[str, PlanColumn] = told("Its columns, in order.")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanTemplate:
    """The spreadsheet a plan is filled in with."""

    schema: int = told("Version of this file format.")
    guide: Words = told("What the sheet of notes is called.")
    notes: tuple[Words, ...] = told("How it is filled in, a line each.")
    frame: Words = told("What the sheet of numbers and names of the frame is called.")
    number: Words = told("Heading of the numbers there.")
    name: Words = told("Heading of the names there.")
    cover: PlanSheet = told("The first sheet: a line for each field of the plan itself.")
    label: Words = told("Heading of what is asked, on the first sheet.")
    answer: Words = told("Heading of the answers there.")
    sheets: Mapping[str, PlanSheet] = told("The other sheets, in order.")
    words: Mapping[str, Mapping[str, Words]] = told("Words of choices, by what they are about.")
