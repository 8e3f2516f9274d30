"""What became of lost points: the difference of two results, and only where they compare."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.scoring.plan import Tier
from prongsai.core.scoring.score import OVERALL
from prongsai.core.sight.after import Fate
from prongsai.core.sight.points import ResultYear
from sight_making import following, lineage, pack_of, result, results, scored


def heir_of(year: int, code: str) -> str:
    return next(key for key, origin in lineage(year - 1, year).items.items() if origin == code)


def test_an_item_that_compares_tells_its_rise_and_its_gain() -> None:
    before, heir = scored(2566, I1="60"), heir_of(2567, "I1")
    after = following(before, scored(2567, **{heir: "90"})).of(before.parts["I1"])
    assert (after.fate, after.rise, after.year) == (Fate.COMPARES, Fraction(30), 2567)
    assert [each.key for each in after.parts] == [heir]
    assert after.gain == before.parts["I1"].lost - after.parts[0].lost


def test_what_fell_won_less_than_nothing() -> None:
    before, heir = scored(2566, I1="60"), heir_of(2567, "I1")
    after = following(before, scored(2567, **{heir: "10"})).of(before.parts["I1"])
    assert after.gain is not None
    assert after.gain < 0


def test_what_does_not_compare_is_shown_without_a_gain() -> None:
    pack = pack_of(2567)
    assert pack.lineage is not None
    related = next(link for link in pack.lineage.items.values() if not link.how.comparable)
    before = scored(2566, **{related.of[0]: "0"})
    after = following(before, scored(2567)).of(before.parts[related.of[0]])
    assert (after.fate, after.rise, after.gain) == (Fate.OTHER, None, None)
    assert after.parts


def test_what_nothing_continues_is_gone() -> None:
    pack = pack_of(2566)
    assert pack.lineage is not None
    before, next_one = scored(2565), scored(2566)
    topics = {item.topic for item in pack.items.values()}
    code = next(c for c in pack.lineage.gone if before.parts[c].name.topic not in topics)
    assert following(before, next_one).of(before.parts[code]).fate is Fate.GONE


def test_parts_of_an_indicator_do_not_compare() -> None:
    before = scored(2567)
    key = next(k for k, part in before.parts.items() if part.tier is Tier.SUB_INDICATOR)
    assert following(before, scored(2568)).of(before.parts[key]).fate is Fate.OTHER
    later = scored(2568)
    without = replace(later, parts={k: part for k, part in later.parts.items() if k != key})
    assert following(before, without).of(before.parts[key]).fate is Fate.GONE


def test_an_indicator_that_does_not_compare_is_shown_beside_what_follows_it() -> None:
    before, after = scored(2565, budget="70"), scored(2566, budget="80")
    found = following(before, after).of(before.parts["budget"])
    partners = lineage(2565, 2566).indicators
    assert found.fate is (Fate.COMPARES if "budget" in partners.values() else Fate.OTHER)
    assert [each.key for each in found.parts] == ["budget"]


def test_what_was_not_scored_won_nothing_that_is_known() -> None:
    before, heir = scored(2566, I1="60"), heir_of(2567, "I1")
    after = following(before, result(2567, {})).of(before.parts["I1"])
    assert ([each.key for each in after.parts], after.rise, after.gain) == ([heir], None, None)


@given(results(2566), results(2567))
def test_a_ledger_is_the_difference_of_the_totals(before: ResultYear, after: ResultYear) -> None:
    totals = [found.parts[OVERALL].score for found in (before, after)]
    if all(isinstance(each, Fraction) for each in totals):
        assert following(before, after).ledger().difference == totals[1] - totals[0]  # type: ignore[operator] # both known


@given(st.sampled_from((2565, 2566)), st.data())
def test_a_ledger_holds_over_breaks_and_several_years(year: int, data: st.DataObject) -> None:
    before, after = data.draw(results(2564)), data.draw(results(year))
    totals = [found.parts[OVERALL].score for found in (before, after)]
    if all(isinstance(each, Fraction) for each in totals):
        assert following(before, after).ledger().difference == totals[1] - totals[0]  # type: ignore[operator] # both known


@given(results(2566), results(2567))
def test_a_gain_is_what_was_lost_before_less_what_is_lost_now(
    before: ResultYear, after: ResultYear
) -> None:
    held = following(before, after)
    for part in before.parts.values():
        found = held.of(part)
        if found.gain is not None:
            now = sum((each.lost for each in found.parts), Fraction(0))
            assert found.gain == part.lost - now
