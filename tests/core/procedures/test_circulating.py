"""A move that circulates its document: what it needs, and that it tells about nobody."""

from __future__ import annotations

from typing import Any

import pytest

from case_making import plain, procedure, words
from prongsai.core.procedures.circulating import circulating_problems, told
from prongsai.core.procedures.procedure import Procedure


def circulating(
    shows: tuple[str, ...] = ("what", "result"), fields: dict[str, Any] | None = None,
    move: dict[str, Any] | None = None, **more: Any,
) -> Procedure:  # fmt: skip
    asked = plain()["fields"] | {"whom": {"label": words("เวียนถึง"), "later": True}}
    moves = plain()["moves"]
    moves["note"] |= {"needs": ["whom"], "document": "letter", "circulates": "whom"} | (move or {})
    documents = {"letter": {"name": words("หนังสือ"), "shows": list(shows)}}
    return procedure(fields=asked | (fields or {}), moves=moves, documents=documents, **more)


def codes(own: Procedure) -> list[tuple[str, str | None]]:
    return [(each.code, each.place.path) for each in circulating_problems(own)]


def test_a_document_without_people_is_circulated_by_the_office() -> None:
    own = circulating()
    assert codes(own) == []
    assert [each.key for each in told(own, own.moves["note"])] == [
        "what", "result", "until", "since",
    ]  # fmt: skip
    assert codes(procedure()) == []


@pytest.mark.parametrize(
    "own",
    [
        circulating(move={"document": "moon"}),
        circulating(move={"needs": []}),
        circulating(move={"circulates": "moon"}),
        circulating(move={"circulates": "until", "needs": ["until"]}),
        circulating(move={"who": ["citizen"]}),
        circulating(fields={"whom": {"label": words("ถึง"), "names": True, "later": True}}),
        circulating(secrecy="named_readers"),
    ],
)
def test_what_can_not_be_circulated_is_told_at_its_move(own: Procedure) -> None:
    assert codes(own) == [("procedure-move-circulates", "moves/note/circulates")]


@pytest.mark.parametrize("shown", ["name", "phone", "accused"])
def test_nobody_is_named_in_what_is_circulated(shown: str) -> None:
    found = codes(circulating(shows=(shown,)))
    assert found == [("procedure-circulates-people", "moves/note/circulates")]
    listed = {"label": words("ผู้รับมอบ"), "type": "people", "later": True}
    assert codes(circulating(shows=("them",), fields={"them": listed})) == found
