"""What was decided about lost points: measures and projects, how far they are, what proves it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from prongsai.core.criteria.pack import Pack
from prongsai.core.follow_up.periods import periods
from prongsai.core.follow_up.report import Progress, Proof, Report, ReportState, together
from prongsai.core.follow_up.slots import reporting
from prongsai.core.measures.measure import Cycle, Measure, MeasureYear, Status
from prongsai.core.measures.naming import Naming, naming_of
from prongsai.core.plans.attainment import Standing, standing
from prongsai.core.plans.plan import Plan, Project
from prongsai.core.plans.record import Record
from prongsai.core.risks.register import Control, RiskRegister, Treatment
from prongsai.core.terms.fiscal_year import FiscalYear

_TOLD = (
    ReportState.SUBMITTED, ReportState.PASSED, ReportState.ACCEPTED, ReportState.NOTED,
)  # fmt: skip
_CONFIRMED = (ReportState.ACCEPTED, ReportState.NOTED)


class Sort(StrEnum):
    """What answers."""

    MEASURE = "measure"
    PROJECT = "project"


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """Which measure or project."""

    sort: Sort
    of: str
    """Fiscal year of a measure, key of a project's plan."""
    key: str


@dataclass(frozen=True, slots=True)
class Far:
    """How far a measure has come by what its units handed in."""

    percent: Fraction
    """Mean of all units that owe reports, each by its last; who told nothing stands at nothing."""
    owing: int
    """Units that report, or one for those that report together."""
    told: tuple[Report, ...] = ()
    """What each unit handed in and was not sent back: as far as its last says, proved by all."""

    @property
    def done(self) -> int:
        return sum(each.progress is Progress.DONE for each in self.told)

    @property
    def stuck(self) -> int:
        return sum(each.progress is Progress.CANNOT for each in self.told)

    @property
    def confirmed(self) -> int:
        """Reports that the coordinator has accepted."""
        return sum(each.state in _CONFIRMED for each in self.told)

    @property
    def proofs(self) -> tuple[Proof, ...]:
        return tuple(dict.fromkeys(proof for each in self.told for proof in each.proofs))


@dataclass(frozen=True, slots=True)
class RiskTie:
    """A risk that something keeps small."""

    key: str
    event: str
    bribery: bool = False
    year: int = 0
    """Fiscal year of the register it stands in; 0 where only a plan names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A measure or a project as one link of the chain."""

    ref: Ref
    made_of: Ref | None = None
    """The project that a measure was made of: both are the same work."""
    title: str
    title_en: str = ""
    naming: Naming
    years: tuple[int, ...]
    """Fiscal years in which it is done."""
    of_result: int | None = None
    """Year of the result it was decided about, where that is known."""
    status: Status
    """A project is a draft as long as its plan is, else in force."""
    units: tuple[str, ...] = ()
    everyone: bool = False
    begins: dt.date | None = None
    due: dt.date | None = None
    far: Far | None = None
    """Nothing where no unit owes reports."""
    kpis: tuple[Standing, ...] = ()
    risks: tuple[RiskTie, ...] = ()
    packs: tuple[Pack, ...]
    """Criteria of every year from the one whose codes it names to that of the result."""

    def counts_for(self, year: int) -> bool:
        """Whether it answers the result of a year.

        What was under way in that year itself did not prevent the loss, and answers nothing.
        """
        about = year + 1 in self.years if self.of_result is None else self.of_result == year
        return about and not self.is_dropped

    @property
    def work(self) -> Ref:
        """What is done: a measure made of a project and that project are one."""
        return self.made_of or self.ref

    @property
    def is_dropped(self) -> bool:
        return self.status is Status.DROPPED

    @property
    def is_draft(self) -> bool:
        return self.status is Status.DRAFT


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A year's measures with what was reported on them."""

    year: MeasureYear
    reports: tuple[Report, ...] = ()
    of_result: int | None = None
    """Year of the result they answer, where somebody said so; else it is the year before."""
    packs: tuple[Pack, ...]
    projects: Mapping[str, Ref] = field(default_factory=dict)
    """The projects that some of its measures were made of, by the keys of these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A plan with what became of it so far."""

    key: str
    plan: Plan
    record: Record
    draft: bool = False
    packs: tuple[Pack, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Works:
    """Everything that may answer lost points."""

    measured: tuple[Measured, ...] = ()
    planned: tuple[Planned, ...] = ()
    registers: tuple[RiskRegister, ...] = ()

    def answers(self) -> tuple[Answer, ...]:
        """All measures, the earliest year first, then all projects; each in printed order."""
        measures = (
            _of_measure(each, one, own.get(each.key, ()), self.registers)
            for one in sorted(self.measured, key=lambda one: one.year.fiscal_year)
            for own in [_by_measure(one.reports)]
            for each in one.year.measures.values()
        )
        projects = (
            _of_project(each, one, self.registers)
            for one in self.planned
            for each in one.plan.projects
        )
        return (*measures, *projects)


def _by_measure(reports: Iterable[Report]) -> dict[str, list[Report]]:
    found: dict[str, list[Report]] = {}
    for each in reports:
        found.setdefault(each.measure, []).append(each)
    return found


def _of_measure(
    measure: Measure, one: Measured, reports: Iterable[Report], registers: Sequence[RiskRegister]
) -> Answer:
    year = one.year.fiscal_year
    own = [each for each in registers if each.fiscal_year == year]
    return Answer(
        ref=Ref(Sort.MEASURE, str(year), measure.key),
        made_of=one.projects.get(measure.key),
        title=measure.title,
        title_en=measure.title_en,
        naming=naming_of(measure),
        years=(year,),
        of_result=one.of_result,
        status=measure.status,
        units=tuple(str(unit) for unit in measure.units),
        everyone=measure.everyone,
        begins=measure.begins,
        due=measure.due,
        far=far(measure, one.year, reports),
        risks=tuple(_ties(own, Sort.MEASURE, measure.key)),
        packs=one.packs,
    )


def _of_project(project: Project, one: Planned, registers: Sequence[RiskRegister]) -> Answer:
    begins, ends = project.begins or one.plan.starts, project.ends or one.plan.ends
    years = range(FiscalYear.of(begins).year, FiscalYear.of(ends).year + 1)
    own = [each for each in registers if each.fiscal_year in one.plan.covers]
    told = {each.key: each for each in one.plan.risks}
    named = [RiskTie(key, told[key].event) for key in project.risks if key in told]
    return Answer(
        ref=Ref(Sort.PROJECT, one.key, project.key),
        title=project.title,
        naming=Naming(items=project.items),
        years=tuple(years),
        status=Status.DRAFT if one.draft else Status.IN_FORCE,
        units=project.responsible,
        begins=begins,
        due=ends,
        kpis=tuple(standing(kpi, one.record) for kpi in project.kpis),
        risks=tuple(dict.fromkeys((*named, *_ties(own, Sort.PROJECT, project.key)))),
        packs=one.packs,
    )


def _ties(registers: Iterable[RiskRegister], sort: Sort, key: str) -> Iterator[RiskTie]:
    """Risks whose treatments or controls name it."""
    for register in registers:
        for risk in register.risks.values():
            links: tuple[Treatment | Control, ...] = (
                *register.treatments_of(risk.key), *register.controls_of(risk.key),
            )  # fmt: skip
            measure = sort is Sort.MEASURE
            if any(key in (link.measures if measure else link.projects) for link in links):
                yield RiskTie(risk.key, risk.event, risk.bribery, register.fiscal_year)


def far(measure: Measure, year: MeasureYear, reports: Iterable[Report]) -> Far | None:
    """How far a measure has come; nothing where no unit owes reports."""
    owing = dict.fromkeys(reporting(measure, year.units))
    if not owing:
        return None
    own = (each for each in reports if each.measure == measure.key and each.state in _TOLD)
    last = together(own, _order(measure.cycle, year.fiscal_year))
    told = tuple(last[(measure.key, unit)] for unit in owing if (measure.key, unit) in last)
    percent = Fraction(sum(each.percent for each in told), len(owing))
    return Far(percent, len(owing), told)


def _order(cycle: Cycle, year: int) -> tuple[str, ...]:
    return tuple(each.key for each in periods(cycle, FiscalYear(year)))
