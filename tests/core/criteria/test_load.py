"""From a file to a pack: choices, assumptions, and the name that tells them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from criteria_building import TOPICS, loaded, pack_tree, sharing, tree
from prongsai.core.criteria.load import Wanted, alternatives_problems, load
from prongsai.core.criteria.rules import RoundingOrder
from prongsai.core.shapes.fields import UNKNOWN
from prongsai.core.shapes.tree import Node
from prongsai.core.terms.problem import Place, Problem, Refused

DRAFT = """
id: tiny/2570/local@1
evidence: {confidence: unknown}
instruments: {ASK: {weight: unknown}, SHOW: {weight: unknown}}
levels: unknown
pass_mark: unknown
scales: {verdict: null}
items: {O1: null}
sub_indicators: {"2.1": null}
items_unknown: {SHOW: {th: ไม่พบ, en: Not found}}
lineage: {items: {}}
"""
BASE = pack_tree()
ALTERNATIVE = """
parameters:
  order:
    alternatives:
      early:
        sets:
          """


def assuming(base: Node = BASE) -> Wanted:
    return Wanted(assume=base, assume_id="tiny/2568/local@1")


def test_a_pack_is_named_by_its_id_alone() -> None:
    found = loaded()
    assert (found.name, found.choices, found.assumed) == ("tiny/2568/local@1", {}, "")


def test_a_choice_is_put_in_place_and_printed() -> None:
    found = loaded(wanted=Wanted({"order": "early"}))
    assert found.pack.rounding.order is RoundingOrder.INSTRUMENTS
    assert found.name == "tiny/2568/local@1 [order=early]"


def test_choosing_the_default_changes_nothing_and_is_not_printed() -> None:
    found = loaded(wanted=Wanted({"order": "end"}))
    assert found.pack == loaded().pack
    assert (found.name, found.choices) == ("tiny/2568/local@1", {})


def test_several_choices_are_printed_in_one_order() -> None:
    twice = """
parameters:
  marks:
    asks: {th: "?", en: "?"}
    default: "no"
    alternatives:
      "no": {says: {th: ไม่, en: "No"}}
      "yes": {says: {th: ใช่, en: "Yes"}, sets: {pass_mark: 80}}
"""
    found = loaded(twice, Wanted({"order": "early", "marks": "yes"}))
    assert found.name == "tiny/2568/local@1 [marks=yes] [order=early]"
    assert found.pack.pass_mark == 80


def test_an_assumption_fills_only_what_is_unknown() -> None:
    found = loaded(DRAFT, assuming(pack_tree("{pass_mark: 80, rounding: {order: instruments}}")))
    assert found.pack.instruments["ASK"].weight == Fraction(6, 10)
    assert found.pack.pass_mark == 80
    assert found.pack.rounding.order is RoundingOrder.END


def test_an_assumption_is_named_with_everything_taken() -> None:
    found = loaded(DRAFT, assuming())
    assert found.name == "tiny/2570/local@1 [assuming tiny/2568/local@1]"
    assert found.assumed_paths == (
        "instruments/ASK/weight", "instruments/SHOW/weight", "levels", "pass_mark", "items/O1",
        "sub_indicators/2.1",
    )  # fmt: skip


def test_unknown_items_come_with_their_scales_and_groups() -> None:
    pack = loaded(DRAFT, assuming()).pack
    assert list(pack.items) == ["O1", "I1"]
    assert list(pack.sub_indicators) == ["2.1"]
    assert list(pack.scales) == ["ladder", "verdict"]
    assert pack.items_unknown == {}


def test_dates_and_descent_are_never_assumed() -> None:
    base = pack_tree("calendar: {asking: {closes: 2025-06-30}}")
    pack = loaded(DRAFT, assuming(base)).pack
    assert pack.calendar["asking"].closes is UNKNOWN


def test_what_the_other_pack_does_not_know_stays_unknown() -> None:
    found = loaded(DRAFT, assuming(pack_tree("pass_mark: unknown")))
    assert found.pack.pass_mark is UNKNOWN
    assert "pass_mark" not in found.assumed_paths


def test_an_assumption_that_fills_nothing_leaves_the_pack() -> None:
    found = loaded(wanted=assuming())
    assert found.pack == loaded().pack
    assert found.assumed_paths == ()


def test_a_choice_may_stand_on_an_assumption() -> None:
    wanted = Wanted({"order": "early"}, BASE, "tiny/2568/local@1")
    name = loaded(DRAFT, wanted).name
    assert name == "tiny/2570/local@1 [order=early] [assuming tiny/2568/local@1]"


@pytest.mark.parametrize("fault", ["items: null", "scales: {use: nowhere}", "pass_mark: high"])
def test_a_faulty_pack_is_not_leaned_on(fault: str) -> None:
    with pytest.raises(Refused):
        loaded(DRAFT, assuming(pack_tree(fault)))


def test_the_hash_stays_with_choices_and_assumptions() -> None:
    assert loaded(wanted=Wanted({"order": "early"})).hash == loaded().hash
    assert loaded(DRAFT, assuming()).hash == loaded(DRAFT).hash


@pytest.mark.parametrize(
    "change",
    [
        "pass_mark: 80",
        "items: {I1: {short: {en: Justice}}}",
        "levels: {best: {floors: {ASK: 85.01}}}",
        "evidence: {note: {th: เห็น, en: Seen}}",
        "sources: {more: {title: {th: อีก, en: More}}}",
    ],
)
def test_the_hash_changes_with_any_content(change: str) -> None:
    assert loaded(change).hash != loaded().hash


@given(st.integers(min_value=0, max_value=100), st.integers(min_value=0, max_value=100))
def test_two_packs_share_a_hash_only_when_alike(one: int, other: int) -> None:
    hashes = [loaded(f"pass_mark: {mark}").hash for mark in (one, other)]
    assert (hashes[0] == hashes[1]) is (one == other)
    assert all(len(each) == 64 for each in hashes)


def test_the_hash_does_not_care_which_file_holds_a_part() -> None:
    text = "{places: 2, method: half up, order: end}"
    own = loaded(f"rounding: {text}")
    fetch = sharing({"common": f"rounding: {text}"})
    used = load(pack_tree("rounding: {use: common#rounding}"), fetch, TOPICS)
    assert used.hash == own.hash
    assert used.pack == own.pack


def test_a_refusal_names_every_fault_of_the_file() -> None:
    with pytest.raises(Refused) as refused:
        loaded("{id: tiny, pass_mark: high, items: {I1: {topic: 7}}}")
    assert [problem.code for problem in refused.value.problems] == ["pack-wrong-type"] * 2
    with pytest.raises(Refused, match="pack-bad-id, pack-no-such-topic"):
        loaded("{id: tiny, items: {I1: {topic: luck}}}")


def test_an_alternative_is_tried_before_anybody_chooses_it() -> None:
    changes = ALTERNATIVE + "x/y: 1\n"
    found = loaded(changes)
    [problem] = alternatives_problems(found, pack_tree(changes), sharing({}), TOPICS)
    place = Place(file="own.yaml", line=6)
    assert problem == Problem("pack-choice-no-path", {"key": "order", "path": "x/y"}, place)


def test_a_fault_that_an_alternative_brings_has_its_line() -> None:
    with pytest.raises(Refused) as refused:
        loaded(ALTERNATIVE + "pass_mark: x\n", Wanted({"order": "early"}))
    [problem] = refused.value.problems
    assert problem.place == Place(file="own.yaml", line=6, path="pass_mark")


def test_sound_alternatives_raise_no_problem() -> None:
    assert alternatives_problems(loaded(), pack_tree(), sharing({}), TOPICS) == []


@pytest.mark.parametrize("text", ["[a, b]", "just text"])
def test_a_file_that_is_no_mapping_is_no_pack(text: str) -> None:
    with pytest.raises(Refused, match="pack-wrong-type"):
        load(tree(text), sharing({}), TOPICS)
