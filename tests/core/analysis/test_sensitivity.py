"""What a point is worth is what scoring again says it is."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.analysis.outline import Outline
from prongsai.core.analysis.sensitivity import sensitivity
from prongsai.core.analysis.whatif import with_changes
from prongsai.core.criteria.pack import Pack
from prongsai.core.criteria.rules import Missing, RoundingOrder
from prongsai.core.scoring.given import Given
from prongsai.core.scoring.score import OVERALL, Scorer
from prongsai.core.shapes.fields import UNKNOWN
from prongsai.core.terms.problem import Refused
from scoring_situations import scorer, ten
from way_building import known, small

HUNDREDTHS = st.integers(0, 9_900).map(lambda n: Fraction(n, 100))
RULES = st.fixed_dictionaries({
    "disclosure_mean": st.sampled_from(["sub_indicators", "items"]),
    "disclosure_weights": st.sampled_from(["equal", "heavier_tables"]),
})  # fmt: skip


@given(RULES, st.sampled_from(list(Missing)), st.data())
def test_a_point_is_worth_what_scoring_again_says(
    rules: dict[str, str], missing: Missing, data: st.DataObject
) -> None:
    made = lenient(scorer("ita/2568", None, **rules), missing)
    skipped = data.draw(st.booleans()) and missing is not Missing.NOT_SCORED
    codes = list(made.pack.items)[2 * skipped :]
    scores = {code: data.draw(HUNDREDTHS) for code in codes if code[0] != "O"}
    marks = {code: Fraction(data.draw(st.integers(0, 1))) for code in codes if code[0] == "O"}
    found = Given(known=scores, marks=marks)
    before = made.score(found).exact(OVERALL)

    for worth in sensitivity(made, found):
        key, score = worth.lever.key, worth.lever.score
        up = made.score(with_changes(made, found, {key: min(score + 1, Fraction(100))}))
        full = made.score(with_changes(made, found, {key: Fraction(100)}))
        assert before is not None
        assert up.exact(OVERALL) == before + min(Fraction(1), 100 - score) * worth.lever.per_point
        assert full.exact(OVERALL) == before + worth.lever.to_full


def lenient(made: Scorer, missing: Missing) -> Scorer:
    rules = made.pack.aggregation
    changed = replace(rules, indicator=replace(rules.indicator, missing=missing))
    return Scorer(replace(made.loaded, pack=replace(made.pack, aggregation=changed)))


@pytest.mark.parametrize("order", RoundingOrder)
def test_worth_is_told_before_anything_is_rounded(order: RoundingOrder) -> None:
    listed = sensitivity(small(order), known("80.001 80 80", "1 1 1"))

    worth = {each.lever.key: each.lever.per_point for each in listed}
    assert (worth["I1"], worth["I2"], worth["O3"]) == (
        Fraction("0.15"),
        Fraction("0.3"),
        Fraction("0.2"),
    )


def test_the_most_to_be_won_comes_first() -> None:
    listed = sensitivity(small(), known("80 80 80", "1 0 0"))

    assert [(each.lever.key, each.lever.to_full) for each in listed] == [
        ("O3", 20), ("O2", 10), ("I2", 6), ("I1", 3), ("I3", 3), ("O1", 0),
    ]  # fmt: skip


def test_it_is_told_what_the_next_level_waits_for() -> None:
    found = {each.lever.key: each for each in sensitivity(small(), known("80 80 80", "1 1 1"))}

    assert [(found[key].lifts_total, found[key].lifts_floor) for key in ("I1", "O1")] == [
        (False, True),
        (False, False),
    ]


def test_at_the_top_nothing_is_waited_for() -> None:
    listed = sensitivity(small(), known("100 100 100", "1 1 1"))

    assert not any(each.lifts_total or each.lifts_floor for each in listed)


def test_known_indicators_are_coarse_and_stand_for_their_items() -> None:
    listed = sensitivity(scorer(), ten("90 90 90 90 90 80 80 80 70 70"))

    assert len(listed) == 10
    assert all(each.lever.coarse for each in listed)
    assert [each.lever.key for each in listed[:2]] == ["disclosure", "prevention"]


def test_nothing_helps_an_instrument_that_too_few_answered() -> None:
    made = scorer("ita/2568", None, too_few_respondents="zero")
    scores = {code: Fraction(90) for code in made.pack.items if code[0] != "O"}
    marks = {code: Fraction(1) for code in made.pack.items if code[0] == "O"}
    few = Given(known=scores, marks=marks, respondents={"IIT": 3}, headcounts={"IIT": 90})

    found = {each.lever.key: each.lever for each in sensitivity(made, few)}

    assert (found["I1"].per_point, found["E1"].per_point > 0) == (0, True)
    known_iit = replace(few, known={**scores, "IIT": Fraction(50)})
    assert sensitivity(made, known_iit)[0].lever.key == "IIT"


def test_too_few_that_count_all_the_same_are_worth_the_same() -> None:
    made = scorer("ita/2568")
    known_few = Given(
        known={code: Fraction(90) for code in made.pack.items},
        respondents={"IIT": 3},
        headcounts={"IIT": 90},
    )

    assert all(each.lever.per_point for each in sensitivity(made, known_few))


def test_without_a_total_there_is_no_worth() -> None:
    with pytest.raises(Refused) as refused:
        sensitivity(small(), Given())

    assert refused.value.problems[0].code == "not-scored-child-not-scored"


def test_an_instrument_of_unknown_weight_lifts_nothing() -> None:
    made = small()
    ask = replace(made.pack.instruments["ASK"], weight=UNKNOWN)
    pack: Pack = replace(made.pack, instruments={**made.pack.instruments, "ASK": ask})
    other = Scorer(replace(made.loaded, pack=pack))
    found = known("80 80 80", "1 1 1")

    levers = Outline(other).levers(found, other.score(found))

    assert {lever.key: lever.per_point for lever in levers}["I1"] == 0
