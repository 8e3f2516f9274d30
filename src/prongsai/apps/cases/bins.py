"""What this room has in the recycle bin."""

from __future__ import annotations

from prongsai.apps.bin.bins import RowsInBin
from prongsai.apps.cases.made_actions import REMOVAL
from prongsai.apps.cases.models import OwnProcedure


def own_procedures() -> RowsInBin[OwnProcedure]:
    """Procedures of its own that are not in use."""
    return RowsInBin(REMOVAL, "cases:made_about", lambda row: row.title)
