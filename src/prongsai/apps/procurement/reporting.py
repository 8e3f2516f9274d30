"""What officers write into the report of a year: one transaction and one line."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from prongsai.apps.agencies.actions import hold
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.audit.actions import keep, record
from prongsai.apps.procurement.models import YearReport
from prongsai.core.terms.problem import refuse

REPORT = "procurement.report"
TEXTS = ("problems", "suggestions")


@transaction.atomic
def write(
    agency: Agency, year: int, said: Mapping[str, str], doer: Doer, *, seen: int
) -> YearReport:
    """The texts of a year; `seen` is the revision their author had before him, 0 where none was."""
    hold(agency)
    found = YearReport.objects.filter(agency=agency, year=year).first()
    row = found or YearReport(agency=agency, year=year, revision=0)
    touched = [name for name in TEXTS if getattr(row, name) != said[name]]
    if not touched:
        return row
    if seen != row.revision:
        raise refuse("purchase-changed-meanwhile")
    before = {f"report_{name}": keep(old) for name in touched if (old := getattr(row, name))}
    for name in touched:
        setattr(row, name, said[name])
    row.revision += 1
    row.save()
    after = {f"report_{name}": keep(said[name]) for name in touched}
    record(
        agency=agency.key, by=doer.key, at=doer.at, verb="write", thing=REPORT, key=str(year),
        before=before, after=after,
    )  # fmt: skip
    return row
