"""What is due about reports on measures: of each unit its own, of each desk what waits there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db.models import F, QuerySet
from django.utils import timezone

from prongsai.apps.accounts.queries import sitting
from prongsai.apps.agencies.models import Division
from prongsai.apps.agencies.queries import divisions_of
from prongsai.apps.due.sources import Found, Row, Source, as_row, columns, unpacked
from prongsai.apps.measures import bridge, queries
from prongsai.apps.measures.bridge import Units, units_among
from prongsai.apps.measures.follow_slots import Crew, Place, SlotId, Stand, crew_of, places
from prongsai.apps.measures.models import Measure, Report, Rhythm
from prongsai.core.access.roles import Role
from prongsai.core.due.due import Due, Where
from prongsai.core.follow_up.lateness import Nearness
from prongsai.core.follow_up.report import ReportState
from prongsai.core.follow_up.seats import REPORTING, seat_of
from prongsai.core.follow_up.way import STEPS
from prongsai.core.terms.fiscal_year import FiscalYear

OWES = (
    "id", "year", "code", "title", "units", "everyone", "joint", "begins", "due", "cycle",
    "status",
)  # fmt: skip
"""Columns that tell who owes what on a measure, and when."""
DAYS = ("days", "closed", "open", "known_until")
WAITING = {
    ReportState.SUBMITTED.value: "head", ReportState.PASSED.value: "accept",
    ReportState.ACCEPTED.value: "note",
}  # fmt: skip
"""The desk on which a report waits in each state."""
_DESKS = {step.key: step.role for step in STEPS}
_IN_STATE = {state.value: Stand(state) for state in ReportState}


def _rows(agency: Any, now: dt.datetime) -> list[QuerySet[Any, Any]]:
    """Measures of this year and the last, whose last reports are due in this one."""
    day = timezone.localtime(now).date()
    year = FiscalYear.of(day).year
    owed = queries.rows_of(agency).filter(year__in=(year - 1, year), status__in=queries.STANDING)
    reports = Report.objects.filter(measure__in=owed.values("pk"))
    waiting = reports.filter(state__in=WAITING)
    parts = sitting(agency.key, REPORTING, day)
    return [
        columns("follow_measure", owed, *OWES),
        columns("follow_report", reports, "measure_id", "unit", "period", "state"),
        columns(
            "follow_waiting", waiting, "measure_id", "unit", "period", "state", "acts", "authors",
            at="moved_at",
        ),
        columns(
            "follow_division", divisions_of(agency), "key", "name", "closed",
            above_name=F("parent__name"), above_key=F("parent__key"),
        ),
        columns("follow_part", parts, "role", "division", person=F("person__key")),
        columns("follow_rhythm", Rhythm.objects.filter(agency_id=agency.pk), *DAYS),
    ]  # fmt: skip


def _told(agency: Any, now: dt.datetime, found: Found) -> Iterator[Due]:
    measures = [as_row(Measure, row) for row in found["follow_measure"]]
    if not measures:
        return
    units = _units(found["follow_division"])
    facts = [row.facts for row in found["follow_part"]]
    crew = crew_of(((e["person"], e["role"], e["division"]) for e in facts), units)
    rhythm = next((as_row(Rhythm, row) for row in found["follow_rhythm"]), Rhythm())
    today, stands = timezone.localtime(now).date(), _stands(found)
    for year in sorted({row.year for row in measures}):
        rows = [row for row in measures if row.year == year]
        owed = places(rows, units, rhythm, year, stands, today)
        yield from _owed(agency.key, year, owed, crew)
        yield from _waiting(agency.key, year, owed, crew, found["follow_waiting"])


FOLLOW_UP = Source(_rows, _told)


def _units(rows: Sequence[Row]) -> Units:
    """Divisions in the order of the dictionary, each with the one it is a part of."""
    made = []
    for row in rows:
        facts = row.facts
        above = None
        if facts["above_key"]:
            above = Division(pk=1, key=facts["above_key"], name=facts["above_name"])
        closed = bool(facts["closed"])
        made.append(Division(key=facts["key"], name=facts["name"], closed=closed, parent=above))
    return units_among(sorted(made, key=lambda row: row.place_in_order))


def _stands(found: Found) -> dict[SlotId, Stand]:
    facts = (row.facts for row in found["follow_report"])
    return {
        (each["measure_id"], each["unit"], each["period"]): _IN_STATE[each["state"]]
        for each in facts
    }


def _owed(agency: str, year: int, owed: Sequence[Place], crew: Crew) -> Iterator[Due]:
    """One thing for each unit that is late, and one for what it owes soon."""
    for near in (Nearness.LATE, Nearness.SOON):
        of_unit: dict[str, list[Place]] = {}
        for place in owed:
            if place.nearness is near:
                of_unit.setdefault(place.unit, []).append(place)
        for unit, own in of_unit.items():
            inside = set(crew.of(unit))
            yield Due(
                what=f"follow_{near.value}",
                where=_board(agency, year, unit, near.value),
                whose=frozenset(REPORTING) if inside else frozenset({Role.COORDINATOR}),
                barred=frozenset(crew.everybody - inside) if inside else frozenset(),
                since=own[0].period.period.last, until=own[0].due.day,
                facts={"number": str(len(own)), "unit": own[0].name, "year": str(year)},
            )  # fmt: skip


def _board(agency: str, year: int, unit: str, mark: str) -> Where:
    return Where("measures:board_of", {"agency": agency, "year": year, "unit": unit, "mark": mark})


def _waiting(
    agency: str, year: int, owed: Sequence[Place], crew: Crew, rows: Sequence[Row]
) -> Iterator[Due]:
    """What waits on a desk: for heads unit by unit, for those above all at once."""
    of_slot = {place.slot: place for place in owed}
    headed = {unit: crew.seats(unit).headed for unit in {place.unit for place in owed}}
    groups: dict[tuple[str, str, Role], list[tuple[Place, Row]]] = {}
    for row in rows:
        facts = row.facts
        place = of_slot.get((facts["measure_id"], facts["unit"], facts["period"]))
        if place is not None:
            step = WAITING[facts["state"]]
            role = seat_of(_DESKS[step], headed=headed[place.unit])
            unit = place.unit if role is Role.DIVISION_HEAD else ""
            groups.setdefault((step, unit, role), []).append((place, row))
    for (step, unit, role), own in groups.items():
        yield _at_desk(agency, year, (step, unit, role), own, crew)


def _at_desk(
    agency: str, year: int, desk: tuple[str, str, Role], own: Sequence[tuple[Place, Row]],
    crew: Crew,
) -> Due:  # fmt: skip
    step, unit, role = desk
    barred = _barred(row for _, row in own)
    if unit:
        here = {person for person, roles in crew.of(unit).items() if role in roles}
        barred |= crew.everybody - here
    said = {"unit": own[0][0].name} if unit else {}
    return Due(
        what=f"follow_{step}", where=_board(agency, year, unit or "all", step),
        whose=frozenset({role}), barred=barred,
        since=timezone.localtime(min(row.at for _, row in own if row.at)).date(),
        facts={"number": str(len(own)), "year": str(year), **said},
    )  # fmt: skip


def _barred(rows: Iterable[Row]) -> frozenset[str]:
    """Who may take none of these reports; not looked for further once it is nobody."""
    found: frozenset[str] | None = None
    for row in rows:
        way = bridge.way_by(unpacked(row.facts["acts"]), unpacked(row.facts["authors"]))
        found = way.barred if found is None else found & way.barred
        if not found:
            break
    return found or frozenset()
