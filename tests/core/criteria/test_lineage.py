"""What continues what, and which scores may be compared."""

from __future__ import annotations

import pytest

from criteria_building import TOPICS, loaded, pack_tree, sharing
from prongsai.core.criteria.check import lineage_problems
from prongsai.core.criteria.lineage import Closeness
from prongsai.core.criteria.load import load
from prongsai.core.criteria.pack import Pack
from prongsai.core.shapes.tree import Node, put
from prongsai.core.terms.problem import Place, Problem

BEFORE = loaded("id: tiny/2567/local@1").pack


def with_lineage(lineage: str) -> Pack:
    return loaded(f"lineage: {lineage}").pack


@pytest.mark.parametrize(
    ("how", "comparable"),
    [
        ("same", True), ("reworded", True), ("rescaled", False), ("merged", False),
        ("split", False), ("related", False),
    ],
)  # fmt: skip
def test_only_the_same_question_on_the_same_scale_compares(how: str, comparable: bool) -> None:
    assert Closeness(how).comparable is comparable


def test_a_lineage_that_accounts_for_everything_is_sound() -> None:
    assert lineage_problems(loaded().pack, BEFORE) == []


def test_an_origin_the_year_before_lacks_is_named() -> None:
    pack = with_lineage(
        "{indicators: {duty: {of: [duty, toil]}}, instruments: {ASK: {of: [TELL]}}}"
    )
    assert [
        (problem.code, problem.place.path, problem.facts["code"])
        for problem in lineage_problems(pack, BEFORE)
    ] == [
        ("pack-lineage-missing", "lineage/indicators/duty/of", "toil"),
        ("pack-lineage-missing", "lineage/instruments/ASK/of", "TELL"),
    ]


def test_items_nobody_mentions_are_named_in_order() -> None:
    pack = with_lineage("{items: {I1: null}, gone: null}")
    place = Place(path="lineage")
    assert lineage_problems(pack, BEFORE) == [
        Problem("pack-lineage-silent", {"code": code, "pack": BEFORE.id}, place)
        for code in ("I1", "O1")
    ]


def test_an_item_may_be_said_to_be_of_unknown_fate() -> None:
    pack = with_lineage("{gone: null, unknown: {O1: {th: ไม่พบ, en: Not found}}}")
    assert lineage_problems(pack, BEFORE) == []


def test_the_first_year_has_no_lineage_to_check() -> None:
    tree = put(pack_tree(), ("lineage",), Node(None, Place()))
    assert tree is not None
    first = load(tree, sharing({}), TOPICS).pack
    assert first.lineage is None
    assert lineage_problems(first, BEFORE) == []
