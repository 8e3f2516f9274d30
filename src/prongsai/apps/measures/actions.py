"""Drafting, changing, moving and deleting measures: one transaction and one line each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.db.models import Max

from prongsai.apps.agencies.actions import hold
from prongsai.apps.assessments.actions import Doer, keep_rules
from prongsai.apps.assessments.pinned import pin_of
from prongsai.apps.assessments.rules import library
from prongsai.apps.audit.actions import keep, record
from prongsai.apps.bin.actions import Removal
from prongsai.apps.look.keys import new_key
from prongsai.apps.measures import bridge, heirs, queries
from prongsai.apps.measures.bridge import Units
from prongsai.apps.measures.models import Measure, MeasureYear
from prongsai.core.follow_up.periods import periods
from prongsai.core.measures import moving
from prongsai.core.measures.checking import measure_problems
from prongsai.core.measures.hands import Hand
from prongsai.core.measures.measure import Cycle, Status, Turn
from prongsai.core.measures.measure import Measure as Value
from prongsai.core.measures.measure import MeasureYear as YearValue
from prongsai.core.terms.fiscal_year import FiscalYear
from prongsai.core.terms.problem import Place, Problem, Refused, Severity, refuse

MEASURE = "measures.measure"
OWN = "own"
"""How the codes of measures begin that come from no library."""
PERSONAL = ("title", "title_en", "finding", "steps")
"""What may name somebody: the trail only refers to it."""
_QUIET = ("code", "history")
"""Columns that follow from what was done."""
_IN_TRAIL = {
    "title": "measure_title", "title_en": "measure_title_en", "finding": "measure_finding",
    "indicators": "measure_indicators", "items": "measure_items", "topics": "measure_topics",
    "steps": "measure_steps", "units": "measure_units", "everyone": "measure_everyone",
    "joint": "measure_joint", "begins": "measure_begins", "due": "measure_due",
    "success": "measure_success", "success_unit": "measure_success_unit",
    "success_target": "measure_success_target",
    "cycle": "measure_cycle", "status": "measure_status", "suggested": "measure_suggested",
    "origin_year": "measure_origin_year", "origin_code": "measure_origin_code",
    "origin_since": "measure_origin_since",
}  # fmt: skip


def clean(said: Value, year: MeasureYear) -> None:
    """Refuse what is wrong with one measure, each beside its field."""
    whole = YearValue(fiscal_year=year.year, pack=year.pack, measures={said.key: said})
    found = measure_problems(whole, queries.pack_of(year), library().topics)
    faults = [_beside(each) for each in found if each.severity is Severity.REFUSED]
    if faults:
        raise Refused(faults)


def _beside(problem: Problem) -> Problem:
    """`measures/key/items/0` is the field of the form that says what it answers."""
    path = (problem.place.path or "").split("/")
    field = path[2] if len(path) > 2 else ""  # noqa: PLR2004 - below the measure
    column = "answers" if field in ("items", "indicators", "topics") else field
    return Problem(problem.code, problem.facts, Place(column=column), problem.severity)


# --- Drafts --------------------------------------------------------------------------------------


def add(year: MeasureYear, said: Value, hand: Hand, doer: Doer, key: str = "") -> Measure:
    """A draft; the form that is sent twice brings its key along and makes one."""
    clean(said, year)
    return _add(year, said, hand, doer, key)


@transaction.atomic
def _add(year: MeasureYear, said: Value, hand: Hand, doer: Doer, key: str) -> Measure:
    begin(year)
    known = Measure.objects.filter(agency=year.agency, key=key).first() if key else None
    if known is not None:
        return known
    units = queries.units_of(year.agency)
    row = fresh(year, said, units, doer, key)
    reached(hand, row)
    row.save(force_insert=True)
    line(row, doer, "add", told(row))
    return row


@transaction.atomic
def adopt(year: MeasureYear, wanted: Sequence[Value], hand: Hand, doer: Doer) -> list[Measure]:
    """Drafts of suggestions or of last year's measures; what the year has already stays one."""
    for said in wanted:
        clean(said, year)
    begin(year)
    units = queries.units_of(year.agency)
    here = {_source(bridge.value(row)): row for row in queries.measures_of(year.agency, year.year)}
    tied = heirs.heirs(year) if any(said.origin for said in wanted) else heirs.Heirs()
    rows = []
    for said in wanted:
        row = here.get(_source(said)) if any(_source(said)) else None
        row = row or tied.here(said)
        if row is None:
            row = tied.given(fresh(year, fitted(said, units), units, doer, ""), said)
            reached(hand, row)
            row.save(force_insert=True)
            line(row, doer, "carry" if said.origin else "adopt", told(row))
            here[_source(said)] = row
        rows.append(row)
    return rows


def _source(said: Value) -> tuple[str, str]:
    """What tells that it was taken already: the suggestion, or the measure it goes on with."""
    origin = f"{said.origin.fiscal_year} {said.origin.key}" if said.origin else ""
    return (origin, "" if origin else said.suggested)


def fitted(said: Value, units: Units) -> Value:
    """With units of the agency only: the usual ones of a suggestion may not be there."""
    here = tuple(each for each in said.units if bridge.division_of(units.id_of(each)))
    return replace(said, units=here, joint=said.joint and len(here) > 1)


def begin(year: MeasureYear) -> MeasureYear:
    """The year's first measure settles whose items they answer; others wait for it."""
    hold(year.agency)
    if year._state.adding:  # noqa: SLF001 - how Django says that it is not stored
        found = queries.year_of(year.agency, year.year)
        if found is not None:
            year.pk, year.pack, year.pack_hash = found.pk, found.pack, found.pack_hash
            year.assumed, year.assumed_hash = found.assumed, found.assumed_hash
        else:
            keep_rules(pin_of(year))
            year.save(force_insert=True)
    return year


def fresh(year: MeasureYear, said: Value, units: Units, doer: Doer, key: str) -> Measure:
    rows = Measure.objects.filter(agency=year.agency, year=year.year)
    codes = set(rows.values_list("code", flat=True))
    last: int = rows.aggregate(last=Max("place"))["last"] or 0
    said = replace(said, key=free(said.key, codes))
    return Measure(
        agency=year.agency, year=year.year, key=key or new_key(), place=last + 1,
        sought=bridge.sought_of(said), made_by=doer.key, made_at=doer.at,
        **bridge.columns(said, units),
    )  # fmt: skip


def free(wanted: str, taken: Collection[str]) -> str:
    """A key that the year has not yet; measures in the bin keep theirs."""
    if wanted and wanted not in taken:
        return wanted
    stem, number = wanted or OWN, 2 if wanted else 1
    while f"{stem}_{number}" in taken:
        number += 1
    return f"{stem}_{number}"


def reached(hand: Hand, row: Measure) -> None:
    keys = [bridge.division_of(each["id"]) for each in row.units]
    if not hand.may_draft(keys, everyone=row.everyone):
        raise refuse("measure-not-yours", Place(column="units"))


# --- Changes -------------------------------------------------------------------------------------


@transaction.atomic
def change(row: Measure, said: Value, hand: Hand, doer: Doer, *, seen: int) -> Measure:
    """What it says; `seen` is the revision its author had before him."""
    year = year_row(row)
    clean(said, year)
    row = held(row)
    _may_change(row, hand)
    before, units = bridge.value(row), queries.units_of(row.agency)
    after = moving.changed(before, replace(said, key=row.code), doer.at.date())
    touched = differing(row, after, units)
    if not touched:
        return row
    if seen != row.revision:
        raise refuse("measure-changed-meanwhile")
    was = told(row, touched)
    set_to(row, after, units)
    reached(hand, row)
    _keeps_reports(row)
    row.save(update_fields=[*bridge.COLUMNS, "sought", "revision"])
    line(row, doer, "change", told(row, touched), was)
    return row


def _may_change(row: Measure, hand: Hand) -> None:
    if not hand.whole and row.status != Status.DRAFT:
        raise refuse("measure-in-force", measure=row.title)
    reached(hand, row)


def _keeps_reports(row: Measure) -> None:
    """No report that somebody wrote may lose its slot."""
    known = {each.key for each in periods(Cycle(row.cycle), FiscalYear(row.year))}
    units = {key for key, _ in bridge.slot_units(row, queries.units_of(row.agency))}
    lost = [r.unit_name for r in row.reports.all() if r.unit not in units or r.period not in known]
    if lost:
        names = ", ".join(dict.fromkeys(lost))
        raise refuse("measure-reports-would-go", Place(column="units"), units=names)


@transaction.atomic
def move(row: Measure, turn: Turn, doer: Doer, note: str = "") -> Measure:
    """Put in force, close, drop, take up again; who may is for the permission table."""
    row = held(row)
    before = {"measure_status": row.status}
    after = moving.moved(bridge.value(row), turn, doer.at.date(), note)
    row.status, row.revision = after.status.value, row.revision + 1
    row.history = bridge.columns(after, Units(()))["history"]
    row.save(update_fields=["status", "history", "revision"])
    said: dict[str, Any] = {"measure_status": row.status}
    if note:
        said["reason"] = keep(note)
    line(row, doer, turn.value, said, before)
    return row


def year_row(row: Measure) -> MeasureYear:
    return queries.year_or_planned(row.agency, row.year)


def held(row: Measure) -> Measure:
    """The row as it is now, held; refused where it was removed in the meantime."""
    found = REMOVAL.held(row.agency.key, row.key)
    if found.removed_at is not None:
        raise refuse("measure-gone")
    return found


def differing(row: Measure, said: Value, units: Units) -> list[str]:
    """Columns of which the row says something else."""
    wanted = bridge.columns(said, units)
    return [name for name, each in wanted.items() if getattr(row, name) != each]


def set_to(row: Measure, said: Value, units: Units) -> None:
    for name, each in bridge.columns(said, units).items():
        setattr(row, name, each)
    row.sought, row.revision = bridge.sought_of(said), row.revision + 1


# --- The recycle bin and the trail ---------------------------------------------------------------


@transaction.atomic
def remove(row: Measure, hand: Hand, doer: Doer) -> None:
    """A draft, into the recycle bin; what was in force is dropped instead."""
    row = REMOVAL.held(row.agency.key, row.key)
    if row.status != Status.DRAFT:
        raise refuse("measure-not-a-draft", measure=row.title)
    if row.reports.exists():
        raise refuse("measure-has-reports", measure=row.title)
    reached(hand, row)
    REMOVAL.remove(row.agency.key, row.key, by=doer.key, at=doer.at)


def _binned(row: Measure, verb: str, by: str, at: dt.datetime) -> None:
    line(
        row, Doer(by, (), at), verb, {"measure_title": keep(row.title)} if verb != "delete" else {}
    )


REMOVAL = Removal(rows=Measure, thing=MEASURE, gone="measure-gone", line=_binned)


def told(row: Measure, names: Collection[str] = bridge.COLUMNS) -> dict[str, Any]:
    """What a line of the trail says of these columns; blanks are left out."""
    found = {name: getattr(row, name) for name in names if name not in _QUIET}
    return {_IN_TRAIL[name]: _told(name, each) for name, each in found.items() if each}


def _told(name: str, each: Any) -> Any:
    if name in PERSONAL:
        return keep(each)
    if name == "units":
        return ", ".join(str(bridge.unit_of(unit)) for unit in each)
    if isinstance(each, list):
        return ", ".join(each)
    return each.isoformat() if isinstance(each, dt.date) else each


def line(
    row: Measure, doer: Doer, verb: str, after: Mapping[str, Any],
    before: Mapping[str, Any] | None = None,
) -> None:  # fmt: skip
    record(
        agency=row.agency.key, by=doer.key, at=doer.at, verb=verb, thing=MEASURE, key=row.key,
        before=before, after=after,
    )  # fmt: skip
