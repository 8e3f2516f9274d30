"""What the worker does for this room."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from django.conf import settings

from prongsai.apps.accounts import attempts, guessing
from prongsai.core.jobs.trying import Task


def sweep(task: Task) -> Mapping[str, int]:
    """Sessions that ended and failed sign-ins that count no more."""
    # Sessions end by the machine's own clock, which the framework asks itself.
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    begun = attempts.forget(task.now)
    return {"failed_sign_ins": guessing.forget(task.now), "attempts": begun}
