"""Finding plans, in a constant number of statements."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.db.models import (
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)

from prongsai.apps.agencies.models import Agency
from prongsai.apps.agencies.queries import branches
from prongsai.apps.assessments.queries import results_of
from prongsai.apps.due.sources import columns
from prongsai.apps.plans import bridge
from prongsai.apps.plans.entered import became_of
from prongsai.apps.plans.models import APPROVED, DRAFT, ActionPlan, Edition
from prongsai.core.access.roles import Role
from prongsai.core.plans.attainment import Standing, standing
from prongsai.core.plans.editions import Book
from prongsai.core.plans.frame import PlanFrame
from prongsai.core.plans.plan import Goal, GoalKind, Kpi, Plan, Project
from prongsai.core.plans.record import Actual, Reading, Record
from prongsai.core.plans.totals import Part, Sums, totals
from prongsai.core.terms.fiscal_year import FiscalYear
from prongsai.core.terms.problem import Problem
from prongsai.core.terms.thai import look_alike

MOST = 20
"""Plans and projects that a search shows."""
UNITS = frozenset({Role.DIVISION_HEAD, Role.DIVISION_OFFICER})
"""Those who write for the unit they belong to."""


def rows_of(agency: Agency) -> QuerySet[ActionPlan]:
    return ActionPlan.objects.filter(agency_id=agency.pk, removed_at=None)


def listed(agency: Agency) -> Sequence[tuple[ActionPlan, Sequence[Edition]]]:
    """All plans with their editions, the newest first; two statements."""
    found = rows_of(agency).order_by("-first", "-pk").prefetch_related("editions")
    return [(row, sorted(row.editions.all(), key=lambda each: -each.number)) for row in found]


def counted(agency: Any) -> QuerySet[Any, Any]:
    """Which editions stand and how many projects they hold, as one more part of a statement."""
    return columns(
        "plans", standing_rows(agency), "number", "state", "projects", first=F("plan__first"),
        years=F("plan__years"),
    )  # fmt: skip


def plan_of(agency: Agency, key: str) -> ActionPlan | None:
    return rows_of(agency).filter(key=key).first()


def edition_of(agency: Agency, plan: str, number: int) -> Edition | None:
    later = Edition.objects.filter(
        plan=OuterRef("plan"), state=APPROVED, number__gt=OuterRef("number")
    )
    rows = Edition.objects.select_related("plan__agency").defer("plan__agency__sought")
    rows = rows.annotate(is_succeeded=Exists(later))
    return rows.filter(
        plan__agency_id=agency.pk, plan__removed_at=None, plan__key=plan, number=number
    ).first()


def editions_of(plan: ActionPlan) -> Sequence[Edition]:
    """All of a plan, the newest first, without what they say."""
    return list(plan.editions.defer("content").order_by("-number"))


def in_force(plan: ActionPlan) -> Edition | None:
    """The one approved last; the draft of a plan that was never approved."""
    approved = plan.editions.filter(state=APPROVED).order_by("-number").first()
    return approved or plan.editions.order_by("-number").first()


def covering(agency: Agency, year: int) -> Edition | None:
    """The approved edition of the plan that a fiscal year lies in, the newest where several do."""
    rows = Edition.objects.select_related("plan__agency").filter(
        plan__agency_id=agency.pk, plan__removed_at=None, state=APPROVED, plan__first__lte=year,
        plan__first__gt=year - F("plan__years"),
    )  # fmt: skip
    return rows.order_by("-plan__first", "-plan__pk", "-number").first()


def has_been_approved(plan: ActionPlan) -> bool:
    return plan.editions.filter(state=APPROVED).exists()


def standing_rows(agency: Any) -> QuerySet[Edition]:
    """Of each plan the edition in force, and its draft where somebody revises it."""
    newest = Edition.objects.filter(plan=OuterRef("plan"), state=APPROVED).order_by("-number")
    rows = Edition.objects.filter(plan__agency_id=agency.pk, plan__removed_at=None)
    return rows.filter(Q(state=DRAFT) | Q(pk=Subquery(newest.values("pk")[:1])))


@dataclass(frozen=True, slots=True)
class Hit:
    """A plan that was found, or one of its projects."""

    agency: Agency
    plan: str
    edition: int
    of: str
    """Title of the plan."""
    project: str = ""
    title: str = ""


def found(agencies: Collection[str], pieces: Collection[str]) -> list[Hit]:
    """Plans of these agencies and projects of them whose title holds every word, newest first."""
    if not agencies or not pieces:
        return []
    rows = Edition.objects.filter(plan__agency__key__in=list(agencies), plan__removed_at=None)
    newest = Edition.objects.filter(plan=OuterRef("plan")).order_by("-number")
    rows = rows.filter(pk=Subquery(newest.values("pk")[:1]))
    for piece in pieces:
        rows = rows.filter(sought__contains=piece)
    rows = rows.defer("content").select_related("plan__agency").order_by("-plan__first", "-pk")
    return [hit for row in rows[:MOST] for hit in _hits(row, pieces)][:MOST]


def _hits(row: Edition, pieces: Collection[str]) -> Iterator[Hit]:
    whole, *titles = row.sought.split("\n")
    here = Hit(row.plan.agency, row.plan.key, row.number, row.plan.title)
    if all(piece in whole for piece in pieces):
        yield here
    for project, title in zip(row.outline["projects"], titles, strict=True):
        if all(piece in title for piece in pieces):
            yield replace(here, project=project["key"], title=project["title"])


def used_keys(plan: ActionPlan) -> set[str]:
    """Keys of projects and KPIs that something is kept of, whether an edition has them or not."""
    kpis = plan.readings.values_list("kpi", flat=True)
    return set(kpis.union(plan.paid.values_list("project", flat=True)))


def scores_of(agency: Agency) -> dict[int, Decimal]:
    """The agency's total by year, of results that count."""
    return {
        each.assessment.year: Decimal(each.hundredths).scaleb(-2)
        for each in results_of(agency)
        if each.hundredths is not None and each.approved
    }


def scored(record: Record, plan: Plan, scores: Mapping[int, Decimal], source: str) -> Record:
    """With the agency's own scores as what became of the targets that ask for them."""
    asked = {
        (goal.key, year) for goal in plan.goals if goal.kind is GoalKind.ITA for year in plan.covers
    }
    taken = {(goal, year) for goal, year in asked if year in scores}
    kept = [each for each in record.actuals if (each.goal, each.year) not in taken]
    found = [
        Actual(
            goal=goal, year=year, value=bridge.figure(scores[year]), source=source.format(year=year)
        )
        for goal, year in taken
    ]
    whole = sorted([*kept, *found], key=lambda each: (each.year, each.goal))
    return replace(record, actuals=tuple(whole))


@dataclass(frozen=True, slots=True)
class Reached:
    """How many KPIs are where they shall be."""

    met: int = 0
    missed: int = 0
    unknown: int = 0
    before: int = 0
    """Last measured before the year that is asked about."""

    @property
    def all(self) -> int:
        return self.met + self.missed + self.unknown + self.before

    def __add__(self, other: Reached) -> Reached:
        return Reached(
            self.met + other.met, self.missed + other.missed, self.unknown + other.unknown,
            self.before + other.before,
        )  # fmt: skip


def reached(standings: Iterable[Standing]) -> Reached:
    """All these, counted."""
    found: Counter[bool | str | None] = Counter(
        "before" if each.before else each.met for each in standings
    )
    return Reached(found[True], found[False], found[None], found["before"])


@dataclass
class Opened:
    """An edition with all that became of the plan, read once for a request."""

    row: Edition
    plan: Plan
    """As the edition says it, with what was paid."""
    record: Record
    bare: Plan
    """Without what was paid: what is edited."""
    by_kpi: Mapping[str, Sequence[Reading]] = field(default_factory=dict)

    @cached_property
    def book(self) -> Book:
        what = bridge.Became(self.record, bridge.paid_in(self.plan))
        return bridge.book(self.row, self.bare, what)

    @cached_property
    def frame(self) -> PlanFrame:
        return bridge.plans().frame_of(self.plan.frame)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        return totals(self.plan, self.frame)

    @cached_property
    def whole(self) -> dict[int, Sums]:
        """Of all dimensions, by year."""
        return {
            year: sum((part.by_year[year] for part in self.parts), Sums())
            for year in self.plan.covers
        }

    @cached_property
    def problems(self) -> list[Problem]:
        return bridge.plans().faults(self.book)

    def project(self, key: str) -> Project | None:
        return next((each for each in self.plan.projects if each.key == key), None)

    def kpi(self, key: str) -> tuple[Project, Kpi] | None:
        found = ((each, kpi) for each in self.plan.projects for kpi in each.kpis)
        return next(((each, kpi) for each, kpi in found if kpi.key == key), None)

    def goal(self, key: str) -> Goal | None:
        return next((each for each in self.plan.goals if each.key == key), None)

    def standing(self, kpi: Kpi, until: dt.date | None = None) -> Standing:
        """Where a KPI stands, or stood on a day."""
        known = (each for each in self.by_kpi.get(kpi.key, ()) if not until or each.day <= until)
        return standing(kpi, Record(readings=tuple(known)))

    def reached(self, projects: Iterable[Project], until: dt.date | None = None) -> Reached:
        return reached(self.standing(kpi, until) for each in projects for kpi in each.kpis)

    def year_now(self, today: dt.date) -> int:
        """The plan's year that today lies in, else the nearest."""
        year = FiscalYear.of(today).year
        return min(max(year, self.plan.first), self.plan.first + self.plan.years - 1)


def opened(row: Edition, source: str) -> Opened:
    """Four statements: what became of the plan, and the agency's own scores."""
    bare = bridge.content(row)
    what = became_of(row.plan)
    ita = any(goal.kind is GoalKind.ITA for goal in bare.goals)
    scores = scores_of(row.plan.agency) if ita else {}
    record = scored(what.record, bare, scores, source) if scores else what.record
    by_kpi: defaultdict[str, list[Reading]] = defaultdict(list)
    for each in record.readings:
        by_kpi[each.kpi].append(each)
    return Opened(row, bridge.with_paid(bare, what.paid), record, bare, by_kpi)


@dataclass(frozen=True, slots=True)
class Hand:
    """What somebody may change: everything, or projects of these units."""

    whole: bool = False
    units: frozenset[str] = frozenset()
    """Names, as they may be written in a plan."""

    def may_write(self, project: Project) -> bool:
        return self.whole or any(alike(each) in self.units for each in project.responsible)

    def owns(self, project: Project) -> bool:
        """Whether nobody else is responsible for it."""
        named = {alike(each) for each in project.responsible}
        return self.whole or (bool(named) and named <= self.units)


def alike(name: str) -> str:
    return look_alike(name).replace(" ", "")


def hand_of(agency: Agency, parts: Iterable[Any], roles: Collection[Role]) -> Hand:
    """`parts` are those of today in the agency; one statement where somebody belongs to a unit."""
    if Role.COORDINATOR in roles:
        return Hand(whole=True)
    mine = {each.division for each in parts if each.role in UNITS and each.division}
    if not mine:
        return Hand()
    rows = [
        each for each in branches(agency)
        if each.key in mine or (each.parent and each.parent.key in mine)
    ]  # fmt: skip
    return Hand(units=frozenset(alike(name) for row in rows for name in (row.name, row.full_name)))
