"""What if: new scores, what has changed, what still blocks the next level, what is refused."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.analysis.distance import Gap, next_level
from prongsai.core.analysis.improve import rank
from prongsai.core.analysis.outline import Outline
from prongsai.core.analysis.whatif import Changes, WhatIf, what_if
from prongsai.core.criteria.rules import RoundingOrder
from prongsai.core.scoring.given import Given
from prongsai.core.scoring.score import OVERALL, Scorer
from prongsai.core.shapes.fields import UNKNOWN
from prongsai.core.terms.problem import Problem, Refused
from scoring_situations import YEARS_WITH_LEVELS, everything, scorer, ten
from way_building import known, levels_of, small

NINE = "99.20 98.65 99.01 97.44 98.10 85.20 84.10 83.95 97.50 100"


def asked(made: Scorer, found: Given, **changes: object) -> WhatIf:
    return what_if(made, found, {key: Fraction(str(value)) for key, value in changes.items()})


def refused(made: Scorer, found: Given, changes: Changes) -> list[Problem]:
    with pytest.raises(Refused) as refusal:
        what_if(made, found, changes)
    return list(refusal.value.problems)


def test_a_passed_item_is_seen_in_every_number_above_it() -> None:
    found = asked(small(), known("80 80 80", "1 1 0"), O3=100)

    assert [(each.key, each.before, each.after) for each in found.changed] == [
        (OVERALL, 68, 88), ("SHOW", 50, 100), ("openness", 50, 100), ("2.2", 0, 100),
        ("O3", 0, 100),
    ]  # fmt: skip
    assert found.given.marks["O3"] == 1


def test_several_changes_count_together() -> None:
    found = asked(small(), known("80 80 80", "1 1 0"), O3=100, I2=90)

    assert (found.after.exact(OVERALL), found.after.shown("ASK")) == (91, 85)
    assert found.after.level == levels_of(small().pack)["best"]
    assert found.next_level is None


def test_what_blocks_the_next_level_is_told_in_printed_steps() -> None:
    found = asked(scorer(), ten(NINE), improvement="86.40")

    assert found.after.level == levels_of(scorer().pack)["good"]
    assert found.next_level is not None
    assert found.next_level.level.key == "excellent"
    assert found.next_level.gaps == (
        Gap(OVERALL, Decimal("95.00"), Decimal("94.61")),
        Gap("EIT", Decimal("95.00"), Decimal("85.23")),
    )
    assert [gap.steps for gap in found.next_level.gaps] == [39, 977]


def test_answers_to_a_changed_item_no_longer_count() -> None:
    found = asked(scorer(), everything("ita/2568"), I3=40, I4=70)

    assert (found.after.exact("I3"), found.after.exact("I4")) == (40, 70)
    assert all(question[0] not in ("I3", "I4") for question in found.given.answers[""])


def test_an_indicator_may_be_changed_above_its_items() -> None:
    found = asked(small(), known("80 80 80", "1 1 1"), duty=90)

    assert (found.after.exact("ASK"), found.after.exact("I1")) == (90, 80)


def test_a_verdict_known_as_a_score_gives_way_to_the_new_one() -> None:
    found = asked(
        small(),
        Given(known={**known("80 80 80", "").known, "2.1": Fraction(100), "O3": Fraction(0)}),
        O3=100,
    )

    assert found.before.exact("O3") == 0
    assert found.after.exact("O3") == 100


def test_an_item_without_verdict_may_be_supposed_to_pass() -> None:
    found = asked(small(), known("80 80 80", "1 1"), O3=100)

    assert (found.changed[0].before, found.changed[0].after) == (None, 88)


def test_items_below_a_known_indicator_are_refused_with_what_to_load() -> None:
    (problem,) = refused(scorer(), ten(NINE), {"O10": Fraction(100)})

    assert problem.code == "way-items-needed"
    assert problem.facts == {
        "key": "O10", "instrument": "OIT", "above": "การเปิดเผยข้อมูล",
        "above_en": "Disclosure of information",
    }  # fmt: skip


def test_an_item_and_what_is_made_of_it_are_not_changed_together() -> None:
    changes = {"O3": Fraction(100), "openness": Fraction(90)}
    (problem,) = refused(small(), known("80 80 80", "1 1 0"), changes)

    assert problem.code == "way-above-and-below"
    assert problem.facts == {"key": "O3", "above": "ความเปิดเผย", "above_en": "Openness"}


def test_half_a_pass_is_refused_where_the_rules_know_none() -> None:
    (problem,) = refused(small(), known("80 80 80", "1 1 0"), {"O3": Fraction(50)})

    assert (problem.code, problem.facts["value"]) == ("way-all-or-nothing", "50")


def test_half_a_pass_is_fine_where_the_rules_allow_part_marks() -> None:
    made = scorer("ita/2568", None, disclosure_partial="part_marks")

    assert asked(made, everything("ita/2568"), O3=50).after.exact("O3") == 50


def test_a_group_the_total_is_not_made_of_is_refused() -> None:
    made = scorer("ita/2568", None, disclosure_mean="items")

    (problem,) = refused(made, everything("ita/2568"), {"9.1": Fraction(50)})

    assert problem.code == "way-without-effect"


def test_without_a_total_nothing_is_told() -> None:
    (problem,) = refused(small(), known("80 80", "1 1 0"), {"O3": Fraction(100)})

    assert problem.code == "not-scored-child-not-scored"
    assert problem.facts == {"of": OVERALL, "because": "ASK"}


def test_without_known_levels_no_next_one_is_told() -> None:
    made = small()
    unknown = Scorer(replace(made.loaded, pack=replace(made.pack, levels=UNKNOWN)))

    assert next_level(unknown.pack, unknown.score(known("80 80 80", "1 1 1"))) is None


@given(st.sampled_from(YEARS_WITH_LEVELS), st.sampled_from(list(RoundingOrder)), st.data())
def test_raising_a_score_never_lowers_a_number_or_the_level(
    year: str, order: RoundingOrder, data: st.DataObject
) -> None:
    made = scorer(year, None, rounding_order=order.value.replace(" ", "_"))
    hundredths = st.integers(0, 10_000).map(lambda n: Fraction(n, 100))
    scores = data.draw(st.lists(hundredths, min_size=10, max_size=10))
    found = Given(known=dict(zip(made.pack.indicators, scores, strict=True)))
    key = data.draw(st.sampled_from(list(made.pack.indicators)))
    higher = data.draw(st.integers(0, 100).map(lambda n: max(found.known[key], Fraction(n))))

    result = what_if(made, found, {key: higher})

    for above in (key, *Outline(made).ancestors(key), OVERALL):
        assert (result.after.exact(above) or 0) >= (result.before.exact(above) or 0)
    assert rank(made, result.after.level) <= rank(made, result.before.level)
    assert bool(result.after.passed) >= bool(result.before.passed)


@given(st.integers(0, 5), st.integers(0, 5))
def test_passing_an_item_never_lowers_anything(first: int, second: int) -> None:
    marks = ["1" if n in (first % 3, second % 3) else "0" for n in range(3)]
    found = known("80 85 90", " ".join(marks))

    for code in ("O1", "O2", "O3"):
        result = what_if(small(), found, {code: Fraction(100)})
        assert all((each.after or 0) > (each.before or 0) for each in result.changed)
