"""A register taken apart and put together again."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from prongsai.core.risks.parts import (
    Piece,
    differing,
    next_code,
    path_of,
    pieces,
    put,
    touches_plan,
)
from prongsai.core.risks.register import RiskRegister
from risk_making import follow_up, rated, register, registers, risk, treatment


def emptied(found: RiskRegister) -> RiskRegister:
    told: dict[str, Any] = {
        "works": {},
        "risks": {},
        "controls": {},
        "treatments": {},
        "components": {},
    }
    return register(
        agency=found.agency, fiscal_year=found.fiscal_year, matrix=found.matrix, size=found.size,
        units=found.units, follow_ups=(), **told,
    )  # fmt: skip


@given(registers())
def test_a_register_put_together_of_its_pieces_is_the_same(found: RiskRegister) -> None:
    again = emptied(found)
    for each in pieces(found):
        again = put(again, each.kind, each.thing)

    assert again == found


def test_a_piece_of_the_same_code_takes_its_place() -> None:
    held = register(risk(), treatment(), follow_up())
    after = put(put(held, "risk", risk(event="อื่น")), "follow_up", follow_up(state="going"))

    assert [each.event for each in after.risks.values()] == ["อื่น"]
    assert [each.state for each in after.follow_ups] == ["going"]


def test_a_follow_up_is_told_from_others_by_treatment_and_round() -> None:
    held = register(risk(), treatment(), follow_up(round="three"), follow_up())

    assert [each.code for each in pieces(held)] == ["R1", "T1", "T1 three", "T1 six"]
    assert path_of(held, "follow_up", "T1 six") == "follow_ups/1"
    assert path_of(held, "risk", "R1") == "risks/R1"


def test_codes_go_on_after_those_that_there_are_and_were() -> None:
    assert [next_code("risk", []), next_code("treatment", ["T1", "T2"])] == ["R1", "T3"]


def test_what_differs_is_named_and_of_nothing_all_that_there_is() -> None:
    assert differing(risk(), risk(cause="ข")) == ["cause"]
    assert "event" in differing(None, risk())


@pytest.mark.parametrize(
    ("kind", "names", "frozen"),
    [
        ("risk", ["residual", "review"], False),
        ("risk", ["residual", "event"], True),
        ("control", ["verdict"], False),
        ("treatment", ["ends"], True),
        ("follow_up", ["key"], False),
        ("component", ["says"], False),
    ],
)
def test_what_came_of_a_plan_is_told_while_the_plan_is_frozen(
    kind: str, names: list[str], frozen: bool
) -> None:
    assert touches_plan(kind, names) is frozen


def test_a_piece_holds_its_thing() -> None:
    rows = list(pieces(register(risk(inherent=rated(2, 2)))))
    assert rows == [Piece("risk", "R1", risk(inherent=rated(2, 2)))]
