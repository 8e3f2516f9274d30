"""Cells of CSV files that a spreadsheet program would reckon are marked as text."""

from __future__ import annotations

import pytest

from prongsai.adapters.csv_files import unarmed


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_a_text_that_begins_as_a_formula_does_is_marked(sign: str) -> None:
    assert unarmed(f"{sign}cmd|'/c calc'!A1") == f"'{sign}cmd|'/c calc'!A1"


@pytest.mark.parametrize("cell", ["-", "-12.5", "+66812345678", "1,234", "ก=ข", 7, None])
def test_numbers_dashes_and_other_texts_stay_as_they_are(cell: object) -> None:
    assert unarmed(cell) == cell
