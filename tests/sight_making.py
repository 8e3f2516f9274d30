"""Results, measures and plans that tests of the line of sight share."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from typing import Any

from hypothesis import strategies as st

from analysis_situations import FRAME
from measure_making import year as measure_year
from plan_making import plan
from prongsai.core.analysis.parts import parts_of
from prongsai.core.analysis.years import YearResult
from prongsai.core.criteria.pack import Pack
from prongsai.core.measures.measure import Measure
from prongsai.core.plans.plan import Project
from prongsai.core.plans.record import Record
from prongsai.core.scoring.descent import Descent, descent
from prongsai.core.scoring.given import Given
from prongsai.core.scoring.score import Scorer
from prongsai.core.sight.after import Next
from prongsai.core.sight.answers import Measured, Planned, Works
from prongsai.core.sight.points import ResultYear
from prongsai.core.sight.sight import Sight
from scoring_situations import scorer


@cache
def scorer_of(year: int) -> Scorer:
    return scorer(f"ita/{year}")


def pack_of(year: int) -> Pack:
    return scorer_of(year).pack


def between(first: int, last: int) -> tuple[Pack, ...]:
    """Packs of every year from one to another, whichever comes first."""
    step = 1 if last >= first else -1
    return tuple(pack_of(year) for year in range(first, last + step, step))


@cache
def lineage(first: int, last: int) -> Descent:
    return descent(between(first, last))


def scored(year: int, **known: str) -> ResultYear:
    """Everything at its best but for these scores of items, indicators or instruments."""
    items = dict.fromkeys(pack_of(year).items, Fraction(100))
    return result(year, {**items, **{key: Fraction(text) for key, text in known.items()}})


def result(year: int, known: dict[str, Fraction]) -> ResultYear:
    by, given = scorer_of(year), Given(known=known)
    found = YearResult(by, given, by.score(given))
    return ResultYear(fiscal_year=year, pack=by.pack, parts=parts_of(found, FRAME))


def following(before: ResultYear, after: ResultYear) -> Next:
    years = before.fiscal_year, after.fiscal_year
    return Next(before, after, between(*years), lineage(*years))


def measured(
    *measures: Measure, of: int = 2567, in_year: int = 2568, codes: int | None = None, **told: Any
) -> Measured:
    """Measures of one year about the result of another; `codes` is the year of their criteria."""
    codes = codes or of
    held = measure_year(*measures, fiscal_year=in_year, pack=pack_of(codes).id)
    return Measured(year=held, packs=between(codes, of), **told)


def planned(*projects: Project, of: int = 2567, codes: int | None = None, **told: Any) -> Planned:
    codes = codes or of
    given = {"record": Record(), **told}
    return Planned(key="p1", plan=plan(*projects), packs=between(codes, of), **given)


def sight(
    found: ResultYear, *measures: Measure, after: ResultYear | None = None, **told: Any
) -> Sight:
    """The result beside measures of the year after it."""
    of = found.fiscal_year
    works = Works(measured=(measured(*measures, of=of, in_year=of + 1, **told),))
    return Sight(found, works.answers(), following(found, after) if after else None)


# --- Anything ------------------------------------------------------------------------------------

_SCORES = st.fractions(0, 100, max_denominator=40)


@st.composite
def results(draw: st.DrawFn, year: int) -> ResultYear:
    """Any result: scores of items, of some indicators instead, and some that nobody knows."""
    pack = pack_of(year)
    known: dict[str, Fraction] = {}
    for key in pack.indicators:
        how = draw(st.sampled_from(("items", "items", "given", "both", "nothing")))
        if how in ("items", "both"):
            known |= {item.code: Fraction(100) for item in pack.items_in(key)}
        if how in ("given", "both"):
            known[key] = draw(_SCORES)
    weak = draw(st.lists(st.sampled_from(list(pack.items)), max_size=6, unique=True))
    return result(year, known | {code: draw(_SCORES) for code in weak})


def some(values: Sequence[str], most: int = 3) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(list(values)), unique=True, max_size=most).map(tuple)
