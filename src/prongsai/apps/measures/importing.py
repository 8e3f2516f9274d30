"""A file of a year: read whole, looked over, and only then entered, in one transaction."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments import pinned, rules
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.audit.actions import keep, record
from prongsai.apps.look.keys import new_key
from prongsai.apps.look.sealing import sealed, unsealed
from prongsai.apps.measures import actions, bridge, queries
from prongsai.apps.measures.bridge import Units
from prongsai.apps.measures.models import Measure, MeasureYear, Report
from prongsai.core.follow_up import merging
from prongsai.core.follow_up.merging import Merge
from prongsai.core.follow_up.report import Report as ReportValue
from prongsai.core.follow_up.year_file import YearFile
from prongsai.core.shapes.read import read
from prongsai.core.terms.problem import Problem, Refused
from prongsai.workshop.measure_files import MeasureFiles

YEAR, _SEAL = "measures.year", "measures.import"
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Checked:
    """A file without a fault, and what it would do."""

    file: YearFile
    merge: Merge
    notes: tuple[Problem, ...]
    """What somebody should look at."""
    token: str
    """All of it, sealed: it goes to the reader and comes back when he confirms."""


def files() -> MeasureFiles:
    return MeasureFiles(rules.library())


def check(agency: Agency, content: bytes, name: str, by: str) -> Checked:
    """Refused with everything that is wrong in it."""
    found = files().read_content(content, name)
    text = files().written(found.year, ".json").decode()
    token = sealed(_SEAL, {"file": text}, _whose(agency, by))
    return Checked(found.year, _merge(agency, found.year), found.problems, token)


def again(agency: Agency, token: str, by: str) -> YearFile:
    """What was checked."""
    text = unsealed(_SEAL, token, _whose(agency, by))["file"]
    found, problems = read(YearFile, json.loads(text, parse_float=Decimal))
    if found is None:  # it was written by another version of the program
        raise Refused(problems)
    return found


def _whose(agency: Agency, by: str) -> list[str]:
    return [agency.key, by]


def _merge(agency: Agency, file: YearFile) -> Merge:
    return merging.merge(file_of(agency, file.fiscal_year), file)


def file_of(agency: Agency, year: int) -> YearFile:
    """A year as it is here."""
    row = queries.year_or_planned(agency, year)
    rows, units = queries.measures_of(agency, year), queries.units_of(agency)
    return bridge.year_file(row, rows, queries.reports_of_year(agency, year), units, agency.name)


@transaction.atomic
def bring_in(agency: Agency, file: YearFile, doer: Doer) -> Merge:
    """All of it or nothing; what somebody changed meanwhile is compared anew."""
    year = actions.begin(_year(agency, file))
    found, units = _merge(agency, file), queries.units_of(agency)
    coming = [*found.new, *(after for _, after in found.changed)]
    faults = list(found.problems)
    for said in coming:
        faults.extend(_faults(said, year))
    if faults:
        raise Refused(faults)
    if found.is_empty:
        return found
    rows = _measures(agency, year, found, units, doer)
    reports = _reports(rows, found, units, doer)
    record(
        agency=agency.key, by=doer.key, at=doer.at, verb="import", thing=YEAR, key=str(year.year),
        after={
            "added": len(found.new), "changed": len(found.changed),
            "rows": keep({"measures": [each.key for each in coming], "reports": reports}),
        },
    )  # fmt: skip
    return found


def _year(agency: Agency, file: YearFile) -> MeasureYear:
    """The year as it was begun; else by the rules that the file names."""
    row = queries.year_or_planned(agency, file.fiscal_year)
    if row._state.adding and row.pack != file.pack:  # noqa: SLF001 - as in actions
        for name, each in pinned.named(rules.pin(file.pack)).items():
            setattr(row, name, each)
    return row


def _faults(said: Any, year: MeasureYear) -> Sequence[Problem]:
    try:
        actions.clean(said, year)
    except Refused as refused:
        return refused.problems
    return ()


def _measures(
    agency: Agency, year: MeasureYear, found: Merge, units: Units, doer: Doer
) -> dict[str, Measure]:
    """The year's rows by code, as they are afterwards."""
    held = Measure.objects.select_for_update().filter(agency=agency, year=year.year)
    rows = {row.code: row for row in held}
    for _, after in found.changed:
        actions.set_to(rows[after.key], after, units)
    changed = [rows[after.key] for _, after in found.changed]
    names = [*bridge.COLUMNS, "sought", "revision"]
    Measure.objects.bulk_update(changed, names, batch_size=_BATCH)
    last = max((row.place for row in rows.values()), default=0)
    new = []
    for place, said in enumerate(found.new, start=last + 1):
        if said.key in rows:  # one of this key lies in the bin: it is had back as the file says
            row = rows[said.key]
            actions.set_to(row, said, units)
            row.removed_by, row.removed_at = "", None
            row.save()
            continue
        row = Measure(
            agency=agency, year=year.year, key=new_key(), place=place, made_by=doer.key,
            made_at=doer.at, sought=bridge.sought_of(said), **bridge.columns(said, units),
        )  # fmt: skip
        rows[said.key] = row
        new.append(row)
    Measure.objects.bulk_create(new, batch_size=_BATCH)
    return rows


def _reports(rows: Mapping[str, Measure], found: Merge, units: Units, doer: Doer) -> dict[str, int]:
    """How many came in; each as a draft of its unit."""
    held = Report.objects.select_for_update().filter(measure__in=[r.pk for r in rows.values()])
    known = {(each.measure_id, each.unit, each.period): each for each in held}
    new = [_fresh(rows[said.measure], said, units, doer) for said in found.reports_new]
    Report.objects.bulk_create(new, batch_size=_BATCH)
    changed = []
    for _, said in found.reports_changed:
        measure = rows[said.measure]
        row = known[measure.pk, _unit_id(measure, said.unit, units), said.period]
        _write(row, said, doer)
        changed.append(row)
    names = [*bridge.REPORT_COLUMNS, "revision", "moved_at", "authors"]
    Report.objects.bulk_update(changed, names, batch_size=_BATCH)
    return {"new": len(new), "changed": len(changed)}


def _unit_id(measure: Measure, named: str, units: Units) -> str:
    return next(key for key, name in bridge.slot_units(measure, units) if name == named)


def _fresh(measure: Measure, said: ReportValue, units: Units, doer: Doer) -> Report:
    row = Report(
        measure=measure, key=new_key(), unit=_unit_id(measure, said.unit, units),
        unit_name=said.unit, period=said.period, made_at=doer.at, revision=0,
    )  # fmt: skip
    _write(row, said, doer)
    return row


def _write(row: Report, said: ReportValue, doer: Doer) -> None:
    """What it says; files that were attached here stay with it."""
    for name, each in bridge.report_columns(said).items():
        setattr(row, name, each)
    files_here = {each["title"]: each for each in row.proofs if each.get("file")}
    row.proofs = [
        files_here.get(each.title, {"title": each.title, "address": each.address})
        for each in said.proofs
    ]
    row.revision, row.moved_at = row.revision + 1, doer.at
    row.authors = list(dict.fromkeys([*row.authors, doer.key]))
