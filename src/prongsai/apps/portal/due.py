"""What is due about publishing."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from prongsai.apps.portal import queries
from prongsai.core.access.roles import Role
from prongsai.core.due.due import Due, Where

PUBLISHING = frozenset({Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE})


def due_of(agency: Any) -> list[Due]:
    """What is prepared waits for somebody who may publish it."""
    rows = queries.waiting(agency)
    if not rows:
        return []
    authors = {each.prepared_by for each in rows}
    return [
        Due(
            what="portal_publish",
            where=Where("portal:releases", {"agency": agency.key}),
            whose=PUBLISHING,
            since=timezone.localtime(rows[0].prepared_at).date(),
            barred=frozenset(authors) if len(authors) == 1 else frozenset(),
            facts={"count": str(len(rows))},
        )
    ]
