"""Sheets and columns of a register as a spreadsheet; all of it data of a pack."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from prongsai.core.criteria.evidence import Block
from prongsai.core.risks.frame import Named, RiskFrame
from prongsai.core.shapes.fields import told, told_by_key, told_or, told_or_new
from prongsai.core.terms.problem import Place, Problem
from prongsai.core.terms.words import Words


class RiskCell(StrEnum):
    """What the cells of a column are."""

    TEXT = "text"
    CODE = "code"
    """The code of its own row, or of a row of another sheet."""
    CODES = "codes"
    """Codes with commas between."""
    UNIT = "unit"
    TERM = "term"
    """One of the words of the frame."""
    STEP = "step"
    """A step of the matrix."""
    WHOLE = "whole"
    MONEY = "money"
    DATE = "date"
    YES_NO = "yes or no"


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskColumn(Block):
    """A column of a sheet."""

    key: str = told_by_key("Name of the field; a dot leads into a field that has fields.")
    name: Words = told("Its heading.")
    also: tuple[str, ...] = told_or_new(tuple, "Other headings that files bring.")
    holds: RiskCell = told_or(RiskCell.TEXT, "What its cells are.")
    terms: str = told_or("", "For words: where the frame has them.")
    needed: bool = told_or(False, "Whether the sheet must have it, with no cell blank.")
    width: int = told_or(16, "Its width in letters.")

    @property
    def path(self) -> tuple[str, ...]:
        return tuple(self.key.split("."))


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskSheet(Block):
    """A sheet, which holds a part of the register."""

    key: str = told_by_key("Name of the field of the register; `general` for its own fields.")
    name: Words = told("What the sheet is called.")
    also: tuple[str, ...] = told_or_new(tuple, "Other names that files bring.")
    needed: bool = told_or(False, "Whether a file must have it, with a row.")
    columns: Mapping[str, RiskColumn] = told("Columns in order.")


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskYes(Block):
    """How yes or no is written."""

    name: Words = told("How the file says it.")
    also: tuple[str, ...] = told_or_new(tuple, "Other ways of writing it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskSheets(Block):
    """How a register looks as a spreadsheet."""

    schema: int = told("Version of this file format.")
    about: Words = told("Name of the sheet that explains; it is passed over in reading.")
    choices: Words = told("Name of the sheet with the words to choose from; passed over too.")
    yes: RiskYes = told("How yes is said.")
    no: RiskYes = told("How no is said.")
    sheets: Mapping[str, RiskSheet] = told("Sheets in order.")


def terms_of(frame: RiskFrame, name: str) -> Mapping[str, Named]:
    """The words that a column takes."""
    found: Mapping[str, Named] = getattr(frame, name)
    return found


def sheets_faults(sheets: RiskSheets, frame: RiskFrame) -> Iterator[Problem]:
    """Columns of words that the frame has none of."""
    for key, sheet in sheets.sheets.items():
        for name, column in sheet.columns.items():
            if (column.holds is RiskCell.TERM) != hasattr(frame, column.terms):
                path = f"sheets/{key}/columns/{name}"
                yield Problem("risk-column-terms", {"terms": column.terms}, Place(path=path))
