"""Problems: a code, facts, a place; and the refusal that carries them all."""

from __future__ import annotations

import pytest

from prongsai.core.terms.problem import NOWHERE, Place, Problem, Refused, Severity, refuse


def test_a_refusal_carries_every_problem_found() -> None:
    problems = [Problem("pack-bad-id"), Problem("pack-band-gap", {"at": "85"})]
    refused = Refused(iter(problems))
    assert refused.problems == tuple(problems)
    assert str(refused) == "pack-bad-id, pack-band-gap"


def test_a_single_refusal_knows_code_place_and_facts() -> None:
    place = Place(file="a.csv", line=3)
    [problem] = refuse("file-broken-row", place, why="quotes").problems
    assert problem == Problem("file-broken-row", {"why": "quotes"}, place)


def test_a_problem_stops_once_unless_said_otherwise() -> None:
    problem = Problem("file-empty")
    assert (problem.severity, problem.count) == (Severity.REFUSED, 1)
    assert problem.facts == {}


@pytest.mark.parametrize(
    "place",
    [
        Place(file="a.csv"),
        Place(line=1),
        Place(sheet="ข้อมูล"),
        Place(row=2),
        Place(column="I1"),
        Place(path="items/I1"),
    ],
    ids=lambda place: str(place)[6:-1],
)
def test_a_place_counts_once_anything_of_it_is_known(place: Place) -> None:
    assert place


def test_a_place_of_nothing_is_nowhere() -> None:
    assert not NOWHERE
    assert not Place()
