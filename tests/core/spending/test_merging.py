"""What a file would do to a year: nothing that was entered is lost, and twice does nothing more."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from prongsai.core.spending.merging import Merged, merged
from prongsai.core.spending.standing import standings, total
from prongsai.core.spending.year import Progress, SpendingYear, month_in
from spending_making import YEARS, baht, change, entry, line, year

OCTOBER = month_in(2569, 10)


def codes(found: Merged) -> list[str]:
    return [each.code for each in found.problems]


def test_new_lines_come_and_others_change_or_stay() -> None:
    now = year(line("1"), line("2"))
    told = year(line("1", title="อื่น"), line("3"))
    found = merged(now, told, ())

    assert [each.key for each in found.added] == ["3"]
    assert [(before.title, after.title) for before, after in found.changed] == [
        ("จ้างเหมาบริการ", "อื่น")
    ]
    assert [each.key for each in found.year.lines] == ["1", "2", "3"]
    assert not found.is_empty


def test_changes_and_entries_are_only_added() -> None:
    now = year(changes=(change("5"),), entries=(entry("a"),))
    told = year(changes=(change("5"), change("5")), entries=(entry("a"), entry("b", 11)))
    found = merged(now, told, ())

    assert (len(found.changes), [each.key for each in found.entries]) == (1, ["b"])
    assert total(standings(found.year)).present == 1010


def test_an_entry_without_a_code_is_known_by_what_it_says() -> None:
    now = year(entries=(entry("a", by="somchai"), entry("b", by="somchai")))
    told = year(entries=(entry("row-2", by=""), entry("row-3", by=""), entry("row-4", by="")))

    assert [each.key for each in merged(now, told, ()).entries] == ["row-4"]


def test_what_was_entered_stays_and_a_closed_month_takes_nothing() -> None:
    now = year(entries=(entry("a"),))
    other = year(entries=(entry("a", amount="7"),))
    late = year(entries=(entry("a"), entry("b")))

    assert codes(merged(now, other, ())) == ["spending-entries-stay"]
    assert codes(merged(now, late, (OCTOBER,))) == ["spending-month-closed"]
    assert codes(merged(now, now, (OCTOBER,))) == []


def test_progress_is_said_anew() -> None:
    first = Progress(line="1", quarter=1, percent=baht("10"))
    now = year(progress=(first, Progress(line="1", quarter=2)))
    told = year(progress=(replace(first, percent=baht("20")),))
    found = merged(now, told, ())

    assert [each.percent for each in found.progress] == [20]
    assert len(found.year.progress) == 2


def test_what_is_wrong_is_told_once_where_the_file_has_it() -> None:
    now = year(line("1"), line("2"))
    told = year(line("2", budget=baht("-1")), changes=(change("9", line="7"),))
    found = merged(now, told, ())

    assert [(each.code, each.place.path) for each in found.problems] == [
        ("spending-budget-negative", "lines/0/budget"),
        ("spending-line-unknown", "changes/0/line"),
        ("spending-present-negative", "lines/0/budget"),
    ]


@given(YEARS)
def test_the_same_file_again_does_nothing(made: SpendingYear) -> None:
    made = replace(made, progress=())
    once = merged(replace(made, lines=(), changes=(), entries=()), made, ())
    again = merged(once.year, made, ())

    assert again.is_empty
    assert once.year == made
