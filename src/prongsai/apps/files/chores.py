"""What the worker does for this room."""

from __future__ import annotations

from collections.abc import Mapping

from prongsai.apps.files import actions
from prongsai.core.jobs.trying import Task


def empty_bin(task: Task) -> Mapping[str, int]:
    """The recycle bin, of what has lain there long enough."""
    return {"deleted": actions.empty_bin(task.now)}
