"""Every point that the total lacks stands in one place, and all of them make up what is lacking."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given

from prongsai.core.scoring.score import OVERALL
from prongsai.core.sight.points import ResultYear, is_finest, points, within
from sight_making import result, results, scored


def lost(found: ResultYear) -> dict[str, Fraction]:
    return {each.key: each.lost for each in points(found.parts)}


def test_an_item_loses_its_own_points() -> None:
    assert lost(scored(2567, I1="80", O1="0")) == {"I1": Fraction(2, 5), "O1": Fraction(2, 3)}


def test_an_indicator_given_as_such_loses_them_itself() -> None:
    assert list(lost(result(2567, {"improvement": Fraction(90)}))) == ["improvement"]


def test_what_is_given_beside_items_stands_beside_them() -> None:
    found = scored(2567, perform_duty="80", I1="70")
    assert list(lost(found)) == ["perform_duty", "I1"]
    assert sum(lost(found).values()) == found.parts["perform_duty"].lost


def test_items_are_known_though_the_part_they_lie_in_is_not() -> None:
    found = result(2567, {"disclosure": Fraction(50), "O1": Fraction(0)})
    assert list(lost(found)) == ["disclosure", "O1"]
    assert sum(lost(found).values()) == found.parts["disclosure"].lost


def test_nothing_is_lost_where_everything_is_best() -> None:
    assert lost(scored(2567)) == {}


@given(results(2567))
def test_together_they_are_what_the_total_lacks(found: ResultYear) -> None:
    whole = found.parts[OVERALL].loss.lost
    if isinstance(whole, Fraction):
        assert sum(lost(found).values()) == whole


@given(results(2567))
def test_together_they_are_what_any_known_part_lacks(found: ResultYear) -> None:
    listed = points(found.parts)
    assert len({each.key for each in listed}) == len(listed)
    for key, part in found.parts.items():
        if isinstance(part.loss.lost, Fraction):
            inside = [each.lost for each in listed if within(each.part, key)]
            assert sum(inside) == part.loss.lost


def test_the_finest_parts_are_those_with_nothing_known_below() -> None:
    found = result(2567, {"improvement": Fraction(90), "I1": Fraction(50)})
    finest = [key for key, part in found.parts.items() if is_finest(found.parts, part)]
    assert "improvement" in finest
    assert "I1" in finest
    assert "I2" not in finest
    assert OVERALL not in finest
