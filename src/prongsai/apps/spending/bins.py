"""What this room has in the recycle bin."""

from __future__ import annotations

from prongsai.apps.bin.bins import RowsInBin
from prongsai.apps.spending.actions import REMOVAL
from prongsai.apps.spending.models import Line


def lines() -> RowsInBin[Line]:
    """Lines of a plan that were taken out."""
    return RowsInBin(REMOVAL, "spending:lines", lambda row: f"{row.title} ({row.code})")
