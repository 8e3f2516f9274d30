"""Asking the columns of a head that say whose a case is and until when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from django.db.models import Q

from prongsai.apps.cases import bridge
from prongsai.apps.cases.models import Case

AHEAD = dt.timedelta(days=30)
"""What runs to a planned day waits for somebody so long before it."""

_DAY = dt.timedelta(days=1)


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
    found = Q(pk__in=[])
    for key, ahead in _planned().items():
        found |= Q(due__gt=today + ahead, procedure=key)
    return found


def is_far_ahead(row: Case, today: dt.date) -> bool:
    """The same of one that is at hand."""
    ahead = _planned().get(row.procedure)
    return ahead is not None and row.due is not None and row.due > today + ahead


def _planned() -> Mapping[str, dt.timedelta]:
    """By procedure how long before; what is reported on again and again, when its clock warns."""
    return {
        key: min([AHEAD, *(_DAY * max(clock.warns) for clock in each.clocks.values()
                           if clock.comes_again and clock.warns)])
        for key, each in bridge.known().items() if each.clocks[each.counted].until
    }  # fmt: skip
