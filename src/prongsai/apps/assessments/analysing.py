"""A stored result as the workshop takes it: scored, analysed with the years before it."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from prongsai.apps.assessments import bridge, rules
from prongsai.apps.assessments.models import Result
from prongsai.core.analysis.analyse import analyse
from prongsai.core.analysis.years import YearResult
from prongsai.core.answers.gather import Summary
from prongsai.core.privacy.policy import Policy
from prongsai.core.scoring.public import Outside, outside
from prongsai.core.terms.numbers import exact
from prongsai.workshop.analysed import Analysed
from prongsai.workshop.results import Run, result_of


def analysed(result: Result, of_years: Sequence[Result]) -> Analysed:
    """What a result means; `of_years` are the agency's current results, this year's or not."""
    run = run_of(result)
    year = result.assessment.year
    earlier = [each for each in of_years if each.assessment.year < year]
    first = min((each.assessment.year for each in earlier), default=year)
    own = run.results[0]
    analysis = analyse(
        [*map(_year, earlier), YearResult(run.scorer, own.unit.given, own.scores)],
        rules.shelf().frame(rules.SCHEME),
        between=rules.packs_between(first, year),
        spans=rules.span,
    )
    return Analysed(run, own, analysis)


def told_outside(result: Result, of_years: Sequence[Result]) -> tuple[Analysed, Outside]:
    """The same for readers outside the agency, with what of it they are told.

    Years of which anything is kept back are left out: what compares with them would give it back.
    """
    whole = [each for each in of_years if not outside_of(each).kept_back]
    return analysed(result, whole), outside_of(result)


def outside_of(result: Result) -> Outside:
    """What of a result is told outside the agency."""
    year = _year(result)
    return outside(year.scorer, year.given, year.scores, Policy())


def run_of(result: Result) -> Run:
    """One result as a run of files would have given it."""
    scorer = bridge.scorer_of(result)
    unit = bridge.unit_of(
        result.assessment.agency, bridge.given(result), published(result.published)
    )
    return Run(scorer, (result_of(scorer, unit),), (), Summary(1, 1, {}))


def published(text: str) -> Fraction | None:
    """The published total as it is stored; none where none was typed."""
    return exact(text) if text else None


def _year(result: Result) -> YearResult:
    scorer, given = bridge.scorer_of(result), bridge.given(result)
    return YearResult(scorer, given, scorer.score(given))
