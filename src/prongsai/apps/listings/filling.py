"""Tables filled from what other parts of the application keep.

Rows come as an import would bring them, so that they are read, checked and shown like one. Nothing
is filled by itself: somebody asks for it, looks it over, and enters it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.rules import shelf
from prongsai.apps.cases import published_manuals
from prongsai.apps.listings import from_cases, from_months, from_sums, from_told
from prongsai.apps.listings.bridge import PLACE
from prongsai.apps.listings.from_cases import ONLINE
from prongsai.apps.look.words import phrase, thai
from prongsai.apps.measures import follow_reports, printing
from prongsai.apps.measures.queries import units_of
from prongsai.apps.plans import queries as plans
from prongsai.apps.risks import queries as risks
from prongsai.core.documents.look import Numerals
from prongsai.core.documents.measure_papers import YEAR, MeasureMatter
from prongsai.core.documents.measure_results import Results
from prongsai.core.documents.risk_forms import RowsOf
from prongsai.core.documents.risk_rows import Row, Told, lines_of, rows_of
from prongsai.core.follow_up.report import Report, ReportState
from prongsai.core.follow_up.year_file import YearFile
from prongsai.core.listings.frame import Listing, Register
from prongsai.core.measures.measure import Measure
from prongsai.core.plans.plan import Kpi, Project
from prongsai.core.plans.totals import Part, sums_of
from prongsai.core.risks.levels import level_of
from prongsai.core.terms.dates import Style, shown_date, shown_range
from prongsai.core.terms.fiscal_year import FiscalYear
from prongsai.core.terms.problem import refuse
from prongsai.workshop.measures import matter_of

Line = Mapping[str, str]
"""A row by key of the column; what isn't said is left out."""
PERIODS = follow_reports.PERIODS
_STATES = {
    "done_state": "done", "in progress": "going", "not started": "not_begun",
    "cannot proceed": "cannot", "no_report": "not_begun", "not_due": "not_begun",
}  # fmt: skip
_ACCEPTED = (ReportState.ACCEPTED, ReportState.NOTED)


@dataclass(frozen=True, slots=True)
class Asked:
    """Of whom, which year, and of measures which period."""

    agency: Agency
    year: int
    day: dt.date
    period: str = YEAR
    site: str = ""
    """What goes before addresses of pages here."""
    topic: str = ""
    """Of the table: procedures that name it are asked."""

    @property
    def when(self) -> tuple[Agency, int, dt.date, str]:
        """Whose figures of which year, until the end of which day, about what."""
        return self.agency, self.year, self.day, self.topic


@dataclass(frozen=True, slots=True)
class Filled:
    """What would be brought in, and what one must know of it."""

    rows: list[list[str]]
    notes: tuple[str, ...]

    @property
    def seal(self) -> str:
        """Tells what somebody has looked at from what there is by now."""
        return hashlib.sha256(json.dumps(self.rows).encode()).hexdigest()


def fill(listing: Listing, asked: Asked) -> Filled:
    """Refused where there is nothing to fill it from."""
    if listing.register is None:
        raise ValueError(listing.key)
    lines, notes = _FROM[listing.register](replace(asked, topic=listing.topic))
    if not lines:
        raise refuse("listing-nothing-to-fill", year=str(asked.year))
    columns = [each for key, each in listing.columns.items() if key != PLACE]
    head = [each.name.th for each in columns]
    return Filled([head, *([line.get(each.key, "") for each in columns] for line in lines)], notes)


Found = tuple[Sequence[Line], tuple[str, ...]]


# --- Measures ------------------------------------------------------------------------------------


def _measures(asked: Asked) -> Found:
    """Those that stand; drafts are nobody else's yet."""
    matter = _matter(printing.whole(asked.agency, asked.year).year, asked.day)
    return [
        {
            "measure": each.title, "finding": each.finding, "steps": _numbered(each.steps),
            "who": ", ".join(matter.responsible(each)), "period": matter.period(each),
            "reporting": matter.say(f"cycle_{each.cycle.value}"),
        }
        for each in matter.listed
    ], ()  # fmt: skip


def _matter(file: YearFile, day: dt.date) -> MeasureMatter:
    return matter_of(file, {}, shelf(), "th", Numerals.ARABIC, day)


def _numbered(steps: Iterable[str]) -> str:
    found = [each for each in steps if each]
    if len(found) == 1:
        return found[0]
    return " ".join(f"{number}) {each}" for number, each in enumerate(found, 1))


def _reports(asked: Asked) -> Found:
    """What the coordinator has accepted: no other report of a unit goes out."""
    matter = follow_reports.matter_of(asked.agency, asked.year, units_of(asked.agency))
    taken = tuple(each for each in matter.file.reports if each.state in _ACCEPTED)
    file = replace(matter.file, reports=taken)
    results = Results(shelf().script("measures", "th"), file, asked.period)
    told = _matter(file, asked.day)
    lines = [
        {
            "measure": each.title, "steps": _numbered(each.steps),
            "who": ", ".join(told.responsible(each)), "period": told.period(each),
            "state": _STATES[results.standing(each)], **_became(results, each),
        }
        for each in told.listed
    ]  # fmt: skip
    summary = matter.summary(asked.period)
    counts = {"unaccepted": len(summary.unaccepted), "missing": len(summary.missing)}
    notes = (phrase(f"listing.fill_{key}", count=n) for key, n in counts.items() if n)
    return lines, tuple(notes)


def _became(results: Results, measure: Measure) -> Line:
    found = results.of(measure.key)
    said = [_said(results, each, named=len(found) > 1) for each in found]
    advice = dict.fromkeys(each.recommendation for each in found if each.recommendation)
    nothing = results.script.say(results.standing(measure))
    return {"result": " ".join(said) or nothing, "advice": " ".join(advice)}


def _said(results: Results, report: Report, *, named: bool) -> str:
    """What one unit did; why it could not."""
    said = results.state(report) if report.reason else ""
    text = " ".join(each for each in (said, report.done) if each) or results.state(report)
    return results.script.say("of_unit", unit=report.unit, said=text) if named else text


# --- Risks ---------------------------------------------------------------------------------------


def _register(asked: Asked) -> tuple[Told, tuple[str, ...]]:
    """With a word where nobody has approved it."""
    year = risks.year_of(asked.agency, asked.year)
    if year is None:
        raise refuse("listing-nothing-to-fill", year=str(asked.year))
    held = risks.held(year)
    told = Told(held.register, held.frame, shelf().script("risks", "th"))
    return told, () if year.approved else (phrase("listing.fill_unapproved"),)


def _risks(asked: Asked) -> Found:
    told, notes = _register(asked)
    return [
        _cells(
            told, row, work="work", risk="event", cause="cause", measure="treatments", who="owner"
        )
        for row in rows_of(told, RowsOf.RISKS)
    ], notes


def _risk_results(asked: Asked) -> Found:
    """What is done about each risk, and what came of it in its last round."""
    told, notes = _register(asked)
    return [_result(told, row) for row in rows_of(told, RowsOf.TREATMENTS)], notes


def _result(told: Told, row: Row) -> Line:
    said = _cells(told, row, work="work", risk="event", measure="treatment", who="treatment_owner")
    state = row.follow_up.state if row.follow_up else "not_begun"
    result = _cell(told, row, "result") or told.script.say("no_result")
    return {"who": _cell(told, row, "owner"), **said, "state": state, "result": result}


def _cells(told: Told, row: Row, **columns: str) -> dict[str, str]:
    """Cells as papers say them, and the level as a word alone."""
    found = {key: _cell(told, row, column) for key, column in columns.items()}
    level = level_of(row.risk.inherent, told.frame) if row.risk else None
    return {**{key: each for key, each in found.items() if each},
            "level": level.name.th if level else ""}  # fmt: skip


def _cell(told: Told, row: Row, column: str) -> str:
    lines = lines_of(told, row, column)
    return "" if lines == (told.script.say("none"),) else " ".join(lines)


# --- The plan against corruption -----------------------------------------------------------------


def _opened(asked: Asked) -> plans.Opened:
    row = plans.covering(asked.agency, asked.year)
    if row is None:
        raise refuse("listing-nothing-to-fill", year=str(asked.year))
    return plans.opened(row, "{year}")


def _projects(found: plans.Opened) -> Iterator[tuple[str, Project]]:
    """In the order of the frame, each with its mission."""
    for dimension in found.parts:
        yield from ((dimension.name.th, each) for each in dimension.own)
        yield from ((_named(part), each) for part in dimension.parts for each in part.projects)


def _named(part: Part) -> str:
    return f"{part.key} {part.name.th}"


def _plan(asked: Asked) -> Found:
    """Its projects with the money of the year."""
    found = _opened(asked)
    return [
        {
            "mission": mission, "project": each.title, "budget": _money(each, asked.year)[0],
            "period": _period(each), "who": ", ".join(each.responsible),
            "indicator": _numbered(_aimed(kpi) for kpi in each.kpis),
        }
        for mission, each in _projects(found)
    ], ()  # fmt: skip


def _money(project: Project, year: int) -> tuple[str, str]:
    """What was planned and what was paid; of a project without money, nothing is known to be."""
    if not project.funded:
        return "0.00", ""
    sums = sums_of([project], [year])[year]
    return _amount(sums.planned), _amount(sums.disbursed)


def _amount(value: Decimal | None) -> str:
    return "" if value is None else f"{value:.2f}"


def _period(project: Project) -> str:
    begins, ends = project.begins, project.ends
    if begins and ends:
        return shown_range(begins, ends, Style.SHORT)
    return shown_date(ends, Style.SHORT) if ends else ""


def _aimed(kpi: Kpi) -> str:
    if kpi.target is None:
        return kpi.says
    return thai("listing.fill_target", what=kpi.says, target=f"{kpi.target:f}", unit=kpi.unit)


def _plan_results(asked: Asked) -> Found:
    """What was paid in the year, and what its KPIs were by its end."""
    found, year = _opened(asked), FiscalYear(asked.year)
    lines: list[Line] = []
    for mission, each in _projects(found):
        planned, paid = _money(each, asked.year)
        read = [said for kpi in each.kpis if (said := _read(found, kpi, year))]
        lines.append({
            "mission": mission, "project": each.title, "budget": planned, "disbursed": paid,
            "result": _numbered(read) or thai("listing.fill_no_reading"),
            "who": ", ".join(each.responsible),
        })  # fmt: skip
    unread = sum(line["result"] == thai("listing.fill_no_reading") for line in lines)
    return lines, (phrase("listing.fill_unread", count=unread),) if unread else ()


def _read(found: plans.Opened, kpi: Kpi, year: FiscalYear) -> str:
    """The last figure of the year, beside what was aimed at."""
    stands = found.standing(kpi, year.last)
    if stands.latest is None or stands.latest.day < year.first:
        return ""
    said = thai("listing.fill_figure", what=_aimed(kpi), figure=f"{stands.latest.value:f}",
                unit=kpi.unit)  # fmt: skip
    if stands.met is None:
        return said
    return f"{said} {thai('listing.fill_met' if stands.met else 'listing.fill_missed')}"


_FROM: Mapping[Register, Callable[[Asked], Found]] = {
    Register.MEASURES: _measures,
    Register.MEASURE_REPORTS: _reports,
    Register.RISKS: _risks,
    Register.RISK_RESULTS: _risk_results,
    Register.PLAN: _plan,
    Register.PLAN_RESULTS: _plan_results,
    Register.SERVICES: lambda asked: from_cases.found(*asked.when, None),
    Register.ONLINE_SERVICES: lambda asked: from_cases.found(*asked.when, ONLINE),
    Register.COMPLAINTS: lambda asked: from_months.found(*asked.when),
    Register.GIFTS: lambda asked: from_months.found(*asked.when),
    Register.QUESTIONS: lambda asked: from_months.found(*asked.when),
    Register.MANUALS: lambda asked: (
        published_manuals.told(asked.agency, asked.site, asked.topic),
        (),
    ),
    Register.PROPOSALS: lambda asked: from_told.found(*asked.when),
    Register.TRAININGS: lambda asked: from_sums.found(*asked.when),
}
"""By what the pack says a table can be filled from."""
