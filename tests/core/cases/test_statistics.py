"""Counts follow from the logs, as of any moment, and equal what is counted by hand."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest

from case_making import CITIZEN, DAYS, at, brought, day, moved, procedure, walked
from prongsai.core.cases.folder import Folder
from prongsai.core.cases.statistics import (
    Counted,
    Counts,
    counted_in,
    counts,
    median,
    monthly,
    public_split,
    restated,
    split,
)
from prongsai.core.privacy.policy import Policy
from prongsai.core.terms.fiscal_year import Period
from prongsai.core.terms.words import Words

OWN = procedure()
MARCH = Period(day("2026-03-01"), day("2026-03-31"), Words("มี.ค.", "March"))
APRIL = Period(day("2026-04-01"), day("2026-04-30"), Words("เม.ย.", "April"))
FEBRUARY = Period(day("2026-02-01"), day("2026-02-28"), Words("ก.พ.", "February"))
NOW = at("2026-12-01")

QUICK = walked(OWN, "2026-03-02", ("2026-03-03", "take"), ("2026-03-05", "solve"))
SLOW = walked(OWN, "2026-03-05", ("2026-03-06", "take"), ("2026-04-20", "solve"))
OPEN = brought(OWN, "2026-03-30", category="road")
AGAIN = walked(
    OWN, "2026-03-02", ("2026-03-03", "take"), ("2026-03-05", "solve"), ("2026-04-07", "reopen"),
    ("2026-04-09", "solve"),
)  # fmt: skip
LATE_ENTRY = brought(OWN, "2026-04-03", "2026-03-31")
ALL = (QUICK, SLOW, OPEN, AGAIN, LATE_ENTRY)


def rows(
    period: Period, as_of: dt.datetime = NOW, folders: tuple[Folder, ...] = ALL
) -> list[Counted]:
    found = (counted_in(each.procedure, each.log, period, as_of, DAYS) for each in folders)
    return [each for each in found if each is not None]


def test_a_month_is_told() -> None:
    assert counts(rows(MARCH)) == Counts(
        over=0, received=5, reopened=0, finished=2, pending=3, in_time=2, late=0, unmeasured=0,
        pending_late=1, median_days=Fraction(3), outcomes={"solved": 2},
    )  # fmt: skip


def test_a_case_that_was_closed_all_month_does_not_count_in_it() -> None:
    later = walked(
        OWN, "2026-02-02", ("2026-02-03", "take"), ("2026-02-05", "solve"), ("2026-04-07", "reopen")
    )
    assert rows(MARCH, folders=(later,)) == []
    assert counts(rows(APRIL, folders=(later,))).reopened == 1


def test_the_next_month_begins_with_what_was_open() -> None:
    assert counts(rows(APRIL)) == Counts(
        over=3, received=0, reopened=1, finished=2, pending=2, in_time=1, late=1, unmeasured=0,
        pending_late=2, median_days=Fraction(42), outcomes={"solved": 2},
    )  # fmt: skip


def test_none_is_said() -> None:
    assert counts(rows(FEBRUARY)).is_none
    assert not counts(rows(APRIL)).is_none


def test_what_was_published_can_be_had_again() -> None:
    published = counts(rows(MARCH, at("2026-04-01 09:00")))
    assert (published.received, published.pending) == (4, 2)
    changes = {
        each.figure: (each.published, each.now) for each in restated(published, counts(rows(MARCH)))
    }
    assert changes == {"received": (4, 5), "pending": (2, 3)}


def test_in_the_middle_of_a_month_it_is_told_until_then() -> None:
    assert counts(rows(MARCH, at("2026-03-04"))).finished == 0
    assert counts(rows(APRIL, at("2026-04-08"))).reopened == 1
    assert counts(rows(APRIL, at("2026-04-06"))).reopened == 0


def test_a_case_opened_again_in_its_own_month_is_one_case() -> None:
    folder = walked(
        OWN, "2026-03-02", ("2026-03-03", "take"), ("2026-03-05", "solve"),
        ("2026-03-10", "reopen"), ("2026-03-11", "solve"),
    )  # fmt: skip
    found = counts(rows(MARCH, folders=(folder,)))
    assert (found.received, found.reopened, found.finished) == (1, 0, 1)
    assert counts(rows(APRIL, folders=(folder,))).is_none


def test_where_the_length_is_unknown_nothing_is_in_time_or_late() -> None:
    own = procedure({"length": "unknown"})
    folder = walked(own, "2026-03-02", ("2026-03-03", "take"), ("2026-03-05", "solve"))
    found = counts(rows(MARCH, folders=(folder,)))
    assert (found.in_time, found.late, found.unmeasured) == (0, 0, 1)


def test_a_reopened_case_that_ran_out_before_stays_late() -> None:
    folder = moved(SLOW, "2026-05-04", "reopen")
    may = Period(day("2026-05-01"), day("2026-05-31"), Words("พ.ค.", "May"))
    assert counts(rows(may, folders=(folder,))).pending_late == 1


def test_they_are_split_by_category_channel_and_unit() -> None:
    by_category = split(rows(MARCH), lambda row: row.category, OWN.categories)
    assert {key: each.received for key, each in by_category.items()} == {"service": 4, "road": 1}
    by_channel = split(rows(MARCH), lambda row: row.channel)
    assert set(by_channel) == {"web"}
    by_unit = split(rows(FEBRUARY), lambda row: row.unit, ["works"])
    assert by_unit["works"].is_none


def test_small_numbers_of_a_split_are_hidden_and_can_not_be_worked_out() -> None:
    shown = public_split({"a": 12, "b": 3, "c": 9, "d": 30}, Policy())
    assert shown["b"] is None
    assert sum(each is None for each in shown.values()) >= 2
    assert public_split({"a": 12}, Policy()) == {"a": 12}


def test_months_and_categories_are_a_table_for_publication() -> None:
    table = monthly(OWN, [MARCH, APRIL], {"2026-03-01": rows(MARCH), "2026-04-01": rows(APRIL)})
    assert table.count("2026-03-01", "service") == 4
    assert table.month_total("2026-04-01") == 0
    assert table.total == 5


@pytest.mark.parametrize(
    ("numbers", "middle"),
    [([], None), ([7], Fraction(7)), ([1, 4], Fraction(5, 2)), ([9, 1, 4], Fraction(4))],
)
def test_the_median_is_exact(numbers: list[int], middle: Fraction | None) -> None:
    assert median(numbers) == middle


def test_the_unit_is_the_one_that_had_it_then() -> None:
    (row,) = rows(MARCH, folders=(QUICK,))
    assert (row.unit, row.took, row.is_late) == ("works", 3, False)
    assert CITIZEN.party == "citizen"
