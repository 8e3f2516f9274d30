"""Months that are closed, corrections, and the sample a second person looks at."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.spending.months import correction, entry_faults, month_hash, standing_at
from prongsai.core.spending.sampling import Errors, Verdict, draw, errors, may_judge
from prongsai.core.spending.standing import standings
from prongsai.core.spending.year import Entry, SpendingYear, month_in
from spending_making import AMOUNTS, ENTRIES, YEARS, baht, entry, year

OCTOBER, MARCH = month_in(2569, 10), month_in(2569, 3)


def codes(made: Entry, *closed: object) -> list[str]:
    return [each.code for each in entry_faults(made, year().months, closed)]  # type: ignore[arg-type]


def test_an_entry_is_of_an_open_month_of_the_year_and_above_nothing() -> None:
    assert codes(entry()) == []
    assert codes(entry(), OCTOBER) == ["spending-month-closed"]
    assert codes(replace(entry(), month=month_in(2570, 10))) == ["spending-month-outside"]
    assert codes(entry(amount="0")) == ["spending-entry-nothing"]
    assert codes(entry(amount="-1")) == ["spending-entry-negative"]
    assert codes(entry(amount="-1", corrects="e0")) == codes(entry(amount="0", corrects="e0")) == []


def test_a_correction_brings_an_entry_to_its_right_amount_in_another_month() -> None:
    wrong = entry("a", 10, "190")
    first = correction(wrong, baht("90"), entry("b", 3), [wrong])
    second = correction(first, baht("95.25"), entry("c", 3), [wrong, first])

    assert (first.amount, first.corrects, first.month) == (-100, "a", MARCH)
    assert (second.amount, second.corrects) == (baht("5.25"), "a")
    assert standing_at(wrong, [wrong, first, second]) == baht("95.25")


def test_what_corrects_an_entry_nobody_has_is_corrected_itself() -> None:
    stray = entry("b", 10, "5", corrects="gone")

    assert correction(stray, baht("7"), entry("c", 3), [stray]).corrects == "b"


@given(YEARS, st.integers(0, 11), AMOUNTS)
def test_a_correction_changes_no_month_but_its_own(
    made: SpendingYear, place: int, right: Decimal
) -> None:
    if place >= len(made.entries):
        return
    before = {each: month_hash(made.entries_in(each)) for each in made.months}
    fixed = correction(made.entries[place], right, entry("new", 3), made.entries)
    after = replace(made, entries=(*made.entries, fixed))

    for month in made.months:
        same = month_hash(after.entries_in(month)) == before[month]
        assert same is (month != MARCH)
    moved = {each.line.key: each.sums.total for each in standings(after)}
    for each in standings(made):
        extra = fixed.amount if each.line.key == fixed.line else 0
        assert moved[each.line.key] == each.sums.total + extra


@given(ENTRIES, st.integers(0, 15), st.randoms())
def test_a_sample_is_drawn_alike_whatever_the_order(
    entries: tuple[Entry, ...], size: int, chance: object
) -> None:
    shuffled = list(entries)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    drawn = draw(entries, size)

    assert drawn == draw(shuffled, size)
    firsts = [each for each in entries if not each.corrects]
    assert len(set(drawn.keys)) == min(size, len(firsts))
    assert drawn.hash == month_hash(firsts)
    assert drawn.is_of(firsts)


def test_another_amount_draws_another_sample_sometimes() -> None:
    entries = [entry(f"e{each}") for each in range(40)]
    other = [replace(entries[0], amount=baht("1")), *entries[1:]]

    assert draw(entries, 5) != draw(other, 5)
    assert draw(entries, 5).is_of(entries)
    assert not draw(entries, 5).is_of(other)


def test_nobody_looks_over_what_he_entered_himself() -> None:
    assert may_judge(entry(), "suda")
    assert not may_judge(entry(), "somchai")


def test_errors_found_and_mended_are_counted() -> None:
    verdicts = [
        Verdict("a", right=True, by="s"), Verdict("b", right=False, by="s"),
        Verdict("c", right=False, by="s"),
    ]  # fmt: skip
    found = errors(verdicts, [entry("b"), entry("d", corrects="b")])

    assert found == Errors(looked_at=3, found=2, mended=1)
    assert found + Errors(1, 1, 1) == Errors(4, 3, 2)
