"""What somebody was told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q

from prongsai.apps.agencies.queries import keys_inside, named
from prongsai.apps.notices.actions import COPY
from prongsai.apps.notices.models import Notice


@dataclass(frozen=True, slots=True)
class Told:
    """One event as its recipient sees it."""

    notice: Notice
    agency: str
    """Name of the agency; empty where it is not said."""
    sent: Sequence[Notice]
    """The same on channels that send."""


def told(
    person: str, agencies: Iterable[str], areas: Sequence[str], before: int | None, size: int
) -> list[Told]:
    """A page of what a person was told about agencies still his to see, newest first."""
    mine = Q(agency__in={"", *agencies})
    if areas:
        mine |= Q(agency__in=keys_inside(areas))
    rows = Notice.objects.filter(mine, recipient=person, channel=COPY)
    if before is not None:
        rows = rows.filter(id__lt=before)
    page = list(rows.order_by("-id")[:size])
    events = {row.event for row in page}
    sent: dict[str, list[Notice]] = {}
    others = Notice.objects.filter(recipient=person, event__in=events).exclude(channel=COPY)
    for row in others.order_by("channel"):
        sent.setdefault(row.event, []).append(row)
    names = named(row.agency for row in page)
    return [
        Told(row, names[row.agency].name if row.agency in names else "", sent.get(row.event, []))
        for row in page
    ]
