"""Putting work into the book, claiming it, and writing down what became of it.

The book is machinery and leaves no lines in the trail; what a job changes does.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from prongsai.apps.jobs.models import Job, Schedule
from prongsai.core.jobs.rhythm import Rhythm
from prongsai.core.jobs.trying import MOST_TRIES, State, again, lapsed_before

LOST = "job-lost"


def enqueue(
    kind: str,
    arguments: Mapping[str, str] | None = None,
    *,
    at: dt.datetime,
    agency: str = "",
    not_before: dt.datetime | None = None,
    once: str | None = None,
) -> Job:
    """Work for later, in the caller's transaction; for the same `once` there is one job only."""
    if kind not in settings.JOBS:
        raise LookupError(f"no function does {kind}: see JOBS")
    facts: dict[str, Any] = {
        "kind": kind, "arguments": dict(arguments or {}), "agency": agency,
        "made_at": at, "not_before": not_before,
    }  # fmt: skip
    if once is None:
        return Job.objects.create(**facts)
    return Job.objects.get_or_create(once=once, defaults=facts)[0]


def enqueue_due(now: dt.datetime) -> list[str]:
    """Whatever came due since somebody looked last; the kinds."""
    return [kind for kind, rhythm in settings.SCHEDULE.items() if _enqueue_due(kind, rhythm, now)]


@transaction.atomic
def _enqueue_due(kind: str, rhythm: Rhythm, now: dt.datetime) -> bool:
    Schedule.objects.get_or_create(kind=kind)
    row = Schedule.objects.select_for_update().get(kind=kind)
    due = rhythm.missed(row.last_due, now)
    if due is None:
        return False
    row.last_due = due
    row.save(update_fields=["last_due"])
    enqueue(kind, at=now, once=f"{kind}@{due.astimezone(dt.UTC).isoformat()}")
    return True


@transaction.atomic
def claim(now: dt.datetime) -> Job | None:
    """The next piece of work, now this worker's; none where nothing is ready.

    On PostgreSQL rows that others hold are passed over; on SQLite the transaction holds all.
    """
    job = (
        Job.objects.select_for_update(skip_locked=True)
        .filter(_ready(now), tries__lt=MOST_TRIES)
        .order_by("not_before", "id")
        .first()
    )
    if job is None:
        return None
    job.state, job.claim, job.claimed_at = State.RUNNING.value, uuid.uuid4().hex, now
    job.tries += 1
    job.save(update_fields=["state", "claim", "claimed_at", "tries"])
    return job


def _ready(now: dt.datetime) -> Q:
    """Waiting long enough, or claimed by somebody who fell silent."""
    waiting = Q(state=State.WAITING.value) & (Q(not_before=None) | Q(not_before__lte=now))
    return waiting | _silent(now)


def _silent(now: dt.datetime) -> Q:
    return Q(state=State.RUNNING.value, claimed_at__lte=lapsed_before(now))


def bury(now: dt.datetime) -> int:
    """Give up what took its worker down at every try; how many that were."""
    lost = Job.objects.filter(_silent(now), tries__gte=MOST_TRIES)
    return lost.update(state=State.FAILED.value, problem=LOST, ended_at=now)


def finish(job: Job, result: Mapping[str, Any], now: dt.datetime) -> bool:
    """Done; nothing where the claim was lost in the meantime."""
    return _write(job, state=State.DONE.value, result=dict(result), problem="", ended_at=now)


def fail(job: Job, problem: str, now: dt.datetime) -> bool:
    """It didn't work: again after a pause, or never."""
    later = again(job.tries, now)
    if later is None:
        return _write(job, state=State.FAILED.value, problem=problem, ended_at=now)
    return _write(job, state=State.WAITING.value, problem=problem, not_before=later)


def _write(job: Job, **facts: Any) -> bool:
    mine = Job.objects.filter(pk=job.pk, state=State.RUNNING.value, claim=job.claim)
    return mine.update(claim="", **facts) == 1


def forget(before: dt.datetime) -> int:
    """Remove what was done long ago, what failed too; how many that were."""
    return Job.objects.filter(ended_at__lt=before).delete()[0]
