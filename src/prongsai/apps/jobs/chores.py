"""What the worker does for this room."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from prongsai.apps.jobs import actions
from prongsai.core.jobs.trying import Task

KEPT = dt.timedelta(days=90)


def forget(task: Task) -> Mapping[str, int]:
    """Jobs that ended long ago are forgotten."""
    return {"forgotten": actions.forget(task.now - KEPT)}
