"""The tables of a plan: risks, targets by year, and money by dimension with its subtotals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from prongsai.core.documents.blocks import Align, Cell, Column, Run, Table, cell, heads, text
from prongsai.core.documents.plan_matter import PlanMatter, figure, has_satang, in_table
from prongsai.core.plans.attainment import Untold, actual
from prongsai.core.plans.plan import Goal, Project
from prongsai.core.plans.totals import Part, Sums
from prongsai.core.terms.units import is_share

Row = tuple[Cell, ...]


def risks(matter: PlanMatter) -> Table:
    """Each risk with the projects that answer it."""
    names = ("risk_key", "risk_work", "risk_event", "risk_level", "risk_answers")
    columns = (
        Column(4, Align.CENTRE), Column(12), Column(16), Column(6, Align.CENTRE), Column(10),
    )  # fmt: skip
    rows = []
    for risk in matter.plan.risks:
        answers = [
            str(matter.places[each.key]) for each in matter.plan.projects if risk.key in each.risks
        ]
        said = ", ".join(answers) or matter.say("risk_unanswered")
        level = matter.word("level", risk.level)
        rows.append((
            cell(Run(risk.key, as_is=True)), cell(risk.work), cell(risk.event), cell(level),
            cell(said),
        ))  # fmt: skip
    caption = text(matter.say("risks_caption"))
    return Table(columns, (heads(*map(matter.say, names)),), tuple(rows), caption)


def targets(matter: PlanMatter) -> Table:
    """Targets of the plan by year, with what became of them below."""
    years = matter.plan.covers
    columns = (Column(14), *(Column(7, Align.CENTRE),) * len(years))
    head = heads(matter.say("target_name"), *(matter.say("year", year=year) for year in years))
    rows = tuple(
        (cell(*_goal_name(matter, goal)), *(_target(matter, goal, year) for year in years))
        for goal in matter.plan.goals
    )
    caption = text(matter.say("targets_caption"))
    return Table(columns, (head,), rows, caption, first_column_heads=True)


def _goal_name(matter: PlanMatter, goal: Goal) -> Iterator[str]:
    yield goal.says
    if goal.base_year is not None:
        yield matter.say("target_base", year=goal.base_year)


def _target(matter: PlanMatter, goal: Goal, year: int) -> Cell:
    aimed = [each.value for each in goal.targets if each.year == year]
    key = "target_share" if is_share(goal.unit) else "target_value"
    lines = [matter.say(key, value=figure(each), unit=goal.unit) for each in aimed]
    became = actual(goal, year, matter.book.record)
    if not isinstance(became, Untold):
        lines.append(matter.say("target_actual", value=figure(became)))
    return cell(*(lines or [matter.say("none")]))


def budget(matter: PlanMatter, *, exact: bool = False) -> Table:
    """Every project with its planned money by year and in all, subtotals by dimension, the total.

    An exact table has satang wherever it stands; others where any amount has some.
    """
    return _Budget(matter, exact).table()


class _Budget:
    def __init__(self, matter: PlanMatter, exact: bool) -> None:
        self.matter = matter
        self.years = tuple(matter.plan.covers)
        amounts = (each.planned for project in matter.plan.projects for each in project.budgets)
        self.satang = exact or has_satang(amounts)
        self.columns = 3 + len(self.years)

    def table(self) -> Table:
        matter = self.matter
        names = [matter.say("year", year=year) for year in self.years]
        names.append(matter.say("budget_total"))
        head = heads(matter.say("budget_number"), matter.say("budget_project"), *names)
        figures = (Column(5, Align.END),) * len(names)
        columns = (Column(3, Align.CENTRE), Column(26), *figures)
        caption = text(matter.say("budget_caption"))
        return Table(columns, (head,), tuple(self._rows()), caption)

    def _rows(self) -> Iterator[Row]:
        matter = self.matter
        for part in matter.parts:
            yield self._across(matter.say("dimension", number=part.key, name=part.name.th))
            for mission in part.parts:
                if mission.projects:
                    said = matter.say("mission", number=mission.key, name=mission.name.th)
                    yield self._across(said)
                    yield from (self._project(each) for each in mission.projects)
            yield self._sums(self._subtotal(part), part.by_year, part.whole)
        total = matter.say("total", projects=len(matter.plan.projects))
        yield self._sums(total, matter.by_year, matter.whole)

    def _subtotal(self, part: Part) -> str:
        return self.matter.say("subtotal", number=part.key, projects=len(part.projects))

    def _across(self, said: str) -> Row:
        return (Cell((text(said),), columns=self.columns, bold=True, align=Align.START),)

    def _project(self, project: Project) -> Row:
        number = str(self.matter.places[project.key])
        begun = (cell(number), cell(project.title))
        figures = self.columns - 2
        if not project.funded:
            said = self.matter.say("no_budget")
            return (*begun, cell(said, columns=figures, align=Align.CENTRE))
        if not project.budgets:
            said = self.matter.say("untold")
            return (*begun, cell(said, columns=figures, align=Align.CENTRE))
        by_year = {year: Sums() for year in self.years}
        for each in project.budgets:
            by_year[each.year] += each
        whole = sum(by_year.values(), Sums())
        return (*begun, *(cell(each) for each in self._figures(by_year, whole)))

    def _sums(self, said: str, by_year: Mapping[int, Sums], whole: Sums) -> Row:
        name = Cell((text(said),), columns=2, bold=True, align=Align.START)
        figures = (Cell((text(each),), bold=True) for each in self._figures(by_year, whole))
        return (name, *figures)

    def _figures(self, by_year: Mapping[int, Sums], whole: Sums) -> Iterator[str]:
        none = self.matter.say("none")
        for sums in (*by_year.values(), whole):
            yield in_table(sums.planned, none, satang=self.satang)


def figures(matter: PlanMatter) -> Table:
    """What was planned, given by the ordinance and paid, by year."""
    names = ("figures_year", "figures_planned", "figures_ordinance", "figures_disbursed")
    none = matter.say("none")

    def row(said: str, sums: Sums, *, bold: bool = False) -> Row:
        amounts = (sums.planned, sums.ordinance, sums.disbursed)
        told = (in_table(each, none, satang=True) for each in amounts)
        return tuple(Cell((text(each),), bold=bold) for each in (said, *told))

    rows = [row(str(year), sums) for year, sums in matter.by_year.items()]
    total = row(matter.say("budget_total"), matter.whole, bold=True)
    columns = (Column(6, Align.CENTRE), *(Column(8, Align.END),) * 3)
    caption = text(matter.say("figures_caption"))
    return Table(columns, (heads(*map(matter.say, names)),), (*rows, total), caption)
