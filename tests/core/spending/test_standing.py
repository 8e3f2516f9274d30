"""How a plan stands: every sum is that of its parts, to the satang."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given

from prongsai.core.spending.standing import Sums, grouped, standings, total
from prongsai.core.spending.year import QUARTERS, SpendingYear, month_in, quarter_of
from prongsai.core.terms.dates import Month
from spending_making import YEARS, baht, change, entry, four, line, year


def test_a_present_budget_is_what_was_granted_and_what_was_moved() -> None:
    found = standings(year(changes=(change("200.25"), change("-50"))))[0].sums

    assert (found.added, found.taken, found.present) == (baht("200.25"), 50, baht("1150.25"))


def test_disbursements_add_up_by_month_and_quarter_and_corrections_with_them() -> None:
    entries = (
        entry("a", 10), entry("b", 10, "0.50"), entry("c", 3, "400"),
        entry("d", 4, "-10", corrects="c"),
    )  # fmt: skip
    found = standings(year(entries=entries))[0]

    assert found.months == {
        month_in(2569, 10): 101, month_in(2569, 3): 400, month_in(2569, 4): -10,
    }  # fmt: skip
    assert found.sums.spent == four("101", "400", "-10", "0")
    assert (found.sums.spent_by(2), found.sums.total, found.sums.left) == (501, 491, 509)


def test_shares_are_of_the_present_budget_and_of_what_was_planned_until_then() -> None:
    found = total(standings(year(entries=(entry(amount="100"),))))

    assert (found.share(2), found.share_of_plan(2)) == (Fraction(1, 10), Fraction(1, 5))
    assert (Sums().share(), Sums().share_of_plan(1)) == (None, None)


def test_a_line_without_money_comes_to_nothing() -> None:
    found = standings(year(line(budget=None, targets=(None,) * 4)))[0]

    assert found.sums == Sums()


def test_october_begins_the_year_and_its_first_quarter() -> None:
    assert month_in(2569, 10) == Month(2025, 10)
    assert month_in(2569, 9) == Month(2026, 9)
    assert [quarter_of(each) for each in year().months] == [1] * 3 + [2] * 3 + [3] * 3 + [4] * 3


@given(YEARS)
def test_totals_equal_the_sum_of_their_parts(made: SpendingYear) -> None:
    found = standings(made)
    whole = total(found)

    assert whole.total == sum((each.amount for each in made.entries), Decimal(0))
    assert whole.present == sum((each.sums.present for each in found), Decimal(0))
    assert whole.original + sum((each.amount for each in made.changes), Decimal(0)) == whole.present
    assert whole.planned_by(4) == sum(
        (target or 0 for each in made.lines for target in each.targets), Decimal(0)
    )
    assert whole.spent_by(4) == sum((whole.spent[each - 1] for each in QUARTERS), Decimal(0))
    by_source = grouped(found, lambda each: each.source)
    assert sum(by_source.values(), Sums()) == whole
    assert whole.left == whole.present - whole.total
