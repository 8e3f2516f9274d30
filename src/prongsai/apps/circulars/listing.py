"""The list of circulars as one person may see it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from prongsai.apps.agencies.models import Agency
from prongsai.apps.circulars import queries
from prongsai.apps.circulars.models import Circular
from prongsai.apps.circulars.queries import Asker, Staff
from prongsai.core.circulars.reading import Share

PAGE = 30
_STAGES = {
    "unread": Q(sent_at__isnull=False, end=""),
    "sent": Q(sent_at__isnull=False),
    "draft": Q(sent_at=None),
}


@dataclass(frozen=True, slots=True)
class Page:
    """Some circulars, and the row before which the next page begins."""

    rows: Sequence[Circular]
    more: int | None


@dataclass(frozen=True, slots=True)
class Line:
    """A circular as a row of the list."""

    row: Circular
    mine: bool
    """Whether he who looks is asked."""
    read_at: dt.datetime | None
    count: Share | None
    """How many have acknowledged, for those who may know."""


def stages(who: Asker) -> list[str]:
    writes = who.hand.whole or who.hand.writes
    return ["unread", "sent", *(["draft"] if writes else [])]


def page(agency: Agency, who: Asker, stage: str, before: int | None) -> Page:
    """The newest first; whom a circular asks is told by its words, so rows are sieved here."""
    found: list[Circular] = []
    rows = _rows(agency, who, stage)
    rows = rows.filter(pk__lt=before) if before else rows
    for row in rows.order_by("-pk").iterator(chunk_size=PAGE * 4):
        if _shown(row, who, stage):
            found.append(row)
        if len(found) > PAGE:
            break
    return Page(found[:PAGE], found[PAGE - 1].pk if len(found) > PAGE else None)


def _rows(agency: Agency, who: Asker, stage: str) -> QuerySet[Circular]:
    rows = queries.unread(agency, who.key) if stage == "unread" else queries.rows_of(agency)
    return rows.filter(_STAGES.get(stage, Q()))


def _shown(row: Circular, who: Asker, stage: str) -> bool:
    return who.is_asked(row) if stage == "unread" else who.may_read(row)


def lines(rows: Sequence[Circular], who: Asker, people: Staff) -> Iterator[Line]:
    """With how far each has come: two statements."""
    read, counts = queries.read_at(rows, who.key), queries.counts(rows, people)
    for row in rows:
        asked = row.sent_at is not None and who.is_asked(row)
        told = row.sent_at is not None and who.may_see_list(row)
        yield Line(row, asked, read.get(row.pk), counts[row.pk] if told else None)
