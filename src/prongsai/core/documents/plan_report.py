"""The report on a plan after six months or a year: what was done for each project, money, KPIs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

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
from prongsai.core.documents.measure_results import STANDINGS, Results
from prongsai.core.documents.plan_kpis import Row, kpi_state, rows
from prongsai.core.documents.plan_matter import PlanMatter, in_table
from prongsai.core.documents.plan_projects import beside, latest, target
from prongsai.core.documents.script import Script
from prongsai.core.follow_up.periods import every_period
from prongsai.core.follow_up.year_file import YearFile
from prongsai.core.plans.attainment import Standing
from prongsai.core.plans.following import years_of
from prongsai.core.plans.plan import Plan, Project
from prongsai.core.plans.record import Record
from prongsai.core.plans.totals import Sums, sums_of
from prongsai.core.terms.fiscal_year import FiscalYear

PERIODS = ("h1", "year")
NOT_FOLLOWED = "not_followed"
ALL_STANDINGS = (*STANDINGS, NOT_FOLLOWED)


@dataclass(frozen=True, slots=True)
class Followed:
    """The measures that follow a plan's projects in a year, with what units told on them."""

    file: YearFile
    of: Mapping[str, str]
    """Keys of measures, by those of projects."""


@dataclass(frozen=True, slots=True)
class Told:
    """What became of one project."""

    project: Project
    standing: str
    """Key of the words for how far it is, as its measure tells."""
    lines: Sequence[str]
    advice: Sequence[str]
    money: Sums
    kpis: Sequence[Standing]


def told(
    plan: Plan, record: Record, followed: Followed, when: tuple[int, str], script: Script
) -> tuple[Told, ...]:
    """Projects on which something was to be done in the year, in printed order."""
    year, key = when
    results = Results(script, followed.file, key)
    period = every_period(FiscalYear(year))[key].period
    known = {each.project.key: each for each in rows(plan.projects, record, period)}
    return tuple(
        _told(each, followed, results, known.get(each.key), year)
        for each in plan.projects
        if year in years_of(plan, each)
    )


def _told(
    project: Project, followed: Followed, results: Results, row: Row | None, year: int
) -> Told:
    measure = followed.file.measures.get(followed.of.get(project.key, ""))
    money, kpis = sums_of([project], [year])[year], row.standings if row else ()
    if measure is None:
        return Told(project, NOT_FOLLOWED, (), (), money, kpis)
    standing = results.standing(measure)
    reports = results.of(measure.key)
    lines = results.lines(measure) if reports else ()
    advice = [line for line in results.recommendations(measure) if reports]
    return Told(project, standing, lines, advice, money, kpis)


def money_of(found: Iterable[Told]) -> Sums:
    """What they come to together."""
    whole = Sums()
    for each in found:
        whole += each.money
    return whole


def plan_report(
    matter: PlanMatter, followed: Followed, when: tuple[int, str], measures: Script
) -> Document:
    """The whole report; `measures` words what measures tell."""
    title = matter.say("report_title", title=matter.plan.title)
    found = told(matter.plan, matter.book.record, followed, when, measures)
    return matter.document(title, _report(matter, title, found, when, measures))


def _report(
    matter: PlanMatter, title: str, found: tuple[Told, ...], when: tuple[int, str],
    measures: Script,
) -> Iterator[Block]:  # fmt: skip
    year, key = when
    named = measures.say(f"report_{key}", year=year)
    yield Title((text(title), text(named), text(matter.plan.agency)))
    yield Paragraph(text(_summed(matter, found, year)))
    yield _standings(matter, found, measures)
    parts = [(part, _within(found, part.projects)) for part in matter.parts]
    yield _money(matter, [(part.key, part.name.th, inside) for part, inside in parts], found)
    for part, inside in parts:
        if inside:
            said = matter.say("dimension", number=part.key, name=part.name.th)
            yield Heading(1, text(said))
            yield _table(matter, inside, measures)
    said_beside = (line for each in found for kpi in each.kpis for line in beside(matter, kpi))
    yield from (Paragraph(text(each)) for each in said_beside)


def _within(found: Iterable[Told], projects: Iterable[Project]) -> tuple[Told, ...]:
    keys = {each.key for each in projects}
    return tuple(each for each in found if each.project.key in keys)


def _summed(matter: PlanMatter, found: Sequence[Told], year: int) -> str:
    money, states = money_of(found), _met(found)
    return matter.say(
        "report_summed", year=year, projects=len(found),
        planned=_sum(matter, money.planned), disbursed=_sum(matter, money.disbursed),
        kpis=states.total(), met=states["kpis_met"],
        followed=sum(each.standing != NOT_FOLLOWED for each in found),
    )  # fmt: skip


def _met(found: Iterable[Told]) -> Counter[str]:
    return Counter(kpi_state(kpi) for each in found for kpi in each.kpis)


def _baht(matter: PlanMatter, amount: Decimal | None) -> str:
    return in_table(amount, matter.say("none"), satang=False)


def _sum(matter: PlanMatter, amount: Decimal | None) -> str:
    if amount is None:
        return matter.say("report_no_sum")
    return matter.say("report_sum", money=_baht(matter, amount))


def _standings(matter: PlanMatter, found: Sequence[Told], measures: Script) -> Table:
    """How many projects stand where; the figures add up to all of them."""
    counted = Counter(each.standing for each in found)
    lines = [
        (cell(standing_words(each, matter.script, measures)), cell(str(counted[each])))
        for each in ALL_STANDINGS
        if counted[each]
    ]
    whole = tuple(
        Cell((text(said),), bold=True) for said in (matter.say("kpis_whole"), str(len(found)))
    )
    head = heads(measures.say("state_of"), matter.say("kpis_projects"))
    caption = text(matter.say("report_standings"))
    return Table((Column(3), Column(1, Align.CENTRE)), (head,), (*lines, whole), caption)


def standing_words(standing: str, script: Script, measures: Script) -> str:
    """How far a project is, in words of the plan or of measures."""
    return (script if standing == NOT_FOLLOWED else measures).say(standing)


def _money(
    matter: PlanMatter, parts: Sequence[tuple[str, str, tuple[Told, ...]]], found: tuple[Told, ...]
) -> Table:
    names = ("kpis_dimension", "kpis_projects", "report_planned", "report_ordinance",
             "report_disbursed", "kpis_met", "kpis_all")  # fmt: skip
    lines = [
        _line(matter, matter.say("dimension", number=key, name=name), inside)
        for key, name, inside in parts
    ]
    lines.append(_line(matter, matter.say("kpis_whole"), found, bold=True))
    amounts = (Column(9, Align.END),) * 3
    counts = (Column(6, Align.CENTRE),) * 2
    columns = (Column(22), Column(6, Align.CENTRE), *amounts, *counts)
    caption = text(matter.say("report_money"))
    return Table(columns, (heads(*map(matter.say, names)),), tuple(lines), caption)


def _line(
    matter: PlanMatter, name: str, found: tuple[Told, ...], *, bold: bool = False
) -> tuple[Cell, ...]:
    money, states = money_of(found), _met(found)
    amounts = (money.planned, money.ordinance, money.disbursed)
    said = (name, str(len(found)), *(_baht(matter, each) for each in amounts),
            str(states["kpis_met"]), str(states.total()))  # fmt: skip
    return tuple(Cell((text(each),), bold=bold) for each in said)


def _table(matter: PlanMatter, found: Sequence[Told], measures: Script) -> Table:
    names = ("budget_number", "budget_project", "report_by", "report_baht", "report_done",
             "kpis_all", "report_advice")  # fmt: skip
    columns = (
        Column(3, Align.CENTRE), Column(13), Column(8), Column(8, Align.END), Column(17),
        Column(16), Column(11),
    )  # fmt: skip
    body = tuple(_row(matter, each, measures) for each in found)
    return Table(columns, (heads(*map(matter.say, names)),), body)


def _row(matter: PlanMatter, each: Told, measures: Script) -> tuple[Cell, ...]:
    none, project = matter.say("none"), each.project
    return (
        cell(str(matter.places[project.key])),
        cell(project.title),
        cell(*project.responsible or (none,)),
        cell(*_paid(matter, each)),
        cell(*each.lines or [standing_words(each.standing, matter.script, measures)]),
        cell(*[_kpi(matter, kpi) for kpi in each.kpis] or [none]),
        cell(*each.advice or [none]),
    )


def _paid(matter: PlanMatter, each: Told) -> Iterator[str]:
    if not each.project.funded:
        yield matter.say("no_budget")
        return
    yield matter.say("report_of_plan", money=_baht(matter, each.money.planned))
    yield matter.say("report_paid", money=_baht(matter, each.money.disbursed))


def _kpi(matter: PlanMatter, each: Standing) -> str:
    said = latest(matter, each) if each.latest else target(matter, each.kpi)
    state = matter.say(kpi_state(each))
    return matter.say("report_kpi", says=each.kpi.says, value=said, state=state)
