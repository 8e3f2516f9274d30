"""What is due about circulars: of each person the own ones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from prongsai.apps.accounts.queries import at_work
from prongsai.apps.agencies.queries import divisions_of
from prongsai.apps.circulars import bridge, queries
from prongsai.apps.circulars.models import Circular
from prongsai.apps.due.sources import Found, Source, as_row, columns
from prongsai.core.access.roles import Role
from prongsai.core.circulars.audience import ASKED, Part
from prongsai.core.due.due import Due, Where

SAYS = ("key", "title", "until", "everybody", "units", "roles")


def to_read(person: str) -> Source:
    """Circulars that one person has not acknowledged; others hear nothing of it."""
    return Source(partial(_rows, person), _told)


def _rows(person: str, agency: Any, now: dt.datetime) -> list[QuerySet[Any, Any]]:
    parts = at_work(agency.key, timezone.localtime(now).date()).filter(person__key=person)
    units = divisions_of(agency).filter(key=OuterRef("division"))
    above = Subquery(units.values("parent__key")[:1])
    return [
        columns("circular", queries.unread(agency, person), *SAYS, at="sent_at"),
        columns("circular_part", parts, "role", "division", above=above),
    ]


def _told(agency: Any, _: dt.datetime, found: Found) -> Iterator[Due]:
    facts = [row.facts for row in found["circular_part"]]
    parts = [
        Part(Role(each["role"]), each["division"], each["above"] or "") for each in facts
    ]  # fmt: skip
    for row in found["circular"]:
        circular = as_row(Circular, row, at="sent_at")
        if bridge.audience(circular).asking(parts):
            yield _about(agency.key, circular)


def _about(agency: str, row: Circular) -> Due:
    assert row.sent_at is not None  # noqa: S101 - for the type checker
    return Due(
        what="circular",
        where=Where("circulars:circular", {"agency": agency, "circular": row.key}),
        whose=frozenset(ASKED),
        since=timezone.localtime(row.sent_at).date(),
        until=row.until,
        facts={"title": row.title},
    )
