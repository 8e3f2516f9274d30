"""What this room has in the recycle bin."""

from __future__ import annotations

from prongsai.apps.bin.bins import RowsInBin
from prongsai.apps.measures import own
from prongsai.apps.measures.actions import REMOVAL
from prongsai.apps.measures.models import Measure, OwnSuggestion


def measures() -> RowsInBin[Measure]:
    """Drafts that somebody deleted."""
    return RowsInBin(REMOVAL, "measures:new", lambda row: row.title)


def suggestions() -> RowsInBin[OwnSuggestion]:
    return RowsInBin(own.REMOVAL, "measures:carry", lambda row: row.title)
