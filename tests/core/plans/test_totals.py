"""Money added up by dimension, mission and year."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given

from plan_making import FRAME, PLANS, budget, plan, plans, project
from prongsai.core.plans.plan import Plan
from prongsai.core.plans.totals import Sums, sums_of, totals

D = Decimal


def test_dimensions_and_missions_add_up_what_hangs_below_them() -> None:
    one = project("1", funded=True, budgets=(budget(2566, "10", ordinance=D(8)),))
    two = project("2", place="1.1", funded=True, budgets=(budget(2566, "5"), budget(2567, "7")))
    far = project("3", place="1.1.10", funded=True, budgets=(budget(2570, "99"),))
    first, second = totals(plan(one, two, far), FRAME)

    assert first.by_year == {2566: Sums(D(15), D(8)), 2567: Sums(D(7))}
    assert first.whole == Sums(D(22), D(8))
    assert [each.key for each in first.parts[0].own] == ["2"]
    assert [len(each.projects) for each in first.parts[0].parts] == [1, 1]
    assert (second.projects, second.whole) == ((), Sums())


def test_what_nobody_said_is_not_nothing() -> None:
    assert Sums(D(0)) + Sums(None, D(1)) == Sums(D(0), D(1))


@given(PLANS)
def test_the_whole_is_the_sum_of_its_parts(made: Plan) -> None:
    parts = totals(made, plans().shelf.plan_frames["local-2566"])
    by_year = sums_of(made.projects, made.covers)

    for year in made.covers:
        assert sum((part.by_year[year] for part in parts), Sums()) == by_year[year]
        for part in parts:
            assert sum((each.by_year[year] for each in part.parts), Sums()) == part.by_year[year]
    assert sum(len(part.projects) for part in parts) == len(made.projects)
