"""Which closed cases it is time to ask about: whether they were really settled."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q

from prongsai.apps.cases import bridge
from prongsai.core.procedures.kinds import OutcomeGroup


def to_ask(today: dt.date) -> Q:
    """Closed so long ago that whoever brought it is asked whether it was really settled."""
    found = Q(pk__in=[])
    for key, each in bridge.offered().items():
        if each.asks_back is not None:
            asked = [name for name, one in each.outcomes.items()
                     if one.group is not OutcomeGroup.WITHDRAWN]  # fmt: skip
            until = today - dt.timedelta(days=each.asks_back)
            found |= Q(procedure=key, closed__lte=until, outcome__in=asked, settled=None)
    return found
