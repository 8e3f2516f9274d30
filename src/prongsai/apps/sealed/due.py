"""What waits for those in charge, told from what stands in the clear: never which report it is.

It is no part of what others have due, nor of what reminders by mail are made of: only those in
charge are told, and only that there is something.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from prongsai.apps.due.sources import Found, Source, columns, unpacked
from prongsai.apps.sealed import clocks
from prongsai.apps.sealed.models import Asking, Desk
from prongsai.core.access.roles import Role
from prongsai.core.due.due import Due, Where
from prongsai.core.sealed.identity import Asking as Answer

_OFFICERS, _CUSTODIANS = frozenset({Role.COMPLAINT_OFFICER}), frozenset({Role.CUSTODIAN})


def _rows(agency: Any, _: dt.datetime) -> list[QuerySet[Any, Any]]:
    asked = Asking.objects.filter(case__agency_id=agency.pk, state=Answer.OPEN.value)
    desk = Desk.objects.filter(agency_id=agency.pk)
    return [
        columns("sealed_desk", desk, "limits"),
        *clocks.asked(Q(case__agency_id=agency.pk, case__erased_on=None)),
        columns("sealed_asked", asked, "day"),
    ]


def _told(agency: Any, now: dt.datetime, found: Found) -> Iterator[Due]:
    today = timezone.localtime(now).date()
    (chosen,) = [unpacked(row.facts["limits"]) for row in found["sealed_desk"]] or [{}]
    limits = clocks.limits_of(chosen)
    waits = [each for report in clocks.told(found).values() if (each := report.waiting(limits))]
    waits = [each for each in waits if each.waits(today)]
    if waits:
        lasts = [each.until for each in waits if each.until]
        until = min(lasts, default=None)
        yield _due(agency, "sealed_waits", "sealed:list", _OFFICERS, until)
    if found["sealed_asked"]:
        yield _due(agency, "sealed_asked", "sealed:names", _CUSTODIANS, None)


def _due(
    agency: Any, what: str, address: str, whose: frozenset[Role], until: dt.date | None
) -> Due:  # fmt: skip
    """Not since when: whoever is left out of a report hears of its last day, not of its first."""
    return Due(
        what=what, where=Where(address, {"agency": agency.key}), whose=whose, told=whose,
        until=until,
    )  # fmt: skip


SEALED = Source(_rows, _told)
"""For those in charge alone."""
