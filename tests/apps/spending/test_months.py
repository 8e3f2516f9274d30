"""Entering months, correcting, samples, closing: nothing that is closed changes."""

from __future__ import annotations

import pytest

from prongsai.apps.agencies.models import Agency
from prongsai.apps.spending import actions, entering, queries
from prongsai.apps.spending.entering import Paid
from prongsai.apps.spending.models import Entry, Line, Year
from prongsai.apps.spending.reach import Reach
from prongsai.core.spending.months import month_hash
from prongsai.core.spending.sampling import Errors
from prongsai.core.terms.dates import Month
from prongsai.core.terms.problem import Refused
from spending_app import ALL, DOER, JULY, JUNE, OTHER
from spending_making import baht, change

pytestmark = pytest.mark.django_db


def pay(line: Line, amount: str, month: Month = JULY, form: str = "t") -> Entry:
    paid = [Paid(line.key, baht(amount), "ฎ 1")]
    entering.enter(line.year, month, paid, ALL, DOER, form)
    return Entry.objects.get(key=f"{form}-0")


def refused(call: object, *args: object) -> list[str]:
    with pytest.raises(Refused) as told:
        call(*args)  # type: ignore[operator]
    return [each.code for each in told.value.problems]


def test_a_month_sent_twice_stands_once(road: Line) -> None:
    for _ in range(2):
        pay(road, "100.50")

    assert Entry.objects.count() == 1


def test_a_form_gone_back_to_and_filled_in_further_is_not_lost_without_a_word(
    road: Line, paper: Line
) -> None:
    pay(road, "100")
    more = [Paid(road.key, baht("100"), "ฎ 1"), Paid(paper.key, baht("5"))]

    assert refused(entering.enter, road.year, JULY, more, ALL, DOER, "t") == [
        "spending-sent-already"
    ]
    assert refused(entering.enter, road.year, JUNE, more[:1], ALL, DOER, "t") == [
        "spending-sent-already"
    ]
    assert Entry.objects.count() == 1


def test_all_of_a_month_is_entered_or_none(road: Line, paper: Line) -> None:
    paid = [Paid(paper.key, baht("5")), Paid(road.key, baht("0"))]

    assert refused(entering.enter, road.year, JULY, paid, ALL, DOER, "t") == [
        "spending-entry-nothing"
    ]
    assert Entry.objects.count() == 0


def test_nobody_enters_for_another_division_or_before_the_month(road: Line) -> None:
    paid, none = [Paid(road.key, baht("5"))], Reach(units=frozenset({"finance"}))

    assert refused(entering.enter, road.year, JULY, paid, none, DOER, "t") == ["spending-not-yours"]
    assert refused(entering.enter, road.year, Month(2026, 9), paid, ALL, DOER, "t") == [
        "spending-month-not-begun"
    ]


def test_a_wrong_entry_is_found_mended_and_counted(agency: Agency, road: Line) -> None:
    entry = pay(road, "190")
    entering.draw_sample(road.year, JULY, OTHER)
    entering.judge(road.year, JULY, {entry.key: (False, "ควรเป็น 90")}, OTHER)
    assert refused(entering.close, road.year, JULY, DOER) == ["spending-sample-waits"]
    found = queries.errors_found(agency, 2569)
    entering.correct(entry, baht("90"), JULY, "พิมพ์ผิด", ALL, DOER)
    entering.close(road.year, JULY, DOER)

    assert found == Errors(1, 1, 0)
    assert queries.errors_found(agency, 2569) == Errors(1, 1, 1)
    assert queries.errors_found(agency, 2570) == Errors()


def test_a_closed_month_takes_nothing_and_corrections_stand_elsewhere(
    agency: Agency, road: Line
) -> None:
    entry = pay(road, "190", JUNE)
    entering.draw_sample(road.year, JUNE, OTHER)
    entering.judge(road.year, JUNE, {entry.key: (True, "")}, OTHER)
    entering.close(road.year, JUNE, DOER)
    sealed = queries.full(road.year).months[JUNE].closed_hash

    assert refused(entering.correct, entry, baht("9"), JUNE, "ผิด", ALL, DOER) == [
        "spending-month-closed"
    ]
    entering.correct(entry, baht("90"), JULY, "พิมพ์ผิด", ALL, DOER)
    book = queries.book_of(agency, 2569)
    assert book is not None
    assert month_hash(book.year.entries_in(JUNE)) == sealed
    assert sum(each.amount for each in book.year.entries) == 90


def test_nobody_looks_over_his_own_entries_and_wrong_needs_a_word(road: Line) -> None:
    entry = pay(road, "190")
    entering.draw_sample(road.year, JULY, OTHER)

    assert refused(entering.judge, road.year, JULY, {entry.key: (True, "")}, DOER) == [
        "spending-own-entry"
    ]
    assert refused(entering.judge, road.year, JULY, {entry.key: (False, " ")}, OTHER) == [
        "spending-what-wrong"
    ]


def test_a_sample_is_drawn_anew_only_where_the_month_changed(road: Line) -> None:
    pay(road, "190")
    first = entering.draw_sample(road.year, JULY, OTHER)
    again = entering.draw_sample(road.year, JULY, DOER)
    pay(road, "10", form="u")
    third = entering.draw_sample(road.year, JULY, OTHER)

    assert (first.drawn_by, again.drawn_by) == ("suda", "suda")
    assert (len(first.sample), len(third.sample)) == (1, 2)


def test_a_month_opens_again_for_a_reason_only(road: Line) -> None:
    entering.close(road.year, JUNE, DOER)

    assert refused(entering.reopen, road.year, JUNE, " ", DOER) == ["spending-reason-missing"]
    entering.reopen(road.year, JUNE, "ลืมรายการ", DOER)
    assert queries.full(road.year).closed == set()


def test_money_is_moved_but_never_more_than_there_is(road: Line) -> None:
    actions.move(road, change("-400"), DOER, "k" * 32)
    actions.move(road, change("-400"), DOER, "k" * 32)

    assert refused(actions.move, road, change("-601"), DOER) == ["spending-present-negative"]
    assert refused(actions.move, road, change("5", reason=""), DOER) == [
        "spending-change-no-reason"
    ]
    assert [each.amount for each in road.changes.all()] == [-400]


def test_a_line_with_disbursements_stays(road: Line, paper: Line) -> None:
    pay(road, "1")

    assert refused(actions.remove_line, road, DOER) == ["spending-line-used"]
    actions.remove_line(paper, DOER)
    assert list(queries.full(road.year).lines) == ["1"]


@pytest.mark.usefixtures("road")
def test_last_years_lines_come_without_their_money(agency: Agency) -> None:
    year: Year = actions.begin(agency, 2570, DOER, carry=True)
    line = queries.full(year).year.lines[0]

    assert (line.key, line.title, line.unit, line.budget) == ("1", "ถนน หมู่ 3", "works", None)
    assert actions.begin(agency, 2570, DOER).pk == year.pk
