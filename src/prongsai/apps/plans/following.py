"""Projects of the plan in force as measures of a year: what would be made, what was made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.rules import known_pack
from prongsai.apps.measures import of_projects
from prongsai.apps.measures import queries as measures
from prongsai.apps.measures.bridge import Units
from prongsai.apps.measures.models import Measure, MeasureYear
from prongsai.apps.measures.of_projects import Source
from prongsai.apps.plans.models import APPROVED, ActionPlan, Edition
from prongsai.apps.plans.queries import alike
from prongsai.core.access.roles import Role
from prongsai.core.measures.hands import Hand, hand_of
from prongsai.core.measures.measure import Measure as Value
from prongsai.core.measures.measure import Unit
from prongsai.core.plans.following import as_measure, years_of
from prongsai.core.plans.plan import Plan, Project
from prongsai.core.terms.fiscal_year import FiscalYear


@dataclass(frozen=True, slots=True)
class Offer:
    """A project of the year, and the measure that would be made of it or was."""

    project: Project
    said: Value
    gone: Sequence[str]
    """Codes that the year's rules have nothing for."""
    made: Measure | None
    """The year's measure of it, in the bin too."""
    mine: bool

    @property
    def is_open(self) -> bool:
        return self.made is None and self.mine


@dataclass(frozen=True, slots=True)
class Offers:
    """All projects of a plan that are done in a year."""

    year: MeasureYear
    hand: Hand
    plan: str
    title: str
    rows: Sequence[Offer]

    @property
    def open(self) -> Sequence[Offer]:
        return [each for each in self.rows if each.is_open]

    def of(self, project: str) -> Offer | None:
        return next((each for each in self.rows if each.project.key == project), None)

    def wanted(self, rows: Sequence[Offer]) -> Mapping[Source, Value]:
        return {
            Source(self.plan, self.title, each.project.key, each.project.title): each.said
            for each in rows
        }


def offers(request: AskedAbout, key: str, plan: Plan, year: int) -> Offers:
    """In printed order; a constant number of statements."""
    begun = measures.year_or_planned(request.agency, year)
    units = measures.units_of(request.agency)
    made = {row.project: row for row in measures.of_plan(request.agency, key) if row.year == year}
    hand = _hand(request, units)
    packs = (known_pack(plan.criteria) if plan.criteria else None, measures.pack_of(begun))
    rows = []
    for each in plan.projects:
        if year in years_of(plan, each):
            found = as_measure(plan, each, _units(each, units), packs, year, request.today)
            mine = of_projects.may_make(found.measure, units, hand)
            rows.append(Offer(each, found.measure, found.gone, made.get(each.key), mine))
    return Offers(begun, hand, key, plan.title, rows)


def _hand(request: AskedAbout, units: Units) -> Hand:
    parts = [each for each in request.parts if each.agency == request.agency.key]
    above = {row.key: units.above(row.key) for row in units.rows}
    return hand_of(((Role(each.role), each.division) for each in parts), above)


def _units(project: Project, units: Units) -> tuple[Unit, ...]:
    """As measures name them; one that is no unit of the agency stays what the plan calls it."""
    known = {alike(name): row.key for row in units.rows for name in (row.full_name, row.name)}
    named = (units.unit(known.get(alike(each), "")) or Unit(name=each)
             for each in project.responsible)  # fmt: skip
    return tuple(dict.fromkeys(named))


def open_years(
    plan: Plan, project: Project, made: Sequence[Measure], today: dt.date
) -> Sequence[int]:
    """This fiscal year and the next, where the project is done in them and has no measure yet."""
    taken = {row.year for row in made}
    this = FiscalYear.of(today).year
    return [each for each in (this, this + 1)
            if each in years_of(plan, project) and each not in taken]  # fmt: skip


def is_in_force(row: Edition) -> bool:
    """Whether it is the edition approved last; of one that `edition_of` found."""
    return row.state == APPROVED and not getattr(row, "is_succeeded", False)


def holding(plan: ActionPlan, project: str) -> Edition | None:
    """The edition in force, or the last one that had a project where that has it no more."""
    rows = list(plan.editions.defer("content").order_by("state", "-number"))
    having = (row for row in rows if any(x["key"] == project for x in row.outline["projects"]))
    return next(having, None)
