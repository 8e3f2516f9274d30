"""The analysis as a whole: fast enough to be made on every look."""

from __future__ import annotations

from time import perf_counter

from analysis_situations import FRAME, reference, year
from prongsai.core.analysis.analyse import analyse
from prongsai.core.terms.numbers import shown
from scoring_situations import everything, scorer

BOUND = 0.060
"""Seconds; the goal is 0.010 on a quiet machine, this one may be busy."""


def test_the_analysis_of_one_agency_with_five_years_is_quick() -> None:
    given = {n: everything(f"ita/{n}", best=bool(n % 2)) for n in range(2563, 2568)}
    years = [year(each, by=scorer(f"ita/{n}")) for n, each in given.items()]

    times = []
    for _ in range(5):
        start = perf_counter()
        analyse(years, FRAME)
        times.append(perf_counter() - start)

    assert min(times) < BOUND


def test_the_same_results_make_the_same_analysis() -> None:
    assert reference() == reference()


def test_the_reference_comes_out_as_published() -> None:
    found = reference()

    assert str(found.overall.shown) == "95.75"
    assert found.overall.loss.share == 1
    assert shown(found.overall.lost) == "4.2502"
