"""Doing what the book says, one piece after another."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from prongsai.apps.jobs import actions
from prongsai.apps.jobs.models import Job
from prongsai.core.jobs.trying import Task, is_last
from prongsai.core.terms.problem import Refused

LOG = logging.getLogger("prongsai.jobs")
CRASHED = "job-crashed"

Clock = Callable[[], dt.datetime]
Work = Callable[[Task], Mapping[str, Any]]


def work(clock: Clock, stopped: Callable[[], bool] = lambda: False) -> int:
    """Do everything that is ready; how many pieces that were."""
    actions.enqueue_due(clock())
    actions.bury(clock())
    done = 0
    while not stopped() and (job := actions.claim(clock())) is not None:
        run(job, clock)
        done += 1
    return done


def run(job: Job, clock: Clock) -> None:
    """One piece of work, and what became of it."""
    task = Task(clock(), job.arguments, job.agency, is_last(job.tries))
    try:
        function: Work = import_string(settings.JOBS[job.kind])
        actions.finish(job, function(task), clock())
    except Refused as refused:
        actions.fail(job, refused.problems[0].code, clock())
    except Exception:
        # A message may hold personal data: the log writes the kind and the place of it only.
        LOG.exception("a job failed")
        actions.fail(job, CRASHED, clock())
