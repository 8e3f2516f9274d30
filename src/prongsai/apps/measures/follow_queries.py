"""Reading what units report, in a constant number of statements."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from prongsai.apps.accounts.queries import sitting
from prongsai.apps.agencies.models import Agency
from prongsai.apps.measures import queries
from prongsai.apps.measures.bridge import Units
from prongsai.apps.measures.follow_slots import (
    Crew,
    Place,
    SlotId,
    Stand,
    crew_of,
    places,
)
from prongsai.apps.measures.models import Measure, Report, Rhythm
from prongsai.core.follow_up.report import ReportState
from prongsai.core.follow_up.seats import REPORTING


def crew(agency: Agency, units: Units, day: dt.date) -> Crew:
    """Who works in which unit: one statement."""
    rows = sitting(agency.key, REPORTING, day)
    return crew_of(rows.values_list("person__key", "role", "division"), units)


def standing(agency: Any, year: int) -> list[Measure]:
    """The measures of a year that units report on."""
    rows = queries.rows_of(agency).filter(year=year, status__in=queries.STANDING)
    return list(rows.order_by("place", "pk"))


def stands(agency: Any, year: int) -> dict[SlotId, Stand]:
    """How far every report of a year has come, without their texts: one statement."""
    rows = Report.objects.filter(measure__agency_id=agency.pk, measure__year=year)
    found = rows.values_list("measure", "unit", "period", "state", "progress", "percent")
    return {
        (measure, unit, period): Stand(ReportState(state), progress, percent)
        for measure, unit, period, state, progress, percent in found
    }


def owed(agency: Agency, year: int, units: Units, today: dt.date) -> list[Place]:
    """Everything that units owe in a year: three statements."""
    rows, rhythm = standing(agency, year), queries.rhythm_of(agency)
    return places(rows, units, rhythm, year, stands(agency, year), today)


def reports_on(row: Measure) -> list[Report]:
    """Every report on one measure, in the order they came."""
    found = list(Report.objects.filter(measure=row).order_by("pk"))
    for each in found:
        each.measure = row
    return found


def of_measure(
    row: Measure, reports: Iterable[Report], units: Units, rhythm: Rhythm, today: dt.date
) -> list[Place]:
    """What is owed on one measure; nothing as long as it is not in force."""
    if row.status not in queries.STANDING:
        return []
    found = {
        (row.pk, each.unit, each.period): Stand(
            ReportState(each.state), each.progress, each.percent
        )
        for each in reports
    }
    return places([row], units, rhythm, row.year, found, today)


def on_page(row: Measure, units: Units, today: dt.date) -> list[Place]:
    """What is owed on a measure, for its page: two statements, none before it is in force."""
    if row.status not in queries.STANDING:
        return []
    return of_measure(row, reports_on(row), units, queries.rhythm_of(row.agency), today)
