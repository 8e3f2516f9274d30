"""What the worker does for this room."""

from __future__ import annotations

from collections.abc import Mapping

from prongsai.apps.joining import actions
from prongsai.core.jobs.trying import Task


def forget(task: Task) -> Mapping[str, int]:
    """Requests that are over, with everything about who asked."""
    return {"forgotten": actions.forget(task.now)}
