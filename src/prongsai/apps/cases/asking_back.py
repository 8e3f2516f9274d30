"""Which closed cases it is time to ask about: whether they were really settled."""

from __future__ import annotations

import datetime as dt

from django.db.models import Exists, OuterRef, Q

from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases.made import text_in_use
from prongsai.apps.cases.models import Case, ProcedureText
from prongsai.core.procedures.kinds import OutcomeGroup, Phase
from prongsai.core.procedures.procedure import Procedure


def to_ask(agency: Agency, today: dt.date) -> Q:
    """Closed so long ago that whoever brought it is asked whether it was really settled.

    By the text under which each was brought, as its own page asks: shipped, for staff, or the
    office's own. One statement.
    """
    closed = Q(phase=Phase.CLOSED.value, settled=None)
    rows = Case.objects.filter(agency_id=agency.pk, version=OuterRef("version"))
    texts = ProcedureText.objects.filter(Exists(rows))
    alike: dict[tuple[int, tuple[str, ...]], list[str]] = {}
    for version, text in texts.values_list("version", "text"):
        own = text_in_use(text)
        if own.asks_back is not None:
            alike.setdefault((own.asks_back, _told_by(own)), []).append(version)
    found = Q(pk__in=[])
    for (days, outcomes), versions in alike.items():
        until = today - dt.timedelta(days=days)
        found |= Q(version__in=versions, closed__lte=until, outcome__in=outcomes)
    return found & closed


def _told_by(procedure: Procedure) -> tuple[str, ...]:
    """Ends of which whoever brought it has something to tell."""
    ends = procedure.outcomes.items()
    return tuple(key for key, each in ends if each.group is not OutcomeGroup.WITHDRAWN)
