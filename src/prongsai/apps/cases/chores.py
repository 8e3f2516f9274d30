"""What the worker does for this room."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils import timezone

from prongsai.apps.cases import keeping, queries
from prongsai.core.jobs.trying import Task


def refresh(task: Task) -> Mapping[str, int]:
    """Heads of cases whose clock may have moved though nobody did anything."""
    rows = queries.refreshable(timezone.localtime(task.now).date())
    return {"changed": sum(keeping.refresh(row, task.now) for row in rows)}


def erase(task: Task) -> Mapping[str, int]:
    """What tells who somebody is, of cases whose term is over."""
    return {"erased": sum(keeping.erase(row, task.now) for row in queries.erasable())}
