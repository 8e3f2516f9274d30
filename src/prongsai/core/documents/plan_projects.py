"""Part 3 of a plan: a sheet for each project."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from prongsai.core.documents.blocks import (
    Align,
    Block,
    Cell,
    Column,
    Entry,
    Heading,
    Listing,
    Numbering,
    PageBreak,
    Paragraph,
    Run,
    Table,
    cell,
    heads,
    plain,
    text,
)
from prongsai.core.documents.line_breaks import letters_wide
from prongsai.core.documents.plan_matter import PlanMatter, figure, money
from prongsai.core.plans.attainment import Standing, standing
from prongsai.core.plans.plan import By, Direction, Kpi, Project
from prongsai.core.terms.dates import Style, shown_date
from prongsai.core.terms.fiscal_year import FiscalYear
from prongsai.core.terms.units import is_share

Blocks = Iterator[Block]
_BESIDE = 60
"""Letters up to which a part stands on the line of its label."""


def sheets(matter: PlanMatter) -> Blocks:
    """Every project below its dimension, each on a page of its own."""
    names = dict(matter.frame.names())
    for part in matter.parts:
        for place, project in enumerate(part.projects):
            yield PageBreak()
            if place == 0:
                said = matter.say("dimension", number=part.key, name=part.name.th)
                yield Heading(2, text(said))
            yield from _sheet(matter, project, names[project.place].th)


def _sheet(matter: PlanMatter, project: Project, place: str) -> Blocks:
    number = matter.places[project.key]
    heading = matter.say("project_heading", number=number, title=project.title)
    yield Heading(3, text(heading))
    said = matter.say("project_place", number=project.place, name=place)
    yield Paragraph(text(said), indent=False)
    counted = 0
    for name, blocks in _sections(matter, project):
        made = list(blocks)
        if made:
            counted += 1
            yield from _numbered(Run(f"{counted}. {matter.say(name)}", bold=True), made)


def _numbered(label: Run, made: list[Block]) -> Blocks:
    """A part below its label; a short one beside it, so that a sheet fits its page."""
    match made:
        case [Paragraph(text=said)] if letters_wide(plain(said)) <= _BESIDE:
            yield Paragraph(text(label, "  ", said), indent=False)
        case _:
            yield Paragraph(text(label), indent=False, keep=True)
            yield from made


def _sections(matter: PlanMatter, project: Project) -> Iterator[tuple[str, Iterable[Block]]]:
    kind = matter.word("kind", project.kind)
    yield "project_kind", [Paragraph(text(kind))]
    yield "project_rationale", [Paragraph(text(each)) for each in project.rationale]
    yield "project_objectives", _listed(project.objectives)
    yield "project_groups", _listed(_groups(matter, project))
    yield "project_steps", _listed(_steps(matter, project))
    yield "project_period", [Paragraph(text(_period(matter, project)))]
    yield "project_budget", _listed(_budget(matter, project))
    yield "project_responsible", _listed(project.responsible)
    yield "project_results", _results(matter, project)
    yield "project_answers", _listed(_answers(matter, project))


def _listed(entries: Iterable[str]) -> Blocks:
    """A list, or a paragraph where there is one entry only."""
    found = tuple(entries)
    if len(found) == 1:
        yield Paragraph(text(found[0]))
    elif found:
        yield Listing(tuple(Entry(text(each)) for each in found), Numbering.BRACKET)


def _groups(matter: PlanMatter, project: Project) -> Iterator[str]:
    for group in project.groups:
        if group.people is None:
            yield group.who
        else:
            yield matter.say("project_group", who=group.who, people=f"{group.people:,}")


def _steps(matter: PlanMatter, project: Project) -> Iterator[str]:
    for step in project.steps:
        if step.due is None:
            yield step.says
        else:
            due = shown_date(step.due, Style.LETTER)
            yield matter.say("project_step", says=step.says, due=due)


def _period(matter: PlanMatter, project: Project) -> str:
    """Fiscal years where the days are theirs, else the days."""
    begins, ends = project.begins or matter.plan.starts, project.ends or matter.plan.ends
    first, last = FiscalYear.of(begins), FiscalYear.of(ends)
    if (first.first, last.last) == (begins, ends):
        key = "project_year" if first == last else "project_years"
        return matter.say(key, first=first.year, last=last.year)
    days = {"first": shown_date(begins, Style.LETTER), "last": shown_date(ends, Style.LETTER)}
    return matter.say("project_days", **days)


def _budget(matter: PlanMatter, project: Project) -> Iterator[str]:
    planned = [(each.year, each.planned) for each in project.budgets if each.planned is not None]
    amounts = {amount for _, amount in planned}
    if not project.funded:
        yield matter.say("no_budget")
    elif not planned:
        yield matter.say("untold")
    elif len(amounts) == 1 and len(planned) == len(matter.plan.covers):
        yield matter.say("project_each_year", money=money(planned[0][1]))
    else:
        for year, amount in planned:
            yield matter.say("project_one_year", year=year, money=money(amount))


def _answers(matter: PlanMatter, project: Project) -> Iterator[str]:
    if project.risks:
        yield matter.say("answers_risks", risks=", ".join(project.risks))
    if project.items:
        codes, pack = ", ".join(project.items), matter.plan.criteria
        yield matter.say("answers_items", items=codes, pack=pack)


def _results(matter: PlanMatter, project: Project) -> Blocks:
    if not project.kpis:
        return
    standings = [standing(kpi, matter.book.record) for kpi in project.kpis]
    read = any(each.latest for each in standings)
    names = ["kpi_result", "kpi_says", "kpi_target", "kpi_by", *["kpi_latest"] * read]
    columns = (
        Column(7, Align.CENTRE), Column(20), Column(11, Align.CENTRE), Column(10, Align.CENTRE),
        *[Column(15, Align.CENTRE)] * read,
    )  # fmt: skip
    rows = tuple(_kpi(matter, each, read=read) for each in standings)
    yield Table(columns, (heads(*map(matter.say, names)),), rows)
    yield from (Paragraph(text(said)) for each in standings for said in beside(matter, each))


def _kpi(matter: PlanMatter, each: Standing, *, read: bool) -> tuple[Cell, ...]:
    kpi = each.kpi
    by = matter.word("by", kpi.by) if kpi.by else matter.say("none")
    row = (
        cell(matter.word("result", kpi.result)), cell(kpi.says), cell(target(matter, kpi)),
        cell(by),
    )  # fmt: skip
    return (*row, cell(*_latest(matter, each))) if read else row


def target(matter: PlanMatter, kpi: Kpi) -> str:
    """What a KPI aims at."""
    rises = kpi.direction is not Direction.FALL
    if kpi.target is None:
        return matter.say("kpi_more" if rises else "kpi_less")
    said = _figure(matter, kpi, figure(kpi.target))
    return matter.say("kpi_rise" if rises else "kpi_fall", figure=said)


def _figure(matter: PlanMatter, kpi: Kpi, value: str) -> str:
    return matter.say(
        "kpi_share" if is_share(kpi.unit) else "kpi_figure", value=value, unit=kpi.unit
    )


def latest(matter: PlanMatter, each: Standing) -> str:
    """What a KPI was last, and when."""
    if each.latest is None:
        return matter.say("none")
    said = _figure(matter, each.kpi, figure(each.latest.value))
    return matter.say("kpi_read", figure=said, day=shown_date(each.latest.day, Style.SHORT))


def _latest(matter: PlanMatter, each: Standing) -> Iterator[str]:
    yield latest(matter, each)
    if each.met is not None:
        yield matter.say("kpi_met" if each.met else "kpi_not_met")


def beside(matter: PlanMatter, each: Standing) -> Iterator[str]:
    """What a count of complaints is never told without."""
    if each.kpi.by is not By.COMPLAINTS or each.latest is None or each.latest.received is None:
        return
    known = each.latest.known
    said = (
        matter.say("complaints_unknown")
        if known is None
        else matter.say("complaints_known", known=figure(known))
    )
    yield matter.say("complaints", kpi=each.kpi.key, received=each.latest.received, known=said)
