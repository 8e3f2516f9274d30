"""A register as the rows of its sheets: what `reading` reads back to the same register."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from prongsai.core.risks.frame import RiskFrame
from prongsai.core.risks.layout import RiskCell, RiskColumn, RiskSheets, terms_of
from prongsai.core.risks.register import RiskRegister
from prongsai.core.sheets.forms import Cell
from prongsai.core.terms.dates import BUDDHIST
from prongsai.core.terms.words import Language


def rows_of(
    register: RiskRegister, sheets: RiskSheets, frame: RiskFrame, language: Language = "th"
) -> dict[str, list[list[Cell]]]:
    """By sheet the rows below its headings, in the order of its columns."""
    writer = _Writer(sheets, frame, language)
    return {
        key: [
            [writer.cell(row, column) for column in sheet.columns.values()]
            for row in _rows(register, key)
        ]
        for key, sheet in sheets.sheets.items()
    }


def _rows(register: RiskRegister, sheet: str) -> list[Any]:
    if sheet == "general":
        return [register]
    held = getattr(register, sheet)
    return list(held.values() if isinstance(held, Mapping) else held)


class _Writer:
    def __init__(self, sheets: RiskSheets, frame: RiskFrame, language: Language) -> None:
        self.sheets, self.frame, self.language = sheets, frame, language

    def cell(self, row: Any, column: RiskColumn) -> Cell:
        """A cell as people write it."""
        value = row
        for step in column.path:
            value = value if isinstance(value, str) else getattr(value, step)
        if value is None or value == "":
            return None
        if column.holds is RiskCell.TERM:
            return terms_of(self.frame, column.terms)[value].name.said(self.language)
        if isinstance(value, bool):
            words = self.sheets.yes if value else self.sheets.no
            return words.name.said(self.language)
        return _written(value)


def _written(value: Any) -> Cell:
    if isinstance(value, tuple):
        return ", ".join(value) or None
    if isinstance(value, Fraction):
        return Decimal(value.numerator) / Decimal(value.denominator)
    if isinstance(value, dt.date):
        return f"{value.day:02}/{value.month:02}/{value.year + BUDDHIST}"
    kept: str | int = value
    return kept
