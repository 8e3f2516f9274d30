"""What this room has in the recycle bin."""

from __future__ import annotations

from prongsai.apps.bin.bins import RowsInBin
from prongsai.apps.circulars.actions import REMOVAL
from prongsai.apps.circulars.models import Circular

_ALL_DESKS = "portal:bundle"
"""An address that those see who send to the whole agency, and nobody else."""


def drafts() -> RowsInBin[Circular]:
    """Drafts that were never sent; what comes from above is no unit's business yet."""
    return RowsInBin(
        REMOVAL, lambda row: _ALL_DESKS if row.of_whole else "circulars:new", lambda row: row.title
    )
