"""The report on KPIs at the end of a period: target, latest reading, reached or not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from prongsai.core.documents.blocks import (
    Align,
    Block,
    Cell,
    Column,
    Heading,
    Paragraph,
    Table,
    Title,
    cell,
    heads,
    text,
)
from prongsai.core.documents.document import Document
from prongsai.core.documents.plan_matter import PlanMatter
from prongsai.core.documents.plan_projects import beside, latest, target
from prongsai.core.plans.attainment import Standing, standing
from prongsai.core.plans.plan import Project
from prongsai.core.plans.record import Record, told_until
from prongsai.core.terms.dates import Style, shown_date
from prongsai.core.terms.fiscal_year import FiscalYear, Period

_STATES = ("kpis_met", "kpis_missed", "kpis_before", "kpis_unknown")


@dataclass(frozen=True, slots=True)
class Row:
    """A project that had begun, with where its KPIs stood."""

    project: Project
    standings: tuple[Standing, ...]


def rows(projects: Iterable[Project], record: Record, period: Period) -> tuple[Row, ...]:
    """Projects that had begun by the last day of a period, as it stood that day.

    What was measured before the fiscal year of the period tells nothing of what the year reached.
    """
    known, since = told_until(record, period.last), FiscalYear.of(period.last).first
    return tuple(
        Row(each, tuple(standing(kpi, known, since) for kpi in each.kpis))
        for each in projects
        if each.begins is None or each.begins <= period.last
    )


def kpi_report(matter: PlanMatter, year: FiscalYear, period: Period) -> Document:
    """The whole report, dimension by dimension."""
    title = matter.say("kpis_title", title=matter.plan.title)
    return matter.document(title, _report(matter, title, year, period))


def _report(matter: PlanMatter, title: str, year: FiscalYear, period: Period) -> Iterator[Block]:
    record = matter.book.record
    parts = [(part, rows(part.projects, record, period)) for part in matter.parts]
    said = {"period": period.label.th, "year": year.words.th}
    yield Title((text(title), text(matter.say("kpis_period", **said)), text(matter.plan.agency)))
    everything = [each for _, found in parts for each in found]
    yield Paragraph(text(_summed(matter, everything, period)))
    names = [(part.key, part.name.th, found) for part, found in parts]
    yield _counts(matter, names)
    for key, name, found in names:
        if found:
            yield Heading(1, text(matter.say("dimension", number=key, name=name)))
            yield _table(matter, found)
    told = (said for each in everything for one in each.standings for said in beside(matter, one))
    yield from (Paragraph(text(each)) for each in told)


def kpi_state(each: Standing) -> str:
    """Key of the words for where a KPI stands."""
    met, missed, before, unknown = _STATES
    if each.before:
        return before
    return unknown if each.met is None else met if each.met else missed


def _states(found: Iterable[Row]) -> Counter[str]:
    return Counter(kpi_state(each) for row in found for each in row.standings)


def _summed(matter: PlanMatter, found: Sequence[Row], period: Period) -> str:
    states = _states(found)
    return matter.say(
        "kpis_summed", day=shown_date(period.last, Style.LETTER), projects=len(found),
        kpis=states.total(), met=states["kpis_met"], missed=states["kpis_missed"],
        before=states["kpis_before"], unknown=states["kpis_unknown"],
    )  # fmt: skip


def _counts(matter: PlanMatter, parts: Sequence[tuple[str, str, tuple[Row, ...]]]) -> Table:
    names = ("kpis_dimension", "kpis_projects", "kpis_all", *_STATES)
    columns = (Column(26), *(Column(6, Align.CENTRE),) * (len(names) - 1))
    lines = [
        _line(matter.say("dimension", number=key, name=name), found) for key, name, found in parts
    ]
    whole = tuple(each for _, _, found in parts for each in found)
    lines.append(_line(matter.say("kpis_whole"), whole, bold=True))
    caption = text(matter.say("kpis_counts"))
    return Table(columns, (heads(*map(matter.say, names)),), tuple(lines), caption)


def _line(name: str, found: Sequence[Row], *, bold: bool = False) -> tuple[Cell, ...]:
    states = _states(found)
    figures = (len(found), states.total(), *(states[each] for each in _STATES))
    return tuple(Cell((text(each),), bold=bold) for each in (name, *map(str, figures)))


def _table(matter: PlanMatter, found: Sequence[Row]) -> Table:
    names = (
        "budget_number", "budget_project", "kpi_says", "kpi_target", "kpi_latest", "kpis_source",
        "kpis_state",
    )  # fmt: skip
    columns = (
        Column(3, Align.CENTRE), Column(16), Column(16), Column(9, Align.CENTRE),
        Column(10, Align.CENTRE), Column(12), Column(7, Align.CENTRE),
    )  # fmt: skip
    body = tuple(line for row in found for line in _lines(matter, row))
    return Table(columns, (heads(*map(matter.say, names)),), body)


def _lines(matter: PlanMatter, row: Row) -> Iterator[tuple[Cell, ...]]:
    """A row for each KPI; the project stands once, over all of them."""
    number, title = str(matter.places[row.project.key]), row.project.title
    if not row.standings:
        yield (cell(number), cell(title), cell(matter.say("kpis_none"), columns=5))
        return
    for place, each in enumerate(row.standings):
        deep = len(row.standings)
        first = (cell(number, rows=deep), cell(title, rows=deep)) if place == 0 else ()
        source = each.latest.source if each.latest else matter.say("none")
        yield (
            *first, cell(each.kpi.says), cell(target(matter, each.kpi)),
            cell(latest(matter, each)), cell(source), cell(matter.say(kpi_state(each))),
        )  # fmt: skip
