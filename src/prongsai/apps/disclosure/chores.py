"""What the worker does for this room."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone

from prongsai.apps.disclosure import bridge, queries, watching
from prongsai.apps.disclosure.models import Evidence
from prongsai.apps.jobs.actions import enqueue
from prongsai.core.jobs.trying import Task
from prongsai.core.preaudit.watching import pause

if TYPE_CHECKING:
    from prongsai.apps.disclosure.looking import Asking

OF_ONE, OF_ALL = 2, 24
"""Addresses of one agency, and of all, looked at in one job: other work waits meanwhile."""
KEPT = dt.timedelta(days=92)


def check(task: Task) -> Mapping[str, int]:
    """One address, or some of those that wait; the rest comes in the next job."""
    if not settings.WEB_CHECKS:
        return {"checked": 0}
    from prongsai.apps.disclosure.looking import Asking  # noqa: PLC0415 - half a second

    pieces = queries.waiting(task.arguments.get("evidence", ""), OF_ONE, OF_ALL)
    return {"checked": checked(pieces, task.now, Asking())}


def checked(pieces: Sequence[Evidence], now: dt.datetime, asking: Asking) -> int:
    """Look at them and write down what was seen; how many that were."""
    from prongsai.apps.disclosure.looking import look  # noqa: PLC0415 - as above

    done = sum(watching.store(each) is not None for each in look(pieces, now, asking))
    if done and queries.any_waiting():
        enqueue(watching.CHECK, at=now)
    return done


def watch(task: Task) -> Mapping[str, int]:
    """Every hour: addresses of running checklists whose last look is too old."""
    if not settings.WEB_CHECKS:
        return {"waiting": 0}
    today = timezone.localtime(task.now).date()
    number = 0
    for checklist in queries.running(today):
        window = bridge.window(checklist, bridge.known_pack(checklist))
        before = task.now - pause(window, today)
        number += watching.wait(queries.not_seen_since(checklist, before), task.now)
    if queries.any_waiting():
        enqueue(watching.CHECK, at=task.now)
    return {"waiting": number}


def forget(task: Task) -> Mapping[str, int]:
    """Looks of long ago."""
    return {"forgotten": watching.forget(task.now - KEPT)}
