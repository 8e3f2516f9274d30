"""What this room has in the recycle bin."""

from __future__ import annotations

from prongsai.apps.bin.bins import RowsInBin
from prongsai.apps.circulars.actions import REMOVAL
from prongsai.apps.circulars.models import Circular


def drafts() -> RowsInBin[Circular]:
    """Drafts that were never sent."""
    return RowsInBin(REMOVAL, "circulars:new", lambda row: row.title)
