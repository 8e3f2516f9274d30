"""What this room has in the recycle bin."""

from __future__ import annotations

from prongsai.apps.bin.bins import RowsInBin
from prongsai.apps.plans.actions import REMOVAL
from prongsai.apps.plans.models import ActionPlan


def plans() -> RowsInBin[ActionPlan]:
    """Plans that were never approved."""
    return RowsInBin(REMOVAL, lambda _row: "plans:new", lambda row: row.title)
