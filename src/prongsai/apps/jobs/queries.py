"""How the work stands."""

from __future__ import annotations

import datetime as dt

from django.db.models import Count, Min

from prongsai.apps.jobs.models import Job
from prongsai.core.jobs.trying import State


def counts() -> dict[str, int]:
    """How many jobs are in each state."""
    rows = Job.objects.values_list("state").annotate(count=Count("id")).order_by("state")
    found = dict(rows)
    return {state.value: found.get(state.value, 0) for state in State}


def waiting_since() -> dt.datetime | None:
    """Since when the oldest job waits: long ago means that no worker runs."""
    waiting = Job.objects.filter(state=State.WAITING.value, tries=0, not_before=None)
    found: dt.datetime | None = waiting.aggregate(oldest=Min("made_at"))["oldest"]
    return found
