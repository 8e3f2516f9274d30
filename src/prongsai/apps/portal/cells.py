"""Cells of frozen tables as pages show them; files keep them as they are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from prongsai.apps.look.words import language
from prongsai.core.opendata.dataset import Column
from prongsai.core.privacy.release import Holds
from prongsai.core.terms.baht import money_in_table
from prongsai.core.terms.dates import Style, shown_date

NUMBERS = frozenset({Holds.COUNT, Holds.NUMBER, Holds.MONEY})


def heads(columns: Sequence[Column]) -> list[tuple[Column, bool]]:
    """Columns, and whether they hold numbers."""
    return [(each, each.holds in NUMBERS) for each in columns]


def shown(columns: Sequence[Column], row: Sequence[object]) -> list[tuple[str, bool]]:
    """Texts of a row, and whether each is a number."""
    return [
        (_text(each.holds, cell), each.holds in NUMBERS)
        for each, cell in zip(columns, row, strict=True)
    ]


def _text(holds: Holds, cell: object) -> str:
    if cell is None or cell == "":
        return ""
    if holds is Holds.MONEY:
        return money_in_table(Decimal(str(cell)))
    if holds is Holds.DAY:
        return shown_date(dt.date.fromisoformat(str(cell)), Style.SHORT, language())
    return f"{cell:,}" if holds is Holds.COUNT and isinstance(cell, int) else str(cell)
