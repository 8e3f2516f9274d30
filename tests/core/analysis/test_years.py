"""One agency's history: put in order, refused where it cannot be one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis_situations import FRAME, of, reference, year
from prongsai.core.analysis.analyse import analyse
from prongsai.core.analysis.years import YearResult, id_of
from prongsai.core.criteria.pack import Pack
from prongsai.core.scoring.given import Given
from prongsai.core.scoring.score import OVERALL, Scorer
from prongsai.core.terms.problem import Refused
from scoring_situations import REFERENCE_2565, scorer

GOOD = "98 97 96 95 94 93 92 91 90 89"


def refusal(*years: YearResult, between: tuple[Pack, ...] = ()) -> tuple[str, dict[str, str]]:
    with pytest.raises(Refused) as refused:
        analyse(years, FRAME, between=between)
    [problem] = refused.value.problems
    return problem.code, dict(problem.facts)


def named(pack_id: str) -> YearResult:
    base = scorer("ita/2568").loaded
    return year(GOOD, by=Scorer(replace(base, pack=replace(base.pack, id=pack_id))))


def test_the_latest_year_is_analysed_whatever_the_order() -> None:
    years = [year(GOOD, f"ita/{n}") for n in (2566, 2567, 2568)]

    assert of(*years).fiscal_year == 2568
    assert of(*reversed(years)) == of(*years)


def test_the_figures_of_every_year_are_kept_for_charts() -> None:
    history = of(year(REFERENCE_2565, "ita/2565"), year(GOOD, "ita/2566")).history

    assert [each.fiscal_year for each in history] == [2565, 2566]
    assert [str(each.overall) for each in history] == ["95.75", "92.20"]
    assert [each.pack for each in history] == ["ita/2565/local@1", "ita/2566/local@1"]


def test_a_year_without_a_total_keeps_what_it_has() -> None:
    [figures] = of(year(Given(known={"budget": year(GOOD).given.known["budget"]}))).history

    assert figures.overall is None
    assert OVERALL not in figures.shown
    assert figures.shown.keys() == {"budget"}


def test_nothing_cannot_be_analysed() -> None:
    assert refusal() == ("analysis-nothing", {})


def test_two_results_of_one_year_are_refused() -> None:
    assert refusal(year(GOOD), year(GOOD)) == ("analysis-year-twice", {"year": "2568"})


def test_results_of_two_schemes_are_refused() -> None:
    assert refusal(named("moit/2567/local@1"), year(GOOD)) == (
        "analysis-mixed",
        {"one": "moit/2567/local@1", "other": "ita/2568/local@1"},
    )


def test_results_of_two_classes_of_agencies_are_refused() -> None:
    assert refusal(named("ita/2567/school@1"), year(GOOD))[0] == "analysis-mixed"


def test_a_gap_needs_the_pack_of_the_year_between() -> None:
    years = (year(GOOD, "ita/2566"), year(GOOD))

    assert refusal(*years) == ("analysis-pack-missing", {"year": "2567"})
    [comparison] = analyse(years, FRAME, between=[scorer("ita/2567").pack]).comparisons
    assert comparison.before.fiscal_year == 2566


def test_an_id_nobody_can_read_is_a_fault_of_the_program() -> None:
    with pytest.raises(LookupError):
        id_of(replace(scorer().pack, id="??"))


def test_the_reference_names_its_pack_and_criteria() -> None:
    found = reference()

    assert (found.pack, found.draft, found.assumed) == ("ita/2565/local@1", False, "")
    assert found.title.en.startswith("ITA criteria, fiscal year 2565")
    assert len(found.pack_hash) == 64
