"""Why the level is what it is, and what is lacking for better ones."""

from __future__ import annotations

import pytest

from analysis_situations import of, reference, year
from prongsai.core.analysis.analysis import Analysis
from prongsai.core.criteria.levels import Level
from prongsai.core.scoring.values import NotScored
from prongsai.core.terms.problem import Refused
from scoring_situations import instruments


def lacking(analysis: Analysis) -> dict[str, dict[str, str]]:
    return {
        rung.level.key: {lack.key: str(lack.lacking) for lack in rung.lacks}
        for rung in analysis.rungs
    }


def test_the_reference_is_on_the_best_level() -> None:
    found = reference()

    assert isinstance(found.level, Level)
    assert (str(found.overall.shown), found.level.key, found.passed) == ("95.75", "AA", True)
    assert found.rungs == ()


def test_the_floor_that_withholds_a_level_is_named_with_its_shortfall() -> None:
    found = of(year(instruments("97.76", "84.42", "100")))

    assert lacking(found) == {
        "good": {"EIT": "0.58"},
        "excellent": {"overall": "0.35", "EIT": "10.58"},
    }
    assert [rung.level.key for rung in found.withheld] == ["good"]
    assert found.rungs[1].most == found.rungs[1].lacks[1].lacking


def test_without_floors_only_the_total_is_lacking() -> None:
    found = of(year("90 " * 10, "ita/2565"))

    assert lacking(found) == {"AA": {"overall": "5.00"}}
    assert found.withheld == ()


def test_better_levels_stand_the_nearest_first() -> None:
    assert list(lacking(of(year("60 " * 10, "ita/2565")))) == ["C", "B", "A", "AA"]


def test_a_printed_total_decides_not_the_exact_one() -> None:
    assert lacking(of(year("94.995 " * 10, "ita/2565"))) == {}
    assert lacking(of(year("94.994 " * 10, "ita/2565"))) == {"AA": {"overall": "0.01"}}


def test_the_distance_to_the_target_is_never_negative() -> None:
    missed, met = (of(year("90 " * 10), target=goal).target for goal in ("97.5", "85"))

    assert (str(missed.lacking), missed.reached) == ("7.50", False)  # type: ignore[union-attr]
    assert (str(met.lacking), met.reached) == ("0.00", True)  # type: ignore[union-attr]
    assert of(year("90 " * 10)).target is None


def test_without_a_total_the_target_says_why() -> None:
    assert isinstance(
        of(year(instruments("90", "90", "90"), "ita/2569"), target="95").target, NotScored
    )


@pytest.mark.parametrize("goal", ["100.5", "-1"])
def test_a_target_that_no_total_can_have_is_refused(goal: str) -> None:
    with pytest.raises(Refused) as refused:
        of(year("90 " * 10), target=goal)

    assert [(p.code, p.facts["target"]) for p in refused.value.problems] == [
        ("analysis-target", goal)
    ]
