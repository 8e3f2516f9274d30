"""One result with what was decided about it: the only place here that asks other apps for rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments import bridge, pinned, rules
from prongsai.apps.assessments.models import Result
from prongsai.apps.assessments.queries import results_of
from prongsai.apps.due.sources import rows_of
from prongsai.apps.measures import queries
from prongsai.apps.measures.around import Held, around
from prongsai.apps.measures.models import MeasureYear
from prongsai.apps.plans import around as plans_around
from prongsai.apps.plans.around import Held as HeldPlan
from prongsai.apps.plans.models import ActionPlan
from prongsai.apps.risks import queries as risks
from prongsai.apps.sight.leading import Leads
from prongsai.core.analysis.analyse import analyse
from prongsai.core.analysis.frame import Frame
from prongsai.core.analysis.parts import parts_of
from prongsai.core.analysis.years import YearResult
from prongsai.core.criteria.pack import Pack
from prongsai.core.risks.register import RiskRegister
from prongsai.core.sight.after import Next
from prongsai.core.sight.answers import Measured, Planned, Ref, Sort, Works
from prongsai.core.sight.points import ResultYear
from prongsai.core.sight.sight import Sight


@dataclass(frozen=True, slots=True)
class Looked:
    """A result that was looked at, and what others of its agency there are."""

    result: Result
    sight: Sight
    leads: Leads
    years: tuple[int, ...]
    """Years with a result, the latest first."""

    @property
    def year(self) -> int:
        return self.sight.result.fiscal_year

    @property
    def pack(self) -> Pack:
        return self.sight.result.pack


def looked(
    agency: Agency, year: int, *, results: Sequence[Result] | None = None,
    years: Sequence[MeasureYear] | None = None,
) -> Looked | None:  # fmt: skip
    """The line of sight of a year; nothing where it has no result.

    `results` and `years` of measures are those of the agency, where who asks has them already.
    """
    results = results_of(agency) if results is None else results
    result = next((each for each in results if each.assessment.year == year), None)
    if result is None:
        return None
    held = around(agency, year, years)
    of_risks = {*about(year), *(each.file.fiscal_year for each in held)}
    rows = rows_of([*plans_around.asked(agency, whole=True), *risks.asked(agency, of_risks)])
    plans, registers = plans_around.found(rows, about(year)), risks.registers(agency, rows)
    own = _analysed(result, results)
    made = works(held, plans, own.pack, [each.register for each in registers])
    sight = Sight(own, made.answers(), _next(own, results))
    leads = Leads.of(agency.key, year, held, plans, registers)
    return Looked(result, sight, leads, tuple(each.assessment.year for each in results))


def about(year: int) -> tuple[int, int]:
    """Fiscal years in which something may be done about a result: its own, and the year after."""
    return (year, year + 1)


def _analysed(result: Result, results: Iterable[Result]) -> ResultYear:
    """With what was found about it, beside the years before it."""
    year = result.assessment.year
    earlier = [each for each in results if each.assessment.year < year]
    first = min((each.assessment.year for each in earlier), default=year)
    own = _scored(result)
    analysis = analyse(
        [*map(_scored, earlier), own],
        frame(),
        between=rules.packs_between(first, year),
        spans=rules.span,
    )
    return ResultYear(
        fiscal_year=year, pack=own.pack, parts=analysis.parts, findings=analysis.findings
    )


def _scored(result: Result) -> YearResult:
    scorer, given = bridge.scorer_of(result), bridge.given(result)
    return YearResult(scorer, given, scorer.score(given))


def plainly(result: Result) -> ResultYear | None:
    """A result as it was scored; nothing where nobody has its rules any more."""
    if pinned.known(result) is None:
        return None
    year = _scored(result)
    return ResultYear(fiscal_year=year.fiscal_year, pack=year.pack, parts=parts_of(year, frame()))


def frame() -> Frame:
    return rules.shelf().frame(rules.SCHEME)


def _next(own: ResultYear, results: Iterable[Result]) -> Next | None:
    """The nearest later result."""
    later = [each for each in results if each.assessment.year > own.fiscal_year]
    found = plainly(later[-1]) if later else None
    if found is None:
        return None
    packs = rules.packs_from(own.pack, found.pack)
    return Next(own, found, packs, rules.span(packs).lineage)


def works(
    held: Iterable[Held], plans: Iterable[HeldPlan], pack: Pack,
    registers: Sequence[RiskRegister] = (),
) -> Works:  # fmt: skip
    """Everything that may answer a result by these criteria."""
    measured = (
        Measured(
            year=each.file, reports=each.file.reports, of_result=each.answers,
            packs=rules.packs_from(each.pack, pack),
            projects={
                code: Ref(Sort.PROJECT, *pair) for code, pair in each.projects.items()
            },
        )
        for each in held
    )  # fmt: skip
    planned = (_planned(each, pack) for each in plans)
    return Works(measured=tuple(measured), planned=tuple(planned), registers=tuple(registers))


def _planned(held: HeldPlan, pack: Pack) -> Planned:
    """Codes of criteria that nobody names or knows say nothing."""
    codes, plan = rules.known_pack(held.plan.criteria or "-"), held.plan
    if codes is None:
        plan = replace(plan, projects=tuple(replace(each, items=()) for each in plan.projects))
    return Planned(
        key=held.key, plan=plan, record=held.record, draft=held.draft,
        packs=rules.packs_from(codes or pack, pack),
    )  # fmt: skip


def result_of_plan(
    plan: ActionPlan, results: Iterable[Result], wanted: int | None = None
) -> int | None:
    """Year of the result that a plan is held against: the one wanted, else the latest it answers.

    Nothing where none of its years is about a result.
    """
    covers = range(plan.first, plan.first + plan.years)
    years = [each.assessment.year for each in results]
    fitting = [year for year in years if any(each in covers for each in about(year))]
    answered = [year for year in fitting if year + 1 in covers]
    return wanted if wanted in fitting else next(iter((*answered, *fitting)), None)


def result_answered(
    agency: Agency, key: str, years: Iterable[MeasureYear], results: Iterable[Result]
) -> int | None:
    """Year of the result that a measure is held against: the one it answers, else the last before.

    Nothing where there is no such measure.
    """
    row = queries.measure_of(agency, key)
    if row is None:
        return None
    known = {each.year: each.answers for each in years}
    before = (each.assessment.year for each in results if each.assessment.year < row.year)
    return known.get(row.year) or next(before, row.year - 1)
