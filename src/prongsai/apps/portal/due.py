"""What is due about publishing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from prongsai.apps.due.sources import Found, Source, columns
from prongsai.apps.portal import queries
from prongsai.core.access.roles import Role
from prongsai.core.due.due import Due, Where

PUBLISHING = frozenset({Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE})


def _rows(agency: Any, _: dt.datetime) -> list[QuerySet[Any, Any]]:
    return [columns("release", queries.waiting(agency), "key", "prepared_by", at="prepared_at")]


def _told(agency: Any, _: dt.datetime, found: Found) -> Iterator[Due]:
    """What is prepared waits for somebody who may publish it."""
    rows = found["release"]
    if not rows:
        return
    authors = {row.facts["prepared_by"] for row in rows}
    yield Due(
        what="portal_publish",
        where=Where("portal:releases", {"agency": agency.key}),
        whose=PUBLISHING,
        since=min(timezone.localtime(row.at).date() for row in rows if row.at),
        barred=frozenset(authors) if len(authors) == 1 else frozenset(),
        facts={"count": str(len(rows))},
    )


RELEASES = Source(_rows, _told)
