"""What this room has in the recycle bin."""

from __future__ import annotations

from prongsai.apps.bin.bins import RowsInBin
from prongsai.apps.meetings import actions, calling
from prongsai.apps.meetings.models import Committee, Meeting


def committees() -> RowsInBin[Committee]:
    """Committees that never met."""
    return RowsInBin(actions.REMOVAL, "meetings:list", lambda row: row.name)


def meetings() -> RowsInBin[Meeting]:
    """Meetings that decided nothing."""
    return RowsInBin(calling.REMOVAL, "meetings:list", lambda row: row.count)
