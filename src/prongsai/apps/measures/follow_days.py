"""When an office wants its reports: days to report, days it is closed or open of its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from prongsai.apps.agencies.actions import hold
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.audit.actions import record
from prongsai.apps.measures.models import Rhythm

THING = "measures.rhythm"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What somebody sets."""

    days: int
    closed: Mapping[dt.date, str]
    """Days on which the office is closed besides, each with why."""
    open: Sequence[dt.date]
    known_until: dt.date | None


@transaction.atomic
def keep_days(agency: Agency, kept: Kept, doer: Doer) -> Rhythm:
    """Reports that are owed move with it at once; nothing of what was written is touched."""
    hold(agency)
    row = Rhythm.objects.filter(agency=agency).first() or Rhythm(agency=agency, revision=0)
    wanted = {
        "days": kept.days, "known_until": kept.known_until,
        "closed": {day.isoformat(): kept.closed[day] for day in sorted(kept.closed)},
        "open": [day.isoformat() for day in sorted(set(kept.open))],
    }  # fmt: skip
    touched = [name for name, each in wanted.items() if getattr(row, name) != each]
    if not touched:
        return row
    before = _told(row, touched) if row.pk else {}
    for name in touched:
        setattr(row, name, wanted[name])
    row.revision += 1
    row.save()
    record(
        agency=agency.key, by=doer.key, at=doer.at, verb="change", thing=THING, key=agency.key,
        before=before, after=_told(row, touched),
    )  # fmt: skip
    return row


def _told(row: Rhythm, names: Sequence[str]) -> dict[str, Any]:
    said = {
        "days": row.days, "closed": sorted(row.closed), "open": row.open,
        "known_until": row.known_until.isoformat() if row.known_until else "",
    }  # fmt: skip
    return {f"rhythm_{name}": said[name] for name in names}


@transaction.atomic
def reminded(agency: Agency, day: dt.date) -> None:
    """Up to which day people were reminded; no change that anybody made."""
    row, _ = Rhythm.objects.get_or_create(agency=agency)
    Rhythm.objects.filter(pk=row.pk).update(reminded=day)
