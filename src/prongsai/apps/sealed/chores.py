"""What the worker does for this room."""

from __future__ import annotations

from collections.abc import Mapping

from prongsai.apps.sealed import keeping, keys, queries, telling
from prongsai.core.jobs.trying import Task


def forget(task: Task) -> Mapping[str, int]:
    """Keys that were unlocked and are no more."""
    return {"forgotten": keys.forget(task.now)}


def tell(task: Task) -> Mapping[str, int]:
    """Those in charge, that there is news of the days before."""
    return {"told": sum(telling.tell_of_day(each, task.now) for each in queries.desks())}


def erase(task: Task) -> Mapping[str, int]:
    """Reports past the term that their agency has set."""
    return {"erased": sum(keeping.erase(each, task.now) for each in queries.desks())}
