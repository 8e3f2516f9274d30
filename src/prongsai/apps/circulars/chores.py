"""What the worker does for this room."""

from __future__ import annotations

import itertools
from collections.abc import Mapping

from prongsai.apps.circulars import sending
from prongsai.apps.circulars.queries import open_anywhere
from prongsai.core.jobs.trying import Task


def tell(task: Task) -> Mapping[str, int]:
    """Those whom a circular asks that was just sent."""
    return {"told": sending.tell(task.arguments["circular"], task.now)}


def remind(task: Task) -> Mapping[str, int]:
    """Those who have not acknowledged; and the end of circulars that asked for a year."""
    groups = itertools.groupby(open_anywhere(), key=lambda row: row.agency_id)
    return {"told": sum(sending.remind(list(rows), task.now) for _, rows in groups)}
