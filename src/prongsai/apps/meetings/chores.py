"""What the worker does for this room."""

from __future__ import annotations

import itertools
from collections.abc import Mapping

from prongsai.apps.meetings import deciding
from prongsai.apps.meetings.queries import open_anywhere
from prongsai.core.jobs.trying import Task


def remind(task: Task) -> Mapping[str, int]:
    """Those whose decisions come due or are late."""
    groups = itertools.groupby(open_anywhere(), key=lambda row: row.agency_id)
    return {"told": sum(deciding.remind(list(rows), task.now) for _, rows in groups)}
