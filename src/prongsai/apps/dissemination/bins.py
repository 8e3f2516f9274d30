"""What this room has in the recycle bin."""

from __future__ import annotations

from prongsai.apps.bin.bins import RowsInBin
from prongsai.apps.dissemination.actions import REMOVAL
from prongsai.apps.dissemination.models import Posting


def postings() -> RowsInBin[Posting]:
    """Lines of the log that were entered by mistake."""
    return RowsInBin(REMOVAL, "dissemination:log", lambda row: f"{row.subject} ({row.year})")
