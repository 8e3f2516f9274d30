"""From results to an analysis: pure, and the same whatever order the years are given in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from prongsai.core.analysis.analysis import Analysis, TooFew
from prongsai.core.analysis.changes import Span, compared, span_of
from prongsai.core.analysis.frame import Frame
from prongsai.core.analysis.ladder import Lack, lack_of, level_of, passed_of, rungs_of
from prongsai.core.analysis.parts import parts_of
from prongsai.core.analysis.peers import Peers, viewed
from prongsai.core.analysis.rules import findings_of
from prongsai.core.analysis.years import YearResult, chain, figures_of, in_order
from prongsai.core.criteria.pack import Pack, Standing
from prongsai.core.scoring.score import OVERALL
from prongsai.core.scoring.values import NotScored, rounded
from prongsai.core.shapes.fields import UNKNOWN, Unknown
from prongsai.core.terms.numbers import HUNDRED, half_up, shown
from prongsai.core.terms.problem import refuse


def analyse(
    years: Sequence[YearResult],
    frame: Frame,
    *,
    peers: Sequence[Peers] = (),
    target: Fraction | None = None,
    between: Sequence[Pack] = (),
    spans: Callable[[Sequence[Pack]], Span] = span_of,
) -> Analysis:
    """Analyse the latest of the years; `between` are packs of years without a result.

    `spans` may remember what compares across the same packs, for who asks about many agencies.
    Refuses what cannot be one agency's history, peers of another pack, and a target that no total
    can have.
    """
    ordered = in_order(years)
    packs = chain(ordered, between)
    last = ordered[-1]
    first = ordered[0].fiscal_year
    analysis = Analysis(
        fiscal_year=last.fiscal_year,
        pack=last.loaded.name,
        pack_hash=last.loaded.hash,
        title=last.pack.title,
        draft=last.pack.standing is Standing.DRAFT,
        assumed=last.loaded.assumed,
        places=last.scores.places,
        bands=frame.bands,
        parts=parts_of(last, frame),
        level=level_of(last),
        passed=passed_of(last),
        pass_mark=_pass_mark(last),
        rungs=rungs_of(last),
        too_few=_too_few(last),
        history=tuple(figures_of(year) for year in ordered),
        comparisons=tuple(
            compared(year, last, spans(packs[year.fiscal_year - first :])) for year in ordered[:-1]
        ),
        target=_target(last, target),
        peers=tuple(viewed(last, group, frame.limits.least_peers) for group in peers),
    )
    return replace(analysis, findings=findings_of(analysis, frame))


def _pass_mark(year: YearResult) -> Decimal | Unknown:
    mark = year.pack.pass_mark
    return UNKNOWN if isinstance(mark, Unknown) else half_up(mark, year.scores.places)


def _too_few(year: YearResult) -> tuple[TooFew, ...]:
    answered = year.given.respondents
    return tuple(TooFew(key, answered[key], least) for key, least in year.scores.too_few.items())


def _target(year: YearResult, target: Fraction | None) -> Lack | NotScored | None:
    if target is None:
        return None
    if not 0 <= target <= HUNDRED:
        raise refuse("analysis-target", target=shown(target))
    overall, places = year.scores.overall, year.scores.places
    if isinstance(overall, NotScored):
        return overall
    return lack_of(OVERALL, target, rounded(overall, places), places)
