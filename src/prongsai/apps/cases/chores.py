"""What the worker does for this room."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils import timezone

from prongsai.apps.cases import bridge, keeping, queries, tallying, telling
from prongsai.core.jobs.trying import Task


def refresh(task: Task) -> Mapping[str, int]:
    """Heads of cases whose clock may have moved though nobody did anything."""
    rows = queries.refreshable(timezone.localtime(task.now).date())
    return {"changed": sum(keeping.refresh(row, task.now) for row in rows)}


def erase(task: Task) -> Mapping[str, int]:
    """What tells who somebody is, of cases whose term is over."""
    return {"erased": keeping.erase_all(queries.erasable(), task.now)}


def remind(task: Task) -> Mapping[str, int]:
    """Those whom clocks warn, and those who are called when one has run out."""
    rows = queries.near(timezone.localtime(task.now).date())
    return {"told": sum(telling.remind(row, bridge.folder_of(row), task.now) for row in rows)}


def tally(task: Task) -> Mapping[str, int]:
    """Counts of months and years that are over, so that pages need not read all logs."""
    return {"made": tallying.all_of(task.now)}
