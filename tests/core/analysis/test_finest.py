"""Results given back move by their items again, unless their parts tell something else."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.analysis.finest import finest
from prongsai.core.scoring.given import Given
from prongsai.core.scoring.score import OVERALL
from scoring_situations import scorer, ten
from way_building import known, small


def printed(found: Given) -> Given:
    """Every score of it as a table of results prints them."""
    scores = small().score(found)
    shown = {key: scores.shown(key) for key in scores.values if key != OVERALL}
    return Given(known={key: Fraction(each) for key, each in shown.items() if each is not None})


@given(st.lists(st.integers(0, 30_000), min_size=3, max_size=3))
def test_printed_results_move_by_their_items(thirds: list[int]) -> None:
    asked = " ".join(f"{n}/300" for n in thirds)

    found = finest(small(), printed(known(asked, "1 0 1")))

    assert set(found.known) == {"I1", "I2", "I3", "O1", "O2", "O3"}


def test_a_known_score_its_parts_contradict_stays() -> None:
    given_now = known("80 80 80", "1 1 1")
    said = replace(given_now, known={**given_now.known, "duty": Fraction("80.02")})

    assert "duty" in finest(small(), said).known
    close = replace(given_now, known={**given_now.known, "duty": Fraction("80.01")})
    assert "duty" not in finest(small(), close).known


def test_a_known_score_without_known_parts_stays() -> None:
    ten_known = ten("90 90 90 90 90 80 80 80 70 70")

    assert finest(scorer(), ten_known) == ten_known
    assert finest(scorer("ita/2569", "ita/2568"), ten_known).known == ten_known.known
    assert finest(scorer("ita/2570"), ten_known).known == ten_known.known
