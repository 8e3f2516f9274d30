"""Points lost add up: exactly inside, and as printed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis_situations import nearly, of, reference, year
from prongsai.core.analysis.analysis import Analysis
from prongsai.core.analysis.parts import Part
from prongsai.core.criteria.rules import Missing
from prongsai.core.scoring.given import Given
from prongsai.core.scoring.score import OVERALL, Scorer
from prongsai.core.scoring.values import NotScored, Reason
from prongsai.core.shapes.fields import UNKNOWN
from scoring_situations import INDICATORS, everything, scorer

BASE = scorer("ita/2568").loaded
ORDERS = ("end", "weighted_parts", "instruments")
SCORE = st.decimals(0, 100, places=2).map(Fraction)
TEN = st.fixed_dictionaries(dict.fromkeys(INDICATORS, SCORE))
ITEMS = st.fixed_dictionaries(dict.fromkeys(BASE.pack.items, SCORE))


def with_rule(tier: str, **fields: Any) -> Scorer:
    rules = BASE.pack.aggregation
    changed = replace(rules, **{tier: replace(getattr(rules, tier), **fields)})
    return Scorer(replace(BASE, pack=replace(BASE.pack, aggregation=changed)))


def left_over(analysis: Analysis) -> Fraction:
    """What the ends of the tree account for, and what nothing below accounts for."""
    ends = (p.lost for p in analysis.parts.values() if not p.name.children)
    undivided = (p.loss.undivided for p in analysis.parts.values())
    return sum((*ends, *undivided), Fraction(0))


def columns(analysis: Analysis) -> list[tuple[Part, Decimal]]:
    """Each printed figure with what the figures below it add up to."""
    found = []
    for part in analysis.parts.values():
        printed = [p.loss.shown for p in analysis.below(part.key) if p.loss.shown is not None]
        if part.loss.shown is not None and part.name.children:
            found.append((part, sum(printed, part.loss.undivided_shown)))
    return found


def test_the_points_lost_of_the_reference_are_those_one_would_reckon() -> None:
    parts = reference().parts

    assert parts[OVERALL].lost == 100 - Fraction("95.7498")
    assert parts["OIT"].lost == parts["prevention"].lost == Fraction("2.5")
    assert parts["communication"].lost == Fraction("0.30") * (100 - Fraction("90.65")) / 3
    assert str(parts[OVERALL].loss.shown) == "4.25"


@given(ITEMS, st.sampled_from(ORDERS))
def test_points_lost_add_up_to_a_hundred_minus_the_unrounded_total(
    scores: dict[str, Fraction], order: str
) -> None:
    by = scorer("ita/2568", None, rounding_order=order)

    analysis = of(year(Given(known=scores), by=by))

    assert left_over(analysis) == 100 - (by.score(Given(known=scores)).exact(OVERALL) or 0)
    if order == "end":
        assert all(part.loss.undivided == 0 for part in analysis.parts.values())


@given(TEN, st.sampled_from(ORDERS))
def test_every_printed_column_adds_up_to_the_figure_above_it(
    scores: dict[str, Fraction], order: str
) -> None:
    by = scorer("ita/2568", None, rounding_order=order)

    analysis = of(year(Given(known=scores), by=by))

    assert analysis.overall.loss.shown == 100 - (analysis.overall.shown or 0)
    assert [part.key for part, below in columns(analysis) if part.loss.shown != below] == []


@given(ITEMS)
@settings(max_examples=20)
def test_columns_add_up_down_to_the_items(scores: dict[str, Fraction]) -> None:
    analysis = of(year(Given(known=scores)))

    assert [part.key for part, below in columns(analysis) if part.loss.shown != below] == []


@given(ITEMS)
@settings(max_examples=20)
def test_an_indicator_of_items_shows_its_groups_as_sums_of_them(
    scores: dict[str, Fraction],
) -> None:
    by = scorer("ita/2568", None, disclosure_mean="items")

    analysis = of(year(Given(known=scores), by=by))

    group = analysis.parts["9.2"]
    assert group.lost == sum(part.lost for part in analysis.below("9.2"))
    assert left_over(analysis) == analysis.overall.lost


def test_a_group_looked_through_without_any_item_has_no_points_lost_to_tell() -> None:
    by = scorer("ita/2568", None, disclosure_mean="items")

    parts = of(year("90 " * 10, by=by)).parts

    assert isinstance(parts["9.1"].loss.lost, NotScored)
    assert parts["disclosure"].loss.undivided == 2


def test_early_rounding_stands_as_a_part_of_its_own() -> None:
    scores = "99.99 99.99 99.99 99.99 99.98 99.99 99.99 99.98 100 100"
    by = scorer("ita/2568", None, rounding_order="instruments")

    analysis = of(year(scores, by=by))

    assert analysis.overall.loss.undivided != 0
    assert left_over(analysis) == analysis.overall.lost


def test_a_score_given_as_such_need_not_be_what_its_parts_come_to() -> None:
    given_ = Given(known={"IIT": Fraction(90), **dict.fromkeys(INDICATORS, Fraction(100))})

    part = of(year(given_)).parts["IIT"]

    assert (part.given, part.lost, part.loss.undivided) == (True, 3, 3)


def test_a_given_score_is_not_put_on_the_few_parts_that_are_known() -> None:
    by = with_rule("instrument", missing=Missing.SKIP)
    known = {"IIT": Fraction(90), "budget": Fraction(80), "EIT": Fraction(100), "OIT": Fraction(1)}

    parts = of(year(Given(known=known), by=by)).parts

    assert parts["budget"].lost == Fraction("0.3") * 20 / 5
    assert parts["power"].loss.lost == NotScored(Reason.NOT_GIVEN, ("I7", "I8", "I9"))


@pytest.mark.parametrize(
    ("rule", "i4", "i6"), [(Missing.SKIP, "0.03", "0"), (Missing.ZERO, "0.02", "2")]
)
def test_what_is_missing_costs_what_the_pack_makes_of_it(rule: Missing, i4: str, i6: str) -> None:
    by = with_rule("indicator", missing=rule)
    best = everything("ita/2568")
    answers = {key: counts for key, counts in best.answers[""].items() if key != ("I6", "")}
    known = {"I4": Fraction(99)}
    given_ = Given({"": answers}, best.marks, known, best.respondents)

    analysis = of(year(given_, by=by))

    assert analysis.parts["I4"].lost == Fraction(i4)
    assert analysis.parts["I6"].lost == Fraction(i6)
    assert left_over(analysis) == analysis.overall.lost


def test_too_few_respondents_who_make_it_zero_are_not_put_on_the_questions() -> None:
    best = everything("ita/2568")
    given_ = replace(best, headcounts={"IIT": 500})
    by = scorer("ita/2568", None, too_few_respondents="zero")

    part = of(year(given_, by=by)).parts["IIT"]

    assert (part.lost, part.loss.undivided, str(part.loss.undivided_shown)) == (30, 30, "30.00")


def test_without_a_total_points_lost_are_told_as_far_as_weights_are_known() -> None:
    given_ = Given(known=dict.fromkeys(INDICATORS[:5], Fraction(90)))

    analysis = of(year(given_))

    assert analysis.parts["IIT"].lost == 3
    assert str(analysis.parts["budget"].loss.shown) == "0.60"
    assert analysis.overall.loss.lost == analysis.overall.score
    assert analysis.overall.loss.shown is None


def test_unknown_weights_leave_points_lost_untold() -> None:
    parts = of(year("90 90 90 90 90 90 90 90 90 90", "ita/2569")).parts

    assert parts["IIT"].loss.share == NotScored(Reason.RULE_UNKNOWN, ("IIT",))
    assert isinstance(parts["budget"].loss.lost, NotScored)
    assert parts["budget"].loss.shown is None


def test_an_unknown_rule_stops_at_its_level() -> None:
    by = with_rule("indicator", method=UNKNOWN)

    parts = of(year(nearly(IIT="90", EIT="90", OIT="90", budget="80"), by=by)).parts

    assert parts["budget"].lost == Fraction("0.3") * 20 / 5
    assert parts["I4"].loss.lost == NotScored(Reason.RULE_UNKNOWN, ("budget",))
