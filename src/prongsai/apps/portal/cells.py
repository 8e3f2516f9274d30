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

_LOOKS = {Holds.COUNT: "n", Holds.NUMBER: "n", Holds.MONEY: "n", Holds.DAY: "d"}
"""Classes of the style: numbers stand to the right, days are not broken."""


def heads(columns: Sequence[Column]) -> list[tuple[Column, str]]:
    """Columns, and how each looks."""
    return [(each, _LOOKS.get(each.holds, "")) for each in columns]


def shown(columns: Sequence[Column], row: Sequence[object]) -> list[tuple[str, str]]:
    """Texts of a row, and how each looks."""
    return [
        (_text(each.holds, cell), _LOOKS.get(each.holds, ""))
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
