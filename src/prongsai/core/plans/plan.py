"""The plan: projects with budgets and measurable results, hung on a frame; targets by year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from prongsai.core.shapes.fields import told, told_or, told_or_new
from prongsai.core.terms.fiscal_year import FiscalYear


class Kind(StrEnum):
    """What a plan calls its entries."""

    PROJECT = "project"
    ACTIVITY = "activity"
    MEASURE = "measure"
    PRACTICE = "practice"


class Direction(StrEnum):
    """Which way a figure shall go."""

    RISE = "rise"
    FALL = "fall"


class By(StrEnum):
    """How a figure is measured."""

    SURVEY = "survey"
    TEST = "test"
    CASES = "cases"
    COMPLAINTS = "complaints"
    CHANNELS = "channels"
    COUNT = "count"
    SCORE = "score"


class Result(StrEnum):
    """What a KPI measures: what was made, or what came of it."""

    OUTPUT = "output"
    OUTCOME = "outcome"


class RiskLevel(StrEnum):
    """How grave a risk is, in a word."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    VERY_HIGH = "very_high"


class GoalKind(StrEnum):
    """Where the actual figures of a target come from."""

    ITA = "ita"
    CASES = "cases"
    OWN = "own"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kpi:
    """An output or outcome as something that can be measured."""

    key: str = told("Key within the plan; readings name it.")
    says: str = told("What is measured, as the plan says it.")
    result: Result = told("Whether it is an output or an outcome.")
    target: Decimal | None = told_or(None, "The figure aimed at, where the plan names one.")
    unit: str = told_or("", "Unit of the figure.")
    direction: Direction | None = told_or(None, "Which way the figure shall go.")
    by: By | None = told_or(None, "How it is measured.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """The money of a project in one fiscal year, in baht; a figure left out is not known yet."""

    year: int = told("Fiscal year of the Buddhist era.")
    planned: Decimal | None = told_or(None, "What the plan gives.")
    ordinance: Decimal | None = told_or(None, "What the budget ordinance gives.")
    disbursed: Decimal | None = told_or(None, "What was paid.")


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetGroup:
    """Whom a project is for."""

    who: str = told("The group.")
    people: int | None = told_or(None, "How many, where the plan says it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a project."""

    says: str = told("What is done.")
    due: dt.date | None = told_or(None, "By when.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A project, activity, measure or practice of the plan."""

    key: str = told("Key within the plan; it stays when the title changes.")
    place: str = told("Where it hangs in the frame: `1.1.1`, or `1.1`.")
    kind: Kind = told("What it is.")
    title: str = told("Its title.")
    rationale: tuple[str, ...] = told_or_new(tuple, "Why, in paragraphs.")
    objectives: tuple[str, ...] = told_or_new(tuple, "What for.")
    groups: tuple[TargetGroup, ...] = told_or_new(tuple, "Whom it is for.")
    steps: tuple[Step, ...] = told_or_new(tuple, "What is done, in order.")
    begins: dt.date | None = told_or(None, "First day; that of the plan where left out.")
    ends: dt.date | None = told_or(None, "Last day; that of the plan where left out.")
    funded: bool = told("Whether it uses money.")
    budgets: tuple[Budget, ...] = told_or_new(tuple, "Its money by year.")
    responsible: tuple[str, ...] = told_or_new(tuple, "Units in charge.")
    kpis: tuple[Kpi, ...] = told_or_new(tuple, "Its outputs and outcomes.")
    risks: tuple[str, ...] = told_or_new(tuple, "Keys of the risks it answers.")
    items: tuple[str, ...] = told_or_new(tuple, "Codes of the assessment's items it answers.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """A corruption risk the plan answers."""

    key: str = told("Key within the plan.")
    work: str = told("The process or work it lies in.")
    event: str = told("What could happen.")
    level: RiskLevel = told("How grave it is.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A member of the committee, by office; no name."""

    position: str = told("Office held in the agency.")
    part: str = told("Part in the committee.")


@dataclass(frozen=True, slots=True, kw_only=True)
class YearTarget:
    """What is aimed at in one fiscal year."""

    year: int = told("Fiscal year of the Buddhist era.")
    value: Decimal = told("The figure aimed at.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A target of the whole plan, by year."""

    key: str = told("Key within the plan.")
    says: str = told("The target in words.")
    kind: GoalKind = told("Where its actual figures come from.")
    unit: str = told("Unit of the figures.")
    direction: Direction = told("Which way the figure shall go.")
    base_year: int | None = told_or(None, "The year it is compared with.")
    targets: tuple[YearTarget, ...] = told_or_new(tuple, "The figures by year.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """An action plan of several fiscal years."""

    title: str = told("What it is called, without the years.")
    agency: str = told("Full name of the agency.")
    head: str = told_or("", "Office of the signer; from the kind of agency where left out.")
    frame: str = told("Key of the frame it hangs on.")
    first: int = told("First fiscal year of the Buddhist era.")
    years: int = told("How many fiscal years it covers.")
    criteria: str = told_or("", "Pack whose items its projects answer: `ita/2569`.")
    rationale: tuple[str, ...] = told_or_new(tuple, "Why there is a plan, in paragraphs.")
    objectives: tuple[str, ...] = told_or_new(tuple, "What for.")
    benefits: tuple[str, ...] = told_or_new(tuple, "What comes of it.")
    duties: tuple[str, ...] = told_or_new(tuple, "Duties of the committee.")
    members: tuple[Member, ...] = told_or_new(tuple, "The committee, by office.")
    goals: tuple[Goal, ...] = told_or_new(tuple, "Targets of the whole plan.")
    risks: tuple[Risk, ...] = told_or_new(tuple, "Risks it answers.")
    projects: tuple[Project, ...] = told_or_new(tuple, "Its projects, in order.")

    @property
    def covers(self) -> range:
        """Its fiscal years."""
        return range(self.first, self.first + self.years)

    @property
    def starts(self) -> dt.date:
        return FiscalYear(self.first).first

    @property
    def ends(self) -> dt.date:
        return FiscalYear(self.first + self.years - 1).last

    def kpis(self) -> Iterator[Kpi]:
        """The KPIs of all projects."""
        return (kpi for project in self.projects for kpi in project.kpis)
