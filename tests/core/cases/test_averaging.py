"""The mean of what several people gave is worked out, never typed."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_making import at, brought, codes, moved, plain, procedure, words
from prongsai.core.cases.averaging import kept, mean
from prongsai.core.cases.caller import Actor
from prongsai.core.cases.folder import Folder, Given
from prongsai.core.cases.log import Event, EventKind
from prongsai.core.cases.moving import make
from prongsai.core.cases.telling import correct
from prongsai.core.procedures.checking import Known, procedure_problems
from prongsai.core.terms.problem import Refused

NUMBER = {"label": words("คะแนน"), "type": "number", "later": True}
FIELDS: dict[str, Any] = {
    **plain()["fields"], "people": {"label": words("กรรมการ"), "type": "people"},
    "honesty": NUMBER, "service": NUMBER, "total": {**NUMBER, "averages": "people"},
}  # fmt: skip
MOVES: dict[str, Any] = {
    **plain()["moves"],
    "score": {
        "label": words("ให้คะแนน"), "at": ["working"], "who": ["division_officer"],
        "each": "people", "needs": ["honesty"], "takes": ["service"],
    },
    "add_up": {
        "label": words("สรุป"), "at": ["working"], "who": ["division_officer"], "needs": ["total"],
    },
}  # fmt: skip
OWN = procedure(moves=MOVES, fields=FIELDS)


def somebody(who: str) -> Actor:
    return Actor(who=who, roles=frozenset({"division_officer"}), units=frozenset({"works"}))


def done(folder: Folder, who: str, move: str, **values: str) -> Folder:
    event = make(folder, move, somebody(who), Given(values=values), at("2026-03-04"))
    return folder.with_event(event)


def begun() -> Folder:
    return moved(brought(OWN, "2026-03-02", people=("a", "b", "c")), "2026-03-03", "take")


def test_it_is_worked_out_of_the_scores_given_and_kept_to_the_hundredth() -> None:
    folder = begun()
    for who, honesty, service in (("a", "40", "40"), ("b", "30", "30"), ("c", "30", "0.5")):
        folder = done(folder, who, "score", honesty=honesty, service=service)
    assert done(folder, "x", "add_up").log[-1].values == {"total": "56.83"}


def test_another_number_is_refused_with_the_move_and_as_a_correction() -> None:
    folder = done(begun(), "a", "score", honesty="40")
    with pytest.raises(Refused) as refused:
        done(folder, "x", "add_up", total="99")
    assert codes(refused.value) == ["case-field-not-asked"]
    with pytest.raises(Refused) as refused:
        correct(folder, somebody("x"), Given(values={"total": "99"}, reason="แก้"), at("2026-03-05"))
    assert "case-field-not-asked" in codes(refused.value)


def test_without_a_score_there_is_no_mean() -> None:
    with pytest.raises(Refused) as refused:
        done(begun(), "x", "add_up")
    assert codes(refused.value) == ["case-nothing-to-average"]


def test_who_leaves_out_what_is_not_needed_lowers_nothing() -> None:
    folder = done(
        done(begun(), "a", "score", honesty="40", service="20"), "b", "score", honesty="30"
    )
    assert done(folder, "x", "add_up").log[-1].values == {"total": "55"}


def test_a_score_given_again_counts_once() -> None:
    folder = done(done(begun(), "a", "score", honesty="40"), "a", "score", honesty="10")
    assert done(folder, "x", "add_up").log[-1].values == {"total": "10"}


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("total", {"type": "text"}), ("total", {"averages": "what"}), ("total", {"averages": "x"}),
        ("total", {"later": False}), ("honesty", {"averages": "people"}),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_worked_out_is_told(field: str, told: dict[str, Any]) -> None:
    fields = {**FIELDS, field: {**FIELDS[field], **told}}
    found = procedure_problems(procedure(fields=fields, moves=MOVES), Known([], []))
    assert "procedure-field-averages" in {each.code for each in found}


def test_the_whole_file_is_sound() -> None:
    found = [each.code for each in procedure_problems(OWN, Known([], []))]
    assert "procedure-field-averages" not in found


SCORES = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=1, max_size=9)


@given(SCORES)
def test_where_everybody_gives_all_it_is_the_mean_of_the_totals(
    given: list[tuple[int, int]],
) -> None:
    said = [
        Event(number=i, kind=EventKind.MOVED, at=at("2026-03-04"),
              values={"one": str(one), "two": str(two)})
        for i, (one, two) in enumerate(given)
    ]  # fmt: skip
    found = mean(said, ["one", "two"])
    assert found == Fraction(sum(map(sum, given)), len(given))
    assert abs(Fraction(kept(found)) - found) <= Fraction(1, 200)
