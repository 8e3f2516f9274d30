"""What this room has in the recycle bin."""

from __future__ import annotations

from prongsai.apps.bin.bins import RowsInBin
from prongsai.apps.procurement.actions import REMOVAL
from prongsai.apps.procurement.models import Purchase


def purchases() -> RowsInBin[Purchase]:
    """Purchases that were entered by mistake."""
    return RowsInBin(REMOVAL, "procurement:register", lambda row: f"{row.title} ({row.year})")
