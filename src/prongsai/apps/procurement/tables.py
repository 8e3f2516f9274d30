"""Published tables as files: the columns of the pack, and no citizen's id."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from prongsai.apps.look.downloads import table
from prongsai.apps.procurement.bridge import frame
from prongsai.core.procurement.frame import Column
from prongsai.core.procurement.public import Cell, rows
from prongsai.core.procurement.purchase import Purchase
from prongsai.core.terms.dates import Style, shown_date


def listed(purchases: Iterable[Purchase], form: str) -> bytes:
    """The year's list with progress."""
    return _written("list", purchases, frame().list_columns, form)


def monthly(purchases: Iterable[Purchase], form: str) -> bytes:
    """The summary of a month."""
    return _written("month", purchases, frame().monthly_columns, form)


def _written(
    sheet: str, purchases: Iterable[Purchase], columns: Mapping[str, Column], form: str
) -> bytes:
    """Tables for the public are Thai, as the forms they stand in for."""
    head: list[object] = [each.name.th for each in columns.values()]
    body = [list(map(_cell, row)) for row in rows(purchases, columns, frame())]
    return table(sheet, [head, *body], form)


def _cell(value: Cell) -> object:
    """Days in words."""
    return shown_date(value, Style.SHORT) if isinstance(value, dt.date) else value
