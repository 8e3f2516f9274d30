"""Rows as the core's values and back: measures, reports with their way, a whole year as a file."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from prongsai.apps.agencies.finding import plain
from prongsai.apps.agencies.models import Division
from prongsai.apps.assessments.bridge import act, acts
from prongsai.apps.measures.models import Measure, MeasureYear, Report
from prongsai.core.approval.approval import Approval
from prongsai.core.follow_up.report import Progress, Proof, Reason, ReportState
from prongsai.core.follow_up.report import Report as ReportValue
from prongsai.core.follow_up.way import STEPS, Filed
from prongsai.core.follow_up.year_file import SCHEMA, YearFile
from prongsai.core.measures.measure import Cycle, Happening, Origin, Status, Turn, Unit
from prongsai.core.measures.measure import Measure as Value

COLUMNS = (
    "code", "title", "title_en", "finding", "indicators", "items", "topics", "steps", "units",
    "everyone", "joint", "begins", "due", "success", "success_unit", "success_target", "cycle",
    "status", "suggested", "origin_year", "origin_code", "origin_since", "history",
)  # fmt: skip
"""Of a measure, what its value says; `sought` follows from it."""
REPORT_COLUMNS = (
    "progress", "reason", "reason_said", "percent", "done", "began", "ended", "spent", "result",
    "obstacles", "recommendation", "proofs",
)  # fmt: skip
"""Of a report, what its unit writes."""
PART = "~"
"""In ids of units, before what tells a part of a division without a row of its own."""


@dataclass(frozen=True, slots=True)
class Units:
    """The divisions of an agency in their order, and what a measure calls them."""

    rows: tuple[Division, ...]

    @property
    def whole(self) -> tuple[tuple[str, str], ...]:
        """Id and name of those that a measure of everybody concerns: divisions that are open."""
        return tuple((r.key, r.name) for r in self.rows if not (r.parent_id or r.closed))

    def unit(self, key: str) -> Unit | None:
        """A division as measures print it; a sub-unit with the one it is a part of."""
        row = self._by_key.get(key)
        if row is None:
            return None
        return Unit(name=row.parent.name, part=row.name) if row.parent else Unit(name=row.name)

    def id_of(self, unit: Unit) -> str:
        """What names a unit for good: the key of the division of that name, else of its text."""
        named = {str(self.unit(row.key)): row.key for row in self.rows}
        if str(unit) in named:
            return named[str(unit)]
        digest = hashlib.sha256(str(unit).encode()).hexdigest()
        if unit.name in named:  # a part of a division that is no unit of its own here
            return f"{named[unit.name]}{PART}{digest[:8]}"
        return f"{PART}{digest[:16]}"

    def above(self, key: str) -> str:
        """The division that a sub-unit belongs to."""
        row = self._by_key.get(key)
        return row.parent.key if row and row.parent else ""

    @property
    def _by_key(self) -> dict[str, Division]:
        return {row.key: row for row in self.rows}


def division_of(unit: str) -> str:
    """Key of the division that a unit's id names; empty for one that is none here."""
    return unit.partition(PART)[0]


# --- Measures ------------------------------------------------------------------------------------


def value(row: Measure) -> Value:
    origin = None
    if row.origin_year:
        origin = Origin(
            fiscal_year=row.origin_year, key=row.origin_code,
            since=row.origin_since or row.origin_year,
        )  # fmt: skip
    return Value(
        key=row.code, title=row.title, title_en=row.title_en, finding=row.finding,
        indicators=tuple(row.indicators), items=tuple(row.items), topics=tuple(row.topics),
        steps=tuple(row.steps), units=tuple(unit_of(each) for each in row.units),
        everyone=row.everyone, joint=row.joint, begins=row.begins, due=row.due,
        success=row.success, success_unit=row.success_unit,
        success_target=Decimal(row.success_target) if row.success_target else None,
        cycle=Cycle(row.cycle), status=Status(row.status), suggested=row.suggested, origin=origin,
        history=tuple(_happened(each) for each in row.history),
    )  # fmt: skip


def unit_of(stored: Mapping[str, str]) -> Unit:
    return Unit(name=stored["name"], part=stored.get("part", ""))


def _happened(stored: Mapping[str, str]) -> Happening:
    day = dt.date.fromisoformat(stored["day"])
    return Happening(day=day, turn=Turn(stored["turn"]), note=stored.get("note", ""))


def columns(said: Value, units: Units) -> dict[str, Any]:
    """A measure as a row holds it."""
    origin = said.origin
    return {
        "code": said.key, "title": said.title, "title_en": said.title_en,
        "finding": said.finding, "indicators": list(said.indicators), "items": list(said.items),
        "topics": list(said.topics), "steps": list(said.steps),
        "units": [stored_unit(each, units) for each in said.units],
        "everyone": said.everyone, "joint": said.joint, "begins": said.begins, "due": said.due,
        "success": said.success, "success_unit": said.success_unit,
        "success_target": "" if said.success_target is None else f"{said.success_target:f}",
        "cycle": said.cycle.value, "status": said.status.value, "suggested": said.suggested,
        "origin_year": origin.fiscal_year if origin else None,
        "origin_code": origin.key if origin else "",
        "origin_since": origin.since if origin else None,
        "history": [
            {"day": each.day.isoformat(), "turn": each.turn.value, "note": each.note}
            for each in said.history
        ],
    }  # fmt: skip


def stored_unit(unit: Unit, units: Units) -> dict[str, str]:
    return {"id": units.id_of(unit), "name": unit.name, "part": unit.part}


def sought_of(said: Value) -> str:
    """What a search finds it by."""
    texts = (said.title, said.title_en, said.finding, *said.items)
    return "\n".join(plain(each) for each in texts if each)


def slot_units(row: Measure, units: Units) -> list[tuple[str, str]]:
    """Who reports on a measure: id and printed name, as `core.follow_up.slots.reporting` has it."""
    if row.everyone:
        found = list(units.whole)
    else:
        found = [(each["id"], str(unit_of(each))) for each in row.units]
    return found[:1] if row.joint else found


# --- Reports -------------------------------------------------------------------------------------


def report(row: Report, named: str = "") -> ReportValue:
    """`named` is what its unit is called in the measure today."""
    return ReportValue(
        measure=row.measure.code, unit=named or row.unit_name, period=row.period,
        progress=Progress(row.progress), reason=Reason(row.reason) if row.reason else None,
        reason_said=row.reason_said, percent=row.percent, done=row.done, began=row.began,
        ended=row.ended, spent=row.spent, result=Decimal(row.result) if row.result else None,
        obstacles=row.obstacles, recommendation=row.recommendation,
        proofs=tuple(proof(each) for each in row.proofs), state=ReportState(row.state),
        returned=row.returned,
    )  # fmt: skip


def proof(stored: Mapping[str, str]) -> Proof:
    """Files are named by their title; addresses are told as they are."""
    return Proof(title=stored["title"], address=stored.get("address", ""))


def report_columns(said: ReportValue) -> dict[str, Any]:
    """What a unit wrote, but for its proofs, whose files only the row knows."""
    as_is = (
        "reason_said", "percent", "done", "began", "ended", "spent", "obstacles", "recommendation",
    )  # fmt: skip
    return {
        **{name: getattr(said, name) for name in as_is},
        "progress": said.progress.value,
        "reason": said.reason.value if said.reason else "",
        "result": "" if said.result is None else f"{said.result:f}",
    }


def filed(row: Report, named: str = "") -> Filed:
    return Filed(report(row, named), way_of(row))


def way_of(row: Report) -> Approval:
    """How far its approval has come."""
    return way_by(row.acts, row.authors)


def way_by(acts: Sequence[Mapping[str, Any]], authors: Iterable[str]) -> Approval:
    """The same of two of its columns."""
    return Approval(STEPS, tuple(act(each) for each in acts), frozenset(authors))


def way_columns(found: Filed) -> dict[str, Any]:
    """How far a report has come, as its row holds it."""
    return {
        "acts": acts(found.approval), "state": found.state.value, "returned": found.report.returned,
    }  # fmt: skip


# --- A year --------------------------------------------------------------------------------------


def year_file(
    year: MeasureYear, rows: Iterable[Measure], reports: Iterable[Report], units: Units,
    agency: str,
) -> YearFile:  # fmt: skip
    """A year with what was reported, as the papers and the file of a year take it."""
    rows = list(rows)
    names = {row.pk: dict(slot_units(row, units)) for row in rows}
    return YearFile(
        schema=SCHEMA, fiscal_year=year.year, pack=year.pack, agency=agency,
        units=tuple(name for _, name in units.whole),
        measures={row.code: value(row) for row in rows},
        reports=tuple(
            report(each, names[each.measure_id].get(each.unit, "")) for each in reports
        ),
    )  # fmt: skip


def units_among(found: Sequence[Division]) -> Units:
    return Units(tuple(found))
