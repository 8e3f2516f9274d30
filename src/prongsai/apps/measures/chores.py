"""What the worker does for this room."""

from __future__ import annotations

from collections.abc import Mapping

from prongsai.apps.measures import follow_reminding
from prongsai.core.jobs.trying import Task


def remind(task: Task) -> Mapping[str, int]:
    """Whoever owes reports, and whoever hears of it because they are late."""
    return {"told": follow_reminding.remind_all(task.now)}
