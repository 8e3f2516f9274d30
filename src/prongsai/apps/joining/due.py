"""What is due about agencies that ask to be taken in."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from prongsai.apps.joining.queries import waiting
from prongsai.core.access.roles import Role
from prongsai.core.due.due import Due, Where


def due_above(area: Any, now: dt.datetime) -> list[Due]:  # noqa: ARG001 - every source is told
    """Each request that waits, for whoever supervises the area."""
    return [
        Due(
            what="joining_decide",
            where=Where("joining:request", {"area": each.area.key, "application": each.key}),
            whose=frozenset({Role.SUPERVISOR}),
            since=timezone.localtime(each.at).date(),
            facts={"name": each.name},
        )
        for each in waiting(area)
    ]
