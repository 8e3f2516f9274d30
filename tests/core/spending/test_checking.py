"""What is wrong with a plan, and what somebody should look at."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from prongsai.core.spending.checking import faults, findings
from prongsai.core.spending.year import Line, Progress, SpendingYear, month_in
from spending_making import baht, change, entry, four, line, year

BEFORE, AFTER = dt.date(2026, 3, 31), dt.date(2026, 4, 1)


def wrong(made: SpendingYear) -> list[tuple[str, str]]:
    return [(each.code, each.place.path) for each in faults(made)]


def noted(made: SpendingYear, today: dt.date = BEFORE) -> list[tuple[str, str]]:
    return [(each.code, each.place.path) for each in findings(made, today)]


def test_a_small_plan_is_sound() -> None:
    made = year(
        line(begins=dt.date(2025, 10, 1), ends=dt.date(2026, 9, 30), work_targets=four(
            "10", "20", "20", "100",
        )),
        entries=(entry("a", amount="100"), entry("b", 11, "-1", corrects="a")),
        changes=(change("5"),), progress=(Progress(line="1", quarter=2, percent=baht("50")),),
    )  # fmt: skip

    assert wrong(made) == []


def test_a_plan_has_lines_and_a_year() -> None:
    assert wrong(replace(year(), lines=())) == [("spending-no-line", "lines")]
    assert wrong(replace(year(), year=2026)) == [("spending-year-odd", "year")]


def test_codes_are_short_and_unlike_any_other() -> None:
    made = year(line("1"), line("1"), line("a b"), entries=(entry("x"), entry("x"), entry("y")))

    assert wrong(made) == [
        ("spending-key-double", "lines/0/key"), ("spending-key-double", "lines/1/key"),
        ("spending-key-odd", "lines/2/key"), ("spending-key-double", "entries/0/key"),
        ("spending-key-double", "entries/1/key"),
    ]  # fmt: skip


@pytest.mark.parametrize(("given", "expected"), [
    (line(title=""), [("plan-cell-empty", "lines/0/title")]),
    (line(budget=baht("-1")), [
        ("spending-budget-negative", "lines/0/budget"),
        ("spending-present-negative", "lines/0/budget"),
    ]),
    (line(targets=(None, baht("-2"), None, None)), [("spending-budget-negative", "lines/0/q2")]),
    (line(budget=baht("1.005")), [("spending-satang", "lines/0/budget")]),
    (line(work_targets=(baht("101"), None, None, None)), [("spending-percent", "lines/0/w1")]),
    (line(work_targets=four("10", "9", "10", "10")), [("spending-work-falls", "lines/0/w2")]),
    (line(begins=dt.date(2025, 9, 30)), [("spending-day-outside", "lines/0/begins")]),
    (line(begins=dt.date(2026, 2, 2), ends=dt.date(2026, 2, 1)), [
        ("spending-ends-before", "lines/0/ends"),
    ]),
])  # fmt: skip
def test_a_line_says_what_can_be(given: Line, expected: list[tuple[str, str]]) -> None:
    assert wrong(year(given)) == expected


def test_money_is_moved_within_the_year_for_a_reason() -> None:
    made = year(changes=(
        change("0", reason=""), change("1", line="9"), change("1", day=dt.date(2026, 10, 1)),
        change("-1001"),
    ))  # fmt: skip

    assert wrong(made) == [
        ("spending-change-nothing", "changes/0/amount"),
        ("spending-change-no-reason", "changes/0/reason"),
        ("spending-line-unknown", "changes/1/line"),
        ("spending-day-outside", "changes/2/day"),
    ]  # fmt: skip
    assert wrong(year(changes=(change("-1001"),))) == [
        ("spending-present-negative", "lines/0/budget")
    ]


def test_entries_belong_to_lines_and_months_and_correct_what_is_there() -> None:
    other = line("2")
    made = year(
        line(), other,
        entries=(
            entry("a"), entry("b", line="9"), entry("c", corrects="zz"),
            entry("d", corrects="a", line="2"), entry("e", amount="0"),
            replace(entry("f"), month=month_in(2570, 1)),
        ),
    )  # fmt: skip

    assert wrong(made) == [
        ("spending-line-unknown", "entries/1/line"),
        ("spending-corrects-unknown", "entries/2/corrects"),
        ("spending-corrects-unknown", "entries/3/corrects"),
        ("spending-entry-nothing", "entries/4/amount"),
        ("spending-month-outside", "entries/5/month"),
    ]


def test_progress_is_told_once_a_quarter() -> None:
    told = Progress(line="1", quarter=2, percent=baht("100.01"))
    made = year(progress=(told, told, Progress(line="9", quarter=5)))

    assert wrong(made) == [
        ("spending-percent", "progress/0/percent"),
        ("spending-progress-double", "progress/0/quarter"),
        ("spending-percent", "progress/1/percent"),
        ("spending-progress-double", "progress/1/quarter"),
        ("spending-line-unknown", "progress/2/line"),
        ("spending-quarter", "progress/2/quarter"),
    ]


def test_what_somebody_will_ask_about_is_noted() -> None:
    spent = (entry(amount="1000.01"),)

    assert noted(year(entries=spent)) == [("spending-above-budget", "lines/0/budget")]
    assert noted(year(line(unit="", source=""))) == [
        ("spending-no-unit", "lines/0/unit"), ("spending-no-source", "lines/0/source"),
    ]  # fmt: skip
    assert noted(year(line(budget=None, source="", targets=(None,) * 4)), AFTER) == []
    assert noted(year(), BEFORE) == []
    assert noted(year(), AFTER) == [("spending-nothing-by-half", "lines/0/budget")]
    assert noted(year(entries=(entry(),)), AFTER) == []


def test_quarters_come_to_the_budget_as_it_was_or_as_it_is() -> None:
    odd = line(targets=four("1", "0", "0", "0"))

    assert noted(year(odd)) == [("spending-targets-sum", "lines/0/q1")]
    assert noted(year(changes=(change("5"),))) == []
    assert noted(year(line(targets=four("1005", "0", "0", "0")), changes=(change("5"),))) == []
