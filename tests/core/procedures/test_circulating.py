"""A move that circulates its document: what it needs, and that it tells about nobody."""

from __future__ import annotations

from typing import Any

import pytest

from case_making import plain, procedure, words
from prongsai.core.procedures.circulating import circulating_problems, told
from prongsai.core.procedures.procedure import Procedure


def circulating(
    shows: tuple[str, ...] = ("what", "result"), fields: dict[str, Any] | None = None,
    move: dict[str, Any] | None = None, document: dict[str, Any] | None = None, **more: Any,
) -> Procedure:  # fmt: skip
    asked = plain()["fields"] | {"whom": {"label": words("เวียนถึง"), "later": True}}
    moves = plain()["moves"]
    moves["note"] |= {"needs": ["whom"], "document": "letter", "circulates": "whom"} | (move or {})
    letter = {"name": words("หนังสือ"), "shows": list(shows), "addressed": "whom"}
    told_of = letter | (document or {})
    documents = {"letter": {key: each for key, each in told_of.items() if each}}
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
        circulating(document={"addressed": ""}),
        circulating(document={"addressed": "", "shape": "certificate"}),
        circulating(document={"addressed": "name"}),
        circulating(document={"addressed": "name", "shape": "form"}),
        circulating(document={"bringer_signs": True}),
        circulating(document={"addressed": "", "shape": "form", "bringer_signs": True}),
        circulating(
            fields={"receipt": {"label": words("ใบเสร็จ"), "later": True}},
            move={"takes": ["receipt"]}, document={"addressed": "", "shape": "form"},
            charge={"asked": "asked", "paid": "paid", "receipt": "receipt"},
        ),
    ],
)  # fmt: skip
def test_what_can_not_be_circulated_is_told_at_its_move(own: Procedure) -> None:
    assert codes(own) == [("procedure-move-circulates", "moves/note/circulates")]


def test_a_form_that_the_office_alone_signs_is_for_nobody_and_goes_round() -> None:
    assert codes(circulating(document={"addressed": "", "shape": "form"})) == []
    assert codes(circulating(document={"shape": "form"})) == []


@pytest.mark.parametrize("shown", ["name", "phone", "accused"])
def test_nobody_is_named_in_what_is_circulated(shown: str) -> None:
    found = codes(circulating(shows=(shown,)))
    assert found == [("procedure-circulates-people", "moves/note/circulates")]
    listed = {"label": words("ผู้รับมอบ"), "type": "people", "later": True}
    assert codes(circulating(shows=("them",), fields={"them": listed})) == found


@pytest.mark.parametrize("deed", ["opens", "answers", "notes", "closes"])
def test_rows_that_the_document_lists_name_nobody_either(deed: str) -> None:
    """Whatever any of their moves fills in is printed with them."""
    findings = {"title": words("ข้อ"), "opens": "solve", "about": "number", "closes": ["ask"]}
    told_by = {"findings": findings | {deed: "take" if deed == "opens" else ["take"]}}
    found = [("procedure-circulates-people", "moves/note/circulates")]
    assert codes(circulating(rows=told_by, document={"lists": ["findings"]})) == found
    assert codes(circulating(rows=told_by)) == []
    harmless = {"findings": findings | {"opens": "gone"}}
    assert codes(circulating(rows=harmless, document={"lists": ["findings", "moon"]})) == []


def test_what_officers_alone_see_is_not_told() -> None:
    fields = {"aside": {"label": words("ภายใน"), "inside": True, "later": True}}
    own = circulating(("what", "aside"), fields)
    assert [each.key for each in told(own, own.moves["note"])] == ["what", "until", "since"]
    secret = fields["aside"] | {
        "data": "identity", "purpose": words("ติดต่อ"), "retention": "usual",
    }  # fmt: skip
    assert codes(circulating(("what", "aside"), {"aside": secret})) == []
