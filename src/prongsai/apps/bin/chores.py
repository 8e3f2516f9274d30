"""What the worker does for this room."""

from __future__ import annotations

from collections.abc import Mapping

from prongsai.apps.bin.bins import bins
from prongsai.core.jobs.trying import Task


def empty(task: Task) -> Mapping[str, int]:
    """Every bin, of what has lain there long enough."""
    return {thing: each.empty(task.now) for thing, each in bins().items()}
