"""What somebody was told."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from prongsai.apps.agencies.queries import keys_inside, named
from prongsai.apps.notices.models import Notice, Reader

COPY = "copy"
"""The channel that is always there: a text with a link, to be pasted wherever people talk."""


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
    rows = _mine(person, agencies, areas)
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


def _mine(person: str, agencies: Iterable[str], areas: Sequence[str]) -> QuerySet[Notice]:
    mine = Q(agency__in={"", *agencies})
    if areas:
        mine |= Q(agency__in=keys_inside(areas))
    return Notice.objects.filter(mine, recipient=person, channel=COPY)


def told_of(events: Collection[str]) -> list[tuple[str, str, str, int]]:
    """Of these events: each with its channel, its state and how many people; one statement."""
    rows = Notice.objects.filter(event__in=list(events)).values("event", "channel", "state")
    counted = rows.annotate(people=Count("pk")).order_by("event", "channel", "state")
    return list(counted.values_list("event", "channel", "state", "people"))


def reader_of(person: str) -> Reader:
    """How far somebody has read; who never looked has read nothing."""
    return Reader.objects.filter(person=person).first() or Reader(person=person)


def unread(person: str, agencies: Iterable[str], areas: Sequence[str]) -> int:
    """How many notices somebody has not had on a page yet, in one statement."""
    seen = Reader.objects.filter(person=person).values("seen")[:1]
    newer = Q(id__gt=Coalesce(Subquery(seen), 0))
    return _mine(person, agencies, areas).filter(newer).count()


def without_email(people: Iterable[str]) -> set[str]:
    """Those of these people who don't want e-mail."""
    silent = Reader.objects.filter(person__in=set(people), email=False)
    return set(silent.values_list("person", flat=True))
