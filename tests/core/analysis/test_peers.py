"""A place among peers, always with their number."""

from __future__ import annotations

from fractions import Fraction

import pytest

from analysis_situations import FRAME, year
from prongsai.core.analysis.analyse import analyse
from prongsai.core.analysis.peers import PeerKind, Peers, PeerView
from prongsai.core.scoring.given import Given
from prongsai.core.scoring.score import OVERALL
from prongsai.core.terms.problem import Refused
from prongsai.core.terms.words import Words
from scoring_situations import instruments, scorer

LABEL = Words("หน่วยงานขนาดเล็ก", "small agencies")


def among(*totals: str, own: str = "90", pack: str = "ita/2568/local@1") -> PeerView:
    scores = [scorer().score(instruments(each, each, each)) for each in totals]
    peers = Peers(PeerKind.SIZE, LABEL, pack, [*scores, scorer().score(Given())])
    mine = year(instruments(own, own, own))
    [view] = analyse([mine], FRAME, peers=[peers]).peers
    return view


def test_a_place_tells_rank_number_and_the_middle() -> None:
    view = among("80", "85", "90", "95", "99")

    place = view.places[OVERALL]
    assert (place.rank, place.peers, place.tied, view.number, view.enough) == (3, 5, 1, 6, True)
    assert (place.lower, place.median, place.upper) == (85, 90, 95)
    assert (view.kind, view.label) == (PeerKind.SIZE, LABEL)


def test_quartiles_lie_between_two_values_in_proportion() -> None:
    place = among("80", "90").places["EIT"]

    assert (place.lower, place.median, place.upper) == (Fraction("82.5"), 85, Fraction("87.5"))


@pytest.mark.parametrize(("own", "quarter"), [("100", 1), ("92", 2), ("86", 3), ("10", 4)])
def test_the_quarter_counts_from_the_best(own: str, quarter: int) -> None:
    assert (
        among("80", "85", "90", "95", "99", "91", "60", own=own).places[OVERALL].quarter == quarter
    )


def test_few_peers_are_too_few() -> None:
    assert not among("80", "85", "90", "95").enough
    assert among("80", "85", "90", "95", "96").enough


def test_without_a_score_on_both_sides_there_is_no_place() -> None:
    view = among()

    assert (view.places, view.number, view.enough) == ({}, 1, False)
    assert "budget" not in among("80").places


def test_peers_of_other_criteria_are_refused() -> None:
    with pytest.raises(Refused) as refused:
        among("80", pack="ita/2567/local@1")

    [problem] = refused.value.problems
    assert problem.code == "analysis-peers-other-pack"
    assert problem.facts == {"pack": "ita/2568/local@1", "found": "ita/2567/local@1"}
