"""An agency's own library: measures kept to be adopted again, one line each."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction

from prongsai.apps.agencies.actions import hold
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.audit.actions import keep, record
from prongsai.apps.bin.actions import Removal
from prongsai.apps.measures import queries
from prongsai.apps.measures.models import Measure, OwnSuggestion
from prongsai.core.terms.problem import refuse

SUGGESTION = "measures.suggestion"
COLUMNS = ("title", "title_en", "indicators", "steps", "units", "everyone", "joint", "cycle")


@transaction.atomic
def keep_measure(row: Measure, doer: Doer) -> OwnSuggestion:
    """As the measure says it now; what was saved of it before is brought up to date."""
    hold(row.agency)
    pack = queries.pack_of(queries.year_or_planned(row.agency, row.year))
    of_items = [pack.items[code].topic for code in row.items if code in pack.items]
    said: dict[str, Any] = {name: getattr(row, name) for name in COLUMNS}
    said["topics"] = list(dict.fromkeys([*row.topics, *of_items]))
    found = OwnSuggestion.objects.filter(agency=row.agency, of=row.key).first()
    if found is not None and found.removed_at is None and _same(found, said):
        return found
    verb = "change" if found else "add"
    found = found or OwnSuggestion(agency=row.agency, of=row.key, made_by=doer.key, made_at=doer.at)
    for name, each in said.items():
        setattr(found, name, each)
    found.removed_by, found.removed_at = "", None
    found.save()
    _line(found, verb, doer.key, doer.at)
    return found


def _same(row: OwnSuggestion, said: dict[str, Any]) -> bool:
    return all(getattr(row, name) == each for name, each in said.items())


def remove(agency: str, key: str, doer: Doer) -> None:
    """Into the recycle bin; measures that were made of it stay."""
    REMOVAL.remove(agency, key, by=doer.key, at=doer.at)


def _line(row: OwnSuggestion, verb: str, by: str, at: dt.datetime) -> None:
    after = {} if verb == "delete" else {"measure_title": keep(row.title)}
    record(
        agency=row.agency.key, by=by, at=at, verb=verb, thing=SUGGESTION, key=row.key, after=after
    )


REMOVAL = Removal(rows=OwnSuggestion, thing=SUGGESTION, gone="suggestion-gone", line=_line)


def wanted(agency: Any, keys: list[str]) -> list[OwnSuggestion]:
    """Those that are there, in the order asked for."""
    known = {row.key: row for row in queries.own_suggestions(agency)}
    if any(key not in known for key in keys):
        raise refuse("suggestion-gone")
    return [known[key] for key in keys]
