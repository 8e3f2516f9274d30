"""The total and all below it: names, bands, ranks, what is missing."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from analysis_situations import nearly, of, reference, year
from prongsai.core.scoring.given import Given
from prongsai.core.scoring.plan import Tier
from prongsai.core.scoring.score import OVERALL
from prongsai.core.scoring.values import NotScored, Reason
from prongsai.core.shapes.fields import UNKNOWN
from scoring_situations import INDICATORS, everything, scorer, ten


def test_the_reference_has_seven_strengths_three_to_keep_and_none_to_mend() -> None:
    found = reference()

    named = {band.key: [part.key for part in found.in_band(band.key)] for band in found.bands}
    assert named == {
        "strength": ["perform_duty", "budget", "power", "disclosure", "assets", "anti_corruption",
                     "service_quality"],
        "keep": ["improvement", "communication", "prevention"],
        "mend": [],
    }  # fmt: skip


def test_the_ranks_of_the_reference_are_shared_by_equals() -> None:
    ranked = reference().ranked()

    assert [part.rank for part in ranked] == [1, 1, 1, 1, 5, 5, 7, 8, 9, 10]
    assert [part.key for part in ranked][:4] == ["perform_duty", "budget", "power", "disclosure"]


def test_a_part_says_who_it_is_in_both_languages() -> None:
    parts = of(year(nearly())).parts

    item, group = parts["O10"].name, parts["9.2"].name
    assert (item.instrument, item.indicator, item.sub_indicator) == ("OIT", "disclosure", "9.2")
    assert (item.topic, item.disclosure) == (scorer().pack.items["O10"].topic, True)
    assert (parts["O1"].name.title, parts["I1"].name.title) == (scorer().pack.items["O1"].title, "")
    assert group.tier is Tier.SUB_INDICATOR
    assert "O10" in group.children
    assert (parts["IIT"].name.short.th, parts["disclosure"].name.number) == ("IIT", 9)
    assert parts[OVERALL].name.name.en == "Total"


def test_parents_stand_before_their_parts() -> None:
    found = of(year(nearly()))
    order = list(found.parts)

    assert [p.key for p in found.below(OVERALL)] == ["IIT", "EIT", "OIT"]
    assert all(
        order.index(child) > order.index(key)
        for key, part in found.parts.items()
        for child in part.name.children
    )
    assert len(found.items_in("OIT")) == 28
    assert [part.key for part in found.items_in("10.2")] == list(found.parts["10.2"].name.children)


def test_parts_know_how_many_answered() -> None:
    parts = of(year(everything("ita/2568"))).parts

    assert (parts["IIT"].answered, parts["I1"].answered) == (10, 10)
    assert (parts["O1"].answered, parts["budget"].answered) == (None, None)


def test_what_is_missing_is_named_with_its_reason() -> None:
    known = {key: score for key, score in ten("90 " * 10).known.items() if key != "budget"}

    found = of(year(Given(known=known)))

    assert {part.key: part.score for part in found.missing} == {
        OVERALL: NotScored(Reason.CHILD_NOT_SCORED, ("IIT",)),
        "IIT": NotScored(Reason.CHILD_NOT_SCORED, ("budget",)),
        "budget": NotScored(Reason.NOT_GIVEN, ("I4", "I5", "I6")),
    }
    assert (found.parts["budget"].rank, found.parts["budget"].band) == (None, None)
    assert found.level == found.passed == found.overall.score


def test_the_costliest_come_first_and_what_costs_nothing_is_left_out() -> None:
    costly = [part.key for part in reference().costliest()]

    assert costly == [
        "prevention", "communication", "improvement", "service_quality", "assets",
        "anti_corruption",
    ]  # fmt: skip
    assert reference().finest is Tier.INDICATOR
    items = of(year(nearly(I4="40", E5="70")))
    assert [part.key for part in items.costliest(items.finest)] == ["I4", "E5"]


@given(st.permutations(range(10)))
def test_the_order_in_which_scores_are_given_is_irrelevant(order: list[int]) -> None:
    scores = ten("100 99 98 97 97 95 90 85 84 60").known
    shuffled = {INDICATORS[n]: scores[INDICATORS[n]] for n in order}

    assert of(year(Given(known=shuffled))) == of(year(Given(known=scores)))


def test_unknown_levels_and_pass_mark_are_told_as_such() -> None:
    found = of(year("90 " * 10, "ita/2568"))
    draft = scorer("ita/2569", "ita/2568")
    bare = replace(draft.loaded, pack=replace(draft.pack, levels=UNKNOWN, pass_mark=UNKNOWN))

    open_ = of(year("90 " * 10, by=type(draft)(bare)))

    assert found.pass_mark == 85
    assert open_.level == NotScored(Reason.RULE_UNKNOWN, ("levels",))
    assert open_.passed == NotScored(Reason.RULE_UNKNOWN, ("pass_mark",))
    assert (open_.pass_mark, open_.rungs) == (UNKNOWN, ())
