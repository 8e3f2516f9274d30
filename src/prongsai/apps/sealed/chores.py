"""What the worker does for this room."""

from __future__ import annotations

from collections.abc import Mapping

from prongsai.apps.sealed import keys
from prongsai.core.jobs.trying import Task


def forget(task: Task) -> Mapping[str, int]:
    """Keys that were unlocked and are no more."""
    return {"forgotten": keys.forget(task.now)}
