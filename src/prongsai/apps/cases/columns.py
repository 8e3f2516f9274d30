"""Asking the columns of a head that say whose a case is and until when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db.models import Q

from prongsai.apps.cases import bridge

AHEAD = dt.timedelta(days=30)
"""What runs to a planned day waits for somebody so long before it."""


def any_of(column: str, keys: Iterable[str]) -> Q:
    """Rows that hold any of these keys between blanks; none if there are none."""
    found = Q(pk__in=[])
    for each in dict.fromkeys(filter(None, keys)):
        found |= Q(**{f"{column}__contains": f" {each} "})
    return found


def far_ahead(today: dt.date) -> Q:
    """What runs to a day that somebody planned, and is not near it yet: nobody has to act now.

    Of an office's own none is left out: what runs to a planned day cannot be copied, and one of a
    file brought in is rather seen early than asked for by a statement on every page.
    """
    planned = [key for key, each in bridge.known().items() if each.clocks[each.counted].until]
    return Q(due__gt=today + AHEAD, procedure__in=planned)
